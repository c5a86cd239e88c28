"""A client's interviews as a timeline: the rounds by employer, the open ones first, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.store.clients import InterviewCard
from coaching.timeline import Search, round_label, searches, stand_of
from pages.parts.marks import mark
from pages.parts.text import plain


def timeline(client_id: int, cards: Sequence[InterviewCard], chosen: int, now: datetime) -> None:
    """Every interview with where it stands; what is over is folded, unless it is chosen."""
    found = searches(cards)
    shown = [search for search in found if not search.over or chosen in {card.key for card in search.rounds}]
    folded = [search for search in found if search not in shown]
    for search in shown:
        _search(client_id, search, chosen, now)
    if folded:
        label = "1 earlier employer" if len(folded) == 1 else f"{len(folded)} earlier employers"
        with st.expander(label, key="searches-before", type="compact", on_change="rerun") as before:
            if before.open:
                for search in folded:
                    _search(client_id, search, chosen, now)


def _search(client_id: int, search: Search, chosen: int, now: datetime) -> None:
    with st.container(gap=None, key=f"search-{search.rounds[0].key}"):
        st.markdown(f"**{plain(search.employer)}**")
        for card in search.rounds:
            _round(client_id, card, is_chosen=card.key == chosen, now=now)


def _round(client_id: int, card: InterviewCard, *, is_chosen: bool, now: datetime) -> None:
    stand = stand_of(card, now)
    label = plain(round_label(card.record.interview, now))
    if is_chosen:
        st.markdown(f":material/arrow_right: **{label}** {mark(stand.words, stand.status)}")
        return
    st.page_link(
        "client.py", label=f"{label} {mark(stand.words, stand.status)}",
        query_params={"id": str(client_id), "interview": str(card.key)},
    )  # fmt: skip
