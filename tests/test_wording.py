"""How a plan is said in words, as a counselor reads it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from coaching.guidance.policies import MEASURED, POLICIES
from coaching.guidance.statements.s1 import S1_1, S1_7
from coaching.guidance.statements.s3 import S3_10
from coaching.guidance.steps import DEBRIEF_HOURS, STEPS
from coaching.model import (
    Answer,
    Basis,
    Kind,
    PlanRow,
    Status,
    Step,
)
from coaching.wording import (
    cited_ids,
    day_words,
    due_words,
    moment_words,
    plain_day,
    status_words,
    time_words,
    why,
)
from tests.builders import NEW_YORK, day, instant

SECOND = timedelta(seconds=1)
WEDNESDAY = date(2026, 3, 4)


def a_row(step: str = "status_check", **changes: Any) -> PlanRow:
    """A step open from Saturday 7 March, due on Monday 9 March at the end of the day, not done."""
    opens, due, closes = (instant(f"2026-{on}T00:00") for on in ("03-07", "03-10", "04-09"))
    row = PlanRow("c1", "i1", Step(step), 1, "", opens, due, closes, None, Kind.EXPECTED)
    return row._replace(basis_on=day("2026-03-02"))._replace(**changes)


def a_thank_you(due: str = "2026-03-03T11:00", **changes: Any) -> PlanRow:
    """A thank-you, open for the 24 hours before it is due."""
    due_at = instant(due)
    return a_row("thank_you", opens_at=due_at - timedelta(hours=24), due_at=due_at, **changes)


def due(row: PlanRow, status: str, now: str | datetime) -> str:
    """What `due_words` says in New York."""
    return due_words(row, Status(status), NEW_YORK, instant(now) if isinstance(now, str) else now)


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-03-02", "March 2"),
        ("2026-03-03", "yesterday"),
        ("2026-03-04", "today"),
        ("2026-03-05", "tomorrow"),
        ("2026-03-06", "Friday"),
        ("2026-03-10", "Tuesday"),
        ("2026-03-11", "March 11"),
        ("2026-02-25", "February 25"),
        ("2026-12-31", "December 31"),
        ("2027-01-01", "January 1, 2027"),
        ("2025-12-31", "December 31, 2025"),
    ],
)
def test_a_day_is_said_as_people_say_it(on: str, said: str) -> None:
    assert day_words(date.fromisoformat(on), WEDNESDAY) == said


def test_a_day_near_the_turn_of_the_year_is_said_by_how_near_it_is() -> None:
    new_years_eve = date(2026, 12, 31)
    said = [day_words(new_years_eve + timedelta(days=days), new_years_eve) for days in (1, 2, 6, 7)]
    assert said == ["tomorrow", "Saturday", "Wednesday", "January 7, 2027"]
    assert day_words(new_years_eve, date(2027, 1, 1)) == "yesterday"
    assert day_words(new_years_eve, date(2027, 1, 2)) == "December 31, 2026"


def test_a_plain_day_carries_its_year_only_where_it_is_another() -> None:
    assert plain_day(WEDNESDAY, WEDNESDAY) == "March 4"
    assert plain_day(date(2028, 2, 29), WEDNESDAY) == "February 29, 2028"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-04T00:05", "12:05 AM"),
        ("2026-03-04T09:00", "9:00 AM"),
        ("2026-03-04T12:00", "12:00 PM"),
        ("2026-03-04T15:30", "3:30 PM"),
        ("2026-03-04T23:59", "11:59 PM"),
    ],
)
def test_a_time_of_day_is_that_of_the_zone(at: str, said: str) -> None:
    assert time_words(instant(at), NEW_YORK) == said
    assert time_words(instant(at, "Asia/Kathmandu"), "Asia/Kathmandu") == said


def test_a_moment_is_a_day_and_a_time() -> None:
    now = instant("2026-03-04T08:00")
    for at, said in (
        ("2026-03-04T15:30", "today at 3:30 PM"),
        ("2026-03-02T09:00", "March 2 at 9:00 AM"),
        ("2025-03-02T09:00", "March 2, 2025, at 9:00 AM"),
    ):
        assert moment_words(instant(at), NEW_YORK, now) == said


@pytest.mark.parametrize(
    ("timezone", "said"),
    [
        (NEW_YORK, "9:00 AM"),
        ("America/Toronto", "9:00 AM"),
        ("America/Chicago", "8:00 AM Chicago time"),
        ("America/Argentina/Buenos_Aires", "11:00 AM Buenos Aires time"),
        ("UTC", "2:00 PM UTC"),
    ],
)
def test_a_time_says_its_zone_where_the_clocks_here_show_another_one(timezone: str, said: str) -> None:
    at = instant("2026-03-04T09:00")
    assert time_words(at, timezone, here=NEW_YORK) == said
    assert moment_words(at, timezone, at, here=NEW_YORK) == f"today at {said}"


def test_a_step_that_is_due_by_the_hour_says_whose_hour_it_is() -> None:
    now, row = instant("2026-03-03T08:00"), a_thank_you()
    assert due_words(row, Status.DUE, NEW_YORK, now, here=NEW_YORK) == "due today by 11:00 AM"
    assert due_words(row, Status.DUE, "America/Chicago", now, here=NEW_YORK) == "due today by 10:00 AM Chicago time"
    midnight = a_thank_you("2026-03-04T01:00")
    assert due_words(midnight, Status.DUE, "America/Chicago", now, here=NEW_YORK).endswith("by midnight Chicago time")
    ahead = a_row(opens_at=instant("2026-03-03T15:00"))
    assert (
        due_words(ahead, Status.NOT_YET, "America/Chicago", now, here=NEW_YORK) == "from today at 2:00 PM Chicago time"
    )


def test_today_is_the_date_where_the_interview_was() -> None:
    late_evening = instant("2026-03-04T23:30")
    assert moment_words(late_evening, NEW_YORK, late_evening) == "today at 11:30 PM"
    assert moment_words(late_evening, "Europe/London", late_evening) == "today at 4:30 AM"
    assert due_words(a_row(), Status.DUE, NEW_YORK, instant("2026-03-09T23:30")) == "due today"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-07T09:00", "due Monday"),
        ("2026-03-08T09:00", "due tomorrow"),
        ("2026-03-09T00:00", "due today"),
        ("2026-03-09T23:59", "due today"),
        ("2026-03-02T23:59", "due March 9"),
        ("2025-12-09T09:00", "due March 9, 2026"),
    ],
)
def test_a_step_of_days_is_due_on_its_last_day(now: str, said: str) -> None:
    assert due(a_row(), "due", now) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [("2026-03-10T00:00", "1 day late"), ("2026-03-10T23:59", "1 day late"), ("2026-03-11T00:00", "2 days late")],
)
def test_a_step_of_days_is_late_by_days(now: str, said: str) -> None:
    assert due(a_row(), "overdue", now) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [("2026-03-02T12:00", "due tomorrow by 11:00 AM"), ("2026-03-03T10:59", "due today by 11:00 AM")],
)
def test_a_step_of_hours_is_due_by_a_time(now: str, said: str) -> None:
    assert due(a_thank_you(), "due", now) == said


def test_what_is_due_at_midnight_is_due_by_the_end_of_the_day_before() -> None:
    row = a_thank_you("2026-03-04T00:00")
    assert due(row, "due", "2026-03-03T09:00") == "due today by midnight"
    assert due(row, "overdue", "2026-03-05T01:00") == "1 day late"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-03-03T11:00", "less than an hour late"),
        ("2026-03-03T11:59", "less than an hour late"),
        ("2026-03-03T12:00", "1 hour late"),
        ("2026-03-03T13:30", "2 hours late"),
        ("2026-03-04T10:59", "23 hours late"),
        ("2026-03-04T11:00", "1 day late"),
        ("2026-03-05T09:00", "2 days late"),
    ],
)
def test_a_step_of_hours_is_late_by_hours_and_from_a_day_on_by_days(now: str, said: str) -> None:
    assert due(a_thank_you(), "overdue", now) == said


def test_24_hours_late_is_a_day_even_where_the_day_has_25() -> None:
    row = a_thank_you("2026-11-01T00:30")  # the clocks go back that night
    assert due(row, "overdue", row.due_at + timedelta(hours=24)) == "1 day late"


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-02-27T09:00", "from March 7"),
        ("2026-03-02T09:00", "from Saturday"),
        ("2026-03-06T23:59", "from tomorrow"),
    ],
)
def test_a_step_to_come_says_from_when(now: str, said: str) -> None:
    assert due(a_row(), "not_yet", now) == said


def test_a_step_that_opens_later_today_says_at_what_time() -> None:
    assert due(a_thank_you(), "not_yet", "2026-03-02T10:30") == "from today at 11:00 AM"
    assert due(a_thank_you(), "not_yet", "2026-03-01T10:30") == "from tomorrow"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("waived", "waived"),
        ("missed", "missed"),
        ("skipped", "skipped"),
        ("not_needed", "not needed"),
        ("unrecorded", "not recorded"),
    ],
)
def test_what_is_over_is_said_in_a_word_or_two(status: str, said: str) -> None:
    assert due(a_row(), status, "2026-05-01T09:00") == said
    assert status_words(a_row(), Status(status), NEW_YORK, instant("2026-05-01T09:00")) == said


@pytest.mark.parametrize(
    ("status", "now", "said"),
    [
        ("done", "2026-03-08T20:00", "done today"),
        ("done", "2026-03-09T08:00", "done yesterday"),
        ("done", "2026-03-10T08:00", "done on March 8"),
        ("late", "2027-03-10T08:00", "done late on March 8, 2026"),
        ("late", "2026-03-08T20:00", "done late today"),
        ("too_soon", "2026-03-10T08:00", "done too soon on March 8"),
    ],
)
def test_what_was_done_says_how_and_when(status: str, now: str, said: str) -> None:
    row = a_row(done_at=instant("2026-03-08T15:00"))
    assert status_words(row, Status(status), NEW_YORK, instant(now)) == said


def test_a_fact_is_done_without_a_day() -> None:
    row = a_row("ask_timeline", answer=Answer.YES, done_at=instant("2026-03-02T11:00"))
    assert status_words(row, Status.DONE, NEW_YORK, instant("2026-03-04T11:00")) == "done"


def test_what_is_not_done_yet_says_when_it_is_due() -> None:
    done_later = a_row(done_at=instant("2026-03-09T15:00"))
    assert status_words(done_later, Status.DUE, NEW_YORK, instant("2026-03-08T15:00")) == "due tomorrow"
    assert status_words(a_row(), Status.OVERDUE, NEW_YORK, instant("2026-03-11T15:00")) == "2 days late"


REASONS = [
    ("measured", "promised", "They promised an answer by March 10 (S3.8)"),
    ("measured", "named", "They named a next date, March 10 (S3.9)"),
    ("measured", "reply", "7 days after their reply on March 10, which named no date (S3.10)"),
    ("persistent", "reply", "7 days after their reply on March 10, which named no date (S5.11)"),
    ("formal", "check", "7 days after the check on March 10 (S3.10)"),
    ("persistent", "check", "7 days after the check on March 10 (S5.11)"),
    ("measured", "interview", "5 to 7 days after the interview on March 10, as no date was given (S1.7, S2.7, S5.7)"),
    (
        "formal",
        "interview",
        "7 to 9 days after the interview on March 10, as no date was given (S1.7, S2.7, our own judgment)",
    ),
]


@pytest.mark.parametrize(("policy", "basis", "said"), REASONS)
def test_a_status_check_says_what_its_days_hang_on(policy: str, basis: str, said: str) -> None:
    row = a_row(basis=Basis(basis), basis_on=day("2026-03-10"))
    assert why(row, POLICIES[policy], WEDNESDAY) == said
    with_year = why(row, POLICIES[policy], date(2027, 1, 1))
    assert with_year == said.replace("March 10", "March 10, 2026")


def test_a_reason_is_there_for_every_basis_under_every_policy() -> None:
    assert {basis for _, basis, _ in REASONS} == set(Basis)
    for policy in POLICIES.values():
        for basis in Basis:
            assert "March 10" in why(a_row(basis=basis, basis_on=day("2026-03-10")), policy, WEDNESDAY)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("ask_timeline", "At the interview on March 2 (S3.1, S3.2, S5.2)"),
        ("get_contacts", "At the interview on March 2 (S5.4, S5.17)"),
        ("debrief", "Right after the interview on March 2 (S5.1, our own judgment)"),
        ("thank_you", "Within 24 hours of the interview on March 2 (S1.1, S2.6)"),
        ("thank_helper", "Within 3 days of the interview on March 2 (S4.6, our own judgment)"),
        ("alert_references", "Within 2 days of the interview on March 2 (S5.23, our own judgment)"),
        ("letter", "7 to 14 days after the interview on March 2 (S4.5, S4.7, S4.8, S5.10, our own judgment)"),
    ],
)
def test_every_other_step_says_how_long_after_the_interview(step: str, said: str) -> None:
    assert why(a_row(step), MEASURED, WEDNESDAY) == said


def test_statements_stand_in_order_each_once_and_our_own_judgment_last() -> None:
    assert cited_ids((S3_10, *DEBRIEF_HOURS.cites, S1_7, S1_1, S1_7)) == ["S1.1", "S1.7", "S3.10", "our own judgment"]
    assert cited_ids(STEPS[Step.THANK_YOU].cites)[:5] == ["S1.1", "S2.6", "S3.3", "S5.3", "S5.6"]
