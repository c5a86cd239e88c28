"""What is refused on entry, as it is on import: what can't be true of an interview or of an action."""

from __future__ import annotations

from datetime import datetime

from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError
from coaching.model import Action, ActionStep, Channel, Interview, Outcome

NAMES_A_NEXT_DATE = frozenset({ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY})


def refuse_interview(interview: Interview) -> None:
    """CoachingError where the dates of an interview can't be true of it."""
    day = local_date(interview.starts_at, zone_named(interview.timezone))
    if interview.ends_at is not None and interview.ends_at < interview.starts_at:
        raise CoachingError("The interview would end before it began.", "Correct its start or its end.")
    if interview.promised_on is not None and interview.promised_on < day:
        raise CoachingError(
            "The date the employer promised is before the interview.",
            "Give a date on or after the day of the interview.",
        )
    if (interview.outcome is Outcome.PENDING) != (interview.outcome_on is None):
        raise CoachingError(
            "An outcome and its date go together.", "Give both, or leave the outcome pending without a date."
        )
    if interview.outcome_on is not None and interview.outcome_on < day:
        raise CoachingError(
            "The outcome is dated before the interview.", "Give a date on or after the day of the interview."
        )


def refuse_action(action: Action, interview: Interview, now: datetime) -> None:
    """CoachingError where an action can't have happened at that time, or names a next date that is over already."""
    if action.at < interview.starts_at:
        raise CoachingError("That is before the interview began.", "Give a time after the start of the interview.")
    if action.at > now:
        raise CoachingError("That time is still to come.", "Log what has been done; give a time that is past.")
    named = action.next_update_on
    if named is None or action.step not in NAMES_A_NEXT_DATE or action.channel is Channel.WAIVED:
        return
    if named <= local_date(action.at, zone_named(interview.timezone)):
        raise CoachingError("The next date is not after the day they named it.", "Give a later date, or none.")
