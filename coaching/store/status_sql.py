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
    too_soon = and_(row.step == Step.STATUS_CHECK, row.done_at < row.opens_at)
    answered = case(
        (row.answer == Answer.YES, says(Status.DONE)),
        (row.answer == Answer.NO, says(Status.MISSED)),
        else_=says(Status.UNRECORDED),
    )
    made = case(
        (too_soon, says(Status.TOO_SOON)), (row.done_at >= row.due_at, says(Status.LATE)), else_=says(Status.DONE)
    )
    over = case(
        (row.closes_at < row.due_at, says(Status.NOT_NEEDED)),
        (row.kind == Kind.OPTIONAL, says(Status.SKIPPED)),
        else_=says(Status.MISSED),
    )
    return case(
        (row.waived, says(Status.WAIVED)),
        (and_(row.answer.is_not(None), past_due), answered),
        (done, made),
        (closed, over),
        (and_(row.kind == Kind.OPTIONAL, past_due), says(Status.SKIPPED)),
        (row.opens_at > now, says(Status.NOT_YET)),
        (past_due, says(Status.OVERDUE)),
        else_=says(Status.DUE),
    )
