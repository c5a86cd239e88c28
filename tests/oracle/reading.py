"""What plan.md says about interviews, people and actions, sentence by sentence."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from coaching.model import Action, Interview, InterviewRecord, Person
from tests.oracle.days import HOUR, first_instant, local_date


def end_of(interview: Interview) -> datetime:
    """Start + 1 hour where no end was given."""
    return interview.starts_at + HOUR if interview.ends_at is None else interview.ends_at


def start_date(interview: Interview) -> date:
    """D."""
    return local_date(interview.starts_at, interview.timezone)


def has_a_plan(interview: Interview) -> bool:
    """Cancelled and no-show interviews have none."""
    return interview.status not in ("cancelled", "no_show")


def is_held(interview: Interview, now: datetime) -> bool:
    """Neither cancelled nor missed by the client, and its end is not after now."""
    return has_a_plan(interview) and not end_of(interview) > now


def outcome_date(interview: Interview) -> date | None:
    """The date of a recorded outcome."""
    return None if interview.outcome == "pending" else interview.outcome_on


def outcome_at(interview: Interview) -> datetime | None:
    """An outcome takes effect at the start of its local date."""
    on = outcome_date(interview)
    return None if on is None else first_instant(on, interview.timezone)


def is_open(interview: Interview, now: datetime) -> bool:
    """Held, and no outcome has taken effect."""
    at = outcome_at(interview)
    return is_held(interview, now) and (at is None or at > now)


def people_met(record: InterviewRecord) -> list[Person]:
    """Those recorded with met not no, by id."""
    met = [person for person in record.people if person.met is not False]
    return sorted(met, key=lambda person: person.person_id)


def interviewers_met(record: InterviewRecord) -> list[Person]:
    """All met who are not assistants."""
    return [person for person in people_met(record) if person.role != "assistant"]


def helpers_met(record: InterviewRecord) -> list[Person]:
    """Assistants met."""
    return [person for person in people_met(record) if person.role == "assistant"]


def assistants(record: InterviewRecord) -> set[str]:
    """The ids of assistants, met or not."""
    return {person.person_id for person in record.people if person.role == "assistant"}


def place(action: Action) -> tuple[datetime, str]:
    """Where an action stands in the order: by instant, then by id as text."""
    return (action.at, action.action_id)


def within_limits(action: Action, interview: Interview, now: datetime) -> bool:
    """Not after now, not before the start; checks, letters and replies not on a date after the outcome's."""
    if action.at > now or action.at < interview.starts_at:
        return False
    on = outcome_date(interview)
    if on is None or action.step not in ("status_check", "letter", "employer_reply"):
        return True
    return local_date(action.at, interview.timezone) <= on


def recorded(record: InterviewRecord, now: datetime, step: str, *, waived: bool = False) -> list[Action]:
    """The actions recorded as that step that count by now, in order: the real ones, or the waivers."""
    found = []
    for action in record.actions:
        if action.step != step or (action.channel == "waived") != waived:
            continue
        if within_limits(action, record.interview, now):
            found.append(action)
    return sorted(found, key=place)


def hours(number: int) -> timedelta:
    """Elapsed time."""
    return number * HOUR


def followed_up_by(record: InterviewRecord, moment: datetime) -> bool:
    """A thank-you, check or letter to anyone was recorded by then, from the start on, not waived; row or no row."""
    for action in record.actions:
        asked = action.step in ("thank_you", "status_check", "letter") and action.channel != "waived"
        if asked and record.interview.starts_at <= action.at <= moment:
            return True
    return False
