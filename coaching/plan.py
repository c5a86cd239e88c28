"""The plan of one interview: its steps with the instants at which they open, fall due and close, and who made them.

A pure function of one interview, its people, its actions and the office's policy; nothing here reads the clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.checks import CheckDates, CheckWindow
from coaching.clock import ONE_DAY, end_of_day, first_instant, local_date, zone_named
from coaching.correspondence import BY_TIME, Correspondence, correspondence_in, counting_actions
from coaching.guidance.cited import Policy
from coaching.guidance.steps import (
    CATCH_UP_DAYS,
    CHECK_CLOSES_DAYS,
    DEBRIEF_HOURS,
    DEFAULT_LENGTH_HOURS,
    HELPER_DAYS,
    LETTER_CLOSES_DAYS,
    LETTER_DUE_DAYS,
    LETTER_OPENS_DAYS,
    REFERENCES_DAYS,
    THANK_YOU_HOURS,
)
from coaching.model import (
    Action,
    Answer,
    Basis,
    Channel,
    Interview,
    InterviewRecord,
    InterviewStatus,
    Kind,
    Outcome,
    Person,
    PlanRow,
    Role,
    Status,
    Step,
)

BY_ID = attrgetter("person_id")
# Looked up once: a member of an enumeration is slow to look up, and 100,000 interviews have 700,000 rows.
ASK_TIMELINE, GET_CONTACTS, DEBRIEF, THANK_YOU, THANK_HELPER, ALERT_REFERENCES, LETTER, STATUS_CHECK = Step
EXPECTED, OPTIONAL = Kind.EXPECTED, Kind.OPTIONAL
ASSISTANT, WAIVED, ON_INTERVIEW = Role.ASSISTANT, Channel.WAIVED, Basis.INTERVIEW

NO_PLAN = frozenset({InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW})
DEFAULT_LENGTH = timedelta(hours=DEFAULT_LENGTH_HOURS.number)
THANK_YOU_TIME = timedelta(hours=THANK_YOU_HOURS.number)
DEBRIEF_TIME = timedelta(hours=DEBRIEF_HOURS.number)
CATCH_UP_TIME = timedelta(hours=24 * CATCH_UP_DAYS.number)
HELPER_TIME = timedelta(days=HELPER_DAYS.number)
REFERENCES_TIME = timedelta(days=REFERENCES_DAYS.number)
LETTER_OPENS = timedelta(days=LETTER_OPENS_DAYS.number)
LETTER_DUE = timedelta(days=LETTER_DUE_DAYS.number)
LETTER_CLOSES = timedelta(days=LETTER_CLOSES_DAYS.number)
CHECK_CLOSES = timedelta(days=CHECK_CLOSES_DAYS.number)
LONGEST_PAST_DUE = max(CATCH_UP_TIME, LETTER_CLOSES - LETTER_DUE, CHECK_CLOSES) + ONE_DAY
"""No expected step stays open longer after it was due; a day more, for clocks are put back."""
DAYS_KEPT = 65_536
"""Local dates whose instants are kept: a caseload has few dates and many interviews on each. Own judgement."""


def build_plan(record: InterviewRecord, policy: Policy, now: datetime | None = None) -> tuple[PlanRow, ...]:
    """The plan rows of one interview as of `now`; without it, what is stored: all actions and answers count."""
    if record.interview.status in NO_PLAN:
        return ()
    build = _Build.of(record, policy, now)
    return (*build.facts(now), *build.single_steps(), *build.checks())


def end_of(interview: Interview) -> datetime:
    """The end instant (UTC): an hour after the start where none was given."""
    return interview.ends_at or interview.starts_at + DEFAULT_LENGTH


def outcome_at(interview: Interview) -> datetime | None:
    """The instant (UTC) from which the outcome is in effect: the first of its local date."""
    if interview.outcome is Outcome.PENDING or interview.outcome_on is None:
        return None
    return first_instant(interview.outcome_on, zone_named(interview.timezone))


def is_held(interview: Interview, now: datetime) -> bool:
    """Neither cancelled nor missed by the client, and over."""
    return interview.status not in NO_PLAN and end_of(interview) <= now


def people_met(people: Iterable[Person]) -> list[Person]:
    """Those recorded with `met` not "no", in order of their id."""
    return sorted([person for person in people if person.met is not False], key=BY_ID)


def status_of(row: PlanRow, now: datetime) -> Status:
    """The status of a plan row at `now`: the first line of plan.md's table that holds."""
    if row.waived:
        return Status.WAIVED
    if row.answer is not None and row.due_at <= now:
        return _FACT_STATUS[row.answer]
    if row.done_at is not None and row.done_at <= now:
        if row.step is STATUS_CHECK and row.done_at < row.opens_at:
            return Status.TOO_SOON
        return Status.LATE if row.done_at >= row.due_at else Status.DONE
    return _undone_status(row, now)


def _undone_status(row: PlanRow, now: datetime) -> Status:
    closed, past_due = row.closes_at <= now, row.due_at <= now
    if closed and row.closes_at < row.due_at:
        return Status.NOT_NEEDED
    if row.kind is OPTIONAL and (closed or past_due):
        return Status.SKIPPED
    if closed:
        return Status.MISSED
    if now < row.opens_at:
        return Status.NOT_YET
    return Status.OVERDUE if past_due else Status.DUE


_FACT_STATUS = {Answer.YES: Status.DONE, Answer.NO: Status.MISSED, Answer.UNKNOWN: Status.UNRECORDED}


class Made(NamedTuple):
    """Whether a step was made, and when; or whether it was waived."""

    done_at: datetime | None = None
    waived: bool = False


NOT_MADE = Made()
MADE_BY_WAIVER = Made(waived=True)


def _made(actions: Sequence[Action]) -> Made:
    """The earliest real one of these actions, which are in order; a waiver where there is no real one."""
    for action in actions:
        if action.channel is not WAIVED:
            return Made(action.at)
    return MADE_BY_WAIVER if actions else NOT_MADE


def _by_step(actions: list[Action]) -> dict[str, list[Action]]:
    by_step: dict[str, list[Action]] = {}
    for action in actions:
        by_step.setdefault(action.step, []).append(action)
    return by_step


class _Days(NamedTuple):
    """The instants of a plan that follow from the interview's local date."""

    helper_due: datetime
    references_due: datetime
    letter_opens: datetime
    letter_due: datetime
    letter_over: datetime


@lru_cache(maxsize=DAYS_KEPT)
def _days_from(day: date, zone: ZoneInfo) -> _Days:
    return _Days(
        end_of_day(day + HELPER_TIME, zone),
        end_of_day(day + REFERENCES_TIME, zone),
        first_instant(day + LETTER_OPENS, zone),
        end_of_day(day + LETTER_DUE, zone),
        end_of_day(day + LETTER_CLOSES, zone),
    )


@lru_cache(maxsize=DAYS_KEPT)
def _check_times(opens_on: date, due_on: date, zone: ZoneInfo) -> tuple[datetime, datetime, datetime]:
    """When a check with these local dates opens, falls due, and closes where no outcome comes first."""
    return first_instant(opens_on, zone), end_of_day(due_on, zone), end_of_day(due_on + CHECK_CLOSES, zone)


class _Build(NamedTuple):
    """One interview being planned: what every step needs to know."""

    record: InterviewRecord
    interview: Interview
    policy: Policy
    zone: ZoneInfo
    day: date
    end: datetime
    outcome_at: datetime | None
    interviewers: list[Person]
    helpers: list[Person]
    actions: dict[str, list[Action]]
    correspondence: Correspondence

    @classmethod
    def of(cls, record: InterviewRecord, policy: Policy, now: datetime | None) -> _Build:
        interview = record.interview
        zone = zone_named(interview.timezone)
        met = people_met(record.people)
        actions = counting_actions(record, now)
        return cls(
            record,
            interview,
            policy,
            zone,
            local_date(interview.starts_at, zone),
            end_of(interview),
            outcome_at(interview),
            [person for person in met if person.role is not ASSISTANT],
            [person for person in met if person.role is ASSISTANT],
            _by_step(actions),
            correspondence_in(actions, zone),
        )

    def row(  # noqa: PLR0917 - in the order of the row itself; called seven times per interview, 100,000 times a run
        self,
        step: Step,
        opens_at: datetime,
        due_at: datetime,
        closes_at: datetime,
        kind: Kind,
        made: Made = NOT_MADE,
        person_id: str = "",
        answer: Answer | None = None,
    ) -> PlanRow:
        """A row that hangs on the interview itself."""
        interview = self.interview
        return PlanRow(
            interview.client_id, interview.interview_id, step, 1, person_id, opens_at, due_at, closes_at,
            made.done_at, kind, made.waived, answer, ON_INTERVIEW, self.day,
        )  # fmt: skip

    def facts(self, now: datetime | None) -> list[PlanRow]:
        """Answered by the interview's own record once it is over."""
        return [
            self._fact(ASK_TIMELINE, self._timeline_known(), now),
            self._fact(GET_CONTACTS, self._contacts_known(), now),
        ]

    def _fact(self, step: Step, answer: Answer, now: datetime | None) -> PlanRow:
        start, end = self.interview.starts_at, self.end
        if now is not None and now < end:
            return self.row(step, start, end, end, EXPECTED)
        made = Made(end) if answer is Answer.YES else NOT_MADE
        return self.row(step, start, end, end, EXPECTED, made, answer=answer)

    def _timeline_known(self) -> Answer:
        if self.interview.timeline_asked or self.interview.promised_on:
            return Answer.YES
        return Answer.UNKNOWN if self.interview.timeline_asked is None else Answer.NO

    def _contacts_known(self) -> Answer:
        if not self.interviewers:
            return Answer.UNKNOWN
        for person in self.interviewers:
            if not (person.name and (person.title or person.job_title)):
                return Answer.NO
        return Answer.YES

    def single_steps(self) -> Iterator[PlanRow]:
        """The steps made once after the interview, each open for the same two weeks."""
        end, days, row = self.end, _days_from(self.day, self.zone), self.row
        closes = end + CATCH_UP_TIME
        yield row(DEBRIEF, end, end + DEBRIEF_TIME, closes, OPTIONAL, self._made(DEBRIEF))
        for person_id in [person.person_id for person in self.interviewers] or [""]:
            made = self._thanked(person_id)
            yield row(THANK_YOU, end, end + THANK_YOU_TIME, closes, EXPECTED, made, person_id)
        for helper in self.helpers:
            made = self._helper_thanked(helper.person_id)
            yield row(THANK_HELPER, end, days.helper_due, closes, OPTIONAL, made, helper.person_id)
        made = self._made(ALERT_REFERENCES)
        yield row(ALERT_REFERENCES, end, days.references_due, closes, OPTIONAL, made)
        closes = self._until_outcome(days.letter_over)
        made = self._made(LETTER)
        yield row(LETTER, days.letter_opens, days.letter_due, closes, self.policy.letter_kind, made)

    def _made(self, step: Step) -> Made:
        """A step without a person: any action of that step makes it."""
        return _made(self.actions.get(step, ()))

    def _thanked(self, person_id: str) -> Made:
        """A thank-you to that person, or to nobody in particular; never one addressed to an assistant."""
        thanks = self.actions.get(THANK_YOU)
        if not thanks:
            return NOT_MADE
        if person_id:
            return _made([action for action in thanks if action.person_id in (person_id, "")])
        assistants = [person.person_id for person in self.record.people if person.role is ASSISTANT]
        return _made([action for action in thanks if action.person_id not in assistants])

    def _helper_thanked(self, person_id: str) -> Made:
        """Thanks to that helper, or to helpers in general; a thank-you addressed to them counts too."""
        thanks = [action for action in self.actions.get(THANK_YOU, ()) if action.person_id == person_id]
        helped = self.actions.get(THANK_HELPER, ())
        return _made(sorted([*thanks, *(a for a in helped if a.person_id in (person_id, ""))], key=BY_TIME))

    def _until_outcome(self, latest: datetime) -> datetime:
        return min(self.outcome_at, latest) if self.outcome_at else latest

    def checks(self) -> Iterator[PlanRow]:
        """Check 1, and each further one while the unanswered checks before it are fewer than the limit."""
        made = self.correspondence.checks
        dates = CheckDates(self.day, self.interview.promised_on, self.correspondence, self.policy)
        limit = self.policy.check_limit.value
        unanswered = self.correspondence.unanswered()
        recorded = self.actions.get(STATUS_CHECK)
        waiver = recorded is not None and any(action.channel is WAIVED for action in recorded)
        for number in range(1, len(made) + 2):
            if number > 1 and limit is not None and unanswered[number - 2] >= limit:
                return
            done_at = made[number - 1].at if number <= len(made) else None
            yield self._check_row(number, dates.window(number), Made(done_at, waiver and done_at is None))

    def _check_row(self, number: int, window: CheckWindow, made: Made) -> PlanRow:
        opens_at, due_at, latest = _check_times(window.opens_on, window.due_on, self.zone)
        interview = self.interview
        return PlanRow(
            interview.client_id, interview.interview_id, STATUS_CHECK, number, "",
            opens_at, due_at, self._until_outcome(latest),
            made.done_at, EXPECTED, made.waived, None, window.basis, window.basis_on,
        )  # fmt: skip
