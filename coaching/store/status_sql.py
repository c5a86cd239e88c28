"""The status of a plan row as one SQL expression: plan.status_of for the database, and held equal by a test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal

from coaching.model import Answer, Kind, Status, Step
from coaching.store.tables import PlanRows
from coaching.store.tables.base import word

STATUS = word(Status)


def _says(status: Status) -> ColumnElement[Status]:
    return literal(status, STATUS)


def status_at(now: datetime, says: Callable[[Status], ColumnElement[Any]] = _says) -> ColumnElement[Any]:
    """The status of a row of `plan_rows` at `now`: the first line of plan.md's table that holds.

    `says` puts a status into other words than its own.
    """
    row = PlanRows
    closed, past_due, done = row.closes_at <= now, row.due_at <= now, row.done_at <= now
    return case(
        (row.waived, says(Status.WAIVED)),
        (and_(row.answer == Answer.YES, past_due), says(Status.DONE)),
        (and_(row.answer == Answer.NO, past_due), says(Status.MISSED)),
        (and_(row.answer == Answer.UNKNOWN, past_due), says(Status.UNRECORDED)),
        (and_(done, row.step == Step.STATUS_CHECK, row.done_at < row.opens_at), says(Status.TOO_SOON)),
        (and_(done, row.done_at >= row.due_at), says(Status.LATE)),
        (done, says(Status.DONE)),
        (and_(closed, row.closes_at < row.due_at), says(Status.NOT_NEEDED)),
        (and_(row.kind == Kind.OPTIONAL, closed | past_due), says(Status.SKIPPED)),
        (closed, says(Status.MISSED)),
        (row.opens_at > now, says(Status.NOT_YET)),
        (past_due, says(Status.OVERDUE)),
        else_=says(Status.DUE),
    )
