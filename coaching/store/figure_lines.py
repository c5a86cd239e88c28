"""The figures' query and its frames: a line an interview, and what its plan rows say as letters, two a row.

That is ten times as fast as the rows themselves. Lines are turned into arrays some at a time, while they are at hand:
over all at once, the processor would wait for memory at every cell.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String, case, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from coaching.store.conduct_found import found_by, is_open
from coaching.store.elapsed import Microseconds
from coaching.store.local_days import local_days
from coaching.store.plan_letters import Array, Letters, letters
from coaching.store.tables import Interviews

INSTANTS = ["ended_at", "outcome_at", "followed_up_at"]
KINDS = ["counselor_id", "industry", "round", "format"]
KEYS = ["interview_id", "client_id", "counselor_id"]
WORDS = ["outcome", "industry", "round", "format", "timezone"]
LATER = ["starts_at", "silent_since", "found", "letters"]
LINE_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS, *KINDS, "timezone", *LATER]
"""Keys, words, instants in microseconds (the last sign only where the interview is open), what was found, a bit each,
and the letters."""
AT_ONCE = 400
"""Lines: what a processor keeps near; own measurement."""


def line(now: datetime, steps_since: datetime | None = None) -> Select[*tuple[Any, ...]]:
    """One line an interview, in LINE_COLUMNS; without the letters of those that began before `steps_since`."""
    one = Interviews
    instants = [Microseconds(getattr(one, name)) for name in INSTANTS]
    kinds = [one.counselor_id, one.industry, one.round, _text(one.format)]
    silent = Microseconds(case((is_open(now), one.last_sign_at)))
    told = letters(now) if steps_since is None else case((one.starts_at >= steps_since, letters(now)), else_="")
    later = [one.timezone, Microseconds(one.starts_at), silent, found_by(now), told]
    return select(one.id, one.client_id, _text(one.outcome), *instants, *kinds, *later)


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
        texts = [word or "" for word in columns.pop("letters")]
        parts["letters"].append(np.frombuffer("".join(texts).encode("ascii"), dtype="S1"))
        rows.append(np.fromiter(map(len, texts), dtype="int64", count=len(texts)) // 2)
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
    if name in KEYS or name == "found":
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
