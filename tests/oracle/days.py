"""Local days the slow way: walk through the minutes and look at the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ONE_MINUTE = timedelta(minutes=1)
ONE_DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
FURTHEST_EAST = timedelta(hours=15)  # no zone's day begins earlier before that date's midnight in UTC


def local_date(instant: datetime, zone: str) -> date:
    """What the wall calendar in that zone shows at that instant."""
    return instant.astimezone(ZoneInfo(zone)).date()


@cache
def first_instant(day: date, zone: str) -> datetime:
    """The first minute at which the wall calendar shows that date."""
    minute = datetime(day.year, day.month, day.day, tzinfo=UTC) - FURTHEST_EAST
    while local_date(minute, zone) < day:
        minute += ONE_MINUTE
    return minute


def end_of_day(day: date, zone: str) -> datetime:
    """The first instant of the day after."""
    return first_instant(day + ONE_DAY, zone)


def days_after(day: date, days: int) -> date:
    """The date that many calendar days later."""
    return day + days * ONE_DAY
