"""The steps and interviews under a line of the worklist, with all that is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from coaching.clock import ONE_DAY, local_date, zone_named
from coaching.model import ActionStep, Basis, Channel, ClientStatus, Format, Kind, Status, Step
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.status_sql import status_at
from coaching.store.tables import Actions, Clients, Interviews, People, PlanRows
from coaching.store.tasks import Task
from coaching.store.worklist_sql import Column, awake


class WorklistRow(NamedTuple):
    """One step to be done; instants in UTC, `timezone` and `starts_at` the interview's.

    `snoozed_until` may be past; `nudged_at` is when the client was last nudged since the step opened.
    """

    client_id: int
    interview_id: int
    employer: str
    position: str
    starts_at: datetime
    timezone: str
    step: Step
    ordinal: int
    person_id: int | None
    person_name: str
    person_title: str
    kind: Kind
    status: Status
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    basis: Basis
    basis_on: date | None
    snoozed_until: datetime | None
    nudged_at: datetime | None

    @property
    def task(self) -> Task:
        """What it is logged, waived or snoozed by."""
        return Task(self.interview_id, self.step, self.ordinal, self.person_id)


class WaitingInterview(NamedTuple):
    """An interview whose employer is late, or is to be waited for, since an instant."""

    interview_id: int
    employer: str
    position: str
    timezone: str
    starts_at: datetime
    since: datetime


class ComingInterview(NamedTuple):
    """An interview of today or tomorrow."""

    interview_id: int
    client_id: int
    client_name: str
    employer: str
    position: str
    round: str
    format: Format
    starts_at: datetime
    ended_at: datetime
    timezone: str


def rows_of(
    connection: Connection,
    now: datetime,
    clients: Sequence[int],
    *conditions: ColumnElement[bool],
    order: Column = PlanRows.due_at,
) -> dict[int, list[WorklistRow]]:
    """The plan rows of these clients for which the conditions hold, by client, earliest due (or `order`) first."""
    row, interview = PlanRows, Interviews
    query = (
        select(
            row.client_id, row.interview_id,
            interview.employer, interview.position, interview.starts_at, interview.timezone,
            row.step, row.ordinal, row.person_id, func.coalesce(People.name, ""), func.coalesce(People.title, ""),
            row.kind, status_at(now), row.opens_at, row.due_at, row.closes_at, row.basis, row.basis_on,
            row.snoozed_until, _nudged_at(now),
        )
        .join(interview, interview.id == row.interview_id)
        .join(People, People.id == row.person_id, isouter=True)
        .where(interview.client_id.in_(clients), *conditions)
        .order_by(order, row.due_at, row.interview_id, row.position)
    )  # fmt: skip
    rows: dict[int, list[WorklistRow]] = {}
    for values in connection.execute(query):
        rows.setdefault(values[0], []).append(WorklistRow._make(values))
    return rows


def _nudged_at(now: datetime) -> ColumnElement[datetime]:
    """When the client was last nudged about the interview of a plan row, since that step opened."""
    nudges = select(func.max(Actions.at)).where(
        Actions.interview_id == PlanRows.interview_id,
        Actions.step == ActionStep.NUDGE,
        Actions.channel != Channel.WAIVED,
        Actions.at >= PlanRows.opens_at,
        Actions.at <= now,
    )
    return nudges.correlate(PlanRows).scalar_subquery()


def optional_rows(viewer: Viewer, now: datetime, client_ids: Sequence[int]) -> dict[int, tuple[WorklistRow, ...]]:
    """The optional steps of these clients that could be done now, by client, earliest due first."""
    could_be_done = (
        PlanRows.kind == Kind.OPTIONAL,
        PlanRows.done_at.is_(None),
        ~PlanRows.waived,
        PlanRows.opens_at <= now,
        PlanRows.due_at > now,
        PlanRows.closes_at > now,
        awake(now),
    )
    own = select(Clients.id).where(Clients.id.in_(client_ids), viewer.sees(Clients.counselor_id))
    with viewer.read() as connection:
        clients = connection.execute(own).scalars().all()
        return {key: tuple(rows) for key, rows in rows_of(connection, now, clients, *could_be_done).items()}


def coming_interviews(viewer: Viewer, now: datetime) -> tuple[ComingInterview, ...]:
    """Active clients' interviews of today and tomorrow, by the date where each takes place."""
    interview = Interviews
    columns = [getattr(interview, name) for name in ComingInterview._fields[3:]]
    query = (
        select(interview.id, Clients.id, Clients.name, *columns)
        .join(Clients, Clients.id == interview.client_id)
        .where(
            viewer.sees(interview.counselor_id),
            interview.starts_at > now - ONE_DAY - timedelta(hours=1),
            interview.starts_at < now + 2 * ONE_DAY + timedelta(hours=1),
            interview.status.not_in(NO_PLAN),
            Clients.status == ClientStatus.ACTIVE,
        )
        .order_by(interview.starts_at, interview.id)
    )
    with viewer.read() as connection:
        found = [ComingInterview(*row) for row in connection.execute(query)]
    return tuple(one for one in found if _days_ahead(one, now) in (0, 1))


def _days_ahead(interview: ComingInterview, now: datetime) -> int:
    zone = zone_named(interview.timezone)
    return (local_date(interview.starts_at, zone) - local_date(now, zone)).days
