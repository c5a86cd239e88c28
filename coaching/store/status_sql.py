"""The status of a plan row as one SQL expression: plan.status_of for the database, and held equal by a test."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, literal

from coaching.model import Answer, Kind, Status, Step
from coaching.store.tables import PlanRows
from coaching.store.tables.base import word

STATUS = word(Status)


def _says(status: Status) -> ColumnElement[Status]:
    return literal(status, STATUS)


def status_at(now: datetime) -> ColumnElement[Status]:
    """The status of a row of `plan_rows` at `now`: the first line of plan.md's table that holds."""
    row = PlanRows
    closed, past_due, done = row.closes_at <= now, row.due_at <= now, row.done_at <= now
    return case(
        (row.waived, _says(Status.WAIVED)),
        (and_(row.answer == Answer.YES, past_due), _says(Status.DONE)),
        (and_(row.answer == Answer.NO, past_due), _says(Status.MISSED)),
        (and_(row.answer == Answer.UNKNOWN, past_due), _says(Status.UNRECORDED)),
        (and_(done, row.step == Step.STATUS_CHECK, row.done_at < row.opens_at), _says(Status.TOO_SOON)),
        (and_(done, row.done_at >= row.due_at), _says(Status.LATE)),
        (done, _says(Status.DONE)),
        (and_(closed, row.closes_at < row.due_at), _says(Status.NOT_NEEDED)),
        (and_(row.kind == Kind.OPTIONAL, closed | past_due), _says(Status.SKIPPED)),
        (closed, _says(Status.MISSED)),
        (row.opens_at > now, _says(Status.NOT_YET)),
        (past_due, _says(Status.OVERDUE)),
        else_=_says(Status.DUE),
    )
