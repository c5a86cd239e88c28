"""What cannot be true of an interview or an action, however well each cell is written: for imports and for entry."""

from __future__ import annotations

from datetime import datetime

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.model import Action, ActionStep, Channel, Interview, Outcome

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


def refuse(faults: list[Fault]) -> None:
    """CoachingError with the first of these faults; nothing where there are none."""
    if faults:
        raise CoachingError(faults[0].fault, faults[0].remedy)
