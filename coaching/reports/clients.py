"""A line a client: how to reach them, what they are after, how far they are, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coaching.clock import local_date, zone_named
from coaching.exchange.table import Column, Table
from coaching.guidance.steps import STEPS
from coaching.model import ClientStatus, InterviewRecord
from coaching.plan import NO_PLAN, is_held
from coaching.reports.order import Look, Row, held_on
from coaching.standing import followed_up_at
from coaching.store.client_stream import ClientRecords
from coaching.store.interview_lines import next_row, stated_plan
from coaching.wording import named

CLIENTS_COLUMNS = (
    Column("Client", 24), Column("Status", 10), Column("Counselor", 24), Column("Email", 28), Column("Phone", 18),
    Column("Goal", 40), Column("Tags", 24), Column("Counts in group figures", 12),
    Column("Interviews held", 11), Column("Of these followed up", 11), Column("Last contact", 12),
    Column("Next interview", 12), Column("Next step", 24), Column("At", 24), Column("Next step due", 12),
)  # fmt: skip


def clients_table(clients: Iterable[ClientRecords], look: Look) -> Table:
    """By name. What is counted is counted over all their interviews."""
    return Table("clients", CLIENTS_COLUMNS, (_row(one, look) for one in clients))


def _row(one: ClientRecords, look: Look) -> Row:
    client = one.client
    held = [record for record in one.records if is_held(record.interview, look.as_of)]
    followed_up = [record for record in held if followed_up_at(record, look.as_of)]
    return (
        client.name, named(client.status), one.counselor, client.email, client.phone, client.goal,
        "; ".join(client.tags), one.counts_in_groups, len(held), len(followed_up),
        _last_contact(one.records, look), _next_interview(one.records, look), *_next_step(one, look),
    )  # fmt: skip


def _last_contact(records: Sequence[InterviewRecord], look: Look) -> date | None:
    """The date of the latest thing that was done or heard, in that interview's zone."""
    latest = [
        (action.at, record.interview.timezone)
        for record in records
        for action in record.actions
        if action.at <= look.as_of
    ]
    return local_date(max(latest)[0], zone_named(max(latest)[1])) if latest else None


def _next_interview(records: Sequence[InterviewRecord], look: Look) -> date | None:
    ahead = (
        record.interview
        for record in records
        if record.interview.starts_at > look.as_of and record.interview.status not in NO_PLAN
    )
    first = min(ahead, key=lambda interview: interview.starts_at, default=None)
    return held_on(first) if first else None


def _next_step(one: ClientRecords, look: Look) -> Row:
    """Of all interviews the expected step that is due first, where, and its last day."""
    if one.client.status is not ClientStatus.ACTIVE:
        return ("", "", None)
    steps = [
        (row, record.interview)
        for record in one.records
        if (row := next_row(stated_plan(record, look.policy, look.as_of)))
    ]
    if not steps:
        return ("", "", None)
    row, interview = min(steps, key=lambda step: step[0].due_at)
    last_moment = row.due_at - timedelta(microseconds=1)
    return STEPS[row.step].title, interview.employer, local_date(last_moment, zone_named(interview.timezone))
