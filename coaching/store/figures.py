"""What the rates are computed from: frames of the interviews held and of the plan rows that count, at `now`.

One query gives a line an interview; what its plan rows say comes along as letters, two a row, which is ten times as
fast as the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, String, case, func, literal, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from coaching.model import InterviewRecord, Kind, Status, Step
from coaching.plan import NO_PLAN
from coaching.promptness import A_WEEK, NEXT_DAY, Lag
from coaching.store.access import Viewer
from coaching.store.conduct_found import MARGIN, findings_among, one_leads
from coaching.store.elapsed import Microseconds
from coaching.store.local_days import local_days
from coaching.store.records import in_chunks, records_by_key
from coaching.store.status_sql import status_at
from coaching.store.tables import Clients, Interviews, Members, PlanRows
from coaching.store.tables.base import MICROSECOND

INSTANTS = ["ended_at", "outcome_at", "followed_up_at"]
KINDS = ["counselor_id", "industry", "round", "format"]
INTERVIEW_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS, *KINDS, "held_on"]
ROW_COLUMNS = ["interview_id", "step", "kind", "status"]

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


class FigureFrames(NamedTuple):
    """The frames that metrics computes from, in its columns; ids are keys, instants in UTC, words as text."""

    interviews: pd.DataFrame
    rows: pd.DataFrame
    lags: pd.DataFrame
    findings: pd.DataFrame


def figures(
    viewer: Viewer,
    now: datetime,
    *,
    counselor_id: int | None = None,
    since: date | None = None,
    in_groups: bool = False,
) -> FigureFrames:
    """The interviews held at `now` that the viewer may see, and their expected plan rows that count or wait.

    Of one counselor, and on local dates from `since` on, where given; `in_groups` without clients who do not wish to
    be counted in figures of a group.
    """
    held = _held(viewer, now, counselor_id, since, in_groups=in_groups)
    with viewer.read() as connection:
        lines = _fetched(connection, _line(now).where(*held))
        frame = _frame(lines)
        inside = np.ones(len(frame), dtype=bool) if since is None else (frame["held_on"] >= pd.Timestamp(since))
        frame = frame[inside].reset_index(drop=True)
        found = findings_among(connection, viewer, now, frame, since)
    if in_groups:
        found = found[found["interview_id"].isin(frame["interview_id"])]
    rows, lags = _plan_frames(frame)
    return FigureFrames(frame[INTERVIEW_COLUMNS], rows, lags, found)


def _held(
    viewer: Viewer, now: datetime, counselor_id: int | None, since: date | None, *, in_groups: bool
) -> list[ColumnElement[bool]]:
    """The interviews held, of one counselor and since about a date where given, and of those who count in groups."""
    held = [viewer.sees(Interviews.counselor_id), Interviews.ended_at <= now, Interviews.status.not_in(NO_PLAN)]
    if counselor_id is not None:
        held.append(Interviews.counselor_id == counselor_id)
    if since is not None:
        held.append(Interviews.starts_at >= datetime.combine(since, time(), UTC) - MARGIN)
    if in_groups:  # not in the few who do not, rather than in the many who do
        held.append(Interviews.client_id.not_in(select(Clients.id).where(~Clients.counts_in_groups)))
    return held


class Caseload(NamedTuple):
    """A counselor with clients."""

    counselor_id: int
    name: str


def caseloads(viewer: Viewer) -> tuple[Caseload, ...]:
    """The counselors whose clients the viewer may see, by name."""
    query = select(Members.id, Members.name).where(
        Members.id.in_(select(Clients.counselor_id).where(viewer.sees(Clients.counselor_id)))
    )
    with viewer.read() as connection:
        return tuple(Caseload(*row) for row in connection.execute(query.order_by(Members.name, Members.id)))


class Recorded(NamedTuple):
    """Interviews held with everything recorded about them, the counselors' keys by client, and the findings that hang
    on the whole client; `done` of `total` have come so far."""

    records: list[InterviewRecord]
    counselors: dict[str, int]
    leads: list[str]
    done: int
    total: int


def recorded(
    viewer: Viewer,
    now: datetime,
    *,
    counselor_id: int | None = None,
    since: date | None = None,
    in_groups: bool = False,
) -> Iterator[Recorded]:
    """The same interviews as records, some at a time: what another policy than the one in force is figured from."""
    held = _held(viewer, now, counselor_id, since, in_groups=in_groups)
    with viewer.read() as connection:
        owned = connection.execute(select(Interviews.id, Interviews.counselor_id).where(*held))
        owners = {key: owner for key, owner in owned}  # noqa: C416 - a row is no pair for the type checker
        leads = {str(key) for key in one_leads(connection, viewer, now)}
        done = 0
        for chunk in in_chunks(owners):
            records = records_by_key(connection, chunk)
            done += len(chunk)
            counselors = {record.interview.client_id: owners[key] for key, record in records.items()}
            alone = [str(key) for key in records if str(key) in leads]
            yield Recorded(list(records.values()), counselors, alone, done, len(owners))


LINE_COLUMNS = [
    *("interview_id", "client_id", "outcome", *INSTANTS, *KINDS),
    *("timezone", "starts_at", "employer_over_at", "waiting_from", "last_sign_at", "letters"),
]


def _line(now: datetime) -> Select[*tuple[Any, ...]]:
    """One line an interview, in LINE_COLUMNS."""
    one = Interviews
    instants = [_raw(getattr(one, name)) for name in INSTANTS]
    later = [_raw(column) for column in (one.starts_at, one.employer_over_at, one.waiting_from, one.last_sign_at)]
    kinds = [one.counselor_id, one.industry, one.round, _text(one.format)]
    return select(one.id, one.client_id, _text(one.outcome), *instants, *kinds, one.timezone, *later, _letters(now))


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


def _fetched(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[Sequence[Any]]:
    """The rows as the driver gives them; their types are plain by the query."""
    cursor = connection.execute(query).cursor
    return [] if cursor is None else cursor.fetchall()


def _frame(lines: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """The lines as a frame, instants in UTC, with the local date on which each interview was held."""
    frame = pd.DataFrame(lines, columns=LINE_COLUMNS)
    for column in (*INSTANTS, "starts_at", "employer_over_at", "waiting_from", "last_sign_at"):
        micros = pd.to_numeric(frame[column]).astype("Int64")
        frame[column] = pd.to_datetime(micros, unit="us", utc=True)
    frame["held_on"] = local_days(frame["starts_at"], frame["timezone"])
    return frame


def _plan_frames(frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the letters say: the plan rows, and how soon thank-yous went out (`interview_id`, `lag`)."""
    letters = frame["letters"].fillna("")
    pairs = np.frombuffer("".join(letters).encode("ascii"), dtype="S1").reshape(-1, 2)
    interviews = np.repeat(frame["interview_id"].to_numpy(dtype="int64"), letters.str.len().to_numpy(dtype=int) // 2)
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


def _words(letters: np.ndarray[Any, Any], words: dict[str, str]) -> pd.Categorical[str]:
    """The words that the letters stand for, as categories in the order given."""
    categories = list(dict.fromkeys(words.values()))
    codes = np.full(256, -1, dtype="int8")
    for letter, word in words.items():
        codes[ord(letter)] = categories.index(word)
    return pd.Categorical.from_codes(codes[letters.view("uint8")], categories=pd.Index(categories))


def _raw(column: InstrumentedAttribute[Any]) -> Microseconds:
    return Microseconds(column)


def _text(word: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """A word as the text it is stored as, without the detour over its enumeration."""
    return type_coerce(word, String)
