"""What a report is about: which clients, and which days; and how many records that is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.clock import local_date, zone_named
from coaching.model import ClientStatus
from coaching.store.access import Viewer
from coaching.store.tables import Actions, Clients, Interviews, Members, PlanRows

FARTHEST_ZONE = timedelta(hours=26)
"""No two clocks of the world differ by more: an instant's local date is its date in UTC or one of those beside it."""


class Period(NamedTuple):
    """From one day to another, both included; None where it has no end on that side."""

    first: date | None = None
    last: date | None = None

    @property
    def is_always(self) -> bool:
        return self.first is None and self.last is None

    def covers(self, day: date) -> bool:
        """Whether a local date lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Chosen(NamedTuple):
    """Clients by key (empty: all), by status, by counselor's key; interviews and actions by their local date."""

    clients: tuple[int, ...] = ()
    status: ClientStatus | None = None
    counselor: int | None = None
    period: Period = Period()


class Size(NamedTuple):
    """How many records of each kind; `steps` are plan rows as they are stored, those never open left out."""

    clients: int
    interviews: int
    actions: int
    steps: int


def clients_chosen(viewer: Viewer, chosen: Chosen) -> list[ColumnElement[bool]]:
    """The conditions on Clients; never more than the viewer may see."""
    conditions = [viewer.sees(Clients.counselor_id)]
    if chosen.clients:
        conditions.append(Clients.id.in_(chosen.clients))
    if chosen.status is not None:
        conditions.append(Clients.status == chosen.status)
    if chosen.counselor is not None:
        conditions.append(Clients.counselor_id == chosen.counselor)
    return conditions


def with_something_in(viewer: Viewer, period: Period) -> ColumnElement[bool]:
    """The condition that a client has an interview or an action about that time; wide enough for every zone."""
    interviews = select(Interviews.client_id).where(viewer.sees(Interviews.counselor_id))
    actions = interviews.join(Actions, Actions.interview_id == Interviews.id)
    return or_(
        Clients.id.in_(interviews.where(*_about(Interviews.starts_at, period))),
        Clients.id.in_(actions.where(*_about(Actions.at, period))),
    )


def _about(instant: InstrumentedAttribute[datetime], period: Period) -> list[ColumnElement[bool]]:
    conditions = []
    if period.first is not None:
        conditions.append(instant >= _midnight(period.first) - FARTHEST_ZONE)
    if period.last is not None:
        conditions.append(instant < _midnight(period.last) + timedelta(days=1) + FARTHEST_ZONE)
    return conditions


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)


def size_of(viewer: Viewer, chosen: Chosen, as_of: datetime) -> Size:
    """How much a report on them has to say, actions up to `as_of`."""
    clients = select(Clients.id).where(*clients_chosen(viewer, chosen))
    interviews = select(Interviews.starts_at, Interviews.timezone, Interviews.id)
    interviews = interviews.where(Interviews.client_id.in_(clients))
    actions = select(Actions.at, Interviews.timezone, Actions.id)
    actions = actions.join(Interviews, Interviews.id == Actions.interview_id)
    actions = actions.where(Interviews.client_id.in_(clients), Actions.at <= as_of)
    steps = select(Interviews.starts_at, Interviews.timezone, PlanRows.interview_id)
    steps = steps.join(Interviews, Interviews.id == PlanRows.interview_id)
    steps = steps.where(Interviews.client_id.in_(clients), PlanRows.opens_at < PlanRows.closes_at)
    with viewer.read() as connection:
        return Size(
            _count(connection, clients),
            _count_on(connection, interviews, Interviews.starts_at, chosen.period),
            _count_on(connection, actions, Actions.at, chosen.period),
            _count_on(connection, steps, Interviews.starts_at, chosen.period),
        )


def _count(connection: Connection, query: Select[*tuple[Any, ...]]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def _count_on(
    connection: Connection, query: Select[*tuple[Any, ...]], at: InstrumentedAttribute[datetime], period: Period
) -> int:
    """The rows (instant, zone, key) whose local date the period covers."""
    if period.is_always:
        return _count(connection, query)
    rows = connection.execute(query.where(*_about(at, period)))
    return sum(period.covers(local_date(instant, zone_named(zone))) for instant, zone, _ in rows)


class Choice(NamedTuple):
    """A client or a counselor to choose, by key."""

    key: int
    name: str


def clients_by_key(viewer: Viewer, keys: tuple[int, ...]) -> tuple[Choice, ...]:
    """These clients, by name; those the viewer may not see are left out."""
    query = select(Clients.id, Clients.name).where(viewer.sees(Clients.counselor_id), Clients.id.in_(keys))
    with viewer.read() as connection:
        return tuple(Choice(*row) for row in connection.execute(query.order_by(Clients.name_key, Clients.id)))


def counselors_seen(viewer: Viewer) -> tuple[Choice, ...]:
    """The members whose clients the viewer may see, by name; those without clients are left out."""
    with_clients = select(Clients.counselor_id).where(viewer.sees(Clients.counselor_id))
    query = select(Members.id, Members.name).where(Members.id.in_(with_clients)).order_by(Members.name, Members.id)
    with viewer.read() as connection:
        return tuple(Choice(*row) for row in connection.execute(query))


def clients_named(viewer: Viewer, text: str, limit: int) -> tuple[Choice, ...]:
    """The first clients by name whose name contains the text, in whatever case."""
    query = select(Clients.id, Clients.name).where(viewer.sees(Clients.counselor_id))
    if text.strip():
        query = query.where(Clients.name.icontains(text.strip(), autoescape=True))
    with viewer.read() as connection:
        rows = connection.execute(query.order_by(Clients.name_key, Clients.id).limit(limit))
        return tuple(Choice(*row) for row in rows)


def has_others_clients(viewer: Viewer, chosen: Chosen) -> bool:
    """Whether clients of others than the viewer are among them."""
    others = [*clients_chosen(viewer, chosen), Clients.counselor_id != viewer.member_id]
    with viewer.read() as connection:
        return connection.execute(select(Clients.id).where(*others).limit(1)).first() is not None
