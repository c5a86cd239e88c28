"""Months by their name: the last complete one, the one before, and what is no month to report on."""

from __future__ import annotations

from datetime import date

import pytest

from coaching.errors import CoachingError
from coaching.month import Month, last_complete, month_named, months_back

TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("today", "name"),
    [("2026-03-01", "2026-02"), ("2026-03-31", "2026-02"), ("2026-01-01", "2025-12"), ("2024-03-15", "2024-02")],
)
def test_the_last_complete_month_is_the_one_before_todays(today: str, name: str) -> None:
    assert last_complete(date.fromisoformat(today)).name == name
    assert month_named("", date.fromisoformat(today)).name == name


def test_a_month_knows_its_days_and_its_neighbors() -> None:
    month = Month(date(2024, 2, 1))
    assert (month.last, month.before.name, month.after.name) == (date(2024, 2, 29), "2024-01", "2024-03")
    assert Month(date(2025, 12, 1)).after == Month(date(2026, 1, 1))
    assert month.words == "February 2024"
    assert [one.name for one in months_back(Month(date(2026, 1, 1)), 3)] == ["2026-01", "2025-12", "2025-11"]


@pytest.mark.parametrize(
    "name", ["2026-13", "2026-2", "February", "2026-02-01", "2026-W08", "1899-12", "0001-01", "26"]
)
def test_what_is_no_month_is_told_with_how_to_write_one(name: str) -> None:
    with pytest.raises(CoachingError, match=r"no month.*Write it like 2026-"):
        month_named(name, TODAY)


@pytest.mark.parametrize("name", ["2026-03", "2026-04", "2090-01", "9999-12"])
def test_a_month_that_is_not_over_is_told_with_the_last_one(name: str) -> None:
    with pytest.raises(CoachingError, match=r"is not over.*2026-02"):
        month_named(name, TODAY)


def test_any_month_since_1900_can_be_had() -> None:
    assert month_named("1900-01", TODAY).words == "January 1900"
