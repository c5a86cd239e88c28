"""One page of a caseload, filtered and in order; an index gives the order, so that it costs what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, select

from coaching.model import ClientStatus
from coaching.plan import LONGEST_PAST_DUE
from coaching.store.access import Viewer
from coaching.store.full_text import finds
from coaching.store.scope import clients_of, is_long
from coaching.store.tables import Clients, Members, PlanRows
from coaching.store.worklist_sql import still_to_do, to_do


class Sort(StrEnum):
    """By name; the earliest due first; those first that nobody has been in touch with for longest; the latest first."""

    NAME = "name"
    NEXT_STEP = "next_step"
    LAST_CONTACT = "last_contact"
    LATEST_INTERVIEW = "latest_interview"


class Wanted(NamedTuple):
    """Which clients, in which order, and which page of them (from 1, of so many clients)."""

    text: str
    status: ClientStatus | None
    sort: Sort
    page: int
    size: int


class ClientRow(NamedTuple):
    """A client on a page; `counselor` is a name."""

    client_id: int
    version: int
    name: str
    status: ClientStatus
    counselor: str
    last_contact_at: datetime | None
    latest_interview_at: datetime | None


class ClientRows(NamedTuple):
    """A page of clients, the last one where the page wanted is past the end; `by_status` whatever the status wanted."""

    clients: tuple[ClientRow, ...]
    total: int
    page: int
    pages: int
    by_status: dict[ClientStatus, int]


def clients_on_page(connection: Connection, viewer: Viewer, now: datetime, wanted: Wanted) -> ClientRows:
    """The clients of a page."""
    among = [finds(connection, viewer, wanted.text)] if wanted.text.strip() else []
    by_status = _by_status(connection, viewer, among)
    total = sum(by_status.values()) if wanted.status is None else by_status[wanted.status]
    pages = max(1, ceil(total / wanted.size))
    page = min(max(1, wanted.page), pages)
    if wanted.status is not None:
        among.append(Clients.status == wanted.status)
    among.extend(clients_of(viewer, total))
    part = slice((page - 1) * wanted.size, page * wanted.size)
    walks = wanted.sort is Sort.NEXT_STEP and is_long(viewer, total)
    rows = _walked(connection, now, among, part) if walks else ()
    if not rows:
        query = _in_order(viewer, now, wanted.sort).where(*among)
        rows = _rows(connection, query.limit(wanted.size).offset(part.start))
    return ClientRows(rows, total, page, pages, by_status)


def _by_status(connection: Connection, viewer: Viewer, among: Sequence[ColumnElement[bool]]) -> dict[ClientStatus, int]:
    """How many of them the viewer sees, by status; from an index alone where nothing else is asked."""
    query = select(Clients.status, func.count()).where(viewer.sees(Clients.counselor_id), *among)
    return dict.fromkeys(ClientStatus, 0) | dict(connection.execute(query.group_by(Clients.status)).all())


def _walked(
    connection: Connection, now: datetime, among: Sequence[ColumnElement[bool]], part: slice
) -> tuple[ClientRow, ...]:
    """A part of the clients by their next step, where all of that part have one; none otherwise.

    The steps are looked at one by one as they fall due: the first of a client's is their next.
    """
    query = (
        select(PlanRows.client_id)
        .join(Clients, Clients.id == PlanRows.client_id)
        .where(PlanRows.due_at >= now - LONGEST_PAST_DUE, still_to_do(now), _active(), *among)
        .order_by(PlanRows.due_at, Clients.name_key, Clients.id)
        .execution_options(stream_results=True)
    )
    found: dict[int, None] = {}
    with closing(connection.execute(query).scalars()) as steps:
        for client_id in steps:
            found[client_id] = None
            if len(found) == part.stop:
                wanted = list(found)[part]
                rows = {row.client_id: row for row in _rows(connection, _lines().where(Clients.id.in_(wanted)))}
                return tuple(rows[key] for key in wanted)
    return ()


def _rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[ClientRow, ...]:
    return tuple(ClientRow(*row) for row in connection.execute(query))


def _lines() -> Select[*tuple[Any, ...]]:
    return select(
        Clients.id, Clients.version, Clients.name, Clients.status, Members.name,
        Clients.last_contact_at, Clients.latest_interview_at,
    ).join(Members, Members.id == Clients.counselor_id)  # fmt: skip


def _in_order(viewer: Viewer, now: datetime, sort: Sort) -> Select[*tuple[Any, ...]]:
    query = _lines()
    if sort is Sort.NEXT_STEP:
        due = _next_due(viewer, now)
        joined = query.join(due, and_(due.c.client_id == Clients.id, _active()), isouter=True)
        return joined.order_by(due.c.due_at.nulls_last(), Clients.name_key, Clients.id)
    if sort is Sort.LAST_CONTACT:
        return query.order_by(Clients.last_contact_at.nulls_first(), Clients.id)
    if sort is Sort.LATEST_INTERVIEW:
        return query.order_by(Clients.latest_interview_at.desc().nulls_last(), Clients.id.desc())
    return query.order_by(Clients.name_key, Clients.id)


def _active() -> ColumnElement[bool]:
    return Clients.status == ClientStatus.ACTIVE


def _next_due(viewer: Viewer, now: datetime) -> Subquery:
    """Client and earliest due instant of their expected steps that are open or to come."""
    due = func.min(PlanRows.due_at).label("due_at")
    query = select(PlanRows.client_id, due).where(to_do(viewer, now)).group_by(PlanRows.client_id)
    return query.subquery("next_due")
