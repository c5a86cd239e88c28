"""Thank-yous and follow-ups as a tracker tells of them: a day without a time of day, or a mere yes.

A day's middle stands for a day without a time, but never before the interview is over or after now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, time

from coaching.clock import instant_of, local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.exchange.cells import Refused
from coaching.exchange.tracker.clock_times import NOON
from coaching.exchange.tracker.dates import Moment, dates_in
from coaching.exchange.tracker.entries import Done
from coaching.exchange.tracker.fields import Field
from coaching.exchange.tracker.grid import Cell
from coaching.model import Action, ActionStep, Interview
from coaching.plan import end_of
from coaching.refusals import faults_of_action

STEPS = {Field.THANK_YOU: ActionStep.THANK_YOU, Field.FOLLOW_UP: ActionStep.STATUS_CHECK}


class FollowUps:
    """Makes what was done of what a row says."""

    def __init__(self, now: datetime) -> None:
        self._now = now.replace(second=0, microsecond=0)

    @staticmethod
    def parts(cell: Cell) -> tuple[Cell, ...]:
        """What a cell holds: one date or answer, or several dates."""
        return () if cell == "" else dates_in(cell) if isinstance(cell, str) else (cell,)

    def done(
        self, mentions: Mapping[Field, list[Moment | None]], interview: Interview, counted: Counter[str]
    ) -> tuple[Done, ...]:
        """What was done after this interview; Refused where it can't have been. Counts what is left out or assumed."""
        today = local_date(self._now, zone_named(interview.timezone))
        found = []
        for field, said in mentions.items():
            dated = sorted({one for one in said if one}, key=lambda one: (one.day, one.time or time(NOON)))
            made = [one for one in dated if field is Field.THANK_YOU or one.day <= today]
            counted["planned"] += len(made) < len(dated)
            found += [self._dated(field, one, interview) for one in made]
            if not dated:
                counted["said only yes"] += 1
                found.append(self._checked(field, Done(STEPS[field], self._now, None), interview))
        return tuple(found)

    def _dated(self, field: Field, said: Moment, interview: Interview) -> Done:
        zone = zone_named(interview.timezone)
        try:
            at = instant_of(datetime.combine(said.day, said.time or time(NOON)), zone)
        except CoachingError as error:
            raise Refused(Fault(field, error.message, error.hint)) from None
        if said.time is None:
            over = end_of(interview)
            if said.day == local_date(self._now, zone):
                at = min(at, self._now)
            if said.day == local_date(over, zone):
                at = max(at, over)
        return self._checked(field, Done(STEPS[field], at, said.day, said.time is not None), interview)

    def _checked(self, field: Field, done: Done, interview: Interview) -> Done:
        faults = faults_of_action(Action("", "", "", done.step, done.at), interview, self._now)
        if faults:
            raise Refused(*(fault._replace(column=field) for fault in faults))
        return done
