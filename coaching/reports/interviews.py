"""A line an interview: when, with whom, what came of it, the status of every step, and what is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

from coaching.clock import local_date, zone_named
from coaching.exchange.table import Column, Table
from coaching.guidance.steps import STEPS
from coaching.model import Status
from coaching.plan import NO_PLAN
from coaching.reports.order import Look, Row
from coaching.store.interview_lines import STATUS_LETTERS, STEP_LETTERS, InterviewLine
from coaching.wording import named

INTERVIEWS_COLUMNS = (
    Column("Client", 24), Column("Client status"), Column("Employer", 24), Column("Position", 24), Column("Round", 10),
    Column("Date", 12), Column("Time", 8), Column("Time zone", 20), Column("Interview status", 16),
    Column("Outcome", 18), Column("Date of outcome", 12), Column("Answer promised by", 12),
    *(Column(rule.title, 14) for rule in STEPS.values()),
    Column("Next step", 24), Column("Next step from", 12), Column("Next step due", 12), Column("Followed up", 10),
)  # fmt: skip
WORST_FIRST = (
    Status.OVERDUE, Status.MISSED, Status.DUE, Status.UNRECORDED, Status.TOO_SOON, Status.LATE, Status.DONE,
    Status.SKIPPED, Status.NOT_YET, Status.WAIVED, Status.NOT_NEEDED,
)  # fmt: skip
"""Of several thank-yous or checks the first of these is shown; what is still to come does not hide what was done."""
PLANS_KEPT = 65_536
"""Plans whose words are kept: 100,000 interviews have 15,000 that differ. Own judgement."""


def interviews_table(lines: Iterable[InterviewLine], look: Look) -> Table:
    """In the order given; dates and times are the interview's own."""
    return Table("interviews", INTERVIEWS_COLUMNS, _rows(lines, look))


def _rows(lines: Iterable[InterviewLine], look: Look) -> Iterator[Row]:
    for line in lines:
        local = line.starts_at.astimezone(zone_named(line.timezone))
        day = local.date()
        if look.period.covers(day):
            yield (
                line.client, named(line.client_status), line.employer, line.position, line.round,
                day, local.time(), line.timezone, named(line.status), named(line.outcome), line.outcome_on,
                line.promised_on, *_step_cells(line.plan), *_next_step(line), _followed_up(line, look),
            )  # fmt: skip


@lru_cache(maxsize=PLANS_KEPT)
def _step_cells(plan: str) -> tuple[str, ...]:
    """The status of each step, the worst where it has several rows; empty where it has none."""
    pairs = [*zip(plan[::2], plan[1::2], strict=True)]
    cells = []
    for step in STEPS:
        letters = {status for of, status in pairs if of == STEP_LETTERS[step]}
        cells.append(next((named(status) for status in WORST_FIRST if STATUS_LETTERS[status] in letters), ""))
    return tuple(cells)


def _next_step(line: InterviewLine) -> Row:
    if line.next_step is None or line.next_opens_at is None or line.next_due_at is None:
        return ("", None, None)
    zone = zone_named(line.timezone)
    last_moment = line.next_due_at - timedelta(microseconds=1)  # a window in days ends as the day after it begins
    return (STEPS[line.next_step].title, local_date(line.next_opens_at, zone), local_date(last_moment, zone))


def _followed_up(line: InterviewLine, look: Look) -> str:
    """Whether there was any follow-up (the question of S4.1); empty where the interview was not held."""
    if line.status in NO_PLAN or line.ended_at > look.as_of:
        return ""
    return "yes" if line.followed_up_at else "no"
