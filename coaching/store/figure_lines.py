"""The figures' query and its frames: a line an interview, and what its plan rows say as letters, two a row.

That is ten times as fast as the rows themselves. Lines are turned into arrays some at a time, while they are at hand:
over all at once, the processor would wait for memory at every cell.
"""

from __future__ import annotations

from datetime import datetime
from functools import reduce
from operator import add
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String, case, func, literal, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from coaching.model import Kind, Status, Step
from coaching.promptness import A_WEEK, NEXT_DAY, Lag
from coaching.store.elapsed import Microseconds
from coaching.store.local_days import local_days
from coaching.store.status_sql import status_at
from coaching.store.tables import Interviews, PlanRows
from coaching.store.tables.base import MICROSECOND

INSTANTS = ["ended_at", "outcome_at", "followed_up_at"]
KINDS = ["counselor_id", "industry", "round", "format"]
LATER = ["starts_at", "employer_over_at", "waiting_from", "last_sign_at"]
KEYS = ["interview_id", "client_id", "counselor_id"]
WORDS = ["outcome", "industry", "round", "format", "timezone"]
MADE_AT = ["too_many_at", "several_at", "same_note_at"]
"""When what conduct.MADE names was first so, in that order; a line has them as one number, a bit each."""
LINE_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS, *KINDS, "timezone", *LATER, "made", "letters"]
"""Keys, words, instants in microseconds, what was made by then, and the letters."""
AT_ONCE = 2000
"""Lines: what a processor keeps near; own measurement."""

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


Array = np.ndarray[Any, Any]


class Letters(NamedTuple):
    """The letters of all lines one after another, two a plan row, and how many rows each line has."""

    pairs: Array
    rows: Array


def line(now: datetime, steps_since: datetime | None = None) -> Select[*tuple[Any, ...]]:
    """One line an interview, in LINE_COLUMNS; without the letters of those that began before `steps_since`."""
    one = Interviews
    instants = [_raw(getattr(one, name)) for name in INSTANTS]
    later = [_raw(getattr(one, name)) for name in LATER]
    kinds = [one.counselor_id, one.industry, one.round, _text(one.format)]
    bits = [case((getattr(one, name) <= now, 1 << place), else_=0) for place, name in enumerate(MADE_AT)]
    letters = _letters(now)
    if steps_since is not None:
        letters = case((one.starts_at >= steps_since, letters), else_=None)
    rest = [one.timezone, *later, reduce(add, bits), letters]
    return select(one.id, one.client_id, _text(one.outcome), *instants, *kinds, *rest)


def _letters(now: datetime) -> ColumnElement[str]:
    """Two letters for each expected row that counts or waits, one after another."""
    row = PlanRows
    elapsed = Microseconds(row.done_at) - Microseconds(row.opens_at)  # a thank-you opens when the interview ends
    late = case(
        (row.step != Step.THANK_YOU, STATUS_LETTERS[Status.LATE]),
        (elapsed < NEXT_DAY // MICROSECOND, LATE_LETTERS[Lag.NEXT_DAY]),
        (elapsed < A_WEEK // MICROSECOND, LATE_LETTERS[Lag.WITHIN_WEEK]),
        else_=LATE_LETTERS[Lag.LATER],
    )
    ending = status_at(now, lambda status: late if status is Status.LATE else literal(STATUS_LETTERS.get(status)))
    step = case({word.value: letter for word, letter in STEP_LETTERS.items()}, value=_text(row.step))
    query = select(func.aggregate_strings(step + ending, "")).where(
        row.interview_id == Interviews.id, row.kind == Kind.EXPECTED
    )
    return query.correlate(Interviews).scalar_subquery()


def _raw(column: InstrumentedAttribute[Any]) -> Microseconds:
    return Microseconds(column)


def _text(word: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """A word as the text it is stored as, without the detour over its enumeration."""
    return type_coerce(word, String)


def read_lines(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[pd.DataFrame, Letters]:
    """What a query in LINE_COLUMNS gives: instants in UTC, words as categories, and each interview's local date."""
    parts: dict[str, list[Array]] = {name: [] for name in LINE_COLUMNS}
    places: dict[str, dict[str, int]] = {name: {} for name in WORDS}
    rows: list[Array] = []
    cursor = connection.execute(query).cursor
    while cursor is not None and (lines := cursor.fetchmany(AT_ONCE)):  # the driver's own: their types are plain
        columns = dict(zip(LINE_COLUMNS, zip(*lines, strict=True), strict=True))
        letters = [word or "" for word in columns.pop("letters")]
        parts["letters"].append(np.frombuffer("".join(letters).encode("ascii"), dtype="S1"))
        rows.append(np.fromiter(map(len, letters), dtype="int64", count=len(letters)) // 2)
        for name, values in columns.items():
            parts[name].append(_array(name, values, places.get(name)))
    whole = {name: np.concatenate(pieces) if pieces else _array(name, (), {}) for name, pieces in parts.items()}
    pairs = whole.pop("letters").reshape(-1, 2)
    frame = pd.DataFrame({name: _column(array, places.get(name)) for name, array in whole.items()})
    frame["held_on"] = local_days(frame["starts_at"], frame["timezone"])
    return frame, Letters(pairs, np.concatenate(rows) if rows else np.zeros(0, dtype="int64"))


def _array(name: str, values: tuple[Any, ...], places: dict[str, int] | None) -> Array:
    """Keys as numbers, words as their places in the order of their coming, instants without a zone."""
    if name == "letters":
        return np.zeros(0, dtype="S1")
    if name in KEYS or name == "made":
        return np.array(values, dtype="int64")
    if name in WORDS and places is not None:
        for word in dict.fromkeys(values):
            places.setdefault(word, len(places))
        return np.fromiter(map(places.__getitem__, values), dtype="int32", count=len(values))
    micros = np.array(values, dtype=float)  # exact up to the year 2255; where there is none, not a number
    known = ~np.isnan(micros)
    instants = np.full(len(micros), "NaT", dtype="datetime64[us]")
    instants[known] = micros[known].astype("int64").view("datetime64[us]")
    return instants


def _column(array: Array, places: dict[str, int] | None) -> Any:  # noqa: ANN401 - numbers, categories or instants
    if places is not None:
        return pd.Categorical.from_codes(array, categories=pd.Index(list(places), dtype=object))
    return pd.DatetimeIndex(array).tz_localize("UTC") if array.dtype.kind == "M" else array


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
