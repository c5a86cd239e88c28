"""Which interviews a figure is about: whose, since when, of which industry, round and format."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

WEEKS = 12
MONTHS = 12
ONE_WEEK = timedelta(days=7)


class Period(StrEnum):
    """A stretch of time up to today, the shortest first; each lies within the next."""

    WEEKS = "12-weeks"
    MONTHS = "12-months"
    ALL = "all"


class Selection(NamedTuple):
    """The filters; None is no filter. `counselor_id` is a key, the last three are the words of the records."""

    counselor_id: int | None = None
    period: Period = Period.WEEKS
    industry: str | None = None
    round: str | None = None
    format: str | None = None


KINDS = ("counselor_id", "industry", "round", "format")
"""The filters that divide interviews by what they are, as columns of the frame of interviews."""


def first_day(period: Period, today: date) -> date | None:
    """The first local date in a period: a Monday eleven weeks before this week's, or the 1st eleven months ago."""
    if period is Period.ALL:
        return None
    if period is Period.WEEKS:
        return monday_of(today) - (WEEKS - 1) * ONE_WEEK
    months = today.year * 12 + today.month - 1 - (MONTHS - 1)
    return date(months // 12, months % 12 + 1, 1)


def shortest_with(first: date | None, today: date) -> Period:
    """The shortest period that reaches back to a local date, or without end where it is None."""
    return next(one for one in Period if _reaches(first_day(one, today), first))


def _reaches(begins: date | None, first: date | None) -> bool:
    return begins is None or (first is not None and begins <= first)


def monday_of(day: date) -> date:
    """The Monday of the ISO week of a date."""
    return day - timedelta(days=day.weekday())


def set_kinds(selection: Selection) -> tuple[str, ...]:
    """Those of KINDS by which the selection filters."""
    return tuple(kind for kind in KINDS if getattr(selection, kind) is not None)


def week_named(day: date) -> str:
    """The ISO week of a date: "2026-W12"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def monday_named(week: str) -> date:
    """The Monday of an ISO week named like "2026-W12"; ValueError where there is no such week."""
    monday = date.fromisoformat(f"{week}-1")
    if week_named(monday) != week:
        raise ValueError(week)
    return monday
