"""A slide and a deck of slides: what is projected, what the presenter says to it, and what it counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from coaching.errors import CoachingError
from coaching.selection import monday_named

Row = tuple[str, ...]
COMPARISON = "comparison"
"""The slide of follow-up against outcome, and what it counts."""


class Counts(NamedTuple):
    """Which figure a slide shows: the measure, step or comparison, of interviews held from the first to the last local
    date, as they were at an instant; of a share also what it counts, `part` of `n`."""

    what: str
    first: date
    last: date
    as_of: datetime
    part: int | None = None
    n: int | None = None


class Slide(NamedTuple):
    """One thing at a time. `big` is a number in large, `points` stand below the sentence, `rows` are a small table.

    `spec` is a chart (Vega-Lite with its data in it) and `alt` that chart in words. `notes` are what the presenter may
    say, in about so many `minutes`; they are not projected.
    """

    slug: str
    title: str
    said: str = ""
    big: str = ""
    points: Row = ()
    rows: tuple[Row, ...] = ()
    spec: dict[str, Any] | None = None
    alt: str = ""
    minutes: int = 0
    notes: Row = ()
    counts: tuple[Counts, ...] = ()


class Deck(NamedTuple):
    """The slides of an ISO week ("2026-W12"): as of when, by which policy (its title), and in which zone."""

    week: str
    as_of: datetime
    policy: str
    timezone: str
    slides: tuple[Slide, ...]

    def slide(self, slug: str) -> Slide | None:
        return next((slide for slide in self.slides if slide.slug == slug), None)


def from_address(text: str, among: int) -> int:
    """The place of the slide that an address names by its number from 1; the first where it names none of them."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(among)) else 1
    return number - 1 if 1 <= number <= among else 0


def week_title(week: str) -> str:
    """ "Week of March 16", of "2026-W12"."""
    monday = monday_named(week)
    return f"Week of {monday:%B} {monday.day}"


def no_such_week(week: str) -> CoachingError:
    return CoachingError(f"There is no week {week!r}.", "Write a week like 2026-W12.")
