"""What the client told of an interview, on their page; and the way to take it down."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.plan import NO_PLAN
from coaching.store.clients import InterviewCard
from pages.parts.debrief_form import CALLED
from pages.parts.opened import Opened, open_form
from pages.parts.text import plain

LONGEST = 600
"""Characters of an answer shown at once, as of a note; own judgement. The form holds all of it."""


def can_debrief(card: InterviewCard, now: datetime) -> bool:
    """Whether the interview took place, so that there is something to tell."""
    interview = card.record.interview
    return interview.status not in NO_PLAN and interview.starts_at <= now


def debrief_section(card: InterviewCard, now: datetime) -> None:
    """What was told, question by question; nothing where nothing was."""
    told = [(words, text) for name, words in CALLED.items() if (text := getattr(card.debrief, name))]
    if not told or not can_debrief(card, now):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("Debrief", anchor=False, width="stretch")
        st.button(
            "Edit the debrief", key="open-told", type="tertiary", on_click=open_form, args=(Opened.DEBRIEF,),
        )  # fmt: skip
    with st.container(gap="xsmall"):
        for words, text in told:
            shown = text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"
            lines = (plain(line) for line in shown.splitlines() if line.strip())
            st.markdown("  \n".join([f"**{words}**", *lines]))
