"""One page of a caseload, filtered and in order; an index gives the order, so that it costs what it returns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from math import ceil
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, func, select

from coaching.model import ClientStatus
from coaching.store.access import Viewer
from coaching.store.full_text import finds
from coaching.store.scope import clients_of
from coaching.store.tables import Clients, Members, PlanRows
from coaching.store.worklist_sql import to_do


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
    among = [finds(viewer, wanted.text)] if wanted.text.strip() else []
    by_status = _by_status(connection, viewer, among)
    total = sum(by_status.values()) if wanted.status is None else by_status[wanted.status]
    pages = max(1, ceil(total / wanted.size))
    page = min(max(1, wanted.page), pages)
    if wanted.status is not None:
        among.append(Clients.status == wanted.status)
    query = _in_order(viewer, now, wanted.sort).where(*clients_of(viewer, total), *among)
    rows = connection.execute(query.limit(wanted.size).offset((page - 1) * wanted.size))
    return ClientRows(tuple(ClientRow(*row) for row in rows), total, page, pages, by_status)


def _by_status(connection: Connection, viewer: Viewer, among: Sequence[ColumnElement[bool]]) -> dict[ClientStatus, int]:
    """How many of them the viewer sees, by status; from an index alone where nothing else is asked."""
    query = select(Clients.status, func.count()).where(viewer.sees(Clients.counselor_id), *among)
    return dict.fromkeys(ClientStatus, 0) | dict(connection.execute(query.group_by(Clients.status)).all())


def _in_order(viewer: Viewer, now: datetime, sort: Sort) -> Select[*tuple[Any, ...]]:
    query = select(
        Clients.id, Clients.version, Clients.name, Clients.status, Members.name,
        Clients.last_contact_at, Clients.latest_interview_at,
    ).join(Members, Members.id == Clients.counselor_id)  # fmt: skip
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
