"""Ticking clients for a step on Clients: kept while one searches and turns pages, so that 7 of 140 can be collected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import streamlit as st

from coaching.guidance.steps import STEPS
from coaching.model import Status, Step
from coaching.store.matrix import MatrixRow
from coaching.store.tasks import Task
from pages.parts.text import plain

TICKED = "ticked-clients"
NEVER_LOGGED = frozenset({Status.NOT_NEEDED})
"""The answer was there before the step was due: there is nothing to catch up on."""


class Ticked(NamedTuple):
    """A client who did the step: what is to be logged, one for each person, in which zone, their name and key."""

    tasks: tuple[Task, ...]
    timezone: str
    name: str
    client_id: int


def tasks_left(row: MatrixRow, step: Step) -> tuple[Task, ...]:
    """What there is to log of this step for this client; several where several people are still to be thanked."""
    found = row.cells.get(step)
    return tuple(one.task for one in found.tasks if one.status not in NEVER_LOGGED) if found else ()


def ticked() -> dict[int, Ticked]:
    """The clients who are ticked, by their interview."""
    found: dict[int, Ticked] = st.session_state.setdefault(TICKED, {})
    return found


def tick_box(row: MatrixRow, step: Step) -> None:
    """The box of a client who has not done the step; no box for others."""
    if row.interview is None or not tasks_left(row, step):
        return
    key = f"tick-{step}-{row.interview.interview_id}"
    st.session_state[key] = row.interview.interview_id in ticked()
    label = f"{plain(row.name)}: {STEPS[step].title}"
    st.checkbox(label, key=key, label_visibility="collapsed", on_change=_turn, args=(key, row, step))


def tick_all(rows: Sequence[MatrixRow], step: Step) -> None:
    """Callback: ticks all of these who have not done the step."""
    for row in rows:
        if row.interview and (tasks := tasks_left(row, step)):
            ticked()[row.interview.interview_id] = Ticked(tasks, row.interview.timezone, row.name, row.client_id)


def untick(interviews: Iterable[int]) -> None:
    """Unticks the clients of these interviews."""
    for interview_id in interviews:
        ticked().pop(interview_id, None)


def untick_all() -> None:
    """Callback: nobody is ticked."""
    ticked().clear()


def _turn(key: str, row: MatrixRow, step: Step) -> None:
    """Callback of a box."""
    if st.session_state[key]:
        tick_all([row], step)
    elif row.interview:
        untick([row.interview.interview_id])
