"""How a plan is said in words: when a step is due, why then, and the names of words from closed lists.

Dates are said as people say them, in the interview's own zone; every reason names the statements it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Protocol

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import OUR_JUDGEMENT, Cites, Policy, Statement
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import (
    HELPER_DAYS,
    LETTER_DUE_DAYS,
    LETTER_OPENS_DAYS,
    REFERENCES_DAYS,
    STEPS,
    THANK_YOU_HOURS,
)
from coaching.model import Basis, Finding, Interview, InterviewStatus, Outcome, PlanRow, Status, Step
from coaching.plan import is_held

WITHIN_HOURS = frozenset({Step.ASK_TIMELINE, Step.GET_CONTACTS, Step.DEBRIEF, Step.THANK_YOU})
"""Steps whose window is in hours: for these a time of day says more than a date."""


HOW_DONE = {Status.DONE: "done", Status.LATE: "done late", Status.TOO_SOON: "done too soon"}
AN_INSTANT = timedelta(microseconds=1)


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
    "advanced": "invited to the next round",
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


@cache
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


def time_words(instant: datetime, timezone: str, *, here: str = "") -> str:
    """The time of day, "3:30 PM"; where the clocks of `here` (a zone) show another one, "2:30 PM Chicago time"."""
    local = instant.astimezone(zone_named(timezone))
    elsewhere = here and local.utcoffset() != instant.astimezone(zone_named(here)).utcoffset()
    return f"{local:%I:%M %p}".lstrip("0") + (f" {zone_words(timezone)}" if elsewhere else "")


def zone_words(timezone: str) -> str:
    """ "Chicago time" for America/Chicago; a zone that is no place, such as UTC, by its name."""
    area, _, city = timezone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if area else timezone


def moment_words(instant: datetime, timezone: str, now: datetime, *, here: str = "") -> str:
    """ "today at 3:30 PM", "March 4 at 9:00 AM", "March 4, 2025, at 9:00 AM"; `here` as in `time_words`."""
    zone = zone_named(timezone)
    day = day_words(local_date(instant, zone), local_date(now, zone))
    return f"{day}{',' if ',' in day else ''} at {time_words(instant, timezone, here=here)}"


def due_words(row: Timed, status: Status, timezone: str, now: datetime, *, here: str = "") -> str:
    """When a step not done yet is due, or how late it is: "due today by 3:30 PM", "2 days late", "from Thursday".

    `here` as in `time_words`.
    """
    today = local_date(now, zone_named(timezone))
    if status is Status.OVERDUE:
        return _late_words(row, timezone, now)
    if status is Status.DUE:
        day = day_words(_last_day(row, timezone), today)
        return f"due {day} by {_time_due(row, timezone, here)}" if row.step in WITHIN_HOURS else f"due {day}"
    if status is Status.NOT_YET:
        opens_on = local_date(row.opens_at, zone_named(timezone))
        later_today = f" at {time_words(row.opens_at, timezone, here=here)}" if opens_on == today else ""
        return f"from {day_words(opens_on, today)}{later_today}"
    return named(status)


def _last_day(row: Timed, timezone: str) -> date:
    """The last day on which a step is on time: one due at midnight is due on the day that ends."""
    return local_date(row.due_at - AN_INSTANT, zone_named(timezone))


def _time_due(row: Timed, timezone: str, here: str) -> str:
    return time_words(row.due_at, timezone, here=here).replace("12:00 AM", "midnight")


def _late_words(row: Timed, timezone: str, now: datetime) -> str:
    zone = zone_named(timezone)
    if row.step not in WITHIN_HOURS:
        return f"{_count((local_date(now, zone) - _last_day(row, timezone)).days, 'day')} late"
    hours = (now - row.due_at) // timedelta(hours=1)
    if hours < 24:  # a day has 24 hours
        return "less than an hour late" if hours < 1 else f"{_count(hours, 'hour')} late"
    days = (local_date(now, zone) - local_date(row.due_at, zone)).days
    return f"{_count(max(days, 1), 'day')} late"


def status_words(row: PlanRow, status: Status, timezone: str, now: datetime) -> str:
    """A status with its date: "done yesterday", "done late on March 4", "due tomorrow", "missed"."""
    if row.done_at is None or status not in HOW_DONE or row.answer:
        return due_words(row, status, timezone, now)
    zone = zone_named(timezone)
    on, today = local_date(row.done_at, zone), local_date(now, zone)
    day = day_words(on, today) if (today - on).days <= 1 else f"on {plain_day(on, today)}"
    return f"{HOW_DONE[status]} {day}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def why(row: Timed, policy: Policy, today: date) -> str:
    """Why a step falls in its window, in one line with the statements: "7 days after the check on March 4 (S3.10)"."""
    reason, cites = _check_reason(row, policy, today) if row.step is Step.STATUS_CHECK else _step_reason(row, today)
    return f"{reason} ({', '.join(cited_ids(cites))})"


def cited_ids(cites: Cites) -> list[str]:
    """The ids of statements in order, each once; last "our own judgment", for what no source says."""
    ids = sorted({cite.id for cite in cites if isinstance(cite, Statement)}, key=_in_order)
    return ids + (["our own judgment"] if OUR_JUDGEMENT in cites else [])


def _in_order(statement_id: str) -> list[int]:
    return [int(part) for part in statement_id.removeprefix("S").split(".")]


def _check_reason(row: Timed, policy: Policy, today: date) -> tuple[str, Cites]:
    on = plain_day(row.basis_on, today) if row.basis_on else ""
    match row.basis:
        case Basis.PROMISED:
            return f"They promised an answer by {on}", policy.after_promised.opens.cites
        case Basis.NAMED:
            return f"They named a next date, {on}", policy.after_named.opens.cites
        case Basis.REPLY:
            reason = f"{_wait(policy)} after their reply on {on}, which named no date"
            return reason, policy.after_last.opens.cites
        case Basis.CHECK:
            return f"{_wait(policy)} after the check on {on}", policy.after_last.opens.cites
        case Basis.INTERVIEW:
            first = policy.first_check
            span = f"{first.opens.number} to {first.due.number} days after the interview on {on}"
            return f"{span}, as no date was given", (*first.opens.cites, *first.due.cites)


def _wait(policy: Policy) -> str:
    return _count(policy.after_last.opens.number, "day")


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
    return ", ".join(part for part in (f"{title} {name}".strip(), employer) if part)


def waiting_words(since: datetime, timezone: str, now: datetime, *, employer_late: bool) -> tuple[str, str]:
    """How long an interview has waited for the employer, and why: ("employer 2 days late", "Their date ...")."""
    zone = zone_named(timezone)
    today, since_on = local_date(now, zone), local_date(since, zone)
    if not employer_late:
        cites = ", ".join(cited_ids(FINDINGS[Finding.STOP_AND_WAIT].cites))
        last = plain_day(since_on, today)
        return "stop and wait", f"The last check that the policy allows was on {last}: it is their turn ({cites})"
    cites = ", ".join(cited_ids(FINDINGS[Finding.EMPLOYER_LATE].cites))
    promised_on = since_on - timedelta(days=1)  # late since the first instant of the day after it
    days = _count((today - promised_on).days, "day")
    return f"employer {days} late", f"Their date, {plain_day(promised_on, today)}, is over without a word ({cites})"


def interview_label(interview: Interview, today: date) -> str:
    """One line to choose an interview by: "Northside Clinic, lab technician, March 2, round 1"."""
    day = local_date(interview.starts_at, zone_named(interview.timezone))
    parts = [interview.employer, interview.position, plain_day(day, today), round_words(interview.round)]
    return ", ".join(part for part in parts if part)


def round_words(word: str) -> str:
    """The round of an interview: "round 1", or the word that was written."""
    return f"round {word}" if word.isdigit() else word


def interview_facts(interview: Interview, now: datetime) -> list[str]:
    """When, where and what came of an interview, a line each."""
    when = moment_words(interview.starts_at, interview.timezone, now)
    place = f"{_sentence(when)} ({zone_words(interview.timezone)}), {named(interview.format)}"
    today = local_date(now, zone_named(interview.timezone))
    promised = f"Answer promised by {plain_day(interview.promised_on, today)}" if interview.promised_on else ""
    parts = [_sentence(_state(interview, now)), _outcome_words(interview, now), promised]
    return [place, ". ".join(part for part in parts if part)]


def _state(interview: Interview, now: datetime) -> str:
    """One that is over counts as held, whatever was recorded before it (plan.md)."""
    return named(InterviewStatus.HELD if is_held(interview, now) else interview.status)


def _outcome_words(interview: Interview, now: datetime) -> str:
    if interview.outcome is Outcome.PENDING:
        return f"Outcome: {named(Outcome.PENDING)}" if is_held(interview, now) else ""
    today = local_date(now, zone_named(interview.timezone))
    on = f", {plain_day(interview.outcome_on, today)}" if interview.outcome_on else ""
    return f"Outcome: {named(interview.outcome)}{on}"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


FIELD_NAMES = {
    "promised_on": "the promised date",
    "timeline_asked": "the answer to “Was the timeline asked?”",
    "outcome_on": "the date of the outcome",
    "starts_at": "the start",
    "ends_at": "the end",
    "timezone": "the time zone",
}
UNSEEN = frozenset({"zone_given"})
"""Fields that no page shows; what they stand for is shown by another."""


def changed_words(current: Mapping[str, object]) -> str:
    """What somebody else changed: "The outcome is now rejected, and the date of the outcome is now March 4, 2026." """
    parts = [_changed(name, value) for name, value in current.items() if name not in UNSEEN]
    if not parts:
        return "Nothing that shows has changed."
    return _sentence(", and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)) + "."


def _changed(name: str, value: object) -> str:
    field = FIELD_NAMES.get(name, f"the {name.replace('_', ' ')}")
    return f"{field} has changed" if isinstance(value, datetime) else f"{field} is now {_value_words(value)}"


def _value_words(value: object) -> str:
    if isinstance(value, StrEnum):
        return named(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return f"{value:%B} {value.day}, {value.year}"
    return str(value) if value else "empty"
