"""What a monthly report counts beside the figures of interviews: who was on the caseload when, who was met, what was
done; as frames, of the clients that the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

import pandas as pd
from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.clock import ONE_DAY, local_date, zone_named
from coaching.model import Channel, ClientStatus
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.key_lists import one_of
from coaching.store.local_days import MARGIN, local_days
from coaching.store.records import in_chunks
from coaching.store.tables import Actions, Audit, Clients, Deed, Entity, Interviews, People

SETTLED = frozenset({ClientStatus.PLACED, ClientStatus.CLOSED})
CLIENT_COLUMNS = ["client_id", "counselor_id"]
ACTION_COLUMNS = ["action_id", "interview_id", "client_id", "counselor_id", "step", "held_on"]
PERSON_COLUMNS = ["person_id", "interview_id"]
Days = tuple[date, date]
"""The first and the last local date, both included."""


class Whose(NamedTuple):
    """Whose clients: one counselor's, or all that the viewer may see; `shared`, those who count in groups alone."""

    counselor_id: int | None = None
    shared: bool = False


class MonthFrames(NamedTuple):
    """Clients with whether they were on the caseload at each instant asked for (columns 0, 1 …); the people met at
    interviews held, and what was done, on the days asked for."""

    clients: pd.DataFrame
    people: pd.DataFrame
    actions: pd.DataFrame


def month_frames(viewer: Viewer, instants: Sequence[datetime], days: Days, whose: Whose, now: datetime) -> MonthFrames:
    """Everything recorded by `now`; `instants` are in UTC, `days` those of each interview's own zone."""
    mine = _clients_of(viewer, whose)
    with viewer.read() as connection:
        return MonthFrames(
            _caseload(connection, mine, instants, now),
            _people(connection, mine, days, now),
            _done(connection, mine, days, now),
        )


def _clients_of(viewer: Viewer, whose: Whose) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [viewer.sees(Clients.counselor_id)]
    if whose.counselor_id is not None:
        conditions.append(Clients.counselor_id == whose.counselor_id)
    if whose.shared:
        conditions.append(Clients.counts_in_groups.is_(True))
    return conditions


class _Known(NamedTuple):
    """A client as of now; `begins_at` is when they were entered, or had their first interview if that is earlier."""

    key: int
    counselor_id: int
    status: ClientStatus
    begins_at: datetime
    last_sign_at: datetime


Changes = list[tuple[datetime, ClientStatus]]


def _caseload(
    connection: Connection, mine: list[ColumnElement[bool]], instants: Sequence[datetime], now: datetime
) -> pd.DataFrame:
    first = select(Interviews.client_id, func.min(Interviews.starts_at).label("at")).group_by(Interviews.client_id)
    firsts = first.subquery()
    query = (
        select(
            Clients.id, Clients.counselor_id, Clients.status, Clients.created_at, firsts.c.at,
            Clients.last_contact_at, Clients.latest_interview_at,
        )
        .join(firsts, firsts.c.client_id == Clients.id, isouter=True)
        .where(*mine)
    )  # fmt: skip
    changes = _status_changes(connection, mine, now)
    lines = []
    for key, counselor_id, status, created_at, first_at, *signs in connection.execute(query):
        begins_at = min(created_at, first_at or created_at)
        known = _Known(key, counselor_id, status, begins_at, max((at for at in signs if at), default=created_at))
        lines.append((key, counselor_id, *(is_on(known, changes.get(key, []), at) for at in instants)))
    return pd.DataFrame(lines, columns=[*CLIENT_COLUMNS, *range(len(instants))])


def is_on(known: _Known, changes: Changes, at: datetime) -> bool:
    """Whether a client was on the caseload at an instant: had begun, and was neither placed nor closed.

    Where nobody recorded when they were placed or closed, as of an imported client, the last contact or interview is
    taken for it.
    """
    if at < known.begins_at:
        return False
    until_then = [status for changed_at, status in changes if changed_at <= at]
    if until_then:
        return until_then[-1] not in SETTLED
    return bool(changes) or known.status not in SETTLED or at < known.last_sign_at


def _status_changes(connection: Connection, mine: list[ColumnElement[bool]], now: datetime) -> Mapping[int, Changes]:
    """What the audit says of clients' statuses, in order."""
    query = (
        select(Audit.entity_id, Audit.at, Audit.words)
        .join(Clients, Clients.id == Audit.entity_id)
        .where(*mine, Audit.entity == Entity.CLIENT, Audit.deed != Deed.EXPORTED, Audit.at <= now)
        .where(Audit.words.contains("status="))
        .order_by(Audit.id)
    )
    found: dict[int, Changes] = {}
    for key, at, words in connection.execute(query):
        status = dict(word.split("=", 1) for word in words.split()).get("status")
        if status in set(ClientStatus):
            found.setdefault(key, []).append((at, ClientStatus(status)))
    return found


def _people(connection: Connection, mine: list[ColumnElement[bool]], days: Days, now: datetime) -> pd.DataFrame:
    """A line for everybody met at an interview held on those days, give or take one."""
    query = (
        select(People.id, People.interview_id)
        .join(Interviews, Interviews.id == People.interview_id)
        .join(Clients, Clients.id == Interviews.client_id)
        .where(*mine, *_about(Interviews.starts_at, days), Interviews.ended_at <= now)
        .where(Interviews.status.not_in(NO_PLAN), People.met.is_not(False))
    )
    return _frame(connection.execute(query), PERSON_COLUMNS)


def _done(connection: Connection, mine: list[ColumnElement[bool]], days: Days, now: datetime) -> pd.DataFrame:
    """A line for everything done on those days; what was waived was not done."""
    query = (
        select(
            Actions.id, Actions.interview_id, Interviews.client_id, Interviews.counselor_id, Actions.step,
            Actions.at, Interviews.timezone,
        )
        .join(Interviews, Interviews.id == Actions.interview_id)
        .join(Clients, Clients.id == Interviews.client_id)
        .where(*mine, *_about(Actions.at, days), Actions.at <= now, Actions.channel != Channel.WAIVED)
    )  # fmt: skip
    frame = _frame(connection.execute(query), [*ACTION_COLUMNS[:-1], "at", "timezone"])
    frame["held_on"] = local_days(pd.to_datetime(frame["at"], utc=True), frame["timezone"])
    frame["step"] = frame["step"].map(str).astype(object)
    inside = frame["held_on"].between(pd.Timestamp(days[0]), pd.Timestamp(days[1]))
    return frame.loc[inside, ACTION_COLUMNS].reset_index(drop=True)


def _about(instant: InstrumentedAttribute[datetime], days: Days) -> list[ColumnElement[bool]]:
    first, last = (datetime.combine(day, time(), UTC) for day in days)
    return [instant >= first - MARGIN, instant < last + ONE_DAY + MARGIN]


def _frame(rows: Iterable[Sequence[object]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame([tuple(row) for row in rows], columns=columns)


class Labels(NamedTuple):
    """What a line of a figure is about, by key: names of clients; employers and local dates of interviews."""

    clients: dict[int, str]
    interviews: dict[int, tuple[str, date]]


def labels_of(viewer: Viewer, clients: Iterable[int], interviews: Iterable[int]) -> Labels:
    """Of those clients and interviews that the viewer may see."""
    found = Labels({}, {})
    with viewer.read() as connection:
        for chunk in in_chunks(clients):
            names = select(Clients.id, Clients.name).where(one_of(connection, Clients.id, chunk))
            rows = connection.execute(names.where(viewer.sees(Clients.counselor_id)))
            found.clients.update((key, name) for key, name in rows)
        for chunk in in_chunks(interviews):
            held = select(Interviews.id, Interviews.employer, Interviews.starts_at, Interviews.timezone)
            held = held.where(one_of(connection, Interviews.id, chunk), viewer.sees(Interviews.counselor_id))
            for key, employer, starts_at, timezone in connection.execute(held):
                found.interviews[key] = (employer, local_date(starts_at, zone_named(timezone)))
    return found
