"""What the employer said: their date, and what came of it; never saved over what somebody else saved meanwhile."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from coaching.errors import CoachingError
from coaching.model import Interview, Outcome
from coaching.store.clients import InterviewCard
from coaching.store.interviews import InterviewChanges, save_interview
from coaching.store.versions import Stale
from coaching.wording import changed_words, named
from pages.parts import session
from pages.parts.text import DATES, plain

ASKED = {None: "Not recorded", True: "Yes", False: "No"}


class Seen(NamedTuple):
    """The interview as this form shows it: it stays so, whatever others save, until it is saved or taken anew."""

    version: int
    interview: Interview


def employer_form(card: InterviewCard) -> None:
    """The employer's date, and the outcome with its date."""
    seen: Seen = st.session_state.setdefault(_seen_key(card), Seen(card.version, card.record.interview))
    interview, key = seen.interview, f"{card.key}-{seen.version}"
    st.header("What the employer said")
    with st.form(f"employer-{key}", border=False):
        asked = st.segmented_control(
            "Was the timeline asked?", list(ASKED), default=interview.timeline_asked, format_func=ASKED.__getitem__,
            required=True, key=f"asked-{key}",
        )  # fmt: skip
        promised_on = st.date_input(
            "They promised an answer by", interview.promised_on, format=DATES, key=f"promised-{key}"
        )
        outcome = st.selectbox(
            "Outcome", list(Outcome), list(Outcome).index(interview.outcome), key=f"outcome-{key}",
            format_func=lambda word: named(word).capitalize(),
        )  # fmt: skip
        outcome_on = st.date_input("Date of the outcome", interview.outcome_on, format=DATES, key=f"outcome-on-{key}")
        if st.form_submit_button("Save"):
            _save(card, seen.version, InterviewChanges(
                timeline_asked=asked, promised_on=promised_on, outcome=outcome or Outcome.PENDING, outcome_on=outcome_on
            ))  # fmt: skip


def _seen_key(card: InterviewCard) -> str:
    return f"employer-seen-{card.key}"


def _save(card: InterviewCard, version: int, changes: InterviewChanges) -> None:
    """Saves, or says why not; what was typed stays in the form either way."""
    try:
        save_interview(session.viewer(), card.key, version, changes, now=session.now())
    except Stale as stale:
        st.warning(plain(f"Somebody saved this interview first. {changed_words(stale.current)} Which should stand?"))
        with st.container(horizontal=True):
            st.form_submit_button("Mine", on_click=_save_mine, args=(card, changes), key=f"mine-{card.key}")
            st.form_submit_button("Theirs", on_click=_take_theirs, args=(card,), key=f"theirs-{card.key}")
        return
    except CoachingError as error:
        st.error(plain(str(error)))
        return
    _take_theirs(card)
    st.rerun()


def _save_mine(card: InterviewCard, changes: InterviewChanges) -> None:
    """Callback: saves over the version that the person has now been told of, and no later one."""
    try:
        save_interview(session.viewer(), card.key, card.version, changes, now=session.now())
    except CoachingError as error:
        session.say(str(error))
        return
    _take_theirs(card)


def _take_theirs(card: InterviewCard) -> None:
    """The form shows the interview as it is saved now."""
    st.session_state.pop(_seen_key(card), None)
