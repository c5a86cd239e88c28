"""Local days and instants: what exists, what does not, and what comes twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.clock import end_of_day, first_instant, instant_of, local_date, zone_named
from coaching.errors import CoachingError

SECOND = timedelta(seconds=1)


def utc(text: str) -> datetime:
    """An instant given in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "first"),
    [
        ("America/New_York", "2026-03-02", "2026-03-02T05:00"),
        ("America/New_York", "2026-03-08", "2026-03-08T05:00"),
        ("America/New_York", "2026-03-09", "2026-03-09T04:00"),
        ("America/New_York", "2028-02-29", "2028-02-29T05:00"),
        ("UTC", "2026-03-02", "2026-03-02T00:00"),
        ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00"),  # begins at 01:00
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00"),  # begins at 01:00
        ("America/Havana", "2026-03-08", "2026-03-08T05:00"),  # begins at 01:00
        ("America/Havana", "2026-11-01", "2026-11-01T04:00"),  # midnight comes twice, and again at 05:00 UTC
        ("America/Santiago", "2026-04-05", "2026-04-05T04:00"),  # 23:00 came twice on the eve
        ("America/St_Johns", "2006-10-29", "2006-10-29T02:30"),  # at 00:01 the clocks went back to the day before
        ("America/Toronto", "1919-03-31", "1919-03-31T04:30"),  # the clocks went from 23:30 to 00:30
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00"),  # left out
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00"),
        ("Pacific/Kwajalein", "1993-08-21", "1993-08-21T12:00"),  # left out
        ("Pacific/Kiritimati", "2026-03-02", "2026-03-01T10:00"),
        ("Pacific/Pago_Pago", "2026-03-02", "2026-03-02T11:00"),
    ],
)
def test_a_date_begins_with_its_first_instant(zone: str, day: str, first: str) -> None:
    assert first_instant(date.fromisoformat(day), zone_named(zone)) == utc(first)


def test_a_second_before_its_first_instant_it_is_another_date() -> None:
    for zone, day in (("Africa/Cairo", "2026-04-24"), ("America/Havana", "2026-11-01"), ("UTC", "2026-01-01")):
        named = zone_named(zone)
        first = first_instant(date.fromisoformat(day), named)
        assert local_date(first, named) == date.fromisoformat(day)
        assert local_date(first - SECOND, named) < date.fromisoformat(day)


def test_a_day_ends_when_the_next_one_begins() -> None:
    cairo, apia = zone_named("Africa/Cairo"), zone_named("Pacific/Apia")
    assert end_of_day(date(2026, 4, 23), cairo) == utc("2026-04-23T22:00")
    assert end_of_day(date(2026, 4, 24), cairo) == utc("2026-04-24T21:00")
    assert end_of_day(date(2011, 12, 29), apia) == end_of_day(date(2011, 12, 30), apia) == utc("2011-12-30T10:00")


@pytest.mark.parametrize(
    ("zone", "instant", "day"),
    [
        ("America/New_York", "2026-03-03T04:59:59", "2026-03-02"),
        ("America/New_York", "2026-03-03T05:00", "2026-03-03"),
        ("Pacific/Kiritimati", "2026-03-02T10:00", "2026-03-03"),
        ("Pacific/Pago_Pago", "2026-03-02T10:59", "2026-03-01"),
    ],
)
def test_an_instant_is_on_another_date_in_another_zone(zone: str, instant: str, day: str) -> None:
    assert local_date(utc(instant), zone_named(zone)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("zone", "local", "instant"),
    [
        ("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59"),
        ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00"),
        ("America/New_York", "2026-11-01T00:59", "2026-11-01T04:59"),
        ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00"),
        ("America/Havana", "2026-11-01T01:00", "2026-11-01T06:00"),
        ("Africa/Cairo", "2026-04-24T01:00", "2026-04-23T22:00"),
        ("Asia/Kathmandu", "2026-03-02T10:00", "2026-03-02T04:15"),
    ],
)
def test_a_local_time_that_exists_once_is_an_instant(zone: str, local: str, instant: str) -> None:
    assert instant_of(datetime.fromisoformat(local), zone_named(zone)) == utc(instant)


@pytest.mark.parametrize(
    ("zone", "local", "said"),
    [
        ("America/New_York", "2026-03-08T02:00", "02:00 on 2026-03-08 does not exist in America/New_York"),
        ("America/New_York", "2026-03-08T02:59", "02:59 on 2026-03-08 does not exist in America/New_York"),
        ("America/New_York", "2026-11-01T01:00", "01:00 on 2026-11-01 comes twice in America/New_York"),
        ("America/New_York", "2026-11-01T01:59", "01:59 on 2026-11-01 comes twice in America/New_York"),
        ("Africa/Cairo", "2026-04-24T00:30", "00:30 on 2026-04-24 does not exist in Africa/Cairo"),
        ("America/Havana", "2026-11-01T00:00", "00:00 on 2026-11-01 comes twice in America/Havana"),
        ("Pacific/Apia", "2011-12-30T12:00", "12:00 on 2011-12-30 does not exist in Pacific/Apia"),
    ],
)
def test_a_local_time_that_does_not_exist_or_comes_twice_is_asked_about(zone: str, local: str, said: str) -> None:
    with pytest.raises(CoachingError) as refused:
        instant_of(datetime.fromisoformat(local), zone_named(zone))
    assert refused.value.message.startswith(said)
    assert refused.value.hint == "Give a time before or after the change."


@pytest.mark.parametrize("name", ["Nowhere/Land", "", "../etc/passwd", "America", "Mars\0"])
def test_a_zone_that_there_is_not_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(CoachingError) as refused:
        zone_named(name)
    assert repr(name) in refused.value.message
    assert "America/New_York" in refused.value.hint
