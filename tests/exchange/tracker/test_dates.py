"""Dates as people write them, in one order for a whole column, and never guessed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.exchange.cells import Refused
from coaching.exchange.tracker.clock_times import time_of
from coaching.exchange.tracker.dates import Moment, Order, example_of, moment, order_of, turned_around
from coaching.exchange.tracker.grid import Cell

MARCH_4 = date(2026, 3, 4)
DAYS = st.dates(date(1990, 1, 1), date(2068, 12, 31))
BOTH = frozenset(Order)


def read(cell: Cell, order: Order | None = None) -> Moment | None:
    """What the cell says; None where it is refused."""
    try:
        return moment(cell, "Date", order)
    except Refused:
        return None


@pytest.mark.parametrize(
    "text",
    ["2026-03-04", "2026/3/4", "2026.03.04", "20260304", "March 4, 2026", "Mar 4 2026", "Mar. 4, 2026", "4 Mar 2026",
     "4-Mar-26", "4th of March 2026", "Wed, Mar 4, 2026", "Wednesday March 4th, 2026", "46085", "4.March.2026"],
)  # fmt: skip
def test_a_date_that_says_its_month_needs_no_order(text: str) -> None:
    assert read(text) == Moment(MARCH_4)
    assert order_of([text]) == BOTH
    assert example_of([text]) == ""


@pytest.mark.parametrize(
    "text", ["3/4/2026", "03/04/26", "3-4-2026", "3.4.2026", "3. 4. 2026", "Wed 3/4/2026", "3 4 2026"]
)
def test_a_date_in_numbers_is_what_the_order_of_its_column_makes_of_it(text: str) -> None:
    assert read(text, Order.MONTH_FIRST) == Moment(MARCH_4)
    assert read(text, Order.DAY_FIRST) == Moment(date(2026, 4, 3))
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [("2026-03-04T14:30", time(14, 30)), ("2026-03-04 14:30:59", time(14, 30)), ("3/4/2026 2:30 PM", time(14, 30)),
     ("3/4/2026, 2:30pm", time(14, 30)), ("Mar 4, 2026 at 2 p.m.", time(14)), ("3/4/2026 12:15 AM", time(0, 15)),
     ("3/4/2026 12 pm", time(12)), ("3/4/2026 00:00:00", None), ("46085.4375", time(10, 30))],
)  # fmt: skip
def test_a_time_of_day_beside_the_date(text: str, at: time | None) -> None:
    assert read(text, Order.MONTH_FIRST) == Moment(MARCH_4, at)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "3/4", "March 4", "2026", "31/31/2026", "2026-02-30", "13/13/26", "3/4/2026 2:30",
     "3/4/2026 25:00", "1234567",
     "2026-03-04T10:00-25:00", "3/4/2026 13 pm", "0/0/2026", "3/4/12345", "1969-12-31", "2201-01-01",
      "3/4/2026 tomorrow", "12"],
)  # fmt: skip
def test_what_is_no_date_or_only_part_of_one_is_refused(text: str) -> None:
    assert read(text, Order.MONTH_FIRST) is None


def test_what_a_workbook_marks_as_a_date_is_one() -> None:
    assert read(datetime(2026, 3, 4, 10, 30)) == Moment(MARCH_4, time(10, 30))  # noqa: DTZ001 - Excel knows no zones
    assert read(datetime(2026, 3, 4)) == Moment(MARCH_4)  # noqa: DTZ001
    assert read(MARCH_4) == Moment(MARCH_4)
    assert read(46085.0) == Moment(MARCH_4)
    assert moment(44623.5, "Date", None, since_1904=True) == Moment(MARCH_4, time(12))
    assert read(time(10, 30)) is None
    assert read(0.5) is None


def test_one_day_after_the_twelfth_decides_for_its_column() -> None:
    assert order_of(["3/4/2026", "13/4/2026", ""]) == {Order.DAY_FIRST}
    assert order_of(["3/4/2026", "4/13/2026", "text"]) == {Order.MONTH_FIRST}


def test_a_column_that_nobody_can_tell_is_open_and_one_in_both_orders_too() -> None:
    assert order_of(["3/4/2026", "5/6/2026"]) == BOTH
    assert order_of(["13/4/2026", "4/13/2026"]) == frozenset()
    assert example_of(["", "4/4/2026", "yes 3/4/2026 (email)"]) == "3/4/2026"


def test_dates_that_excel_turned_around_are_recognized_by_those_that_it_left_as_text() -> None:
    assert turned_around([date(2026, 3, 4), "13/4/2026"])
    assert not turned_around([date(2026, 3, 14), "13/4/2026"])
    assert not turned_around([date(2026, 3, 4), "4/13/2026"])
    assert not turned_around(["3/4/2026", "13/4/2026"])


def test_dates_that_are_the_same_in_both_orders_leave_nothing_to_ask() -> None:
    assert example_of(["4/4/2026", "2026-03-04", "3/40/2026"]) == ""
    assert read("4/4/2026") == Moment(date(2026, 4, 4))


WAYS = {
    Order.DAY_FIRST: ["{d}/{m}/{y}", "{d:02}.{m:02}.{y}", "{d:02}-{m:02}-{yy:02}", "{d}/{m}/{yy:02} 14:30"],
    Order.MONTH_FIRST: ["{m}/{d}/{y}", "{m:02}.{d:02}.{y}", "{m:02}-{d:02}-{yy:02}", "{m}/{d}/{yy:02} 2:30 PM"],
}


@given(days=st.lists(DAYS, min_size=1, max_size=20), order=st.sampled_from(Order), data=st.data())
def test_a_column_written_in_one_order_is_read_back_or_asked_about(
    days: list[date], order: Order, data: st.DataObject
) -> None:
    way = data.draw(st.sampled_from(WAYS[order]))
    cells = [way.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100) for day in days]
    possible = order_of(cells)
    assert order in possible
    assert [found.day if (found := read(cell, order)) else None for cell in cells] == days
    if any(day.day > 12 for day in days):
        assert possible == {order}
    elif not example_of(cells):
        assert all(day.day == day.month for day in days)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    found = read(text, Order.DAY_FIRST)
    assert found is None or isinstance(found.day, date)


@pytest.mark.parametrize(
    ("cell", "at"),
    [("10:00", time(10)), ("10:00 AM", time(10)), ("2pm", time(14)), ("2:30 p.m.", time(14, 30)), ("14h30",
     time(14, 30)),
     ("02:30", time(2, 30)), ("9h", time(9)), ("12:05am", time(0, 5)), (0.4375, time(10, 30)), (time(9, 15,
      30), time(9, 15)),
     (1 - 1e-9, time(0))],
)  # fmt: skip
def test_a_time_in_any_usual_way(cell: Cell, at: time) -> None:
    assert time_of(cell, "Time") == at


@pytest.mark.parametrize(
    "cell", ["", "10", "noon", "2:30", "24:00", "10:60", "13pm", "10:00 EST", "10-11", 2.0, 46085.5]
)
def test_what_is_no_time_or_half_of_one_is_refused(cell: Cell) -> None:
    with pytest.raises(Refused):
        time_of(cell, "Time")


@given(st.integers(0, 24 * 60 - 1))
def test_a_fraction_of_a_day_is_its_minute(minute: int) -> None:
    at = (datetime(2026, 3, 4) + timedelta(minutes=minute)).time()  # noqa: DTZ001 - Excel knows no zones
    assert time_of(minute / (24 * 60), "Time") == at
