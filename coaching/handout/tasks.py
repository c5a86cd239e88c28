"""What there is to do for a client: the steps that are due or coming up, what the record lacks, and the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from coaching.advice import Advised, advise_client
from coaching.cards import TAKEN_IN
from coaching.guidance.channels import usual_channel
from coaching.guidance.cited import Cites, Policy
from coaching.guidance.take_home import (
    ENDED_WITHOUT_THEM,
    FIRST_CHECK_BY_PHONE,
    FOUND,
    IN_STATUS,
    THANKS_ALL_THE_SAME,
    WHATEVER_THE_DAY,
    TakeHome,
)
from coaching.model import Channel, Client, Finding, InterviewRecord, Kind, Outcome, PlanRow, Status, Step
from coaching.nudges import EMPLOYERS_DATE, WAITS
from coaching.plan import build_plan, is_held, status_of

LOOKED_AHEAD = timedelta(days=14)
"""What opens later than that is for another page; own judgement."""
TO_DO = (Status.OVERDUE, Status.DUE)
LEFT_OPEN = (Status.UNRECORDED, Status.MISSED)
"""What can be mended as long as the employer has not decided."""
MENDED_OTHERWISE = frozenset({(Step.ASK_TIMELINE, Status.MISSED), (Step.LETTER, Status.MISSED)})
"""The next status check asks for the date; a letter that was left out is let go."""
MOOT: dict[Finding | None, tuple[Status, ...]] = {Finding.NO_SIGN: LEFT_OPEN, Finding.STOP_AND_WAIT: (Status.MISSED,)}
"""What is not mended any more: after a long silence nothing, and where the employer has the next word no message."""
OF_THEIR_WAYS = frozenset({Finding.TOO_SOON, Finding.TOO_MANY_CHECKS, Finding.SEVERAL_CONTACTS, Finding.SAME_NOTE})
"""Findings on what the client did, which hold whatever came of it: for the page, only of what is open."""


class Task(NamedTuple):
    """One thing to do: of which interview, which step in which status, for whom (ids, in one task where alike)."""

    record: InterviewRecord
    row: PlanRow
    status: Status
    person_ids: tuple[str, ...]
    take_home: TakeHome


class Reminder(NamedTuple):
    """A finding to keep in mind, and the interviews that it is about."""

    finding: Finding
    records: tuple[InterviewRecord, ...]

    @property
    def take_home(self) -> TakeHome:
        return FOUND[self.finding]


class ToDo(NamedTuple):
    """What to do now (the first due first, what is optional last), what is coming up, and what to keep in mind."""

    now: tuple[Task, ...]
    coming: tuple[Task, ...]
    in_mind: tuple[Reminder, ...]


def to_do(client: Client, records: Sequence[InterviewRecord], policy: Policy, now: datetime) -> ToDo:
    """All that a client may be asked to do at `now`."""
    by_id = {record.interview.interview_id: record for record in records}
    advised = [item for item in advise_client(client, list(records), policy, now) if item.interview_id in by_id]
    moot = {(item.interview_id, status) for item in advised for status in MOOT.get(item.finding, ())}
    every = (task for record in by_id.values() for task in _tasks(record, policy, now))
    tasks = [task for task in every if (task.row.interview_id, task.status) not in moot]
    coming = [task for task in tasks if task.status is Status.NOT_YET or task.row.opens_at > now]
    pressing = [task for task in tasks if task not in coming]
    asked = {task.row.interview_id for task in tasks if task.row.step is Step.STATUS_CHECK}
    return ToDo(
        tuple(sorted(pressing, key=_urgency)),
        tuple(sorted(coming, key=lambda task: (task.row.opens_at, task.row.due_at))),
        tuple(_reminders(advised, by_id, asked)),
    )


def _urgency(task: Task) -> tuple[bool, bool, datetime]:
    """What is expected and can still be done in its time first, then what is optional, then what is to be mended."""
    return (task.status in LEFT_OPEN, task.row.kind is Kind.OPTIONAL, task.row.due_at)


def _tasks(record: InterviewRecord, policy: Policy, now: datetime) -> Iterator[Task]:
    is_open = record.interview.outcome is Outcome.PENDING
    found: dict[tuple[Step, int, Status], list[PlanRow]] = {}
    for row in build_plan(record, policy, now):
        status = status_of(row, now)
        if _makes_sense(record, row, now) and _is_asked(row, status, now, is_open=is_open):
            found.setdefault((row.step, row.ordinal, status), []).append(row)
    for (step, _, status), rows in found.items():
        ended = record.interview.outcome in ENDED_WITHOUT_THEM and status in TO_DO
        words = THANKS_ALL_THE_SAME if ended and step is Step.THANK_YOU else _words(step, status, rows[0], policy)
        yield Task(record, rows[0], status, tuple(row.person_id for row in rows), words)


def _makes_sense(record: InterviewRecord, row: PlanRow, now: datetime) -> bool:
    """A status check not before the interview; references not where nobody will call them."""
    if row.step is Step.ALERT_REFERENCES:
        return record.interview.outcome not in ENDED_WITHOUT_THEM
    return row.step is not Step.STATUS_CHECK or is_held(record.interview, now)


def _is_asked(row: PlanRow, status: Status, now: datetime, *, is_open: bool) -> bool:
    if status in TO_DO:
        return True
    if status is Status.NOT_YET:
        return row.kind is Kind.EXPECTED and row.opens_at <= now + LOOKED_AHEAD
    return is_open and status in LEFT_OPEN and (row.step, status) not in MENDED_OTHERWISE


def _words(step: Step, status: Status, row: PlanRow, policy: Policy) -> TakeHome:
    first_check = step is Step.STATUS_CHECK and row.ordinal == 1 and status not in LEFT_OPEN
    if first_check and usual_channel(step, policy) is Channel.PHONE:
        return FIRST_CHECK_BY_PHONE
    return IN_STATUS.get((step, status), WHATEVER_THE_DAY[step])


def reason(task: Task) -> tuple[str, Cites]:
    """Why the task, with {on} for the day that a status check hangs on, and what that rests on beside the task."""
    row, status = task.row, task.status
    is_check = row.step is Step.STATUS_CHECK and row.basis_on is not None and status not in LEFT_OPEN
    if not is_check or (status is Status.OVERDUE and row.basis not in EMPLOYERS_DATE):
        return task.take_home.why, ()
    wait = WAITS[row.basis]
    return (wait.before if status is Status.NOT_YET else wait.now), wait.cites


def _reminders(advised: Sequence[Advised], by_id: dict[str, InterviewRecord], asked: set[str]) -> Iterator[Reminder]:
    """The findings, each once; what another one says already, or a check that is planned, goes without saying."""
    spoken_of = _spoken_of(advised, asked)
    about: dict[Finding, list[InterviewRecord]] = {}
    for item in advised:
        if item.finding is None or any((item.interview_id, one) in spoken_of for one in TAKEN_IN.get(item.finding, ())):
            continue
        record = by_id[item.interview_id]
        if item.finding not in OF_THEIR_WAYS or record.interview.outcome is Outcome.PENDING:
            about.setdefault(item.finding, []).append(record)
    yield from (Reminder(finding, tuple(records)) for finding, records in about.items())


def _spoken_of(advised: Iterable[Advised], asked: set[str]) -> set[tuple[str, Finding | Step]]:
    """What is said of each interview: the findings, and a check that is planned, which stands for a long silence."""
    checks: set[tuple[str, Finding | Step]] = {(key, Step.STATUS_CHECK) for key in asked}
    silenced = {(key, Finding.NO_SIGN) for key in asked}
    return checks | {(item.interview_id, item.finding) for item in advised if item.finding} - silenced
