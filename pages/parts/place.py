"""The place on Today that the keys act on: a step, or a client without one. It never turns into another by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from coaching.store.tasks import Task
from coaching.store.worklist import WorklistClient
from pages.parts.acts import last_act
from pages.parts.listed import Listed, slug_of

CURRENT, PLACES = "current-place", "places"


class Place(NamedTuple):
    """A step of a client, or a client under whom no step is listed (`item` is None)."""

    client: WorklistClient
    item: Listed | None

    @property
    def mark(self) -> Mark:
        return Mark(self.client.client_id, self.item.task if self.item else None)


class Mark(NamedTuple):
    """What a place is known by, whatever is listed around it."""

    client_id: int
    task: Task | None

    @property
    def key(self) -> str:
        """The key of the container that shows it."""
        return f"row-{slug_of(self.task)}" if self.task else f"client-{self.client_id}"


def current(places: Sequence[Place]) -> Place | None:
    """The current place, if there is one, among those on the page now."""
    marks = [place.mark for place in places]
    acted = last_act()
    mark = followed(
        st.session_state.get(CURRENT), st.session_state.get(PLACES, ()), marks, acted.tasks if acted else ()
    )
    st.session_state[CURRENT], st.session_state[PLACES] = mark, marks
    return places[marks.index(mark)] if mark else None


def followed(mark: Mark | None, before: Sequence[Mark], now: Sequence[Mark], acted: Sequence[Task]) -> Mark | None:
    """Where the mark is now: where it was. Gone by one's own act, the next that is left; gone otherwise, nowhere."""
    if mark is None or mark in now:
        return mark
    if mark.task not in acted or mark not in before:
        return None
    at = before.index(mark)
    left = [one for one in [*before[at + 1 :], *reversed(before[:at])] if one in now]
    return left[0] if left else None


def move(by: int) -> None:
    """Callback: to the next place (1) or the one before (-1); from nowhere to the first, or the last."""
    marks: Sequence[Mark] = st.session_state.get(PLACES, ())
    mark: Mark | None = st.session_state.get(CURRENT)
    if not marks:
        return
    start = marks.index(mark) if mark in marks else (-1 if by > 0 else len(marks))
    st.session_state[CURRENT] = marks[min(max(start + by, 0), len(marks) - 1)]
