"""The frames that everything is figured from, made of records or of the store's rows, and narrowed by the filters.

Interviews held: `interview_id`, `client_id`, `outcome`, three instants (UTC), the words of the filters, the local date.
Plan rows of interviews held: `interview_id`, `step`, `kind`, `status`. Thank-yous that count: `interview_id`, `lag`.
Conduct findings on them: `interview_id`, `finding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.model import SUCCESSES, InterviewRecord, PlanRow, Status, Step
from coaching.plan import build_plan, end_of, is_held, status_of
from coaching.promptness import Lag, lag_of_late
from coaching.selection import KINDS, Selection
from coaching.standing import standing_of

MADE = [Status.DONE.value, Status.LATE.value, Status.TOO_SOON.value]
NOT_MADE = [Status.MISSED.value, Status.OVERDUE.value]
COUNTED = [*MADE, *NOT_MADE]
WAITING = [Status.NOT_YET.value, Status.DUE.value]
FOLLOW_THROUGH = [Step.THANK_YOU.value, Step.STATUS_CHECK.value, Step.LETTER.value]
SUCCESS_WORDS = [outcome.value for outcome in SUCCESSES]
ROW_COLUMNS = ["interview_id", "step", "kind", "status"]
LAG_COLUMNS = ["interview_id", "lag"]
FINDING_COLUMNS = ["interview_id", "finding"]
INSTANTS = ["ended_at", "outcome_at", "followed_up_at"]
INTERVIEW_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS, *KINDS, "held_on"]


Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Figures(NamedTuple):
    """The frames everything here is computed from."""

    interviews: pd.DataFrame
    rows: pd.DataFrame
    lags: pd.DataFrame = pd.DataFrame(columns=LAG_COLUMNS)
    findings: pd.DataFrame = pd.DataFrame(columns=FINDING_COLUMNS)


def figures_of(
    records: Iterable[InterviewRecord], policy: Policy, now: datetime, counselors: Mapping[str, int] | None = None
) -> Figures:
    """The frames of the records' interviews held at `now`, without conduct findings.

    `counselors` are keys by the id of a client, for the filter.
    """
    interviews: list[tuple[object, ...]] = []
    rows: list[tuple[object, ...]] = []
    lags: list[tuple[object, ...]] = []
    for record in records:
        if not is_held(record.interview, now):
            continue
        interviews.append(_line(record, policy, now, counselors or {}))
        for row in build_plan(record, policy, now):
            status = status_of(row, now)
            rows.append((row.interview_id, row.step.value, row.kind.value, status.value))
            if row.step is Step.THANK_YOU and status in COUNTED:
                lags.append((row.interview_id, _lag(row, status, record).value))
    return Figures(interview_frame(interviews), _texts(rows, ROW_COLUMNS), _texts(lags, LAG_COLUMNS))


def _line(record: InterviewRecord, policy: Policy, now: datetime, counselors: Mapping[str, int]) -> tuple[object, ...]:
    interview = record.interview
    kinds = (counselors.get(interview.client_id, 0), interview.industry, interview.round, interview.format.value)
    held_on = local_date(interview.starts_at, zone_named(interview.timezone))
    instants = standing_of(record, policy, now)[: len(INSTANTS)]
    return (interview.interview_id, interview.client_id, interview.outcome.value, *instants, *kinds, held_on)


def _lag(row: PlanRow, status: Status, record: InterviewRecord) -> Lag:
    if row.done_at is None or status in NOT_MADE:
        return Lag.NOT_SENT
    return Lag.WITHIN_DAY if status is Status.DONE else lag_of_late(row.done_at, end_of(record.interview))


def _texts(lines: list[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(lines, columns=columns, dtype=object)


def interview_frame(interviews: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """The frame of interviews held from tuples in the order of INTERVIEW_COLUMNS, or of the first of them."""
    columns = INTERVIEW_COLUMNS[: len(interviews[0])] if interviews else INTERVIEW_COLUMNS
    frame = pd.DataFrame(interviews, columns=columns)
    for column in INSTANTS:
        frame[column] = pd.to_datetime(frame[column], utc=True)
    if "held_on" in frame:
        frame["held_on"] = pd.to_datetime(frame["held_on"])
    return frame


def narrowed(figures: Figures, selection: Selection, since: date | None = None, until: date | None = None) -> Figures:
    """The figures of the interviews that all filters leave, held on local dates from `since` up to, with, `until`."""
    interviews = figures.interviews
    inside = pd.Series(True, index=interviews.index)
    for kind in KINDS:
        wanted = getattr(selection, kind)
        if wanted is not None:
            inside &= interviews[kind] == wanted
    if since is not None:
        inside &= interviews["held_on"] >= pd.Timestamp(since)
    if until is not None:
        inside &= interviews["held_on"] <= pd.Timestamp(until)
    return figures if inside.all() else among(figures, interviews[inside])


def places(interviews: pd.DataFrame, keys: pd.Series) -> Numbers:
    """The lines of the frame on which the interviews with these keys stand; each of them is there."""
    known, asked = interviews["interview_id"].to_numpy(), keys.to_numpy()
    if not len(known) or {known.dtype.kind, asked.dtype.kind} != {"i"}:
        return np.asarray(pd.Index(known).get_indexer(asked), dtype=np.int64)
    lines = np.zeros(known.max() - known.min() + 1, dtype=np.int64)  # keys lie close together: a tenth of hashing them
    lines[known - known.min()] = np.arange(len(known))
    return np.asarray(lines[asked - known.min()], dtype=np.int64)


def codes(words: pd.Series, known: Iterable[str]) -> Numbers:
    """The place of each word among those known, -1 where it is none of them."""
    order = pd.Index([str(word) for word in known], dtype=object)
    if not isinstance(words.dtype, pd.CategoricalDtype):
        return np.asarray(order.get_indexer(pd.Index(words)), dtype=np.int64)
    at = np.append(order.get_indexer(words.cat.categories), -1)  # the last for a word that is missing
    return np.asarray(at[words.cat.codes.to_numpy()], dtype=np.int64)


def among(figures: Figures, interviews: pd.DataFrame) -> Figures:
    """The figures of these interviews, which are some of those in `figures`."""
    keys = interviews["interview_id"]
    rest = (frame[frame["interview_id"].isin(keys)] for frame in figures[1:])
    return Figures(interviews, *rest)
