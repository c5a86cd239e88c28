"""A caseload in words: how long ago, what is next, how often followed up, where each step of an interview stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple, Protocol

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.guidance.steps import STEPS
from coaching.model import FACTS, Basis, Kind, Status, Step
from coaching.wording import day_words, due_words, moment_words, named, plain_day

DAYS_IN_DAYS = 14
"""So many days are counted one by one; own judgement: beyond, weeks say more."""
DAYS_IN_WEEKS = 63
"""Nine weeks; beyond, the date says more."""
A_WEEK = 7

SHORT_TITLES = {
    Step.ASK_TIMELINE: "Timeline",
    Step.GET_CONTACTS: "Names",
    Step.DEBRIEF: "Look back",
    Step.THANK_YOU: "Thank-you",
    Step.THANK_HELPER: "Helper",
    Step.ALERT_REFERENCES: "References",
    Step.LETTER: "Letter",
    Step.STATUS_CHECK: "Check",
}
"""Steps where there is little room, in the order of the plan."""
LOGGED_STEPS = tuple(step for step in Step if step not in FACTS)
"""Steps that an action makes; facts are answered by the interview's own record."""
FACT_ANSWERS = {Status.DONE: "yes", Status.MISSED: "no", Status.UNRECORDED: "unknown"}
OPEN_STATUSES = (Status.OVERDUE, Status.DUE, Status.MISSED, Status.SKIPPED)
"""Statuses beside which stands how many are meant: of three interviewers one may be left to thank."""
LEGEND: tuple[tuple[Status, str, str], ...] = (
    (Status.OVERDUE, "overdue", "its time is over, and it still helps"),
    (Status.DUE, "due", "can be done now"),
    (Status.MISSED, "missed", "not done, and too late now"),
    (Status.LATE, "late", "done after its time"),
    (Status.TOO_SOON, "too soon", "a check made before its day"),
    (Status.DONE, "on time", "done in time"),
    (Status.NOT_YET, "not yet", "its time is still to come"),
    (Status.NOT_YET, "optional", "can be done now, and counts in no rate"),
    (Status.SKIPPED, "skipped", "optional, and not done"),
    (Status.NOT_NEEDED, "not needed", "the answer came first"),
    (Status.WAIVED, "waived", "left out for a reason"),
    (Status.UNRECORDED, "unknown", "the interview's record does not say yes or no"),
)
"""What the words of the matrix mean; own words."""


class NextDue(Protocol):
    """A client's next step, as the list of the store has it."""

    @property
    def employer(self) -> str: ...
    @property
    def timezone(self) -> str: ...
    @property
    def step(self) -> Step: ...
    @property
    def ordinal(self) -> int: ...
    @property
    def person_name(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def status(self) -> Status: ...
    @property
    def snoozed_until(self) -> datetime | None: ...


class Due(NamedTuple):
    """A window as far as due words ask about it."""

    step: Step
    due_at: datetime
    opens_at: datetime
    basis: Basis = Basis.INTERVIEW
    basis_on: date | None = None


def ago_words(day: date, today: date) -> str:
    """ "today", "yesterday", "5 days ago", "3 weeks ago", then the date: how long it is since a day."""
    days = (today - day).days
    if days <= 1:
        return day_words(day, today)
    if days < DAYS_IN_DAYS:
        return f"{days} days ago"
    if days < DAYS_IN_WEEKS:
        return f"{days // A_WEEK} weeks ago"
    return plain_day(day, today)


def since_words(at: datetime | None, timezone: str, now: datetime) -> str:
    """How long ago an instant was in that zone; "" where there is none."""
    zone = zone_named(timezone)
    return ago_words(local_date(at, zone), local_date(now, zone)) if at else ""


def followed_up_words(followed_up: int, held: int) -> str:
    """ "8 of 12" interviews held; "" where none was."""
    return f"{followed_up} of {held}" if held else ""


def next_due_words(step: NextDue, now: datetime, *, here: str = "") -> tuple[str, Status]:
    """When the next step is due, and the status that this is marked as: "2 days late", "due tomorrow by 3:30 PM".

    `here` as in `wording.time_words`.
    """
    zone = zone_named(step.timezone)
    today = local_date(now, zone)
    if step.snoozed_until and step.snoozed_until > now:
        return f"snoozed until {day_words(local_date(step.snoozed_until, zone), today)}", Status.NOT_YET
    if step.status is Status.NOT_YET:
        last_day = local_date(step.due_at - timedelta(microseconds=1), zone)
        return f"due {day_words(last_day, today)}", Status.NOT_YET
    due = Due(step.step, step.due_at, step.due_at)
    return due_words(due, step.status, step.timezone, now, here=here), step.status


def numbered_title(step: Step, ordinal: int) -> str:
    """ "Check the status", with its number from the second check on."""
    return STEPS[step].title + (f"\u00a0{ordinal}" if ordinal > 1 else "")  # the number stays on the line


def ahead_words(starts_at: datetime, timezone: str, now: datetime, *, here: str = "") -> str:
    """When an interview ahead is: "Thursday at 3:30 PM"; `here` as in `wording.time_words`."""
    words = moment_words(starts_at, timezone, now, here=here)
    return words[0].upper() + words[1:]


def is_optional(step: Step, policy: Policy) -> bool:
    """Whether a step is optional under the policy in force."""
    return (policy.letter_kind if step is Step.LETTER else STEPS[step].kind) is Kind.OPTIONAL


def cell_words(step: Step, status: Status, policy: Policy) -> tuple[str, Status]:
    """Where a step of an interview stands, and the status that this is marked as: "on time", "late", "overdue".

    Facts are answered "yes", "no" or "unknown"; what is optional and open is marked as what can wait.
    """
    if step in FACTS:
        return FACT_ANSWERS.get(status, named(status)), status
    if status is Status.DUE and is_optional(step, policy):
        return "optional", Status.NOT_YET
    return "on time" if status is Status.DONE else named(status), status


def left_words(status: Status, rows: int, left: int) -> str:
    """ "1 of 3" where `left` of several rows have the status that is said; "" where there is one, or it is done."""
    return f"{left} of {rows}" if rows > 1 and status in OPEN_STATUSES else ""
