"""Local calendar days and UTC instants: the one place that knows about daylight saving."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from coaching.errors import CoachingError

ONE_DAY = timedelta(days=1)
ONE_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=1024)
def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name; CoachingError where there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise CoachingError(
            f"There is no time zone named {name!r}.", "Use an IANA name such as America/New_York."
        ) from None


def local_date(instant: datetime, zone: ZoneInfo) -> date:
    """The calendar date of an instant in that zone."""
    return instant.astimezone(zone).date()


@lru_cache(maxsize=65536)
def first_instant(day: date, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) of a local date, also where its midnight does not exist or comes twice."""
    midnight = datetime.combine(day, time(), tzinfo=zone)
    instant = midnight.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return instant
    before = midnight.replace(fold=1).astimezone(UTC)
    return _first_on_or_after(day, zone, before, instant)


def _first_on_or_after(day: date, zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The instant between the two at which clocks jump over midnight, to the second."""
    while after - before > ONE_SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if local_date(middle, zone) < day:
            before = middle
        else:
            after = middle
    return after


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a local date is over: the first one of the next date."""
    return first_instant(day + ONE_DAY, zone)


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a naive local time; CoachingError where it does not exist or comes twice."""
    early = local.replace(tzinfo=zone)
    offset = early.utcoffset() or timedelta()
    later_offset = early.replace(fold=1).utcoffset() or timedelta()
    if offset == later_offset:
        return (local - offset).replace(tzinfo=UTC)
    fault = "does not exist" if later_offset > offset else "comes twice"
    raise CoachingError(
        f"{local:%H:%M} on {local:%Y-%m-%d} {fault} in {zone.key}: the clocks change that night.",
        "Give a time before or after the change.",
    )
