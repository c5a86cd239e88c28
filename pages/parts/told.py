"""What became of a change in the settings: told once in its section, or in the dialog where it was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.versions import Stale
from pages.parts.text import plain

TOLD, TYPED = "settings-told", "typed-"
Fields = Mapping[str, str]
"""The widgets of a form, by the field of the record that each holds."""
LABELS = {"name": "name", "email": "address", "timezone": "time zone", "active": "active", "role": "role"}


class Section(StrEnum):
    """Where on the page something was done."""

    OFFICE = "Office"
    POLICY = "Policy"
    MEMBERS = "Members"
    DATABASE = "Database"


class Told(NamedTuple):
    """What is to be told where; `done` where it was done."""

    section: Section
    sentence: str
    done: bool


def section(name: Section) -> None:
    """The head of a section, with what was done there last, or why it was not."""
    st.header(name.value, anchor=False)
    told: Told | None = st.session_state.get(TOLD)
    if told is None or told.section is not name:
        return
    del st.session_state[TOLD]
    if not told.done:
        st.warning(plain(told.sentence))
        return
    with st.container(border=True, key="told"):
        st.markdown(plain(told.sentence))


def tell(name: Section, sentence: str, *, done: bool = True) -> None:
    """Keeps a sentence for the next run to tell in that section."""
    st.session_state[TOLD] = Told(name, sentence, done)


def attempt(name: Section, change: Callable[[], str], fields: Fields | None = None) -> None:
    """In a callback: does it, and keeps the sentence that tells what was done, or what went wrong.

    What was typed over a version that somebody else saved first stays in the fields, for another look.
    """
    try:
        tell(name, change())
    except Stale as stale:
        now = ", ".join(f"{LABELS.get(name, name)} {value}" for name, value in stale.current.items())
        tell(name, f"{stale} Now: {now}." if now else str(stale), done=False)
        for key in (fields or {}).values():
            st.session_state[TYPED + key.rpartition("-")[0]] = st.session_state[key]
    except CoachingError as error:
        tell(name, str(error), done=False)


def held(field: str, version: int, saved: str) -> str:
    """The key of a field's widget, which holds what is saved, unless something else was typed."""
    key = f"{field}-{version}"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.pop(TYPED + field, saved)
    return key


def typed(fields: Fields) -> dict[str, str]:
    """In a callback: what the widgets hold, by field."""
    return {name: st.session_state[key].strip() for name, key in fields.items()}


def show_dialog(title: str, body: Callable[[], None]) -> None:
    """A dialog that closes once something was done, and tells what went wrong."""

    def inside() -> None:
        told: Told | None = st.session_state.get(TOLD)
        if told is not None and told.done:
            st.rerun()
        if told is not None:
            del st.session_state[TOLD]
            st.error(plain(told.sentence))
        body()

    st.dialog(title)(inside)()
