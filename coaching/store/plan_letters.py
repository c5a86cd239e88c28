"""What the plan rows of an interview say, as letters: two for each expected row that counts or waits.

Once nothing about them will change by itself any more, they are kept beside the interview.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    String,
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
    update,
)

from coaching.model import Kind, Status, Step
from coaching.promptness import A_WEEK, NEXT_DAY, Lag
from coaching.store.elapsed import Microseconds
from coaching.store.key_lists import one_of
from coaching.store.status_sql import status_at
from coaching.store.tables import Interviews, PlanRows
from coaching.store.tables.base import MICROSECOND

IN_THE_END = datetime.max.replace(tzinfo=UTC)
Array = np.ndarray[Any, Any]

# Two letters a row: which step, and what became of it; the latter tells of a late thank-you how late it was.
STEP_LETTERS = {step: chr(ord("A") + number) for number, step in enumerate(Step)}
STATUS_LETTERS = {
    Status.DONE: "d", Status.LATE: "l", Status.TOO_SOON: "s", Status.MISSED: "m", Status.OVERDUE: "o",
    Status.NOT_YET: "n", Status.DUE: "w",
}  # fmt: skip
LATE_LETTERS = {Lag.NEXT_DAY: "x", Lag.WITHIN_WEEK: "y", Lag.LATER: "z"}
LAGS = {
    "d": Lag.WITHIN_DAY, "m": Lag.NOT_SENT, "o": Lag.NOT_SENT, **{letter: lag for lag, letter in LATE_LETTERS.items()},
}  # fmt: skip


class Letters(NamedTuple):
    """The letters of all lines one after another, two a plan row, and how many rows each line has."""

    pairs: Array
    rows: Array


def letters(now: datetime) -> ColumnElement[str]:
    """The letters of an interview's plan at `now`: as kept, where they are settled by then."""
    return case((Interviews.settled_at <= now, Interviews.settled), else_=_read_off(now))


def settle(connection: Connection, interview_ids: Iterable[int] | None = None) -> None:
    """Keeps what the plans of these interviews say in the end, and since when; of all where none are named."""
    row = PlanRows
    until = case(
        (row.waived, null()), (row.answer.is_not(None), row.due_at), (row.done_at.is_not(None), row.done_at),
        else_=row.closes_at,
    )  # fmt: skip
    last = _of_expected(func.max(until))
    settled = update(Interviews).values(
        settled_at=func.coalesce(last, Interviews.ended_at), settled=_read_off(IN_THE_END)
    )
    if interview_ids is not None:
        settled = settled.where(one_of(connection, Interviews.id, interview_ids))
    connection.execute(settled)


def _read_off(now: datetime) -> ScalarSelect[str]:
    """The letters of the expected rows, one row after another."""
    row = PlanRows
    elapsed = Microseconds(row.done_at) - Microseconds(row.opens_at)  # a thank-you opens when the interview ends
    late = case(
        (row.step != Step.THANK_YOU, STATUS_LETTERS[Status.LATE]),
        (elapsed < NEXT_DAY // MICROSECOND, LATE_LETTERS[Lag.NEXT_DAY]),
        (elapsed < A_WEEK // MICROSECOND, LATE_LETTERS[Lag.WITHIN_WEEK]),
        else_=LATE_LETTERS[Lag.LATER],
    )
    ending = status_at(now, lambda status: late if status is Status.LATE else literal(STATUS_LETTERS.get(status)))
    step = case({word.value: letter for word, letter in STEP_LETTERS.items()}, value=type_coerce(row.step, String))
    return strung(step + ending, row.kind == Kind.EXPECTED)


def strung(pair: ColumnElement[str], *which: ColumnElement[bool]) -> ScalarSelect[str]:
    """What a column says of these rows of an interview's plan, one after another in the plan's order."""
    row = PlanRows
    said = select(pair.label("pair")).where(row.interview_id == Interviews.id, *which).order_by(row.position)
    return select(func.aggregate_strings(said.correlate(Interviews).subquery().c.pair, "")).scalar_subquery()


def _of_expected(what: ColumnElement[Any]) -> ScalarSelect[Any]:
    """An aggregate over an interview's expected rows."""
    query = select(what).where(PlanRows.interview_id == Interviews.id, PlanRows.kind == Kind.EXPECTED)
    return query.correlate(Interviews).scalar_subquery()


def plan_frames(keys: pd.Series[int], letters: Letters, inside: Array) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the letters say of the interviews inside: the plan rows, and how soon thank-yous went out."""
    kept = np.repeat(np.asarray(inside), letters.rows)
    interviews = np.repeat(keys.to_numpy(), letters.rows)[kept]
    pairs = letters.pairs[kept]
    late = dict.fromkeys(LATE_LETTERS.values(), Status.LATE.value)
    statuses = {letter: status.value for status, letter in STATUS_LETTERS.items()} | late
    rows = pd.DataFrame(
        {
            "interview_id": interviews,
            "step": _words(pairs[:, 0], {letter: step.value for step, letter in STEP_LETTERS.items()}),
            "kind": pd.Categorical.from_codes(
                np.zeros(len(pairs), dtype="int8"), categories=pd.Index([Kind.EXPECTED.value])
            ),
            "status": _words(pairs[:, 1], statuses),
        }
    )
    thanks = pairs[:, 0] == STEP_LETTERS[Step.THANK_YOU].encode()
    known = thanks & np.isin(pairs[:, 1], [letter.encode() for letter in LAGS])
    words = _words(pairs[known, 1], {letter: lag.value for letter, lag in LAGS.items()})
    return rows, pd.DataFrame({"interview_id": interviews[known], "lag": words})


def _words(letters: Array, words: dict[str, str]) -> pd.Categorical[str]:
    """The words that the letters stand for, as categories in the order given."""
    categories = list(dict.fromkeys(words.values()))
    codes = np.full(256, -1, dtype="int8")
    for letter, word in words.items():
        codes[ord(letter)] = categories.index(word)
    return pd.Categorical.from_codes(codes[letters.view("uint8")], categories=pd.Index(categories))
