"""Writing the plan of a whole caseload, on two cores where it is large: it has seconds, not minutes."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import TextIO

from coaching.errors import CoachingError
from coaching.exchange.plan_csv import write_lines, write_plan
from coaching.guidance.cited import Policy
from coaching.model import InterviewRecord, PlanRow, Status
from coaching.plan import build_plan, status_of

WORTH_TWO = 20_000
"""Interviews from which a second process pays for its start."""


def plan_rows(records: Sequence[InterviewRecord], policy: Policy, now: datetime) -> Iterator[tuple[PlanRow, Status]]:
    """The plan rows of these interviews with their status at `now`, in order."""
    for record in records:
        for row in build_plan(record, policy, now):
            yield row, status_of(row, now)


def write_planned(records: Sequence[InterviewRecord], policy: Policy, now: datetime, out: TextIO) -> None:
    """The plan as CSV; the second half by a process of its own where that pays and the system can fork."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform == "linux"
    if len(records) < WORTH_TWO or not can_fork or (os.cpu_count() or 1) == 1:
        write_plan(plan_rows(records, policy, now), out)
        return
    middle = len(records) // 2
    with NamedTemporaryFile("w+", encoding="utf-8", newline="\n") as second_half:
        other = multiprocessing.get_context("fork").Process(
            target=_write_part, args=(records[middle:], policy, now, second_half)
        )
        other.start()
        write_plan(plan_rows(records[:middle], policy, now), out)
        other.join()
        if other.exitcode:
            raise CoachingError("The second half of the plan could not be written.", "Is the disk full?")
        second_half.seek(0)
        copyfileobj(second_half, out)


def _write_part(records: Sequence[InterviewRecord], policy: Policy, now: datetime, out: TextIO) -> None:
    write_lines(plan_rows(records, policy, now), out)
    out.flush()
