"""A line an interview: when, with whom, what came of it, the status of every step, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from coaching.clock import local_date, zone_named
from coaching.exchange.table import Column, Table
from coaching.guidance.steps import STEPS
from coaching.model import Client, ClientStatus, Interview, InterviewRecord, Kind, PlanRow, Status, Step
from coaching.plan import build_plan, is_held, status_of
from coaching.reports.order import Look, Row
from coaching.standing import standing_of
from coaching.store.client_stream import ClientRecords
from coaching.wording import named

INTERVIEWS_COLUMNS = (
    Column("Client", 24), Column("Client status"), Column("Employer", 24), Column("Position", 24), Column("Round", 10),
    Column("Date", 12), Column("Time", 8), Column("Time zone", 20), Column("Interview status", 16),
    Column("Outcome", 18), Column("Date of outcome", 12), Column("Answer promised by", 12),
    *(Column(rule.title, 14) for rule in STEPS.values()),
    Column("Next step", 24), Column("Next step from", 12), Column("Next step due", 12), Column("Followed up", 10),
)  # fmt: skip
WORST_FIRST = (
    Status.OVERDUE, Status.MISSED, Status.DUE, Status.UNRECORDED, Status.TOO_SOON, Status.LATE, Status.DONE,
    Status.SKIPPED, Status.NOT_YET, Status.WAIVED, Status.NOT_NEEDED,
)  # fmt: skip
"""Of several thank-yous or checks the first of these is shown; what is still to come does not hide what was done."""
TO_DO = (Status.OVERDUE, Status.DUE, Status.NOT_YET)
Stated = tuple[PlanRow, Status]
"""A row of a plan with its status."""


def interviews_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name and start; dates and times are the interview's own."""
    return Table("interviews", INTERVIEWS_COLUMNS, _rows(clients, look))


def _rows(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    for one in clients:
        for record in one.records:
            if look.is_about(record.interview):
                yield interview_row(one.client, record, look)


def interview_row(client: Client, record: InterviewRecord, look: Look) -> Row:
    """The cells under INTERVIEWS_COLUMNS."""
    plan, interview = stated_plan(record, look), record.interview
    followed_up = _followed_up(record, look)
    return (*_heading(client, interview), *_step_cells(plan), *_next_step(client, interview, plan), followed_up)


def stated_plan(record: InterviewRecord, look: Look) -> list[Stated]:
    """The plan as of the look, each row with its status."""
    return [(row, status_of(row, look.as_of)) for row in build_plan(record, look.policy, look.as_of)]


def _heading(client: Client, interview: Interview) -> Row:
    local = interview.starts_at.astimezone(zone_named(interview.timezone))
    return (
        client.name, named(client.status), interview.employer, interview.position, interview.round,
        local.date(), local.time(), interview.timezone,
        named(interview.status), named(interview.outcome), interview.outcome_on, interview.promised_on,
    )  # fmt: skip


def _step_cells(plan: Sequence[Stated]) -> Iterator[str]:
    """The status of each step, the worst where it has several rows; empty where it has none."""
    by_step: dict[Step, list[Status]] = {}
    for row, status in plan:
        by_step.setdefault(row.step, []).append(status)
    for step in STEPS:
        statuses = by_step.get(step)
        yield named(min(statuses, key=WORST_FIRST.index)) if statuses else ""


def _next_step(client: Client, interview: Interview, plan: Sequence[Stated]) -> Row:
    row = next_row(client, plan)
    if row is None:
        return ("", None, None)
    zone = zone_named(interview.timezone)
    last_moment = row.due_at - timedelta(microseconds=1)  # a window in days ends as the day after it begins
    return (STEPS[row.step].title, local_date(row.opens_at, zone), local_date(last_moment, zone))


def next_row(client: Client, plan: Sequence[Stated]) -> PlanRow | None:
    """What is expected next of an active client, by when it is due; never a row that closes before it opens."""
    if client.status is not ClientStatus.ACTIVE:
        return None
    to_do = (
        row for row, status in plan if status in TO_DO and row.kind is Kind.EXPECTED and row.opens_at < row.closes_at
    )
    return min(to_do, key=lambda row: row.due_at, default=None)


def _followed_up(record: InterviewRecord, look: Look) -> str:
    """Whether there was any follow-up (the question of S4.1); empty where the interview was not held."""
    if not is_held(record.interview, look.as_of):
        return ""
    return "yes" if standing_of(record, look.policy, look.as_of).followed_up_at else "no"
