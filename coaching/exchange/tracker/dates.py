"""Dates as people write them, read in one order of day and month for a whole column; which order is never guessed.

Libraries that read dates (dateutil, dateparser) decide cell by cell and change the order where it does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.errors import CoachingError, Fault
from coaching.exchange.cells import Refused, shown
from coaching.exchange.tracker.clock_times import TIME_PATTERN, half_unsaid, time_in, without_end
from coaching.exchange.tracker.grid import Cell, text_of
from coaching.exchange.tracker.xlsx_grid import moment_of
from coaching.exchange.tracker.zones import apart, instant_said, unknown_zone
from coaching.refusals import FIRST_DAY, LAST_DAY


class Order(StrEnum):
    """What comes first in 3/4/2026."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Moment(NamedTuple):
    """A date, with the time of day where the cell gives one, and the zone of both where it names one."""

    day: date
    time: time | None = None
    zone: str = ""


MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LAST_OF_THIS_CENTURY = 68
"""Two digits up to this are of this century, the others of the last (POSIX strptime)."""
SERIALS = (25569, 109939)
"""Days since 1900 as Excel counts them, from 1970 to 2200: what a number in a column of dates stands for."""
FROM_1900_TO_1904 = 1462  # days
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_THEN = rf"(?:(?:\s*,\s*|\s*T|\s+(?:at\s+|@\s*|-\s+)?){TIME_PATTERN})?"
_NUMERIC = re.compile(
    rf"{_WEEKDAY}(?P<a>\d{{1,2}})\s?(?P<sep>[/.\-\s])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?{_YEAR}\.?{_THEN}", re.IGNORECASE
)
_YEAR_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<year>\d{{4}})(?P<sep>[/.\-]?)(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_THEN}", re.IGNORECASE
)
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED = (
    re.compile(rf"{_WEEKDAY}{_ORDINAL}[\s.\-/]*(?:of\s+)?{_MONTH}[\s,\-/]*{_YEAR}{_THEN}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}[\s.\-/]*{_ORDINAL}[\s,\-/]+{_YEAR}{_THEN}", re.IGNORECASE),
)
_COMPACT = re.compile(r"\d{8}")
_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
_REMEDY = "Write it like 2026-03-04."


_SAID_BEFORE = re.compile(
    r"(?:(?:yes|y|x|sent|done|emailed|mailed|called|ok)[\s,:;.\-–—]+|[✓✔][\s,:;.\-–—]*)(?:on\s+)?",  # noqa: RUF001 - people write dashes of every length
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(r"\s*\([^()\d]*\)$")
_BETWEEN = re.compile(r"\s*(?:[;\n&+,]|\band\b)\s*", re.IGNORECASE)


class Written(NamedTuple):
    """A date as it is written: `first` and `second` are day and month in an order that the cell does not tell."""

    first: int
    second: int
    year: int
    time: time | None
    zone: str = ""
    separator: str = ""


def order_of(cells: Iterable[Cell]) -> frozenset[Order]:
    """The orders in which every date of a column can be read: both where it does not show, none where they differ.

    A date such as 4/4/2026, one that tells its month, or one that is none speaks for neither.
    """
    orders = frozenset(Order)
    for written in _all_written(cells):
        orders &= _fitting(written) or frozenset(Order)
    return orders


def turned_around(cells: Sequence[Cell]) -> bool:
    """Whether Excel may have opened days first as months first: 3/4 becomes a date, March 4, and 13/4 stays text."""
    days = [cell.day for cell in cells if isinstance(cell, date)]
    left = [written for written in _all_written(cells) if _fitting(written) == {Order.DAY_FIRST}]
    return bool(days and left) and max(days) <= len(MONTHS)


def separators_of(cells: Iterable[Cell]) -> frozenset[str]:
    """What stands between day and month in the dates of a column whose order is open."""
    return frozenset(written.separator for written in _all_written(cells))


def example_of(cells: Iterable[Cell]) -> str:
    """The first date of a column that would be another one in the other order; empty where there is none."""
    for cell in cells:
        for part in dates_in(cell) if isinstance(cell, str) and cell else ():
            written = _written(part)
            if isinstance(written, Written) and written.first != written.second and len(_fitting(written)) > 1:
                return part
    return ""


def _all_written(cells: Iterable[Cell]) -> Iterator[Written]:
    """Every date among the cells whose order is open."""
    for cell in cells:
        if isinstance(cell, str) and cell:
            for part in dates_in(cell):
                if isinstance(written := _written(part), Written):
                    yield written


@lru_cache(maxsize=65536)
def dates_in(text: str) -> tuple[str, ...]:
    """The dates of a cell that may hold several, or say more than the date, as "sent 3/4/2026 (email)" does."""
    bare = _SAID_BEHIND.sub("", text)
    said = _SAID_BEFORE.match(bare)
    for whole in (text, bare, bare[said.end() :] if said else bare):
        if _written(whole) is not None:
            return (whole,)
    parts = tuple(part for part in _BETWEEN.split(bare) if part)
    return parts if len(parts) > 1 and all(_written(part) is not None for part in parts) else (text,)


def _fitting(written: Written) -> frozenset[Order]:
    """The orders that make a date of it."""
    first, second, year = written[:3]
    days = {Order.DAY_FIRST: (second, first), Order.MONTH_FIRST: (first, second)}
    return frozenset(order for order, (month, day) in days.items() if _date(year, month, day))


def moment(cell: Cell, column: str, order: Order | None, *, since_1904: bool = False) -> Moment:
    """The date in a cell; Refused where it is none, or does not fit the order of its column."""
    if isinstance(cell, datetime):
        return _within(Moment(cell.date(), cell.time() if cell.time() != time() else None), column, text_of(cell))
    if isinstance(cell, date):
        return _within(Moment(cell), column, text_of(cell))
    if isinstance(cell, float):
        return _serial(cell, column, text_of(cell), since_1904=since_1904)
    if isinstance(cell, time):
        raise _refused(column, text_of(cell))
    written = _written(cell)
    if isinstance(written, float):
        return _serial(written, column, cell, since_1904=since_1904)
    if isinstance(written, Moment):
        return _within(written, column, cell)
    if written is None:
        raise _refused(column, cell)
    return _ordered(written, column, cell, order)


def local_moment(found: Moment, zone: ZoneInfo, column: str) -> Moment:
    """The same moment by the clocks of `zone`, where the cell names another one; Refused where that can't be told."""
    if found.time is None or not found.zone:
        return found._replace(zone="")
    try:
        here = instant_said(datetime.combine(found.day, found.time), found.zone).astimezone(zone)
    except CoachingError as error:
        raise Refused(Fault(column, error.message, error.hint)) from None
    return Moment(here.date(), here.time() if here.time() != time() else None)


def _ordered(written: Written, column: str, text: str, order: Order | None) -> Moment:
    first, second, year, at, zone = written[:5]
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    if order is None and first != second:
        raise Refused(Fault(column, f"{shown(text)} may be two dates.", "Say whether day or month comes first."))
    found = _date(year, month, day)
    if found is None:
        fits = _date(year, day, month) is not None
        words = "the day comes first" if order is Order.DAY_FIRST else "the month comes first"
        fault = f"{shown(text)} is no date where {words}." if fits else f"There is no date {shown(text)}."
        raise Refused(Fault(column, fault, _REMEDY))
    return _within(Moment(found, at, zone), column, text)


def _refused(column: str, text: str) -> Refused:
    if fault := unknown_zone(text, column):
        return Refused(fault)
    if _written(f"{apart(text)[0]} AM") is not None:
        fault = Fault(column, f"{shown(text)} may be in the morning or in the afternoon.", "Write AM or PM behind it.")
        return Refused(fault)
    return Refused(Fault(column, f"{shown(text)} is not a date with its year.", _REMEDY))


def _within(found: Moment, column: str, text: str) -> Moment:
    if FIRST_DAY <= found.day <= LAST_DAY:
        return found
    raise Refused(Fault(column, f"{shown(text)} is too far away.", f"Give a date from {FIRST_DAY} to {LAST_DAY}."))


def _serial(number: float, column: str, text: str, *, since_1904: bool) -> Moment:
    first, last = SERIALS
    number_of_1900 = number + (FROM_1900_TO_1904 if since_1904 else 0)
    found = moment_of(number, since_1904=since_1904) if first <= number_of_1900 <= last else None
    if found is None:
        raise _refused(column, text)
    return _within(Moment(found.date(), found.time() if found.time() != time() else None), column, text)


@lru_cache(maxsize=65536)
def _written(text: str) -> Moment | Written | float | None:
    """A cell taken apart: a date, one whose order is open, Excel's number of one, or None."""
    found = _bare(text)
    rest, zone = (text, "") if found is not None else apart(text)
    start = without_end(rest)
    if found is None and start != text and isinstance(bare := _bare(start), Moment | Written):
        return bare._replace(zone=zone if bare.time else "") if bare.time or start == rest else None
    return found


def _bare(text: str) -> Moment | Written | float | None:
    if _COMPACT.fullmatch(text):
        return _moment(int(text[:4]), int(text[4:6]), int(text[6:]), None)
    if _NUMBER.fullmatch(text):
        return float(text)
    if match := _YEAR_FIRST.fullmatch(text):
        return None if not match["sep"] else _with_time(match, int(match["month"]), int(match["day"]))
    if match := _NUMERIC.fullmatch(text):
        return _written_in_numbers(match) if _time_said(match) else None
    for pattern in _NAMED:
        if match := pattern.fullmatch(text):
            return _with_time(match, MONTHS.index(match["name"].casefold()) + 1, int(match["day"]))
    return None


def _written_in_numbers(match: re.Match[str]) -> Written:
    return Written(int(match["a"]), int(match["b"]), _year(match), _time(match), separator=match["sep"])


def _with_time(match: re.Match[str], month: int, day: int) -> Moment | None:
    return _moment(_year(match), month, day, _time(match)) if _time_said(match) else None


def _time_said(match: re.Match[str]) -> bool:
    """Whether what stands behind the date, if anything, is a time of day."""
    return match["hour"] is None or (time_in(match) is not None and not half_unsaid(match))


def _time(match: re.Match[str]) -> time | None:
    """The time beside a date; midnight is none, for programs write it where there is none."""
    return None if match["hour"] is None or time_in(match) == time() else time_in(match)


def _year(match: re.Match[str]) -> int:
    text = match["year"].lstrip("'")
    if len(text) > 2:
        return int(text)
    return int(text) + (2000 if int(text) <= LAST_OF_THIS_CENTURY else 1900)


def _moment(year: int, month: int, day: int, at: time | None) -> Moment | None:
    found = _date(year, month, day)
    return Moment(found, at) if found else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
