"""Clients by steps of the latest interview held: where each stands, and what could be logged for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from coaching.clock import local_date, zone_named
from coaching.model import ClientStatus, Status, Step
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.caseload_order import ClientRow, Sort, Wanted, clients_on_page
from coaching.store.records import fields_of
from coaching.store.status_sql import status_at
from coaching.store.tables import Interviews, People, PlanRows
from coaching.store.tasks import Task

PAGE_SIZE = 25
"""Clients a page, as in the list."""
WORST_FIRST = (
    Status.OVERDUE, Status.DUE, Status.MISSED, Status.LATE, Status.TOO_SOON, Status.UNRECORDED, Status.SKIPPED,
    Status.DONE, Status.NOT_YET, Status.WAIVED, Status.NOT_NEEDED,
)  # fmt: skip
"""What a cell with several rows says; own judgement: what can still be done, then what went wrong."""


class LatestHeld(NamedTuple):
    """The latest interview held, on its local date."""

    interview_id: int
    employer: str
    position: str
    held_on: date
    timezone: str


class MatrixTask(NamedTuple):
    """One thing that could still be logged: the step, whom it is for, and where it stands."""

    task: Task
    person_name: str
    status: Status


class Cell(NamedTuple):
    """A step of the interview: the worst status of its `rows`, and those of them that are not done."""

    status: Status
    rows: int
    tasks: tuple[MatrixTask, ...]


class MatrixRow(NamedTuple):
    """A client; without an interview held there is none, and no cells. A step that the plan has no row of has none."""

    client_id: int
    name: str
    status: ClientStatus
    counselor: str
    interview: LatestHeld | None
    cells: dict[Step, Cell]


class MatrixPage(NamedTuple):
    """A page of the matrix; `total` clients on all `pages`."""

    rows: tuple[MatrixRow, ...]
    total: int
    page: int
    pages: int


def matrix(
    viewer: Viewer,
    now: datetime,
    *,
    text: str = "",
    status: ClientStatus | None = None,
    sort: Sort = Sort.NAME,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> MatrixPage:
    """The page of the matrix for the same clients in the same order as the list has them."""
    with viewer.read() as connection:
        found = clients_on_page(connection, viewer, now, Wanted(text, status, sort, page, size))
        held = _latest_held(connection, now, [row.client_id for row in found.clients])
        cells = _cells(connection, now, [interview.interview_id for interview in held.values()])
    rows = tuple(_row(client, held.get(client.client_id), cells) for client in found.clients)
    return MatrixPage(rows, found.total, found.page, found.pages)


def _row(client: ClientRow, held: LatestHeld | None, cells: dict[int, dict[Step, Cell]]) -> MatrixRow:
    own = cells.get(held.interview_id, {}) if held else {}
    return MatrixRow(client.client_id, client.name, client.status, client.counselor, held, own)


def _latest_held(connection: Connection, now: datetime, clients: Sequence[int]) -> dict[int, LatestHeld]:
    """By client; of two that started at once, the one that was added later."""
    latest_first = (Interviews.starts_at.desc(), Interviews.id.desc())
    place = func.row_number().over(partition_by=Interviews.client_id, order_by=latest_first).label("place")
    columns = (
        Interviews.client_id, Interviews.id, Interviews.employer, Interviews.position, Interviews.starts_at,
        Interviews.timezone,
    )  # fmt: skip
    held = select(*columns, place).where(
        Interviews.client_id.in_(clients), Interviews.status.not_in(NO_PLAN), Interviews.ended_at <= now
    )
    ranked = held.subquery()
    rows = connection.execute(select(*list(ranked.c)[:-1]).where(ranked.c.place == 1))
    return {
        client_id: LatestHeld(key, employer, position, local_date(starts_at, zone_named(timezone)), timezone)
        for client_id, key, employer, position, starts_at, timezone in rows
    }


def _cells(connection: Connection, now: datetime, interviews: Sequence[int]) -> dict[int, dict[Step, Cell]]:
    """By interview and step, in the order of the plan."""
    row = PlanRows
    undone = and_(row.done_at.is_(None), row.answer.is_(None))
    query = (
        select(*fields_of(row, Task._fields), func.coalesce(People.name, ""), status_at(now), undone)
        .join(People, People.id == row.person_id, isouter=True)
        .where(row.interview_id.in_(interviews))
        .order_by(row.interview_id, row.position)
    )
    found: dict[int, dict[Step, list[tuple[MatrixTask, bool]]]] = {}
    for *fields, name, status, open_ in connection.execute(query):
        task = Task._make(fields)
        found.setdefault(task.interview_id, {}).setdefault(task.step, []).append(
            (MatrixTask(task, name, status), open_)
        )
    return {key: {step: _cell(tasks) for step, tasks in steps.items()} for key, steps in found.items()}


def _cell(tasks: Sequence[tuple[MatrixTask, bool]]) -> Cell:
    worst = min((one.status for one, _ in tasks), key=WORST_FIRST.index)
    return Cell(worst, len(tasks), tuple(one for one, open_ in tasks if open_))
