"""What can be asked for: which report, on whom, as of when; and what every table is made with."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.model import Interview, Person
from coaching.selection import Period as Stretch
from coaching.selection import shortest_with
from coaching.store.chosen import Chosen, Period

Cell = object
Row = tuple[Cell, ...]


class Report(StrEnum):
    """The reports, in the order in which they are offered."""

    INTERVIEWS = "interviews"
    ACTIONS = "actions"
    STEPS = "steps"
    ADVICE = "advice"
    CLIENTS = "clients"
    RATES = "rates"
    MONTH = "month"
    FILE = "file"


WHOLE = frozenset({Report.CLIENTS, Report.FILE})
"""Reports that are over all of a client's days."""


class Order(NamedTuple):
    """A report on the chosen clients as of an instant (UTC), with the viewer's own private notes too where they ask.

    Made by `order`.
    """

    report: Report
    chosen: Chosen
    as_of: datetime
    private_notes: bool = False


def order(report: Report, chosen: Chosen, as_of: datetime, *, private_notes: bool = False) -> Order:
    """The order, without a period where the report knows none, and without a filter where clients are named; a month
    is on everybody's clients or on one counselor's."""
    if report is Report.MONTH:
        chosen = Chosen(counselor=chosen.counselor, period=chosen.period)
    if report in WHOLE:
        chosen = chosen._replace(period=Period())
    if chosen.clients:
        chosen = Chosen(chosen.clients, period=chosen.period)
    return Order(report, chosen, as_of, private_notes and report is Report.FILE)


class Look(NamedTuple):
    """How records are looked at: as of when, by which policy, which days of theirs, from which zone (the office's)."""

    as_of: datetime
    policy: Policy
    timezone: str
    period: Period = Period()

    @property
    def today(self) -> date:
        return local_date(self.as_of, zone_named(self.timezone))

    def is_about(self, interview: Interview) -> bool:
        """Whether the interview's own date is one of the days."""
        return self.period.is_always or self.period.covers(held_on(interview))


def stretch_around(days: Period, today: date) -> Stretch:
    """The shortest period of Outcomes with these days in it."""
    return shortest_with(days.first, today)


def held_on(interview: Interview) -> date:
    """The date of an interview in its own zone."""
    return local_date(interview.starts_at, zone_named(interview.timezone))


def whole_name(person: Person) -> str:
    """ "Ms. Ana Ruiz"."""
    return f"{person.title} {person.name}".strip()
