"""What the tests of the plan read off it: the rows of a step, their windows and statuses; instants given in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from coaching.guidance.policies import POLICIES
from coaching.model import InterviewRecord, PlanRow, Status, Step
from coaching.plan import build_plan, status_of

LATER = datetime(2030, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def utc(text: str) -> datetime:
    """An instant given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def rows(record: InterviewRecord, step: str, *, policy: str = "measured", now: datetime = LATER) -> list[PlanRow]:
    """The rows of one step as of `now`."""
    return [row for row in build_plan(record, POLICIES[policy], now) if row.step is Step(step)]


def only_row(record: InterviewRecord, step: str, *, policy: str = "measured", now: datetime = LATER) -> PlanRow:
    """The one row that this step has."""
    (row,) = rows(record, step, policy=policy, now=now)
    return row


def statuses(record: InterviewRecord, step: str, *, policy: str = "measured", now: datetime = LATER) -> list[Status]:
    """The status of each row of one step at `now`."""
    return [status_of(row, now) for row in rows(record, step, policy=policy, now=now)]


def window(row: PlanRow) -> tuple[datetime, datetime, datetime]:
    """When a row opens, falls due and closes."""
    return row.opens_at, row.due_at, row.closes_at


def instants(*texts: str) -> tuple[datetime, ...]:
    """Several instants given in UTC."""
    return tuple(utc(text) for text in texts)
