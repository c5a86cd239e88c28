"""A caseload in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from coaching.caseload_words import (
    LEGEND,
    LOGGED_STEPS,
    SHORT_TITLES,
    ago_words,
    ahead_words,
    cell_words,
    followed_up_words,
    left_words,
    next_due_words,
    numbered_title,
    since_words,
)
from coaching.guidance.policies import MEASURED, PERSISTENT
from coaching.model import FACTS, Status, Step
from coaching.store.caseload_list import NextStep
from tests.builders import NEW_YORK, instant

NOW = instant("2026-03-20T12:00")
"""A Friday at noon."""


def a_next_step(due: str, status: str = "due", *, step: str = "status_check", snoozed: str | None = None) -> NextStep:
    until = instant(snoozed) if snoozed else None
    return NextStep(1, "Acme Labs", NEW_YORK, Step(step), 1, None, "", instant(due), Status(status), until)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (20, "2 weeks ago"),
        (62, "8 weeks ago"),
        (63, "January 16"),
        (400, "February 13, 2025"),
    ],
)
def test_how_long_ago_is_said_in_days_then_weeks_then_as_a_date(days: int, words: str) -> None:
    today = date(2026, 3, 20)
    assert ago_words(today - timedelta(days=days), today) == words


def test_an_action_of_later_today_elsewhere_is_not_in_the_past() -> None:
    assert ago_words(date(2026, 3, 21), date(2026, 3, 20)) == "tomorrow"


def test_days_are_counted_in_the_zone_of_the_office() -> None:
    late_at_night = instant("2026-03-19T23:30")
    assert since_words(late_at_night, NEW_YORK, NOW) == "yesterday"
    assert since_words(late_at_night, "Europe/London", NOW) == "today"
    assert since_words(None, NEW_YORK, NOW) == ""


def test_a_rate_stands_with_its_denominator_and_none_where_no_interview_was_held() -> None:
    assert followed_up_words(8, 12) == "8 of 12"
    assert followed_up_words(0, 3) == "0 of 3"
    assert followed_up_words(0, 0) == ""


@pytest.mark.parametrize(
    ("step", "words", "shown_as"),
    [
        (a_next_step("2026-03-19T00:00", "overdue"), "2 days late", Status.OVERDUE),
        (a_next_step("2026-03-21T00:00"), "due today", Status.DUE),
        (a_next_step("2026-03-20T15:30", step="thank_you"), "due today by 3:30 PM", Status.DUE),
        (a_next_step("2026-03-25T00:00", "not_yet"), "due Tuesday", Status.NOT_YET),
        (
            a_next_step("2026-03-19T00:00", "overdue", snoozed="2026-03-23T00:00"),
            "snoozed until Monday",
            Status.NOT_YET,
        ),
        (a_next_step("2026-03-19T00:00", "overdue", snoozed="2026-03-20T00:00"), "2 days late", Status.OVERDUE),
    ],
)
def test_the_next_step_is_said_with_its_day(step: NextStep, words: str, shown_as: Status) -> None:
    assert next_due_words(step, NOW) == (words, shown_as)


def test_a_second_check_has_its_number() -> None:
    assert numbered_title(Step.STATUS_CHECK, 1) == "Check the status"
    assert numbered_title(Step.STATUS_CHECK, 2).split() == ["Check", "the", "status", "2"]


def test_an_interview_ahead_begins_with_a_capital() -> None:
    starts_at: datetime = instant("2026-03-21T15:30")
    assert ahead_words(starts_at, NEW_YORK, NOW) == "Tomorrow at 3:30 PM"


@pytest.mark.parametrize(
    ("step", "status", "said"),
    [
        (Step.THANK_YOU, Status.DONE, ("on time", Status.DONE)),
        (Step.THANK_YOU, Status.LATE, ("late", Status.LATE)),
        (Step.STATUS_CHECK, Status.NOT_YET, ("not yet", Status.NOT_YET)),
        (Step.STATUS_CHECK, Status.DUE, ("due", Status.DUE)),
        (Step.DEBRIEF, Status.DUE, ("optional", Status.NOT_YET)),
        (Step.LETTER, Status.DUE, ("optional", Status.NOT_YET)),
        (Step.ASK_TIMELINE, Status.DONE, ("yes", Status.DONE)),
        (Step.GET_CONTACTS, Status.MISSED, ("no", Status.MISSED)),
        (Step.GET_CONTACTS, Status.UNRECORDED, ("unknown", Status.UNRECORDED)),
    ],
)
def test_a_cell_says_where_its_step_stands(step: Step, status: Status, said: tuple[str, Status]) -> None:
    assert cell_words(step, status, MEASURED) == said


def test_a_letter_is_due_where_the_policy_expects_it() -> None:
    assert cell_words(Step.LETTER, Status.DUE, PERSISTENT) == ("due", Status.DUE)


def test_how_many_of_several_are_open_is_said_and_of_one_it_is_not() -> None:
    assert left_words(Status.OVERDUE, 3, 1) == "1 of 3"
    assert left_words(Status.OVERDUE, 1, 1) == ""
    assert left_words(Status.LATE, 3, 0) == ""


def test_every_word_of_a_cell_is_in_the_legend_or_is_an_answer() -> None:
    explained = {(word, status) for status, word, _ in LEGEND}
    for step in LOGGED_STEPS:
        for status in Status:
            if status is not Status.UNRECORDED:
                assert cell_words(step, status, MEASURED) in explained


def test_all_steps_have_a_short_title_in_the_order_of_the_plan_and_facts_are_not_logged() -> None:
    assert list(SHORT_TITLES) == list(Step)
    assert set(LOGGED_STEPS) == set(Step) - FACTS
