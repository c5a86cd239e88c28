"""A line a step of the plan: for whom, from when to when, whether it was done, and why then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from coaching.clock import local_date, zone_named
from coaching.exchange.table import Column, Table
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Basis, InterviewRecord, PlanRow, Status, Step
from coaching.reports.order import Look, Row, held_on, whole_name
from coaching.store.client_stream import ClientRecords
from coaching.store.interview_lines import stated_plan
from coaching.wording import named, why

STEPS_COLUMNS = (
    Column("Client", 24), Column("Employer", 24), Column("Position", 24), Column("Interview date", 12),
    Column("Step", 26), Column("Number", 8), Column("For", 24), Column("Expected or optional", 12),
    Column("From", 12), Column("Due", 12), Column("Due time", 8), Column("Open until", 12), Column("Time zone", 20),
    Column("Done on", 12), Column("Status", 14), Column("Why then", 60),
)  # fmt: skip
Reasons = dict[tuple[Step, Basis, date | None], str]
"""Why steps fall when they do, by what that hangs on."""
A_MOMENT = timedelta(microseconds=1)
"""A window ends just before its last instant: one that ends at midnight has the day before for its last."""


def steps_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By client's name, start and the order of the plan; a step that closes before it opens is left out."""
    return Table("plan", STEPS_COLUMNS, _rows(clients, look))


def _rows(clients: Iterable[ClientRecords], look: Look) -> Iterator[Row]:
    reasons: Reasons = {}
    for one in clients:
        for record in one.records:
            if look.is_about(record.interview):
                yield from _of_interview(one.client.name, record, look, reasons)


def _of_interview(client: str, record: InterviewRecord, look: Look, reasons: Reasons) -> Iterator[Row]:
    interview = record.interview
    names = {person.person_id: whole_name(person) for person in record.people}
    for row, status in stated_plan(record, look.policy, look.as_of):
        if row.opens_at < row.closes_at:
            yield (
                client, interview.employer, interview.position, held_on(interview),
                *_step(row, status, names.get(row.person_id, ""), interview.timezone, look),
                _reason(row, look, reasons),
            )  # fmt: skip


def _reason(row: PlanRow, look: Look, reasons: Reasons) -> str:
    """Why then, put into words once for all rows with the same reason."""
    about = (row.step, row.basis, row.basis_on)
    return reasons.get(about) or reasons.setdefault(about, why(row, look.policy, look.today))


def _step(row: PlanRow, status: Status, person: str, timezone: str, look: Look) -> Row:
    zone = zone_named(timezone)
    last_moment = (row.due_at - A_MOMENT).astimezone(zone)
    at_midnight = (last_moment + A_MOMENT).date() > last_moment.date()
    done = row.done_at if row.done_at and row.done_at <= look.as_of and row.step not in FACTS else None
    return (
        STEPS[row.step].title, row.ordinal, person, row.kind.value,
        local_date(row.opens_at, zone), last_moment.date(), None if at_midnight else (last_moment + A_MOMENT).time(),
        local_date(row.closes_at - A_MOMENT, zone), timezone,
        done and local_date(done, zone), named(status),
    )  # fmt: skip
