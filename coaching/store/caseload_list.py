"""The caseload as a list: of each client on a page the last contact, the next step, and what was followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, func, select

from coaching.model import ClientStatus, Status, Step
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.caseload_order import Sort, Wanted, clients_on_page
from coaching.store.tables import Interviews
from coaching.store.worklist_rows import WorklistRow, rows_of
from coaching.store.worklist_sql import still_to_do

__all__ = ["PAGE_SIZE", "CaseloadLine", "CaseloadPage", "NextInterview", "NextStep", "Sort", "caseload"]

PAGE_SIZE = 25
"""Clients a page, as on Today."""


class NextStep(NamedTuple):
    """The earliest expected step that is open or to come; `timezone` the interview's."""

    interview_id: int
    employer: str
    timezone: str
    step: Step
    ordinal: int
    person_id: int | None
    person_name: str
    due_at: datetime
    status: Status
    snoozed_until: datetime | None


class NextInterview(NamedTuple):
    """The next interview ahead."""

    interview_id: int
    employer: str
    starts_at: datetime
    timezone: str


class CaseloadLine(NamedTuple):
    """One client: `followed_up` of `held` interviews; `last_contact_at` is the last action of any kind.

    `latest_interview_at` is the latest start, ahead or past, of those neither cancelled nor missed by the client.
    """

    client_id: int
    version: int
    name: str
    status: ClientStatus
    counselor: str
    last_contact_at: datetime | None
    latest_interview_at: datetime | None
    held: int
    followed_up: int
    next_step: NextStep | None
    next_interview: NextInterview | None


class CaseloadPage(NamedTuple):
    """A page of the caseload; `total` clients on all `pages`, and how many of each status the text finds."""

    lines: tuple[CaseloadLine, ...]
    total: int
    page: int
    pages: int
    by_status: dict[ClientStatus, int]


def caseload(
    viewer: Viewer,
    now: datetime,
    *,
    text: str = "",
    status: ClientStatus | None = None,
    sort: Sort = Sort.NAME,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> CaseloadPage:
    """A page of the clients whom the text finds (all for none), of one status or of all; past the end, the last."""
    with viewer.read() as connection:
        found = clients_on_page(connection, viewer, now, Wanted(text, status, sort, page, size))
        clients = [row.client_id for row in found.clients]
        counts = _counts(connection, now, clients)
        active = [row.client_id for row in found.clients if row.status is ClientStatus.ACTIVE]
        steps = rows_of(connection, now, active, still_to_do(now))
        ahead = _ahead(connection, now, clients)
    lines = (
        CaseloadLine(*row, *counts.get(row[0], (0, 0)), _first(steps.get(row[0])), ahead.get(row[0]))
        for row in found.clients
    )
    return CaseloadPage(tuple(lines), *found[1:])


def _counts(connection: Connection, now: datetime, clients: Sequence[int]) -> dict[int, tuple[int, int]]:
    """How many interviews were held, and how many of them followed up, by client."""
    held = and_(Interviews.status.not_in(NO_PLAN), Interviews.ended_at <= now)
    followed_up = func.count(case((Interviews.followed_up_at <= now, 1)))
    query = select(Interviews.client_id, func.count(), followed_up).where(Interviews.client_id.in_(clients), held)
    return {key: (all_, some) for key, all_, some in connection.execute(query.group_by(Interviews.client_id))}


def _ahead(connection: Connection, now: datetime, clients: Sequence[int]) -> dict[int, NextInterview]:
    columns = [getattr(Interviews, name) for name in NextInterview._fields[1:]]
    query = select(Interviews.client_id, Interviews.id, *columns).where(
        Interviews.client_id.in_(clients), Interviews.starts_at > now, Interviews.status.not_in(NO_PLAN)
    )
    latest_first = connection.execute(query.order_by(Interviews.starts_at.desc(), Interviews.id.desc()))
    return {key: NextInterview(*row) for key, *row in latest_first}


def _first(rows: Sequence[WorklistRow] | None) -> NextStep | None:
    """The first of a client's rows, which are in order of their due dates."""
    if not rows:
        return None
    row = rows[0]
    return NextStep(*(getattr(row, name) for name in NextStep._fields))
