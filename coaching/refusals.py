"""What is refused however well each cell is written: for imports and for entry.

What cannot be true of an interview or an action, and texts and days that no record can hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.model import Action, ActionStep, Channel, Debrief, Interview, Outcome

FIRST_DAY = date(1970, 1, 1)  # own judgement: nobody's interview is older, and instants before it surprise programs
LAST_DAY = date(2200, 12, 31)  # own judgement: far enough, and no window counted from it leaves the calendar
LINE_LENGTH = 300  # characters of a name, an address, a title; own judgement
TEXT_LENGTH = 100_000  # characters of a note; own judgement
TEXTS = frozenset({"note", "goal", "next_step", *Debrief._fields[1:]})
CALLED = {
    "topics": "list of topics",
    "enjoyed": "text on what was enjoyed",
    "learned": "text on what was learned",
    "concerns": "list of concerns",
    "unsaid": "text on what was not said",
}
"""What a column is called in a sentence, where its own name does not fit into one."""
NAME_IT, SAY_WHERE = "Give the client's name.", "Say where the interview is."

_PENDING, _WAIVED = (
    Outcome.PENDING,
    Channel.WAIVED,
)  # a member of an enumeration is slow to look up, and this runs for every row
_WORDS_OF_THE_EMPLOYER = frozenset({ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY})


def faults_of_interview(interview: Interview) -> list[Fault]:
    """What is at odds within one interview; empty where nothing is."""
    faults = []
    promised_on, outcome_on = interview.promised_on, interview.outcome_on
    if interview.ends_at is not None and interview.ends_at < interview.starts_at:
        faults.append(Fault("ends_at", "The interview ends before it starts.", "Correct the start or the end."))
    if interview.outcome is _PENDING:
        if outcome_on is not None:
            faults.append(
                Fault("outcome", "There is a date but no outcome.", "Say which outcome, or take the date away.")
            )
    elif outcome_on is None:
        faults.append(Fault("outcome_on", "There is an outcome without its date.", "Give the date of the outcome."))
    if promised_on is not None or outcome_on is not None:
        day = local_date(interview.starts_at, zone_named(interview.timezone))
        if promised_on is not None and promised_on < day:
            fault = f"The employer's date {promised_on} is before the interview on {day}."
            faults.append(Fault("promised_on", fault, "Correct the date, or leave it empty."))
        if outcome_on is not None and outcome_on < day:
            fault = f"The outcome's date {outcome_on} is before the interview on {day}."
            faults.append(Fault("outcome_on", fault, "Correct the date."))
    return faults


def faults_of_action(action: Action, interview: Interview, now: datetime) -> list[Fault]:
    """What is at odds in an action of this interview, as of `now` (UTC); empty where nothing is."""
    faults = []
    at, next_on = action.at, action.next_update_on
    if at < interview.starts_at:
        faults.append(Fault("at", "This time is before the interview starts.", "Correct it, or the interview's start."))
    if at > now:
        faults.append(
            Fault(
                "at",
                "This time is still to come.",
                "Record it once it is done; check the time zone too.",
            )
        )
    if next_on is not None and action.step in _WORDS_OF_THE_EMPLOYER and action.channel is not _WAIVED:
        day = local_date(at, zone_named(interview.timezone))
        if next_on <= day:
            fault = f"The next date {next_on} is not after {day}, the day of the check or reply."
            faults.append(Fault("next_update_on", fault, "Correct the date, or leave it empty."))
    return faults


def faults_of_texts(values: Mapping[str, object]) -> list[Fault]:
    """What of these texts, by column, is too long for the record or can't be stored; other values are passed by."""
    faults = []
    for column, value in values.items():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                faults += _faults_of_text(column, text)
    return faults


def _faults_of_text(column: str, text: str) -> list[Fault]:
    what = CALLED.get(column, column.replace("_", " "))
    most = TEXT_LENGTH if column in TEXTS else LINE_LENGTH
    if len(text) > most:
        fault = f"The {what} has {len(text):,} characters, and there is room for {most:,}."
        return [Fault(column, fault, "Shorten it.")]
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        return [Fault(column, f"The {what} holds a character that can't be kept.", "Type it again instead of pasting.")]
    return []


def fault_of_blank(column: str, text: str, remedy: str) -> list[Fault]:
    """A text that has to say something, and does not."""
    return [] if text.strip() else [Fault(column, f"The {column} is empty.", remedy)]


def faults_of_days(interview: Interview) -> list[Fault]:
    """The days of an interview that are outside FIRST_DAY to LAST_DAY."""
    zone = zone_named(interview.timezone)
    days = {"promised_on": interview.promised_on, "outcome_on": interview.outcome_on}
    for column, instant in (("starts_at", interview.starts_at), ("ends_at", interview.ends_at)):
        days[column] = local_date(instant, zone) if instant else None
    remedy = f"Give a date from {FIRST_DAY} to {LAST_DAY}."
    return [
        Fault(column, f"{day} is too far away.", remedy)
        for column, day in days.items()
        if day and not FIRST_DAY <= day <= LAST_DAY
    ]


def refuse(faults: list[Fault]) -> None:
    """CoachingError with the first of these faults; nothing where there are none."""
    if faults:
        raise CoachingError(faults[0].fault, faults[0].remedy)
