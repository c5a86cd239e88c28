"""The caseload's interviews with the state of their plans, one after the other, for the reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from coaching.model import Client, Interview, Status, Step
from coaching.store.access import Viewer
from coaching.store.disclosure import note_export
from coaching.store.records import AT_ONCE, CLIENT_FIELDS, INTERVIEW_FIELDS, fields_of, in_chunks
from coaching.store.status_sql import status_at
from coaching.store.tables import Clients, Interviews, Members, People, PlanRows


class LineRow(NamedTuple):
    """One step of an interview's plan with its status; `person_name` is empty where it is for nobody in particular."""

    step: Step
    ordinal: int
    person_name: str
    status: Status
    due_at: datetime
    done_at: datetime | None


class InterviewLine(NamedTuple):
    """One interview and its client, with the ids of their files, and its plan in order."""

    client: Client
    interview: Interview
    rows: tuple[LineRow, ...]


def interview_lines(viewer: Viewer, now: datetime, client_id: int | None = None) -> Iterator[InterviewLine]:
    """All interviews that the viewer may see, or one client's, by client's name and start; little of it in memory.

    To read them is an export, and noted as such in the audit.
    """
    note_export(viewer, now, client_id)
    query = (
        select(
            Interviews.id, Members.email, Clients.external_id, *fields_of(Clients, CLIENT_FIELDS),
            Interviews.external_id, *fields_of(Interviews, INTERVIEW_FIELDS),
        )
        .join(Clients, Clients.id == Interviews.client_id)
        .join(Members, Members.id == Interviews.counselor_id)
        .where(viewer.sees(Interviews.counselor_id))
        .order_by(func.lower(Clients.name), Clients.id, Interviews.starts_at, Interviews.id)
    )  # fmt: skip
    if client_id is not None:
        query = query.where(Interviews.client_id == client_id)
    with viewer.read() as connection:
        found = connection.execute(query, execution_options={"yield_per": AT_ONCE})
        for chunk in in_chunks(found):
            plans = _plans(connection, now, [row[0] for row in chunk])
            for key, email, *fields in chunk:
                client, interview = _records(email or "", fields)
                yield InterviewLine(client, interview, tuple(plans.get(key, ())))


def _records(email: str, fields: list[Any]) -> tuple[Client, Interview]:
    client_id, *rest = fields
    values = dict(zip(CLIENT_FIELDS, rest, strict=False))
    client = Client(client_id=client_id, counselor=email, **values)
    interview_id, *rest = rest[len(CLIENT_FIELDS) :]
    return client, Interview(interview_id, client_id, *rest)


def _plans(connection: Connection, now: datetime, interviews: list[int]) -> dict[int, list[LineRow]]:
    row = PlanRows
    name = func.coalesce(People.name, "")
    query = (
        select(row.interview_id, row.step, row.ordinal, name, status_at(now), row.due_at, row.done_at)
        .join(People, People.id == row.person_id, isouter=True)
        .where(row.interview_id.in_(interviews))
        .order_by(row.interview_id, row.position)
    )
    plans: dict[int, list[LineRow]] = {}
    for interview_id, *values in connection.execute(query):
        plans.setdefault(interview_id, []).append(LineRow._make(values))
    return plans
