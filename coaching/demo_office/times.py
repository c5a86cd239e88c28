"""Hours at which people work, write and call: local times that exist and come once, to the minute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.clock import instant_of, zone_named
from coaching.demo_office.ingredients import Ingredients, ingredients
from coaching.errors import CoachingError

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SATURDAY = 5  # as datetime counts weekdays
TRIES = 40
"""How often chance may look for an hour that suits; three in ten do."""


class Stage(NamedTuple):
    """Where and when the demo plays: `now` (UTC), the office's zone and its date of today."""

    now: datetime
    zone: ZoneInfo
    today: date
    kit: Ingredients

    @classmethod
    def at(cls, now: datetime, zone: str) -> Stage:
        office = zone_named(zone)
        return cls(now, office, now.astimezone(office).date(), ingredients())


class Hours(NamedTuple):
    """From the first to before the last hour of a local day."""

    first: int
    last: int
    weekdays_only: bool

    def suit(self, local: datetime, *, any_day: bool = False) -> bool:
        if self.weekdays_only and not any_day and local.weekday() >= SATURDAY:
            return False
        return self.first <= local.hour < self.last


OFFICE_HOURS = Hours(8, 18, weekdays_only=True)
WAKING_HOURS = Hours(7, 22, weekdays_only=False)
INTERVIEW_STARTS = Hours(9, 17, weekdays_only=True)


def moment(chance: Random, zone: ZoneInfo, start: datetime, stop: datetime, hours: Hours = OFFICE_HOURS) -> datetime:
    """An instant in [start, stop) to the minute at such hours if chance finds one; otherwise soon after the start."""
    first = _next_minute(start)
    minutes = max(1, (stop - first) // MINUTE)
    drawn = (first + chance.randrange(minutes) * MINUTE for _ in range(TRIES))
    return suiting(zone, drawn, hours) or once(first, zone)


def suiting(zone: ZoneInfo, instants: Iterable[datetime], hours: Hours) -> datetime | None:
    """The first of these at such hours; failing that on any day of the week; None where there is none."""
    on_any_day = None
    for instant in instants:
        local = instant.astimezone(zone)
        if hours.suit(local, any_day=True) and comes_once(instant, zone):
            if hours.suit(local):
                return instant
            on_any_day = on_any_day or instant
    return on_any_day


def comes_once(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether its local time is no other instant's."""
    try:
        return instant_of(instant.astimezone(zone).replace(tzinfo=None), zone) == instant
    except CoachingError:
        return False


def once(instant: datetime, zone: ZoneInfo) -> datetime:
    """The instant, or as many hours later as it takes for its local time to come once."""
    while not comes_once(instant, zone):
        instant += HOUR
    return instant


def on(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant of a local time; an hour later where that time does not exist or comes twice."""
    return once(datetime.combine(day, clock, tzinfo=zone).astimezone(UTC), zone)


def workday(day: date, *, back: bool = False) -> date:
    """The day itself or, on a weekend, the Monday after it (`back`: the Friday before)."""
    while day.weekday() >= SATURDAY:
        day += -DAY if back else DAY
    return day


def _next_minute(instant: datetime) -> datetime:
    whole = instant.replace(second=0, microsecond=0)
    return whole if whole == instant else whole + MINUTE
