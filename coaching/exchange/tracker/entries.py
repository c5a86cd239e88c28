"""What a row of a tracker says, once its cells are understood; the ids are still to come."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from coaching.model import ActionStep, Client, Interview, Person


class Undated(StrEnum):
    """What to do with an outcome whose date the tracker does not give."""

    REFUSE = "refuse"
    TODAY = "today"
    OPEN = "open"


class Done(NamedTuple):
    """A follow-up that a row tells of: when (UTC) and on which local day, None for a mere yes; `timed` by the clock."""

    step: ActionStep
    at: datetime
    day: date | None
    timed: bool = False


class Entry(NamedTuple):
    """One row: its client, the interview (None for an application), who was met and what was done.

    `given` are the fields of the interview that the row states; `timed` says whether it gives the time of day.
    """

    line: int
    client: Client
    interview: Interview | None
    people: tuple[Person, ...] = ()
    done: tuple[Done, ...] = ()
    given: frozenset[str] = frozenset()
    timed: bool = False
