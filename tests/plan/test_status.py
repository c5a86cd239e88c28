"""Each line of the status table, and which one holds where several could."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from coaching.model import Answer, Kind, PlanRow, Step
from coaching.plan import status_of
from tests.plan.rows import SECOND, utc

OPENS, DUE, CLOSES = utc("2026-03-07T05:00"), utc("2026-03-10T04:00"), utc("2026-04-09T04:00")


def a_row(step: str = "status_check", **changes: Any) -> PlanRow:
    """An expected step, not done; open from 7 March, due on the 9th, closed after 8 April."""
    row = PlanRow("c1", "i1", Step(step), 1, "", OPENS, DUE, CLOSES, None, Kind.EXPECTED)
    return row._replace(**changes)


FACT = a_row("ask_timeline", closes_at=DUE)
OPTIONAL = a_row("letter", kind=Kind.OPTIONAL)
OVERTAKEN = a_row(closes_at=DUE - SECOND)

LINES = [
    (a_row(waived=True), OPENS, "waived"),
    (FACT._replace(answer=Answer.YES), DUE, "done"),
    (FACT._replace(answer=Answer.NO), DUE, "missed"),
    (FACT._replace(answer=Answer.UNKNOWN), DUE, "unrecorded"),
    (a_row(done_at=OPENS - SECOND), CLOSES, "too_soon"),
    (a_row(done_at=OPENS), CLOSES, "done"),
    (a_row(done_at=DUE - SECOND), CLOSES, "done"),
    (a_row(done_at=DUE), CLOSES, "late"),
    (OVERTAKEN, DUE, "not_needed"),
    (OPTIONAL, DUE, "skipped"),
    (OPTIONAL._replace(closes_at=DUE), DUE, "skipped"),
    (a_row(), CLOSES, "missed"),
    (a_row(closes_at=DUE), DUE, "missed"),
    (a_row(), OPENS - SECOND, "not_yet"),
    (a_row(), OPENS, "due"),
    (a_row(), DUE - SECOND, "due"),
    (a_row(), DUE, "overdue"),
    (a_row(), CLOSES - SECOND, "overdue"),
]


@pytest.mark.parametrize(("row", "now", "status"), LINES)
def test_each_line_of_the_table(row: PlanRow, now: datetime, status: str) -> None:
    assert status_of(row, now) == status


EARLIER_LINES = [
    # waived before everything, at any time
    (a_row(waived=True), OPENS - SECOND, "waived"),
    (a_row(waived=True), CLOSES, "waived"),
    (OPTIONAL._replace(waived=True), DUE, "waived"),
    (OVERTAKEN._replace(waived=True), DUE, "waived"),
    # done before closed: what was done stays done, whatever came after
    (a_row(done_at=OPENS), CLOSES, "done"),
    (OVERTAKEN._replace(done_at=OPENS), DUE, "done"),
    (OPTIONAL._replace(done_at=DUE), CLOSES, "late"),
    # too soon before late, in a row that was due before it opened
    (a_row(opens_at=DUE + 2 * SECOND, done_at=DUE + SECOND), CLOSES, "too_soon"),
    # only a status check can be too soon
    (a_row("thank_you", done_at=OPENS - SECOND), CLOSES, "done"),
    (a_row("letter", done_at=OPENS - SECOND), CLOSES, "done"),
    # not needed before skipped and missed, also where it closed before it opened
    (OPTIONAL._replace(closes_at=DUE - SECOND), DUE, "not_needed"),
    (a_row(closes_at=OPENS - SECOND), CLOSES, "not_needed"),
    # closed before not yet, due and overdue
    (a_row(closes_at=OPENS - SECOND), OPENS - SECOND, "not_needed"),
    # a fact without an answer is like any other step
    (FACT, OPENS - SECOND, "not_yet"),
    (FACT, OPENS, "due"),
]


@pytest.mark.parametrize(("row", "now", "status"), EARLIER_LINES)
def test_the_first_line_that_holds_is_the_one(row: PlanRow, now: datetime, status: str) -> None:
    assert status_of(row, now) == status


def test_what_is_not_done_yet_at_now_is_not_done() -> None:
    done_late = a_row(done_at=DUE)
    assert status_of(done_late, DUE - SECOND) == "due"
    assert status_of(done_late, DUE) == "late"


@pytest.mark.parametrize("answer", Answer)
def test_the_answer_to_a_fact_is_kept_back_until_the_interview_is_over(answer: Answer) -> None:
    assert status_of(FACT._replace(answer=answer), DUE - SECOND) == "due"


def test_a_step_closed_but_not_past_due_cannot_be_missed() -> None:
    for row in (a_row(closes_at=DUE - SECOND), OPTIONAL._replace(closes_at=DUE - SECOND)):
        assert status_of(row, DUE - SECOND) == "not_needed"
        assert status_of(row, CLOSES) == "not_needed"
