"""The day that an employer promised, from the words in which it was said: "in two weeks", "next Friday", "March 20".

English, dates in US order. A promise of a span ("in two to three weeks", "next week") is over with its last day.
What has no day in it is refused, not guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from coaching.errors import CoachingError

HINT = (
    "Type a date such as 03/20/2026 or March 20, or words such as “in two weeks”, “next Friday” or “end of the month”."
)
MOST_CHARACTERS = 60  # longer than any words for a day; own judgement
FURTHEST_YEAR = 2200  # as far as the records go; see coaching.refusals
FRIDAY = 4  # date.weekday(); a working week is over on Friday
MONTHS_A_YEAR = 12
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
CENTURY = 2000  # of a year written with two digits

TO_TWELVE = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBERS = {"a": 1, "an": 1, "a couple of": 2, "couple of": 2}
NUMBERS |= {word: number for number, word in enumerate(TO_TWELVE, 1)}
NEAR = {"today": 0, "end of day": 0, "end of the day": 0, "tomorrow": 1, "day after tomorrow": 2}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

_NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_MONTH = r"(?P<month>sept|" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + r")\.?"
_WEEKDAY = r"(?P<weekday>" + "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in WEEKDAYS) + r"|thurs)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_SPAN = (
    rf"(?P<first>{_NUMBER})(?:\s?(?:-|\u2013|to|or)\s?(?P<last>{_NUMBER}))? "
    r"(?P<unit>(?:business |working )?days?|weeks?|fortnights?|months?)'?"
)
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"

LEADING = re.compile(r"^(?:(?:by|on|until|before|no later than|at the latest|around|about|within|in|for|the)\s+)+")
TRAILING = re.compile(r"(?:\s+(?:from (?:now|today)|time|at the latest|after the interview|later))?[.!\s]*$")


def promised_day(words: str, said_on: date) -> date:
    """The date that these words, said on that date, promise; CoachingError where there is none in them."""
    text = " ".join(words.lower().replace("\u2019", "'").split())
    if len(text) <= MOST_CHARACTERS:
        bare = TRAILING.sub("", LEADING.sub("", text)).removesuffix("'")
        for pattern, read in READINGS:
            if found := pattern.fullmatch(bare):
                day = _tried(read, found, said_on)
                if day is not None and day.year <= FURTHEST_YEAR:
                    return day
    typed = " ".join(words.split())
    shown = typed if len(typed) <= MOST_CHARACTERS else f"{typed[:MOST_CHARACTERS]}…"
    raise CoachingError(f"“{shown}” names no day.", HINT)


def _tried(read: Reading, found: re.Match[str], said_on: date) -> date | None:
    try:
        return read(found, said_on)
    except (ValueError, OverflowError):  # the 31st of a month that has none
        return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _index(names: tuple[str, ...], text: str) -> int:
    """Which of the names begins with the first letters of the text."""
    return next(place for place, name in enumerate(names) if name[:3] == text[:3])


def _iso(found: re.Match[str], _: date) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _in_figures(found: re.Match[str], said_on: date) -> date | None:
    month, day, year = int(found["month"]), int(found["day"]), found["year"]
    if year is None:
        return _next_day_of_year(month, day, said_on)
    return date(int(year) + (CENTURY if len(year) == 2 else 0), month, day)


def _in_words(found: re.Match[str], said_on: date) -> date | None:
    month, day = _index(MONTHS, found["month"]) + 1, int(found["day"])
    on = date(int(found["year"]), month, day) if found["year"] else _next_day_of_year(month, day, said_on)
    if on and found["weekday"] and on.weekday() != _index(WEEKDAYS, found["weekday"]):
        raise CoachingError(f"{on:%B} {on.day}, {on.year} is a {on:%A}.", "Correct the day or the date.")
    return on


def _next_day_of_year(month: int, day: int, said_on: date) -> date | None:
    """The next such date, that of `said_on` included; for February 29 it may be years away."""
    for year in range(said_on.year, said_on.year + 9):  # two leap years may be eight years apart
        if day <= monthrange(year, month)[1] and date(year, month, day) >= said_on:
            return date(year, month, day)
    return None


def _day_of_month(found: re.Match[str], said_on: date) -> date:
    day = int(found["day"])
    return said_on.replace(day=day) if day >= said_on.day else _months_on(said_on.replace(day=1), 1).replace(day=day)


def _near(found: re.Match[str], said_on: date) -> date:
    return said_on + NEAR[found.group()] * A_DAY


def _span(found: re.Match[str], said_on: date) -> date:
    number, unit = _number(found["last"] or found["first"]), found["unit"]
    if "business" in unit or "working" in unit:
        return _working_days_on(said_on, number)
    if unit.startswith("month"):
        return _months_on(said_on, number)
    return said_on + number * {"d": A_DAY, "w": A_WEEK, "f": 2 * A_WEEK}[unit[0]]


def _working_days_on(day: date, number: int) -> date:
    while number:
        day += A_DAY
        number -= day.weekday() <= FRIDAY
    return day


def _months_on(day: date, number: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + number, MONTHS_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _coming_weekday(found: re.Match[str], said_on: date) -> date:
    """The next such day; said on a Friday, "Friday" is a week away."""
    return said_on + ((_index(WEEKDAYS, found["weekday"]) - said_on.weekday() - 1) % 7 + 1) * A_DAY


def _weekday_of_next_week(found: re.Match[str], said_on: date) -> date:
    return _monday(said_on) + A_WEEK + _index(WEEKDAYS, found["weekday"]) * A_DAY


def _monday(day: date) -> date:
    return day - day.weekday() * A_DAY


def _end_of_week(found: re.Match[str], said_on: date) -> date:
    """Friday; of the week to come, where it was said at a weekend."""
    friday = _monday(said_on) + FRIDAY * A_DAY
    return friday + A_WEEK if found["next"] or friday < said_on else friday


def _end_of_month(found: re.Match[str], said_on: date) -> date:
    return _last_of(_months_on(said_on.replace(day=1), 1 if found["next"] else 0))


def _end_of_named_month(found: re.Match[str], said_on: date) -> date:
    month = _index(MONTHS, found["month"]) + 1
    year = int(found["year"]) if found["year"] else said_on.year + (month < said_on.month)
    return _last_of(date(year, month, 1))


def _last_of(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _end_of_year(_: re.Match[str], said_on: date) -> date:
    return date(said_on.year, MONTHS_A_YEAR, 31)


Reading = Callable[[re.Match[str], date], date | None]
READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _iso),
        (r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?", _in_figures),
        (rf"(?:{_WEEKDAY},?\s+)?{_MONTH} {_DAY}{_YEAR}", _in_words),
        (rf"(?:{_WEEKDAY},?\s+)?(?:the )?{_DAY}(?: of)? {_MONTH}{_YEAR}", _in_words),
        (r"(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
        ("|".join(NEAR), _near),
        (_SPAN, _span),
        (r"(?P<first>an?) (?P<unit>week|day|month) or (?P<last>two)", _span),
        (rf"(?:(?:this|this coming|coming) )?{_WEEKDAY}", _coming_weekday),
        (rf"next {_WEEKDAY}", _weekday_of_next_week),
        (rf"next week,? (?:on )?{_WEEKDAY}", _weekday_of_next_week),
        (rf"{_WEEKDAY}(?: of)? next week", _weekday_of_next_week),
        (r"(?:end of (?:the |this )?week|this week)(?P<next>)?", _end_of_week),
        (r"(?:end of )?(?P<next>next week)", _end_of_week),
        (r"(?:end of (?:the |this )?month|this month|month's end)(?P<next>)?", _end_of_month),
        (r"(?:end of )?(?P<next>next month)", _end_of_month),
        (rf"end of {_MONTH}{_YEAR}", _end_of_named_month),
        (r"end of (?:the |this )?year", _end_of_year),
    )
)  # fmt: skip
