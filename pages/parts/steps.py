"""Clients by steps of their latest interview held: a word in each cell, and boxes where one step is logged for many."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import streamlit as st

from coaching.caseload_words import LEGEND, SHORT_TITLES, cell_words, left_words
from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.model import Status, Step
from coaching.store.matrix import Cell, MatrixRow
from coaching.wording import plain_day
from pages.parts.grid import cell, cells, client_link, heads
from pages.parts.marks import COLORS, mark
from pages.parts.text import plain
from pages.parts.ticking import tick_box

HEADS = tuple(SHORT_TITLES.values())
NO_INTERVIEW = ":small[:gray[No interview held yet]]"
LOUD = frozenset({Status.OVERDUE, Status.DUE, Status.MISSED, Status.LATE, Status.TOO_SOON, Status.UNRECORDED})


def steps_grid(rows: Sequence[MatrixRow], step: Step | None, *, policy: Policy, timezone: str, now: datetime) -> None:
    """The clients of a page; with a step, those who have not done it get a box. `timezone` is the office's."""
    today = local_date(now, zone_named(timezone))
    with st.container(key="clients-grid-steps", gap=None):
        heads("Client", HEADS, SHORT_TITLES[step] if step else "")
        for row in rows:
            if step:
                tick_box(row, step)
            interview = row.interview
            client_link(row.client_id, row.name, _below(row, today), interview.interview_id if interview else None)
            if interview is None:
                st.markdown(NO_INTERVIEW)
            else:
                cells([cell(head, _said(one, row.cells.get(one), policy)) for one, head in SHORT_TITLES.items()])


def legend() -> None:
    """What each word means."""
    with st.expander("What the words mean", type="compact"):
        lines = (f"- {_marked(word, status)}: {meaning}" for status, word, meaning in LEGEND)
        st.markdown("\n".join(lines))


def _below(row: MatrixRow, today: date) -> str:
    if row.interview is None:
        return ""
    held_on = plain_day(row.interview.held_on, today).replace(" ", "\u00a0")  # a date is not broken at a line's end
    return f"{plain(row.interview.employer)}, {held_on}"


def _said(step: Step, found: Cell | None, policy: Policy) -> str:
    if found is None:
        return ""
    words, shown_as = cell_words(step, found.status, policy)
    left = left_words(found.status, found.rows, sum(one.status is found.status for one in found.tasks))
    return _marked(words, shown_as) + (f" :gray[:small[{left}]]" if left else "")


def _marked(words: str, status: Status) -> str:
    """The mark of a status; the word alone where nothing has slipped and nothing is due: the rest stands out."""
    return mark(words, status) if status in LOUD else f":{COLORS.get(status, 'gray')}[{plain(words)}]"
