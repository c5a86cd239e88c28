"""The day that an employer promised, from the words in which it was said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.errors import CoachingError
from coaching.promises import FURTHEST_YEAR, promised_day
from tests.builders import day

WEDNESDAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("in two weeks", "2026-04-01"),
        ("two weeks from now", "2026-04-01"),
        ("in two weeks' time", "2026-04-01"),
        ("In 10 days.", "2026-03-28"),
        ("within a week", "2026-03-25"),
        ("in a couple of days", "2026-03-20"),
        ("10 business days", "2026-04-01"),
        ("a fortnight", "2026-04-01"),
        ("in a month", "2026-04-18"),
        ("tomorrow", "2026-03-19"),
        ("by the end of the day", "2026-03-18"),
    ],
)
def test_a_span_counts_from_the_day_on_which_it_was_said(words: str, promised: str) -> None:
    assert promised_day(words, WEDNESDAY) == day(promised)


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("in two to three weeks", "2026-04-08"),
        ("2-3 weeks", "2026-04-08"),
        ("2\u20133 weeks", "2026-04-08"),
        ("in a week or two", "2026-04-01"),
        ("next week", "2026-03-27"),
        ("this week", "2026-03-20"),
        ("by the end of the month", "2026-03-31"),
        ("end of next month", "2026-04-30"),
        ("the end of June", "2026-06-30"),
        ("end of the year", "2026-12-31"),
    ],
)
def test_a_promise_of_a_span_is_over_with_its_last_day(words: str, promised: str) -> None:
    assert promised_day(words, WEDNESDAY) == day(promised)


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("Friday", "2026-03-20"),
        ("this Friday", "2026-03-20"),
        ("by Fri", "2026-03-20"),
        ("next Friday", "2026-03-27"),
        ("Friday of next week", "2026-03-27"),
        ("next week, on Friday", "2026-03-27"),
        ("Wednesday", "2026-03-25"),
        ("Thursday", "2026-03-19"),
        ("next Monday", "2026-03-23"),
    ],
)
def test_a_weekday_is_the_coming_one_and_next_means_next_week(words: str, promised: str) -> None:
    assert promised_day(words, WEDNESDAY) == day(promised)


def test_the_end_of_the_week_said_at_a_weekend_is_that_of_the_week_to_come() -> None:
    assert promised_day("end of the week", date(2026, 3, 21)) == date(2026, 3, 27)
    assert promised_day("end of the week", date(2026, 3, 20)) == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        ("March 20", "2026-03-20"),
        ("Mar. 20th", "2026-03-20"),
        ("20 March", "2026-03-20"),
        ("the 20th of March 2027", "2027-03-20"),
        ("Friday, March 20", "2026-03-20"),
        ("March 20, 2026", "2026-03-20"),
        ("Sept. 5", "2026-09-05"),
        ("3/20", "2026-03-20"),
        ("03/20/2026", "2026-03-20"),
        ("3/20/26", "2026-03-20"),
        ("2026-03-20", "2026-03-20"),
        ("the 20th", "2026-03-20"),
        ("the 3rd", "2026-04-03"),
        ("March 18", "2026-03-18"),
    ],
)
def test_a_date_is_taken_as_it_is_typed_in_us_order(words: str, promised: str) -> None:
    assert promised_day(words, WEDNESDAY) == day(promised)


def test_a_date_without_a_year_is_the_next_such_date() -> None:
    assert promised_day("March 17", WEDNESDAY) == date(2027, 3, 17)
    assert promised_day("February 29", WEDNESDAY) == date(2028, 2, 29)


def test_months_are_counted_to_the_end_of_a_shorter_one() -> None:
    assert promised_day("in a month", date(2026, 1, 31)) == date(2026, 2, 28)
    assert promised_day("in 11 months", date(2026, 1, 31)) == date(2026, 12, 31)


def test_a_weekday_that_the_date_is_not_is_told() -> None:
    with pytest.raises(CoachingError, match="March 21, 2026 is a Saturday"):
        promised_day("Friday, March 21", WEDNESDAY)


@pytest.mark.parametrize(
    "words",
    ["soon", "", "in a few weeks", "March", "2/30", "13/1/2026", "the 32nd", "99999 weeks", "in 999 months and a day",
     "'; DROP TABLE interviews; --", "in two weeks" * 20, "٣ days", "12/31/2999"],
)  # fmt: skip
def test_what_names_no_day_is_refused_with_what_can_be_typed(words: str) -> None:
    with pytest.raises(CoachingError) as refused:
        promised_day(words, WEDNESDAY)
    assert "names no day" in refused.value.message
    assert "in two weeks" in refused.value.hint


@given(words=st.text(max_size=80), said_on=st.dates(date(1970, 1, 1), date(2200, 12, 31)))
def test_any_text_is_a_day_or_refused_with_a_way_out(words: str, said_on: date) -> None:
    outcome: date | CoachingError
    try:
        outcome = promised_day(words, said_on)
    except CoachingError as refused:
        outcome = refused
    assert outcome.hint if isinstance(outcome, CoachingError) else outcome.year <= FURTHEST_YEAR


@given(number=st.integers(1, 999), unit=st.sampled_from(["days", "weeks", "months", "business days"]),
       said_on=st.dates(date(1970, 1, 1), date(2100, 12, 31)))  # fmt: skip
def test_a_span_ahead_is_never_before_the_day_it_was_said(number: int, unit: str, said_on: date) -> None:
    assert promised_day(f"in {number} {unit}", said_on) > said_on
