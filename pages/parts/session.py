"""What every page starts from: the frame it runs in, who is looking, the office, and the time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

import streamlit as st

from coaching.home import database_url, machine_timezone
from coaching.store.access import NotFound, Store, Viewer
from coaching.store.database import open_store
from coaching.store.office import Office, members_of, office_of
from coaching.web.downloads import COOKIE

NOTICE = "notice"
LONGEST_KEY = 18
"""Digits; a longer number is no key of any database."""
Word = TypeVar("Word", bound=StrEnum)


class Run:
    """One run of a page, and what is the same throughout."""

    @cached_property
    def viewer(self) -> Viewer:
        return _member()


_run: ContextVar[Run | None] = ContextVar("run", default=None)


@contextmanager
def frame() -> Iterator[None]:
    """Marks that the frame is running the page; see `require_frame`."""
    token = _run.set(Run())
    try:
        yield
    finally:
        _run.reset(token)


def require_frame() -> None:
    """The first line of every page: nothing is shown by a page that was started without the frame."""
    if _run.get() is None:
        st.stop()


def now() -> datetime:
    """The time of this run (UTC); read here and nowhere below."""
    return datetime.now(UTC)


def viewer() -> Viewer:
    """Who is looking: on one's own machine the one member. Asked of the database in every run, and once."""
    run = _run.get()
    return run.viewer if run else _member()


def office() -> Office:
    """The office of the viewer, with its zone and policy."""
    return office_of(viewer())


def signature() -> str:
    """How the counselor signs; the one member of one's own machine is named "You" and doesn't."""
    asked = viewer()
    return next((one.name for one in members_of(asked) if one.key == asked.member_id and one.email), "")


def browser() -> str:
    """The secret by which downloads know this browser; empty where it has none yet, until the page is loaded again."""
    return str(st.context.cookies.get(COOKIE, ""))


def say(notice: str) -> None:
    """Keeps a sentence for the next run to show: a callback runs before the page and shows nothing itself."""
    st.session_state[NOTICE] = notice


def said() -> str:
    """The sentence that a callback left, once."""
    return str(st.session_state.pop(NOTICE, ""))


def key_in_address(name: str) -> int:
    """The key that the address names; CoachingError where it names none."""
    text = st.query_params.get(name, "")
    if not (text.isascii() and text.isdigit() and len(text) < LONGEST_KEY):
        raise NotFound("client")
    return int(text)


def word_in_address(name: str, words: type[Word]) -> Word | None:
    """The word of a closed list that the address names; None where it names none, or nonsense."""
    text = st.query_params.get(name, "")
    return words(text) if text in set(words) else None


def keep_in_address(name: str, word: StrEnum | None) -> None:
    """Keeps a choice in the address, so that it survives a reload and can be sent to a colleague."""
    if word is not None:
        st.query_params[name] = word.value
    elif name in st.query_params:
        del st.query_params[name]


def _member() -> Viewer:
    return _store(database_url(os.environ)).as_viewer()


@st.cache_resource(show_spinner=False)
def _store(url: str) -> Store:
    return open_store(url, now=now(), timezone=machine_timezone())
