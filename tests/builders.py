"""Records for tests, with defaults, so that a case shows only what it is about.

Times are local wall times ("2026-03-02T10:00", in the interview's zone); dates are plain dates ("2026-03-10").
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    Format,
    Interview,
    InterviewRecord,
    InterviewStatus,
    Outcome,
    Person,
    Role,
)

NEW_YORK = "America/New_York"
AN_HOUR_LATER = "an hour later"


def instant(local: str, zone: str = NEW_YORK, *, fold: int = 0) -> datetime:
    """The UTC instant of a local wall time; `fold=1` is the second of two."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def day(text: str | None) -> date | None:
    """A plain date, or None where there is none."""
    return date.fromisoformat(text) if text else None


def a_client(client_id: str = "c1", **changes: Any) -> Client:
    """An active client; any other field of Client by name."""
    return Client(client_id, name="Ada Example")._replace(**changes)


def an_interview(
    starts: str = "2026-03-02T10:00",
    *,
    ends: str | None = AN_HOUR_LATER,
    zone: str = NEW_YORK,
    interview_id: str = "i1",
    client_id: str = "c1",
    status: str = "held",
    promised: str | None = None,
    outcome: str = "pending",
    outcome_on: str | None = None,
    **changes: Any,
) -> Interview:
    """A held interview of an hour on 2 March 2026 in New York; `ends=None` is no end given."""
    starts_at = instant(starts, zone)
    ends_at = starts_at + timedelta(hours=1) if ends == AN_HOUR_LATER else instant(ends, zone) if ends else None
    return Interview(
        interview_id=interview_id,
        client_id=client_id,
        employer="Acme Labs",
        position="Lab technician",
        industry="Healthcare",
        round="1",
        format=Format.VIDEO,
        starts_at=starts_at,
        ends_at=ends_at,
        timezone=zone,
        promised_on=day(promised),
        status=InterviewStatus(status),
        outcome=Outcome(outcome),
        outcome_on=day(outcome_on),
    )._replace(**changes)


def a_person(
    person_id: str = "p1",
    *,
    role: str = "interviewer",
    met: bool | None = None,
    of: Interview | None = None,
    **changes: Any,
) -> Person:
    """Somebody met at the interview `of` (the default interview where not given)."""
    person = Person(person_id, (of or an_interview()).interview_id, name="Grace Sample", role=Role(role), met=met)
    return person._replace(**changes)


def an_action(
    step: str,
    at: str,
    *,
    of: Interview | None = None,
    person: str = "",
    channel: str = "email",
    names: str | None = None,
    action_id: str | None = None,
    **changes: Any,
) -> Action:
    """Something done after the interview `of`; `names` is the next date named; the id tells step and time."""
    interview = of or an_interview()
    return Action(
        action_id=f"{interview.interview_id} {step} {at}" if action_id is None else action_id,
        interview_id=interview.interview_id,
        person_id=person,
        step=ActionStep(step),
        at=instant(at, interview.timezone),
        channel=Channel(channel),
        next_update_on=day(names),
    )._replace(**changes)


def a_record(
    interview: Interview | None = None, *, people: Iterable[Person] = (), actions: Iterable[Action] = ()
) -> InterviewRecord:
    """The interview (the default one where not given) with its people and actions."""
    return InterviewRecord(interview or an_interview(), tuple(people), tuple(actions))
