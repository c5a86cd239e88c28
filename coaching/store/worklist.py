"""Today: whom to nudge next. Every query costs what it returns, whatever the size and age of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, case, func, or_, select, true

from coaching.model import ClientStatus
from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews, Members, PlanRows
from coaching.store.worklist_rows import WaitingInterview, WorklistRow, rows_of
from coaching.store.worklist_sql import (
    HELD_UP,
    AnySelect,
    Column,
    Show,
    held_up,
    nothing_scheduled,
    put_off,
    ranked,
    shown,
    to_do,
    undecided,
    waiting,
    waits_since,
    window,
)

__all__ = ["PAGE_SIZE", "Counts", "Show", "Tally", "WorklistClient", "WorklistPage", "counts", "worklist"]

PAGE_SIZE = 25
"""Clients a page: what the browser and the server take lightly (measured: 31 to 46 ms a rerun)."""


class Tally(NamedTuple):
    """How many clients, and how many steps (interviews, where it is the employer who is waited for)."""

    clients: int
    items: int


class Counts(NamedTuple):
    """A tally for each filter, in the order of Show."""

    overdue: Tally
    due: Tally
    next_7_days: Tally
    employer_late: Tally
    stop_and_wait: Tally
    nothing_scheduled: Tally
    snoozed: Tally


class WorklistClient(NamedTuple):
    """One line of the worklist, ordered by `since`; `interviews` are those that an employer holds up."""

    client_id: int
    name: str
    counselor: str
    since: datetime | None
    rows: tuple[WorklistRow, ...]
    interviews: tuple[WaitingInterview, ...]


class WorklistPage(NamedTuple):
    """One page of clients, most urgent first; `total` counts the clients on all `pages`."""

    clients: tuple[WorklistClient, ...]
    total: int
    page: int
    pages: int


def counts(viewer: Viewer, now: datetime) -> Counts:
    """How many clients and steps or interviews each filter would show."""
    interviews = held_up(viewer, now)
    steps = [_tally(window(show, now), PlanRows.client_id) for show in (Show.OVERDUE, Show.DUE, Show.NEXT_7_DAYS)]
    waits = [_tally(interviews.c[waits_since(show)] <= now, interviews.c.client_id) for show in HELD_UP]
    put_off_rows = _of_active([_tally(true(), PlanRows.client_id)], PlanRows.client_id)
    put_off_rows = put_off_rows.where(viewer.sees(PlanRows.counselor_id), put_off(now))
    idle = select(func.count()).select_from(Clients).where(nothing_scheduled(viewer, now))
    with viewer.read() as connection:
        tallies = [
            *_tallies(connection, _of_active(steps, PlanRows.client_id).where(to_do(viewer, now))),
            *_tallies(connection, _of_active(waits, interviews.c.client_id)),
        ]
        nothing = connection.execute(idle).scalar_one()
        snoozed = _tallies(connection, put_off_rows)
    return Counts._make([*tallies, Tally(nothing, nothing), *snoozed])


def worklist(
    viewer: Viewer, now: datetime, show: Show | None = None, page: int = 1, size: int = PAGE_SIZE
) -> WorklistPage:
    """A page of the worklist: what is overdue and due, or what one of the filters shows.

    Under each client the steps that the filter is about; where it is about interviews or clients, all that are open.
    What is snoozed is on no list but its own. A page past the end is the last one.
    """
    clients = ranked(viewer, now, show)
    with viewer.read() as connection:
        total = connection.execute(select(func.count()).select_from(clients.order_by(None).subquery())).scalar_one()
        pages = max(1, ceil(total / size))
        page = min(max(1, page), pages)
        lines = connection.execute(clients.limit(size).offset((page - 1) * size))
        since: dict[int, datetime | None] = {line.client_id: line.since for line in lines}
        order = PlanRows.snoozed_until if show is Show.SNOOZED else PlanRows.due_at
        rows = rows_of(connection, now, list(since), shown(show, now), order=order)
        waits = _waiting_interviews(connection, now, show, list(since)) if show in HELD_UP else {}
        names = {key: (name, counselor) for key, name, counselor in connection.execute(_names(list(since)))}
    found = (
        WorklistClient(key, *names[key], since[key], tuple(rows.get(key, ())), tuple(waits.get(key, ())))
        for key in since
    )
    return WorklistPage(tuple(found), total, page, pages)


def _tally(condition: ColumnElement[bool], client_id: Column) -> list[ColumnElement[int]]:
    return [func.count(case((condition, client_id)).distinct()), func.count(case((condition, 1)))]


def _of_active(tallies: list[list[ColumnElement[int]]], client_id: Column) -> AnySelect:
    query = select(*(part for tally in tallies for part in tally)).join(Clients, Clients.id == client_id)
    return query.where(Clients.status == ClientStatus.ACTIVE)


def _tallies(connection: Connection, query: AnySelect) -> list[Tally]:
    numbers = list(connection.execute(query).one())
    return [Tally(clients, items) for clients, items in zip(numbers[::2], numbers[1::2], strict=True)]


def _names(clients: Sequence[int]) -> AnySelect:
    query = select(Clients.id, Clients.name, Members.name).join(Members, Members.id == Clients.counselor_id)
    return query.where(Clients.id.in_(clients))


def _waiting_interviews(
    connection: Connection, now: datetime, show: Show, clients: Sequence[int]
) -> dict[int, list[WaitingInterview]]:
    """The interviews, by client, that an employer holds up in the sense of the filter, longest first."""
    since = getattr(Interviews, waits_since(show))
    columns = [getattr(Interviews, name) for name in ("employer", "position", "timezone", "starts_at")]
    query = select(Interviews.client_id, Interviews.id, *columns, since).where(
        Interviews.client_id.in_(clients), waiting(now), or_(*undecided(now)), since <= now
    )
    found: dict[int, list[WaitingInterview]] = {}
    for client_id, *fields in connection.execute(query.order_by(since, Interviews.id)):
        found.setdefault(client_id, []).append(WaitingInterview(*fields))
    return found
