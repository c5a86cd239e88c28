"""Times with a zone behind them: read by the clocks of the import, or refused with the zone named."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from coaching.exchange.cells import Refused
from coaching.exchange.tracker.dates import Moment, Order, local_moment, moment, order_of
from coaching.exchange.tracker.mending import refused_rows
from tests.builders import instant
from tests.exchange.tracker.files import csv_bytes, opened, reading_of

NEW_YORK = ZoneInfo("America/New_York")
HEADER = ["Client", "Employer", "Interview date", "Time", "Thank-you", "Status"]


def in_new_york(text: str) -> Moment:
    """What the cell says, by the clocks of New York."""
    return local_moment(moment(text, "Date", Order.MONTH_FIRST), NEW_YORK, "Date")


@pytest.mark.parametrize(
    "text",
    ["2026-11-02T14:00:00-05:00", "2026-11-02T14:00-05:00", "2026-11-02T14:00-0500", "2026-11-02T19:00:00Z",
     "2026-11-02T19:00:00.000Z", "2026-11-02 19:00:00+00", "Mon, 02 Nov 2026 14:00:00 -0500",
     "Mon Nov 02 2026 14:00:00 GMT-0500 (Eastern Standard Time)", "11/2/2026 2:00 PM EST", "11/2/2026 2:00pmEST",
     "11/2/2026 1 PM CST", "11/2/2026 12:00 PM MST", "11/2/2026 11:00 AM PST", "11/2/2026 2:00 p.m. ET",
     "Nov 2, 2026 at 1 PM (Central Time)", "11/2/2026 11:00 am pacific", "11/2/2026 19:00 UTC", "11/2/2026 19:00 GMT",
     "11/2/2026 20:00 UTC+1", "2026-11-02T13:00 America/Chicago"],
)  # fmt: skip
def test_a_time_with_its_zone_is_read_by_the_clocks_of_the_import(text: str) -> None:
    assert in_new_york(text) == Moment(date(2026, 11, 2), time(14))


def test_the_day_is_that_of_the_imports_zone_and_midnight_is_no_time_of_day() -> None:
    assert in_new_york("2026-11-02T02:00:00Z") == Moment(date(2026, 11, 1), time(21))
    assert in_new_york("2026-11-02T00:00:00.000Z") == Moment(date(2026, 11, 2))
    assert in_new_york("2026-11-02T05:00:00Z") == Moment(date(2026, 11, 2))


def test_daylight_saving_counts_on_the_day_of_the_date() -> None:
    assert in_new_york("7/14/2026 2:00 PM EDT") == Moment(date(2026, 7, 14), time(14))
    assert in_new_york("7/14/2026 2:00 PM PT") == Moment(date(2026, 7, 14), time(17))


@pytest.mark.parametrize(
    ("text", "words"),
    [("11/2/2026 2:00 PM CET", "'CET' behind the time is no time zone that is known here"),
     ("11/2/2026 2:00 PM IST", "'IST' behind the time"), ("2026-11-02T14:00-25:00", "'-25:00' behind the time"),
     ("2026-11-02 9:00 -1000", "'-1000' behind the time"), ("11/2/2026 2 PM Mars/Base", "'Mars/Base' behind the time"),
     ("7/14/2026 2:00 PM EST", "the time zone EST may be meant, or EDT"), ("11/2/2026 2 PM pdt", "PDT may be meant"),
     ("11/1/2026 1:30 AM ET", "comes twice in America/New_York"), ("11/2/2026 2:00 PM sharp", "not a date"),
     ("11/2/2026 13:00 PM", "not a date"), ("11/2/2026 EST or so", "not a date")],
)  # fmt: skip
def test_a_zone_that_is_not_known_or_may_be_two_is_named_as_the_trouble(text: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        in_new_york(text)
    (fault,) = refused.value.faults
    assert words in fault.fault


@pytest.mark.parametrize(
    "text",
    ["2026-11-02 9:00-10:00", "11/2/2026 9:00 AM - 10:00 AM", "Nov 2, 2026 9:00 AM \u2192 10:00 AM (EST)",
     "2026-11-02 8 am to 9 am CT"],
)  # fmt: skip
def test_a_time_until_which_it_lasts_is_no_zone_and_left_aside(text: str) -> None:
    assert in_new_york(text) == Moment(date(2026, 11, 2), time(9))


@pytest.mark.parametrize("text", ["11/2/2026 7:00-9:00 PM", "11/2/2026 2:00-3:00", "2026-11-02 - 2026-11-04"])
def test_a_start_whose_half_of_the_day_only_its_end_tells_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        in_new_york(text)


def test_a_zone_does_not_hide_the_order_of_day_and_month() -> None:
    assert order_of(["11/14/2026 2:00 PM EST"]) == {Order.MONTH_FIRST}
    assert order_of(["14.11.2026 14:00 UTC"]) == {Order.DAY_FIRST}


def test_a_row_is_read_by_its_own_time_zone_where_it_names_one() -> None:
    data = csv_bytes(
        [[*HEADER, "Time zone"], ["Ada", "Acme", "2026-03-02T15:00:00Z", "", "2026-03-03T15:00Z", "", "CT"]]
    )
    (entry,) = reading_of(data).entries
    assert entry.interview is not None
    assert (entry.interview.starts_at, entry.interview.timezone) == (instant("2026-03-02T10:00"), "America/Chicago")
    assert [one.at for one in entry.done] == [instant("2026-03-03T10:00")]


def test_a_zone_may_stand_in_the_column_of_the_time() -> None:
    rows = [["Ada", "Acme", "2026-03-02", "9:00 AM CST", "", ""], ["Bo", "Acme", "2026-03-02", "9:00 AM CET", "", ""]]
    reading = reading_of(csv_bytes([HEADER, *rows]))
    assert [entry.interview.starts_at for entry in reading.entries if entry.interview] == [instant("2026-03-02T10:00")]
    (problem,) = reading.problems
    assert (problem.column, problem.fault[:7]) == ("Time", "'CET' b")


def test_refused_rows_keep_the_zone_for_when_they_are_mended() -> None:
    data = csv_bytes([HEADER, ["Ada", "Acme", "3/13/2026 2:00 PM CDT", "", "2026-03-14T10:00:00-0400", "Blue"]])
    mend = refused_rows(opened(data), reading_of(data).refused).decode("utf-8-sig")
    (entry,) = reading_of(mend.replace("Blue", "held").encode()).entries
    assert entry.interview is not None
    assert entry.interview.starts_at == instant("2026-03-13T15:00")
    assert [one.at for one in entry.done] == [instant("2026-03-14T10:00")]
