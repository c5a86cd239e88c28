"""What the rates are computed from: frames of the interviews held and of the plan rows that count, at `now`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, select

from coaching.model import InterviewRecord
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.conduct_found import findings_among, is_only_lead, is_open
from coaching.store.figure_lines import INSTANTS, KINDS, line, read_lines
from coaching.store.local_days import MARGIN
from coaching.store.plan_letters import plan_frames
from coaching.store.records import in_chunks, records_by_key
from coaching.store.tables import APART, Clients, Interviews, Members

INTERVIEW_COLUMNS = ["interview_id", "client_id", "outcome", *INSTANTS, *KINDS, "held_on"]


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
    steps_since: date | None = None,
    shared: bool = False,
) -> FigureFrames:
    """The interviews held at `now` that the viewer may see, and their expected plan rows that count or wait.

    Of one counselor, and on local dates from `since` on, where given; shared, of clients who count in groups. Before
    `steps_since`, where given, plan rows are left out: they cost most of the reading.
    """
    held = held_interviews(viewer, now, counselor_id, since, shared=shared)
    with viewer.read() as connection:
        frame, letters = read_lines(connection, line(now, _instant(steps_since)).where(*held))
    inside = (frame["held_on"] >= pd.Timestamp(since or date.min)).to_numpy()
    rows, lags = plan_frames(frame["interview_id"], letters, inside)
    frame = frame[inside].reset_index(drop=True)
    return FigureFrames(frame[INTERVIEW_COLUMNS], rows, lags, findings_among(frame, now))


def held_interviews(
    viewer: Viewer, now: datetime, counselor_id: int | None, since: date | None, *, shared: bool
) -> list[ColumnElement[bool]]:
    """The interviews held, of one counselor and since about a date where given."""
    held = [viewer.sees(Interviews.counselor_id), Interviews.ended_at <= now, Interviews.status.not_in(NO_PLAN)]
    if counselor_id is not None:
        held.append(Interviews.counselor_id == counselor_id)
    if since is not None:
        held.append(Interviews.starts_at >= _instant(since))
    if shared:
        apart = select(Clients.id).where(Clients.office_id == viewer.office_id, APART)
        held.append(Interviews.client_id.not_in(apart))
    return held


def _instant(since: date | None) -> datetime | None:
    """Before that date anywhere on earth."""
    return datetime.combine(since, time(), UTC) - MARGIN if since is not None else None


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
    viewer: Viewer, now: datetime, *, counselor_id: int | None = None, since: date | None = None, shared: bool = False
) -> Iterator[Recorded]:
    """The same interviews as records, some at a time: what another policy than the one in force is figured from."""
    held = held_interviews(viewer, now, counselor_id, since, shared=shared)
    with viewer.read() as connection:
        owned = connection.execute(select(Interviews.id, Interviews.counselor_id).where(*held))
        owners = {key: owner for key, owner in owned}  # noqa: C416 - a row is no pair for the type checker
        only = connection.execute(select(Interviews.id).where(*held, is_open(now), is_only_lead(now))).scalars()
        leads = {str(key) for key in only}
        done = 0
        for chunk in in_chunks(owners):
            records = records_by_key(connection, chunk)
            done += len(chunk)
            counselors = {record.interview.client_id: owners[key] for key, record in records.items()}
            alone = [str(key) for key in records if str(key) in leads]
            yield Recorded(list(records.values()), counselors, alone, done, len(owners))
