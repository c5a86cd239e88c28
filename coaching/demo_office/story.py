"""One interview as it goes on: told to its end, and then only as far as it has come by now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from operator import attrgetter
from random import Random

from coaching.clock import end_of_day, first_instant, local_date, zone_named
from coaching.correspondence import BOUND_BY_OUTCOME
from coaching.demo_office.ingredients import Note, ingredients
from coaching.demo_office.odds import LATE_CHECK_HOURS, LATE_THANKS_HOURS, MIGRATED_DAYS, TOO_SOON_HOURS
from coaching.demo_office.times import HOUR, OFFICE_HOURS, WAKING_HOURS, Hours, Stage, moment, once
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Interview,
    InterviewRecord,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Person,
    PlanRow,
    Step,
)
from coaching.plan import NO_PLAN, build_plan, end_of

BY_TIME = attrgetter("at")
TO_AND_FRO = frozenset({ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY})
BY_HEART = frozenset({ActionStep.THANK_YOU, ActionStep.THANK_HELPER})
"""What people write at any waking hour; all else happens at office hours."""
CHANNELS: dict[ActionStep, tuple[Channel, ...]] = {
    ActionStep.THANK_YOU: (*(Channel.EMAIL,) * 7, Channel.HANDWRITTEN, Channel.CARD, Channel.TEXT),
    ActionStep.THANK_HELPER: (Channel.CARD, Channel.CARD, Channel.HANDWRITTEN, Channel.EMAIL, Channel.IN_PERSON),
    ActionStep.STATUS_CHECK: (*(Channel.EMAIL,) * 5, *(Channel.PHONE,) * 3, Channel.VOICEMAIL, Channel.TEXT),
    ActionStep.LETTER: (Channel.LETTER, Channel.LETTER, Channel.EMAIL),
    ActionStep.DEBRIEF: (Channel.IN_PERSON, Channel.PHONE),
    ActionStep.ALERT_REFERENCES: (Channel.PHONE, Channel.EMAIL),
    ActionStep.EMPLOYER_REPLY: (Channel.EMAIL, Channel.EMAIL, Channel.PHONE, Channel.LETTER),
    ActionStep.NUDGE: (Channel.TEXT, Channel.PHONE, Channel.EMAIL),
}
SEEN_BY_THE_COUNSELOR = frozenset({ActionStep.NUDGE, ActionStep.DEBRIEF})
SILENT = Note("", "")
TOLD = (KnownFrom.CLIENT, KnownFrom.CLIENT, KnownFrom.SEEN)


class When(StrEnum):
    """When a step is made, measured by its own window."""

    ON_TIME = "on_time"
    LATE = "late"
    TOO_SOON = "too_soon"


class Story:
    """One interview with its people and what is done about it, whatever day it is. Ids come when it is told."""

    def __init__(self, chance: Random, interview: Interview, people: Sequence[Person]) -> None:
        self.chance = chance
        self.interview = interview
        self.people = tuple(people)
        self.actions: list[Action] = []
        self.zone = zone_named(interview.timezone)
        self.day = local_date(interview.starts_at, self.zone)
        self.end = end_of(interview)
        self._rows: tuple[PlanRow, ...] | None = None
        self._notes: dict[str, list[Note]] = {}

    def row(self, step: ActionStep, person_id: str = "") -> PlanRow | None:
        """The step that such an action would make now; of status checks the next one, None where it is time to wait."""
        if self._rows is None:
            self._rows = build_plan(InterviewRecord(self.interview, self.people, tuple(self.actions)), DEFAULT_POLICY)
        whose = person_id if step in BY_HEART else ""
        rows = [row for row in self._rows if row.step == Step(step) and row.person_id == whose]
        if step is ActionStep.STATUS_CHECK:
            rows = [row for row in rows if row.done_at is None]
        return rows[-1] if rows else None

    def moment_for(self, step: ActionStep, when: When, person_id: str = "") -> datetime:
        """When such an action would be made; the step must be one of the plan's."""
        row = self.row(step, person_id)
        assert row is not None, f"There is no {step} to make."  # noqa: S101 - a mistake of the demo's own
        if when is When.TOO_SOON and row.opens_at > self.end + HOUR:
            start, stop = max(self.end + HOUR, row.opens_at - timedelta(hours=TOO_SOON_HOURS)), row.opens_at
        elif when is When.LATE:
            hours = LATE_CHECK_HOURS if step is ActionStep.STATUS_CHECK else LATE_THANKS_HOURS
            start, stop = row.due_at, min(row.due_at + timedelta(hours=hours), row.closes_at)
        else:
            start, stop = row.opens_at, row.due_at
        return self.moment(start, stop, WAKING_HOURS if step in BY_HEART else OFFICE_HOURS)

    def moment(self, start: datetime, stop: datetime, hours: Hours = OFFICE_HOURS) -> datetime:
        """A moment in [start, stop) by chance."""
        return moment(self.chance, self.zone, start, stop, hours)

    def make(self, step: ActionStep, when: When, person_id: str = "", *, channel: Channel | None = None) -> datetime:
        """Makes a step on time, late or too soon; when that was."""
        at = self.moment_for(step, when, person_id)
        about = "too_soon" if when is When.TOO_SOON else ""
        self.add(step, at, person_id, channel=channel, about=about)
        return at

    def add(
        self,
        step: ActionStep,
        at: datetime,
        person_id: str = "",
        *,
        channel: Channel | None = None,
        names: date | None = None,
        about: str = "",
    ) -> None:
        """Whatever was done or heard; `names` is the next date named, `about` another kind of note than the step's."""
        channel = channel or self.chance.choice(CHANNELS[step])
        known_from = KnownFrom.SEEN if step in SEEN_BY_THE_COUNSELOR else self.chance.choice(TOLD)
        note = self.note(about or step, channel, person_id)
        self.actions.append(Action("", "", person_id, step, once(at, self.zone), channel, names, known_from, note))
        if step in TO_AND_FRO:
            self._rows = None

    def waive(self, step: ActionStep, at: datetime, person_id: str = "") -> None:
        """Waives a step, with the reason."""
        self.add(step, at, person_id, channel=Channel.WAIVED, about=f"waived_{step}")

    def note(self, about: str, channel: Channel, person_id: str) -> str:
        """A note of that kind that fits the channel, none twice in one story as long as there are others."""
        kinds = ingredients().notes[about]
        fresh = self._notes.get(about) or self.chance.sample(kinds, len(kinds))
        fitting = next((one for one in fresh if one.channel in ("", channel)), SILENT)
        self._notes[about] = [one for one in fresh if one is not fitting]
        person = next((one.name for one in self.people if one.person_id == person_id and one.name), "them")
        words = {"person": person, "employer": self.interview.employer, "position": self.interview.position}
        return fitting.text.format(**words)

    def last_sign_on(self) -> date:
        """The local date of the last thing done or heard."""
        signs = [action.at for action in self.actions if action.step is not ActionStep.NUDGE]
        return local_date(max(signs, default=self.end), self.zone)

    def ends(self, outcome: Outcome, on: date) -> None:
        """How it ends, and on which local date."""
        self.interview = self.interview._replace(outcome=outcome, outcome_on=on)

    def told(self, stage: Stage, client_id: str, number: int) -> InterviewRecord:
        """As much of it as is known now, with ids of the client's."""
        interview_id = f"{client_id}-{number:02}"
        known = self._known(stage)._replace(interview_id=interview_id, client_id=client_id)
        people = [
            person._replace(person_id=_of(interview_id, person.person_id), interview_id=interview_id)
            for person in self.people
        ]
        done = sorted((action for action in self._counting() if action.at <= stage.now), key=BY_TIME)
        return InterviewRecord(
            known,
            tuple(people),
            tuple(
                action._replace(
                    action_id=f"{interview_id}-a{turn:02}",
                    interview_id=interview_id,
                    person_id=_of(interview_id, action.person_id),
                    known_from=known_since(action.at, stage, action.known_from),
                )
                for turn, action in enumerate(done, 1)
            ),
        )

    def _known(self, stage: Stage) -> Interview:
        """Before it is over nothing is known of dates and outcomes."""
        interview = self.interview
        if self.end > stage.now:
            status = interview.status if interview.status is InterviewStatus.CANCELLED else InterviewStatus.SCHEDULED
            interview = interview._replace(status=status, promised_on=None, timeline_asked=None)
        if interview.outcome_on and first_instant(interview.outcome_on, self.zone) > stage.now:
            interview = interview._replace(outcome=Outcome.PENDING, outcome_on=None)
        return interview

    def _counting(self) -> list[Action]:
        """What was done; none where it did not take place, and no asking after the outcome."""
        if self.interview.status in NO_PLAN:
            return []
        if not self.interview.outcome_on:
            return self.actions
        over_at = end_of_day(self.interview.outcome_on, self.zone)
        return [action for action in self.actions if action.at < over_at or action.step not in BOUND_BY_OUTCOME]


def known_since(at: datetime, stage: Stage, known_from: KnownFrom) -> KnownFrom:
    """Who says so; what was done long ago came out of an older tracker."""
    migrated = local_date(at, stage.zone) < stage.today - timedelta(days=MIGRATED_DAYS)
    return KnownFrom.IMPORTED if migrated else known_from


def _of(interview_id: str, person_id: str) -> str:
    return f"{interview_id}-{person_id}" if person_id else ""
