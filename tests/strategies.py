"""Nasty records: days around clock changes, instants on every boundary, several things on one day or at one instant."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Interview,
    InterviewRecord,
    InterviewStatus,
    Outcome,
    Person,
    Role,
)
from tests.builders import a_client, an_interview
from tests.oracle.days import ONE_DAY, days_after, end_of_day, first_instant, local_date
from tests.oracle.plan import plan
from tests.oracle.reading import end_of, hours, start_date

PATIENCE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile("desk", max_examples=200, deadline=None, suppress_health_check=PATIENCE)
settings.register_profile("night", max_examples=5_000, deadline=None, suppress_health_check=PATIENCE)
THOROUGHNESS = settings.get_profile(os.environ.get("AFTERWORD_TEST_PROFILE", "desk"))

ZONES = (
    "America/New_York",
    "UTC",
    "Pacific/Auckland",
    "Asia/Kolkata",
    "Africa/Cairo",
    "America/Santiago",
    "America/Havana",
    "Asia/Kathmandu",
    "Pacific/Kiritimati",
    "America/Los_Angeles",
)
POLICY_NAMES = ("measured", "persistent", "formal")
FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2026, 12, 31)
LEAP_DAY = date(2028, 2, 29)
ONE_SECOND = timedelta(seconds=1)
REACHES = (0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 14, 15, 38, 45)  # days after D on which some window opens or ends
FAR_FUTURE = datetime(2040, 1, 1, tzinfo=UTC)
FROM_END = tuple(hours(number) for number in (-1, 0, 1, 24, 7 * 24, 14 * 24, 37 * 24))
WALL_TIMES = (time(10), time(0), time(0, 30), time(1, 30), time(2, 30), time(12), time(17, 45), time(23, 30))
ANY_STEP = (
    *(ActionStep.STATUS_CHECK,) * 5,
    *(ActionStep.EMPLOYER_REPLY,) * 3,
    *(ActionStep.THANK_YOU,) * 2,
    ActionStep.THANK_HELPER,
    ActionStep.LETTER,
    ActionStep.DEBRIEF,
    ActionStep.ALERT_REFERENCES,
    ActionStep.NUDGE,
)
ANY_CHANNEL = (Channel.EMAIL, Channel.EMAIL, Channel.VOICEMAIL, Channel.WAIVED)
CHECK, REPLY = ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY
NEXT_DATES = (None,) * 6 + (1, 2, 3, 6, 7, 8, 11, 15, 0, -3)  # days after the action
MIXED = (ANY_STEP, ANY_CHANNEL, NEXT_DATES)
TALK = ((CHECK, CHECK, REPLY), (Channel.PHONE,), NEXT_DATES)
THANKS = ((ActionStep.THANK_YOU, ActionStep.THANK_YOU, ActionStep.THANK_HELPER), ANY_CHANNEL, (None,))
SILENCE = ((CHECK, CHECK, CHECK, CHECK, CHECK, REPLY), (Channel.PHONE,), (None,))
MOST_ACTIONS = 12
NOTES = (
    "",
    "thank you",
    "Thank you for the talk about the new lab",
    "thank  you for the talk about THE new lab",
    "my dog",
)
ROLES = (Role.INTERVIEWER, Role.HIRING_MANAGER, Role.HR)
ASSISTANT = (Role.ASSISTANT,)


class Moment(NamedTuple):
    """A record, and a `now` to look at it from."""

    record: InterviewRecord
    now: datetime


class Caseload(NamedTuple):
    """Clients with their interviews, and a `now`."""

    clients: tuple[Client, ...]
    records: tuple[InterviewRecord, ...]
    now: datetime


@cache
def odd_days(zone: str) -> tuple[date, ...]:
    """The days of one year on which the clocks change there, and the leap day."""
    days = [days_after(FIRST_DAY, number) for number in range((LAST_DAY - FIRST_DAY).days)]
    day_length = [first_instant(one + ONE_DAY, zone) - first_instant(one, zone) for one in days]
    return (*(one for one, length in zip(days, day_length, strict=True) if length != ONE_DAY), LEAP_DAY)


@st.composite
def start_days(draw: st.DrawFn, zone: str) -> date:
    """A plain day, or one from which some window reaches a day on which the clocks change."""
    plain = days_after(date(2026, 3, 2), draw(st.integers(0, 365)))
    odd = days_after(draw(st.sampled_from(odd_days(zone))), -draw(st.sampled_from(REACHES) | st.integers(0, 46)))
    return odd if draw(st.booleans()) else plain


def at_wall_time(day: date, clock: time, zone: str) -> datetime:
    """The instant of a wall time; where it does not exist, the one the zone rules shift it to."""
    return datetime.combine(day, clock, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@st.composite
def interviews(draw: st.DrawFn, interview_id: str = "i1", client_id: str = "c1") -> Interview:
    """One interview anywhere, with or without a promised date, an end and an outcome."""
    zone = draw(st.sampled_from(ZONES))
    d = draw(start_days(zone))
    starts_at = at_wall_time(d, draw(st.sampled_from(WALL_TIMES)), zone)
    d = local_date(starts_at, zone)
    length = draw(st.sampled_from((timedelta(hours=1), None, timedelta(), timedelta(minutes=45), timedelta(hours=3))))
    promised = draw(st.sampled_from((None,) * 6 + (0, 1, 2, 4, 5, 7, 8, 9, 10, 14, 15, 20, 40)))
    outcome = draw(st.sampled_from((Outcome.PENDING, Outcome.PENDING, *Outcome)))
    outcome_on = days_after(d, draw(st.sampled_from((0, 1, 2, 5, 6, 7, 8, 9, 10, 12, 14, 15, 20, 37, 38, 44, 45, 60))))
    return an_interview(zone=zone, interview_id=interview_id, client_id=client_id)._replace(
        starts_at=starts_at,
        ends_at=None if length is None else starts_at + length,
        promised_on=None if promised is None else days_after(d, promised),
        timeline_asked=draw(st.sampled_from((None, True, False))),
        status=draw(st.sampled_from((InterviewStatus.HELD,) * 20 + tuple(InterviewStatus))),
        outcome=outcome,
        outcome_on=None if outcome is Outcome.PENDING else outcome_on,
    )


@st.composite
def several_people(draw: st.DrawFn, interview_id: str) -> tuple[Person, ...]:
    """Up to four people in any order of ids, some not met, some without a name or title."""
    roles = draw(st.sampled_from((ROLES, ROLES + ASSISTANT, ASSISTANT)))
    ids = draw(st.lists(st.sampled_from(("p1", "p2", "p10", "P3")), unique=True, max_size=4))
    return tuple(
        Person(
            person_id,
            interview_id,
            name=draw(st.sampled_from(("Grace Sample", "Grace Sample", ""))),
            title=draw(st.sampled_from(("Dr.", ""))),
            job_title=draw(st.sampled_from(("Lab lead", ""))),
            role=draw(st.sampled_from(roles)),
            met=draw(st.sampled_from((None, True, False))),
        )
        for person_id in ids
    )


@st.composite
def edges(draw: st.DrawFn, interview: Interview, days: list[date]) -> datetime:
    """An instant on a boundary of one of those days or of a window in hours, or a second beside it."""
    zone = interview.timezone
    day = draw(st.sampled_from(days))
    choices = [
        at_wall_time(day, draw(st.sampled_from(WALL_TIMES)), zone),
        first_instant(day, zone),
        end_of_day(day, zone),
        end_of(interview) + draw(st.sampled_from(FROM_END)),
        interview.starts_at,
    ]
    if interview.outcome_on is not None:
        choices.append(first_instant(interview.outcome_on, zone))
    edge = draw(st.sampled_from(choices))
    return edge + draw(st.sampled_from((timedelta(), timedelta(), -ONE_SECOND, ONE_SECOND)))


@st.composite
def several_actions(draw: st.DrawFn, interview: Interview, people: tuple[Person, ...]) -> tuple[Action, ...]:
    """Up to twelve actions, crowded on a few days, some at the same instant, some waived, some for strangers.

    The days are a few of the first weeks, and those that the actions before bring about.
    """
    d = start_date(interview)
    days = [days_after(d, number) for number in draw(st.lists(st.integers(0, 46), min_size=1, max_size=5))]
    days += [days_after(interview.promised_on, number) for number in (0, 1, 4) if interview.promised_on]
    steps, channels, next_dates = draw(st.sampled_from((MIXED, MIXED, TALK, TALK, SILENCE, THANKS)))
    whom = st.sampled_from(("", *(person.person_id for person in people), "stranger"))
    count = draw(st.integers(0, MOST_ACTIONS) | st.integers(4, MOST_ACTIONS))
    instants: list[datetime] = []
    actions = []
    for action_id in draw(st.permutations([f"{interview.interview_id}-{number}" for number in range(count)])):
        fresh = edges(interview, days)
        at = draw(st.one_of(fresh, fresh, st.sampled_from(instants)) if instants else fresh)
        on = local_date(at, interview.timezone)
        named = draw(st.sampled_from(next_dates))
        promise = None if named is None else days_after(on, named)
        step, channel = draw(st.sampled_from(steps)), draw(st.sampled_from(channels))
        action = Action(action_id, interview.interview_id, draw(whom), step, at, channel, promise)
        actions.append(action._replace(note=draw(st.sampled_from(NOTES))))
        instants.append(at)
        days += [days_after(on, number) for number in (7, 11)]
        days += [days_after(promise, number) for number in (0, 4) if promise is not None]
    return tuple(actions)


@st.composite
def records(draw: st.DrawFn, interview_id: str = "i1", client_id: str = "c1") -> InterviewRecord:
    """One nasty interview with its people and actions, in no particular order."""
    interview = draw(interviews(interview_id, client_id))
    people = draw(several_people(interview_id))
    return InterviewRecord(interview, people, draw(several_actions(interview, people)))


def boundaries(record: InterviewRecord, seen_at: datetime = FAR_FUTURE) -> list[datetime]:
    """Every instant at which something may change: windows under each policy as seen then, actions, days of silence."""
    interview = record.interview
    found = {interview.starts_at, end_of(interview), *(action.at for action in record.actions)}
    for policy in POLICY_NAMES:
        for row in plan(record, policy, seen_at):
            found |= {row["opens_at"], row["due_at"], row["closes_at"]}
    silent = [days_after(local_date(at, interview.timezone), 45) for at in sorted(found)]
    return sorted(found | {first_instant(day, interview.timezone) for day in silent})


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    """A nasty record, seen from one of its boundaries or a second beside it."""
    record = draw(records())
    seen_at = draw(st.sampled_from((FAR_FUTURE, FAR_FUTURE, *(action.at for action in record.actions))))
    edge = draw(st.sampled_from(boundaries(record, seen_at)))
    return Moment(record, edge + draw(st.sampled_from((timedelta(), ONE_SECOND, -ONE_SECOND))))


@st.composite
def caseloads(draw: st.DrawFn) -> Caseload:
    """One to four clients with up to three nasty interviews each."""
    clients, found = [], []
    for number in range(draw(st.integers(1, 4))):
        client = a_client(f"c{number}", status=draw(st.sampled_from((ClientStatus.ACTIVE, *ClientStatus))))
        clients.append(client)
        for nth in range(draw(st.integers(0, 3))):
            found.append(draw(records(f"{client.client_id}-i{nth}", client.client_id)))
    edges_of_all = sorted({edge for record in found for edge in boundaries(record)}) or [FAR_FUTURE]
    return Caseload(tuple(clients), tuple(found), draw(st.sampled_from(edges_of_all)))


@st.composite
def comparable_caseloads(draw: st.DrawFn) -> Caseload:
    """Twenty to sixty plain interviews, so that the comparison of rates has, or nearly has, enough in either group."""
    number_of_clients = draw(st.sampled_from((None, None, 1, 2, 3, 8, 30)))
    found = []
    for number in range(draw(st.integers(20, 60))):
        client_id = f"c{draw(st.integers(1, number_of_clients)) if number_of_clients else number}"
        word, on = draw(
            st.sampled_from((("pending", None), ("offer", 12), ("rejected", 20), ("withdrawn", 15), ("offer", 9)))
        )
        interview = an_interview(interview_id=f"i{number}", client_id=client_id)
        if on is not None:
            outcome_on = days_after(start_date(interview), on)
            interview = interview._replace(outcome=Outcome(word), outcome_on=outcome_on)
        followed = draw(st.sampled_from((5, None, 5, 8)))
        at = end_of(interview) + hours(24 * (followed or 0))
        check = Action(f"a{number}", interview.interview_id, "", ActionStep.STATUS_CHECK, at)
        found.append(InterviewRecord(interview, (), (check,) if followed else ()))
    ids = sorted({record.interview.client_id for record in found})
    return Caseload(tuple(a_client(one) for one in ids), tuple(found), FAR_FUTURE)
