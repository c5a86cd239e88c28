"""Calendar months: the one that is reported, the one before, and how they are named."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coaching.clock import ONE_DAY
from coaching.errors import CoachingError

EARLIEST_YEAR = 1900
"""Own judgement: the record begins in 1970 (refusals.FIRST_DAY), and nobody looks further back than this."""


class Month(NamedTuple):
    """A month by its first local date."""

    first: date

    @property
    def last(self) -> date:
        return self.after.first - ONE_DAY

    @property
    def after(self) -> Month:
        year, month = divmod(self.first.year * 12 + self.first.month, 12)
        return Month(date(year, month + 1, 1))

    @property
    def before(self) -> Month:
        return Month((self.first - ONE_DAY).replace(day=1))

    @property
    def name(self) -> str:
        """ "2026-10"."""
        return f"{self.first:%Y-%m}"

    @property
    def words(self) -> str:
        """ "October 2026"."""
        return f"{self.first:%B %Y}"


def last_complete(today: date) -> Month:
    """The month before the one that a date lies in."""
    return Month(today.replace(day=1)).before


def month_named(name: str, today: date) -> Month:
    """The month named like "2026-10", or the last complete one where the name is empty.

    CoachingError where there is no such month, or it is not over.
    """
    latest = last_complete(today)
    if not name:
        return latest
    try:
        month = Month(date.fromisoformat(f"{name}-01"))
    except ValueError:
        raise CoachingError(f"{name!r} is no month.", "Write it like 2026-10.") from None
    if month.name != name or month.first.year < EARLIEST_YEAR:
        raise CoachingError(f"{name!r} is no month to report on.", f"Write it like {latest.name}.")
    if month.first > latest.first:
        raise CoachingError(f"{month.words} is not over.", f"The last month to report on is {latest.name}.")
    return month


def months_back(latest: Month, number: int) -> list[Month]:
    """So many months, the latest first."""
    found = [latest]
    while len(found) < number:
        found.append(found[-1].before)
    return found
