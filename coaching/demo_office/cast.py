"""With whom and where a scene plays: interviews set to the day and hour that the scene is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.clock import first_instant, zone_named
from coaching.demo_office.ingredients import Employer
from coaching.demo_office.meeting import STARTS, Opening, Place, a_meeting, a_person, an_opening, numbered
from coaching.demo_office.searches import Seeker
from coaching.demo_office.story import Story
from coaching.demo_office.times import DAY, INTERVIEW_STARTS, Stage, comes_once, on, suiting, workday
from coaching.model import Format, Interest, InterviewStatus, Person, Role

ALONE = (Role.HIRING_MANAGER,)
WITH_HELPER = (Role.HIRING_MANAGER, Role.ASSISTANT)
PANEL = (Role.HIRING_MANAGER, Role.INTERVIEWER, Role.INTERVIEWER)
A_WHILE = timedelta(minutes=45)
"""How long interviews of scenes last."""
QUARTER = timedelta(minutes=15)
STILL_OPEN = timedelta(hours=22)
"""What is due within 24 hours still is then."""
SOME_HOURS = timedelta(hours=2)
SOMEBODY = "Lee Abernethy"


class Cast(NamedTuple):
    """What a scene is played with."""

    stage: Stage
    seeker: Seeker
    chance: Random

    def meets(
        self,
        starts_at: datetime,
        roles: tuple[Role, ...] = ALONE,
        *,
        zone: ZoneInfo | None = None,
        form: Format = Format.IN_PERSON,
        opening: Opening | None = None,
        turn: int = 1,
        promised_on: date | None = None,
        asked: bool | None = True,
        status: InterviewStatus = InterviewStatus.HELD,
    ) -> Story:
        """An interview with everybody named and met; `turn` is the round."""
        opening = opening or self.opening()
        place = Place(starts_at, zone or self.stage.zone, form)
        interview = a_meeting(self.stage, self.chance, opening, place, turn=turn).interview._replace(
            ends_at=starts_at + A_WHILE,
            promised_on=promised_on,
            timeline_asked=asked,
            status=status,
            interest=Interest.HIGH,
        )
        people = numbered([self._person(opening.employer, role) for role in roles])
        return Story(self.chance, interview, people)

    def opening(self) -> Opening:
        return an_opening(self.stage.kit, self.seeker.industry, self.chance)

    def _person(self, employer: Employer, role: Role) -> Person:
        person = a_person(self.stage.kit, self.chance, employer, role)
        job_title = person.job_title or self.stage.kit.job_titles[role][0].job_title
        return person._replace(name=person.name or SOMEBODY, job_title=job_title, met=None)

    def ago(self, days: int) -> datetime:
        """So many days before today; on a weekend the Friday before."""
        day = workday(self.stage.today - days * DAY, back=True)
        return on(day, self.chance.choice(STARTS), self.stage.zone)

    def just_over(self) -> datetime:
        """The start of an interview that ended within the last hours, at office hours if there were any."""
        last = _quarter(self.stage.now) - A_WHILE - QUARTER
        starts = [last - turn * QUARTER for turn in range((STILL_OPEN - A_WHILE - 2 * QUARTER) // QUARTER)]
        return self._found(starts) or last

    def coming(self, days: int) -> datetime:
        """The start of an interview still to come: today if the day is long enough, or so many days on."""
        start = max(
            first_instant(self.stage.today + days * DAY, self.stage.zone), _quarter(self.stage.now) + SOME_HOURS
        )
        return self._found([start + turn * QUARTER for turn in range(DAY // QUARTER)]) or start

    def going_on(self) -> tuple[datetime, ZoneInfo]:
        """The start of an interview in the middle of which it is now, in a zone where people are at work."""
        start = _quarter(self.stage.now) - QUARTER
        zones = [self.stage.zone, *map(zone_named, self.stage.kit.zones)]
        fitting = [zone for zone in zones if comes_once(start, zone) and comes_once(start + A_WHILE, zone)]
        at_work = [zone for zone in fitting if INTERVIEW_STARTS.suit(start.astimezone(zone))]
        awake = [zone for zone in fitting if INTERVIEW_STARTS.suit(start.astimezone(zone), any_day=True)]
        return start, (at_work or awake or fitting)[0]

    def _found(self, starts: list[datetime]) -> datetime | None:
        zone = self.stage.zone
        return suiting(zone, [start for start in starts if comes_once(start + A_WHILE, zone)], INTERVIEW_STARTS)


def _quarter(instant: datetime) -> datetime:
    """The quarter of an hour that began last."""
    return instant - timedelta(minutes=instant.minute % 15, seconds=instant.second, microseconds=instant.microsecond)
