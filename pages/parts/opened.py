"""Which form is open on a client's page. It stands in the address, so that a reload finds it open again."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import streamlit as st

from pages.parts import session

OPEN, ABOUT, STEP, CHOSEN = "do", "about", "step", "interview"
DECIDED = "decided-form"
ON_ITS_WAY = timedelta(seconds=2)
"""Longer than a request takes from the browser; own judgement."""


class Opened(StrEnum):
    """A form: of the client, of the interview that is chosen, or of what else the address names."""

    NEW_CLIENT = "new-client"
    EDIT_CLIENT = "edit-client"
    NEW_INTERVIEW = "new-interview"
    NEXT_ROUND = "next-round"
    EDIT_INTERVIEW = "edit-interview"
    OUTCOME = "outcome"
    REPLY = "reply"
    LOG = "log"
    EDIT_ACTION = "edit-action"
    NEW_PERSON = "new-person"
    EDIT_PERSON = "edit-person"
    NEW_NOTE = "new-note"
    EDIT_NOTE = "edit-note"
    NOTE_VERSIONS = "note-versions"
    WRITE = "write"
    DEBRIEF = "debrief"


class Open(NamedTuple):
    """A form and the key of what it is about, or the step that a message is for; none is open without a form."""

    form: Opened | None
    about: int | None = None
    step: str = ""


class Decided(NamedTuple):
    """What was opened or closed in this session last, what was open until then, and when."""

    now: Open
    before: Open
    at: datetime


def opened() -> Opened | None:
    """The form that is open; None where the address names none, or nonsense."""
    return _open().form


def opened_about() -> int | None:
    """The person, action or note that the open form is about."""
    return _open().about


def opened_step() -> str:
    """The step that the open message is for, as `listed.slug_of` names it."""
    return _open().step


def _open() -> Open:
    """As the address says; but a request that was on its way still has the address from before the last decision."""
    told = _told()
    decided: Decided | None = st.session_state.get(DECIDED)
    if decided is None or told != decided.before or session.now() - decided.at > ON_ITS_WAY:
        return told
    _tell(decided.now)
    return decided.now


def _told() -> Open:
    return Open(session.word_in_address(OPEN, Opened), key_named(ABOUT), st.query_params.get(STEP, ""))


def open_form(form: Opened, about: int | None = None, step: str = "") -> None:
    """Callback: opens a form."""
    _decide(Open(form, about, step))


def close_form() -> None:
    """Callback, or before a rerun: no form is open any more."""
    _decide(Open(None))


def _decide(decided: Open) -> None:
    st.session_state[DECIDED] = Decided(decided, _told(), session.now())
    _tell(decided)


def _tell(decided: Open) -> None:
    """Writes it into the address."""
    session.keep_in_address(OPEN, decided.form)
    keep_key(ABOUT, decided.about)
    if decided.step:
        st.query_params[STEP] = decided.step
    elif STEP in st.query_params:
        del st.query_params[STEP]


def choose_interview(key: int | None) -> None:
    """Callback: the page shows this interview; None: the one to look at first."""
    keep_key(CHOSEN, key)


def keep_key(name: str, key: int | None) -> None:
    """Keeps a key in the address, or takes it out."""
    if key is not None:
        st.query_params[name] = str(key)
    elif name in st.query_params:
        del st.query_params[name]


def key_named(name: str) -> int | None:
    """The key that the address names; None where it names none, or nonsense."""
    text = st.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < session.LONGEST_KEY else None
