"""How a plan is said in words: when a step is due, why then, and the names of words from closed lists.

Dates are said as people say them, in the interview's own zone; every reason names the statements it rests on.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Cites, Policy, Window
from coaching.guidance.steps import (
    HELPER_DAYS,
    LETTER_DUE_DAYS,
    LETTER_OPENS_DAYS,
    REFERENCES_DAYS,
    STEPS,
    THANK_YOU_HOURS,
)
from coaching.model import Basis, Interview, PlanRow, Status, Step

WITHIN_HOURS = frozenset({Step.ASK_TIMELINE, Step.GET_CONTACTS, Step.DEBRIEF, Step.THANK_YOU})
"""Steps whose window is in hours: for these a time of day says more than a date."""


class Timed(Protocol):
    """A row of a plan as far as its window goes: a PlanRow, or a row of the worklist."""

    @property
    def step(self) -> Step: ...
    @property
    def opens_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def basis(self) -> Basis: ...
    @property
    def basis_on(self) -> date | None: ...


NAMES_BY_WORD = {
    "no_show": "client did not come",
    "advanced": "invited to a next round",
    "no_answer": "no answer",
    "withdrawn": "withdrawn by the client",
    "hr": "HR",
    "client": "client said so",
    "seen": "seen by you",
    "imported": "from an import",
    "not_yet": "not yet",
    "in_person": "in person",
    "high_tech": "high-tech",
    "paper": "pen and paper",
    "employer_reply": "employer replied",
    "nudge": "client nudged",
    "thank_you": "thank-you",
    "thank_helper": "thanks to a helper",
    "debrief": "look back",
    "alert_references": "references alerted",
    "unrecorded": "not recorded",
    "not_needed": "not needed",
    "pending": "open",
}


def named(word: StrEnum) -> str:
    """The counselor's words for a word from a closed list."""
    return NAMES_BY_WORD.get(word.value, word.value.replace("_", " "))


def day_words(day: date, today: date) -> str:
    """ "today", "tomorrow", "Thursday", "March 4", or with the year where it is another one."""
    distance = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if distance in near:
        return near[distance]
    if 1 < distance < 7:  # within a week a weekday cannot be mistaken
        return f"{day:%A}"
    return f"{day:%B} {day.day}" + (f", {day.year}" if day.year != today.year else "")


def plain_day(day: date, today: date) -> str:
    """ "March 4", with the year where it is another one."""
    return f"{day:%B} {day.day}" + (f", {day.year}" if day.year != today.year else "")


def time_words(instant: datetime, timezone: str) -> str:
    """The time of day, "3:30 PM"."""
    local = instant.astimezone(zone_named(timezone))
    return f"{local:%I:%M %p}".lstrip("0")


def moment_words(instant: datetime, timezone: str, now: datetime) -> str:
    """ "today at 3:30 PM", "March 4 at 9:00 AM"."""
    zone = zone_named(timezone)
    return f"{day_words(local_date(instant, zone), local_date(now, zone))} at {time_words(instant, timezone)}"


def due_words(row: Timed, status: Status, timezone: str, now: datetime) -> str:
    """When a step not done yet is due, or how late it is: "due today by 3:30 PM", "2 days late", "from Thursday"."""
    zone = zone_named(timezone)
    today = local_date(now, zone)
    due_on = local_date(row.due_at - timedelta(microseconds=1), zone)
    if status is Status.OVERDUE:
        return _late_words(row, now, (today - due_on).days)
    if status is Status.DUE:
        return f"due {day_words(due_on, today)}" + (
            f" by {time_words(row.due_at, timezone)}" if row.step in WITHIN_HOURS else ""
        )
    if status is Status.NOT_YET:
        return f"from {day_words(local_date(row.opens_at, zone), today)}"
    return named(status)


def status_words(row: PlanRow, status: Status, timezone: str, now: datetime) -> str:
    """A status with its date: "done yesterday", "late, March 4", "due tomorrow", "missed"."""
    if row.done_at is None or status not in (Status.DONE, Status.LATE, Status.TOO_SOON) or row.answer:
        return due_words(row, status, timezone, now)
    zone = zone_named(timezone)
    on = day_words(local_date(row.done_at, zone), local_date(now, zone))
    return f"done {on}" if status is Status.DONE else f"{named(status)}, {on}"


def _late_words(row: Timed, now: datetime, days: int) -> str:
    hours = (now - row.due_at) // timedelta(hours=1)
    if row.step in WITHIN_HOURS and hours < 24:  # a day has 24 hours
        return "less than an hour late" if hours < 1 else f"{_count(hours, 'hour')} late"
    return f"{_count(max(days, 1), 'day')} late"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def why(row: Timed, policy: Policy, today: date) -> str:
    """Why a step falls in its window, in one line with the statements: "7 days after the check on March 4 (S3.10)"."""
    reason, cites = _check_reason(row, policy, today) if row.step is Step.STATUS_CHECK else _step_reason(row, today)
    return f"{reason} ({', '.join(cited_ids(cites))})"


def cited_ids(cites: Cites) -> list[str]:
    """The ids of statements, "our own judgment" for what no source says; each once."""
    return list(dict.fromkeys("our own judgment" if cite.id == "own" else cite.id for cite in cites))


def _check_reason(row: Timed, policy: Policy, today: date) -> tuple[str, Cites]:
    on = plain_day(row.basis_on, today) if row.basis_on else ""
    match row.basis:
        case Basis.PROMISED:
            return f"They promised an answer by {on}", policy.after_promised.opens.cites
        case Basis.NAMED:
            return f"They named {on} for an update", policy.after_named.opens.cites
        case Basis.REPLY:
            return f"{_days(policy.after_last)} after their reply on {on}, which named no date", _cites(
                policy.after_last
            )
        case Basis.CHECK:
            return f"{_days(policy.after_last)} after the check on {on}", _cites(policy.after_last)
        case Basis.INTERVIEW:
            first = policy.first_check
            span = f"{first.opens.number} to {first.due.number} days after the interview on {on}"
            return f"{span}, no date was given", (*first.opens.cites, *first.due.cites)


def _days(window: Window) -> str:
    return _count(window.opens.number, "day")


def _cites(window: Window) -> Cites:
    return window.opens.cites


def _step_reason(row: Timed, today: date) -> tuple[str, Cites]:
    on = plain_day(row.basis_on, today) if row.basis_on else ""
    reasons = {
        Step.THANK_YOU: (f"Within {THANK_YOU_HOURS.number} hours of the interview on {on}", THANK_YOU_HOURS.cites),
        Step.THANK_HELPER: (
            f"Within {HELPER_DAYS.number} days of the interview on {on}",
            STEPS[Step.THANK_HELPER].cites,
        ),
        Step.ALERT_REFERENCES: (
            f"Within {REFERENCES_DAYS.number} days of the interview on {on}",
            STEPS[Step.ALERT_REFERENCES].cites,
        ),
        Step.LETTER: (
            f"{LETTER_OPENS_DAYS.number} to {LETTER_DUE_DAYS.number} days after the interview on {on}",
            STEPS[Step.LETTER].cites,
        ),
        Step.DEBRIEF: (f"Right after the interview on {on}", STEPS[Step.DEBRIEF].cites),
        Step.ASK_TIMELINE: (f"At the interview on {on}", STEPS[Step.ASK_TIMELINE].cites),
        Step.GET_CONTACTS: (f"At the interview on {on}", STEPS[Step.GET_CONTACTS].cites),
    }
    return reasons[row.step]


def addressed(title: str, name: str, employer: str) -> str:
    """Whom a step is for: "Ms. Ana Ruiz, Northside Clinic", or the employer alone."""
    person = f"{title} {name}".strip()
    return f"{person}, {employer}" if person else employer


def waiting_words(since: datetime, timezone: str, now: datetime, *, employer_late: bool) -> tuple[str, str]:
    """How long an interview has waited for the employer, and why: ("employer 2 days late", "Their date ...")."""
    zone = zone_named(timezone)
    today, since_on = local_date(now, zone), local_date(since, zone)
    if not employer_late:
        last = plain_day(since_on, today)
        return "stop and wait", f"The last check the policy allows was on {last}: it is their turn (S3.11)"
    promised_on = since_on - timedelta(days=1)  # late since the first instant of the day after it
    days = _count((today - promised_on).days, "day")
    return f"employer {days} late", f"Their date, {plain_day(promised_on, today)}, is over without a word (S3.9, S5.26)"


def interview_label(interview: Interview, today: date) -> str:
    """One line to choose an interview by: "Northside Clinic, lab technician, March 2, round 1"."""
    day = local_date(interview.starts_at, zone_named(interview.timezone))
    parts = [interview.employer, interview.position, plain_day(day, today), _round(interview)]
    return ", ".join(part for part in parts if part)


def interview_facts(interview: Interview, now: datetime) -> list[str]:
    """When, where and what came of an interview, a line each."""
    zone = zone_named(interview.timezone)
    today = local_date(now, zone)
    when = moment_words(interview.starts_at, interview.timezone, now)
    place = f"{when[0].upper()}{when[1:]} ({interview.timezone.replace('_', ' ')}), {named(interview.format)}"
    promised = f"Answer promised by {plain_day(interview.promised_on, today)}" if interview.promised_on else ""
    on = f", {plain_day(interview.outcome_on, today)}" if interview.outcome_on else ""
    result = f"{named(interview.status).capitalize()}. Outcome: {named(interview.outcome)}{on}"
    return [line for line in (place, ". ".join(part for part in (result, promised) if part)) if line]


def _round(interview: Interview) -> str:
    return f"round {interview.round}" if interview.round else ""
