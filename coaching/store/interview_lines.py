"""Interviews as a report tells them, read off the plans that are stored; no record is built, which takes four times as
long. Where something was done after the instant that is looked at, the plan of then is made from the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, String, and_, case, func, literal, null, select
from sqlalchemy import type_coerce as coerced
from sqlalchemy.orm import aliased

from coaching.guidance.cited import Policy
from coaching.model import Client, ClientStatus, InterviewRecord, InterviewStatus, Kind, Outcome, PlanRow, Status, Step
from coaching.plan import build_plan, end_of, status_of
from coaching.standing import followed_up_at
from coaching.store.fetching import fetch_columns
from coaching.store.plan_letters import strung
from coaching.store.records import records_by_key
from coaching.store.status_sql import status_at
from coaching.store.tables import Actions, Clients, Interviews, PlanRows

STEP_LETTERS = {step: chr(ord("A") + number) for number, step in enumerate(Step)}
STATUS_LETTERS = {status: chr(ord("a") + number) for number, status in enumerate(Status)}
TO_DO = (Status.OVERDUE, Status.DUE, Status.NOT_YET)
Stated = tuple[PlanRow, Status]
"""A row of a plan with its status."""


class InterviewLine(NamedTuple):
    """An interview at an instant. `plan` has two letters a row: of the step and of its status; what is next, and from
    when to when, is that of an active client."""

    client: str
    client_status: ClientStatus
    employer: str
    position: str
    round: str
    starts_at: datetime
    timezone: str
    status: InterviewStatus
    outcome: Outcome
    outcome_on: date | None
    promised_on: date | None
    ended_at: datetime
    followed_up_at: datetime | None
    plan: str
    next_step: Step | None
    next_opens_at: datetime | None
    next_due_at: datetime | None


def lines_of(
    connection: Connection, clients: Sequence[int], policy: Policy, as_of: datetime
) -> Iterator[InterviewLine]:
    """The interviews of these clients, by client's name and start."""
    keys, *columns = fetch_columns(connection, _as_stored(clients, as_of))
    later = select(Actions.interview_id).join(Interviews, Interviews.id == Actions.interview_id)
    later = later.where(Interviews.client_id.in_(clients), Actions.at > as_of).distinct()
    records = records_by_key(connection, connection.execute(later).scalars().all())
    for key, line in zip(keys, map(InterviewLine, *columns), strict=True):
        if key in records:
            client = Client("", line.client, status=line.client_status)
            yield line_from(client, records[key], policy, as_of)
        else:
            yield line


def line_from(client: Client, record: InterviewRecord, policy: Policy, as_of: datetime) -> InterviewLine:
    """The same from the records, whatever was done later."""
    interview, plan = record.interview, stated_plan(record, policy, as_of)
    row = next_row(plan) if client.status is ClientStatus.ACTIVE else None
    return InterviewLine(
        client.name, client.status, interview.employer, interview.position, interview.round,
        interview.starts_at, interview.timezone, interview.status, interview.outcome, interview.outcome_on,
        interview.promised_on, end_of(interview), followed_up_at(record, as_of),
        "".join(STEP_LETTERS[row.step] + STATUS_LETTERS[status] for row, status in plan),
        row and row.step, row and row.opens_at, row and row.due_at,
    )  # fmt: skip


def stated_plan(record: InterviewRecord, policy: Policy, as_of: datetime) -> list[Stated]:
    """The plan at an instant, each row with its status."""
    return [(row, status_of(row, as_of)) for row in build_plan(record, policy, as_of)]


def next_row(plan: Sequence[Stated]) -> PlanRow | None:
    """What is expected next, by when it is due; never a row that closes before it opens."""
    to_do = (
        row for row, status in plan if status in TO_DO and row.kind is Kind.EXPECTED and row.opens_at < row.closes_at
    )
    return min(to_do, key=lambda row: row.due_at, default=None)


def _as_stored(clients: Sequence[int], as_of: datetime) -> Select[*tuple[Any, ...]]:
    """The key of each interview, and its line."""
    following = aliased(PlanRows)
    place = and_(following.interview_id == Interviews.id, following.position == _next_place(as_of))
    about = (Clients.name, Clients.status, Interviews.employer, Interviews.position, Interviews.round)
    when = (Interviews.starts_at, Interviews.timezone, Interviews.status, Interviews.outcome, Interviews.outcome_on)
    stands = (Interviews.promised_on, Interviews.ended_at, Interviews.followed_up_at, _letters(as_of))
    query = select(Interviews.id, *about, *when, *stands, following.step, following.opens_at, following.due_at)
    query = query.join(Clients, Clients.id == Interviews.client_id).join(following, place, isouter=True)
    return query.where(Clients.id.in_(clients)).order_by(
        Clients.name_key, Clients.id, Interviews.starts_at, Interviews.id
    )


def _letters(as_of: datetime) -> ColumnElement[str]:
    steps = {word.value: letter for word, letter in STEP_LETTERS.items()}
    step = case(steps, value=coerced(PlanRows.step, String))
    status = status_at(as_of, lambda status: literal(STATUS_LETTERS[status]))
    return func.coalesce(strung(step + status), "")


def _next_place(as_of: datetime) -> ColumnElement[Any]:
    """Where in the plan stands what `next_row` gives; a plan that is settled has nothing to do any more."""
    row = PlanRows
    query = select(row.position).where(
        row.interview_id == Interviews.id, row.kind == Kind.EXPECTED, row.opens_at < row.closes_at,
        status_at(as_of).in_(TO_DO),
    )  # fmt: skip
    first = query.order_by(row.due_at, row.position).limit(1).correlate(Interviews, Clients).scalar_subquery()
    over = case((Clients.status != ClientStatus.ACTIVE, True), else_=Interviews.settled_at <= as_of)
    return case((over, null()), else_=first)
