"""Putting a step off until a date: it is on no list before, and nothing else about it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from coaching.clock import first_instant, zone_named
from coaching.errors import Fault
from coaching.model import Kind
from coaching.store.access import Viewer, Writing
from coaching.store.audit import Entry
from coaching.store.records import fields_of, in_chunks
from coaching.store.replan import plan_anew
from coaching.store.tables import Deed, Entity, Snoozes
from coaching.store.tasks import WAIVED, InView, Planned, Task, interviews_in_view, planned, refuse_any

NOT_AHEAD = Fault("until", "That date is not ahead.", "Choose tomorrow or later.")
TOO_FAR = Fault("until", "It is over by then, and would not come back.", "Choose an earlier date, or waive it.")


def snooze(viewer: Viewer, tasks: Sequence[Task], until: date, *, now: datetime) -> None:
    """Keeps these steps off the list until the first instant of a date where each interview is.

    A step that is snoozed already gets the new date. Refused where there is nothing to put off, or it would be over by
    then; NotFound where one is somebody else's.
    """
    with viewer.write(now) as writing:
        rows = planned(writing.connection, viewer, tasks)
        refuse_any([(row.task, row.said, fault) for row in rows if (fault := _fault(row, until, now))])
        keys = _keys(writing.connection, [row.task for row in rows])
        for row in {row.task: row for row in rows}.values():
            values = {"member_id": viewer.member_id, "until_at": _until(row.seen, until), "created_at": now}
            if key := keys.get(row.task):
                writing.connection.execute(update(Snoozes).where(Snoozes.id == key).values(**values))
            else:
                writing.connection.execute(insert(Snoozes).values(**row.task._asdict(), **values))
            _note(writing, Deed.SNOOZED, row.task, row.seen, until)
        plan_anew(writing, [row.task.interview_id for row in rows])


def unsnooze(viewer: Viewer, tasks: Sequence[Task], *, now: datetime) -> None:
    """Puts these steps back on the list; what is not snoozed stays as it is. NotFound for somebody else's."""
    with viewer.write(now) as writing:
        seen = interviews_in_view(writing.connection, viewer, [task.interview_id for task in tasks])
        keys = _keys(writing.connection, tasks)
        if not keys:
            return
        writing.connection.execute(delete(Snoozes).where(Snoozes.id.in_(keys.values())))
        for task in keys:
            _note(writing, Deed.UNSNOOZED, task, seen[task.interview_id])
        plan_anew(writing, [task.interview_id for task in keys])


def _fault(row: Planned, until: date, now: datetime) -> Fault | None:
    """Why a step can't be snoozed until then."""
    if fault := row.fault() or (WAIVED if row.waived else None):
        return fault
    until_at = _until(row.seen, until)
    if until_at <= now:
        return NOT_AHEAD
    over_at = min(row.due_at, row.closes_at) if row.kind is Kind.OPTIONAL else row.closes_at
    return TOO_FAR if until_at >= over_at else None


def _until(seen: InView, until: date) -> datetime:
    return first_instant(until, zone_named(seen.interview.timezone))


def _keys(connection: Connection, tasks: Sequence[Task]) -> dict[Task, int]:
    """The snoozes that there are of these steps, by key."""
    wanted, found = set(tasks), {}
    for chunk in in_chunks({task.interview_id for task in tasks}):
        query = select(Snoozes.id, *fields_of(Snoozes, Task._fields)).where(Snoozes.interview_id.in_(chunk))
        found.update({task: key for key, *of in connection.execute(query) if (task := Task(*of)) in wanted})
    return found


def _note(writing: Writing, deed: Deed, task: Task, seen: InView, until: date | None = None) -> None:
    words = (("step", task.step), *((("until", until),) if until else ()))
    writing.note(Entry(deed, Entity.INTERVIEW, task.interview_id, seen.client_id, words=words))
