"""Writing the plan of a whole caseload, on two cores where it is large: it has seconds, not minutes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import TextIO

from coaching.errors import CoachingError
from coaching.exchange.caseload import Caseload
from coaching.exchange.plan_csv import write_lines, write_plan
from coaching.guidance.cited import Policy
from coaching.model import InterviewRecord, PlanRow, Status
from coaching.plan import build_plan, status_of

WORTH_TWO = 20_000
"""Interviews from which a second process pays for its start."""


def plan_rows(records: Iterable[InterviewRecord], policy: Policy, now: datetime) -> Iterator[tuple[PlanRow, Status]]:
    """The plan rows of these interviews with their status at `now`, in order."""
    for record in records:
        for row in build_plan(record, policy, now):
            yield row, status_of(row, now)


def write_planned(caseload: Caseload, policy: Policy, now: datetime, out: TextIO) -> None:
    """The plan as CSV; the second half by a process of its own where that pays and the system can fork."""
    if len(caseload.interviews) < WORTH_TWO or not _can_fork():
        write_plan(plan_rows(caseload.records(), policy, now), out)
        return
    ids = sorted(interview.interview_id for interview in caseload.interviews)
    middle = ids[len(ids) // 2]
    with NamedTemporaryFile("w+", encoding="utf-8", newline="\n") as second_half:
        other = multiprocessing.get_context("fork").Process(
            target=_write_second_half, args=(caseload, middle, policy, now, second_half)
        )
        other.start()
        try:
            first = _part(caseload, lambda interview_id: interview_id < middle)
            write_plan(plan_rows(first.records(), policy, now), out)
            other.join()
        finally:
            other.kill()  # where nobody wants the rest, as before a pipe that is closed; otherwise it is done
        if other.exitcode:
            raise CoachingError("The second half of the plan could not be written.", "Is the disk full?")
        second_half.seek(0)
        copyfileobj(second_half, out)


def _can_fork() -> bool:
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def _part(caseload: Caseload, belongs: Callable[[str], bool]) -> Caseload:
    """The interviews whose ids belong, with their people and actions."""
    return caseload._replace(
        interviews=[one for one in caseload.interviews if belongs(one.interview_id)],
        people=[person for person in caseload.people if belongs(person.interview_id)],
        actions=[action for action in caseload.actions if belongs(action.interview_id)],
    )


def _write_second_half(caseload: Caseload, middle: str, policy: Policy, now: datetime, out: TextIO) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told as well, and ends this one
    second = _part(caseload, lambda interview_id: interview_id >= middle)
    try:
        write_lines(plan_rows(second.records(), policy, now), out)
        out.flush()
    except OSError:
        sys.exit(1)  # which the first process tells, in a sentence
