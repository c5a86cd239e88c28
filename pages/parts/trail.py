"""What changed about a client, and by whom: the audit trail in words, folded."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.store.clients import ClientPage
from coaching.store.tables import Entity
from coaching.trail_words import told
from pages.parts.text import plain


def trail_section(page: ClientPage, timezone: str, now: datetime) -> None:
    """The latest changes, a line each."""
    with st.expander("What changed, and by whom", key="trail", type="compact", on_change="rerun") as folded:
        if folded.open:
            names = _names(page)
            lines = [f"- {plain(told(line, names, timezone, now))}" for line in page.trail]
            st.markdown("\n".join(lines) or "Nothing was changed yet.")


def _names(page: ClientPage) -> dict[tuple[Entity, int], str]:
    """What the records that are still there are called."""
    names: dict[tuple[Entity, int], str] = {}
    for card in page.interviews:
        names[Entity.INTERVIEW, card.key] = names[Entity.DEBRIEF, card.told.key] = card.record.interview.employer
        names |= {(Entity.PERSON, int(person.person_id)): person.name for person in card.record.people}
        names |= {(Entity.ACTION, action.key): card.record.interview.employer for action in card.actions}
    return names
