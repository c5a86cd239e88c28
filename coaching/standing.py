"""Where one interview stands: since when it counts as followed up, as the employer being late, or as waiting.

Like plan rows these are stored, being instants and not statuses; a reader compares them with `now`.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from coaching.clock import end_of_day, zone_named
from coaching.correspondence import Correspondence, correspondence_in, counting_actions
from coaching.guidance.cited import Policy
from coaching.likeness import same_note
from coaching.model import Action, ActionStep, Channel, Interview, InterviewRecord
from coaching.plan import end_of, outcome_at

FOLLOW_UPS = frozenset({ActionStep.THANK_YOU, ActionStep.STATUS_CHECK, ActionStep.LETTER})
"""What counts as having followed up at all (the question of S4.1)."""


class Standing(NamedTuple):
    """Instants in UTC. `employer_over_at`: the date the employer named last is over without a later word;
    `waiting_from`: the limit of unanswered checks is reached; `last_sign_at`: the last thing done or heard.

    The last three: when a check too many was made, a second person asked, a note sent for the second time.
    """

    ended_at: datetime
    outcome_at: datetime | None
    followed_up_at: datetime | None
    employer_over_at: datetime | None
    waiting_from: datetime | None
    last_sign_at: datetime
    too_many_at: datetime | None = None
    several_at: datetime | None = None
    same_note_at: datetime | None = None


def standing_of(record: InterviewRecord, policy: Policy, now: datetime | None = None) -> Standing:
    """The standing of one interview from its actions up to `now` (all of them where none is given)."""
    interview = record.interview
    actions = counting_actions(record, now)
    correspondence = correspondence_in(actions, zone_named(interview.timezone))
    ended_at = end_of(interview)
    return Standing(
        ended_at,
        outcome_at(interview),
        followed_up_at(record, now),
        _employer_over_at(interview, correspondence),
        _waiting_from(correspondence, policy),
        max([ended_at, *(action.at for action in actions if _is_sign(action))]),
        _too_many_at(correspondence, policy),
        _several_at(actions),
        _same_note_at(actions),
    )


def followed_up_at(record: InterviewRecord, now: datetime | None) -> datetime | None:
    """The first follow-up of any kind, to anyone, whether or not it makes a step."""
    return min(
        (
            action.at
            for action in record.actions
            if action.step in FOLLOW_UPS
            and action.channel is not Channel.WAIVED
            and action.at >= record.interview.starts_at
            and (now is None or action.at <= now)
        ),
        default=None,
    )


def _employer_over_at(interview: Interview, correspondence: Correspondence) -> datetime | None:
    """When the date named last is over; None where there is none, or where a word came after it was over.

    A reply before that day ends leaves the date standing, as it does in the plan.
    """
    named = correspondence.last_named() or interview.promised_on
    if named is None:
        return None
    over_at = end_of_day(named, zone_named(interview.timezone))
    return None if any(word.at >= over_at for word in correspondence.words) else over_at


def _waiting_from(correspondence: Correspondence, policy: Policy) -> datetime | None:
    """When the limit of unanswered checks was reached, if it still is."""
    limit = policy.check_limit.value
    unanswered = correspondence.unanswered()
    if limit is None or not unanswered or unanswered[-1] < limit:
        return None
    return correspondence.checks[unanswered.index(limit)].at


def _too_many_at(correspondence: Correspondence, policy: Policy) -> datetime | None:
    """When a check was made although the limit of unanswered ones had been reached."""
    limit = policy.check_limit.value
    before = correspondence.unanswered()[:-1]
    return correspondence.checks[before.index(limit) + 1].at if limit is not None and limit in before else None


def _several_at(actions: list[Action]) -> datetime | None:
    """When a check went to another person than the ones before."""
    checks = [action for action in actions if action.step is ActionStep.STATUS_CHECK and _real(action)]
    asked = [action for action in checks if action.person_id]
    return next((action.at for action in asked if action.person_id != asked[0].person_id), None)


def _same_note_at(actions: list[Action]) -> datetime | None:
    """When a thank-you was sent that is nearly the same text as one before."""
    thanks = [action for action in actions if action.step is ActionStep.THANK_YOU and action.note and _real(action)]
    if len(thanks) < 2 or not same_note(action.note for action in thanks):
        return None
    return next(last.at for number, last in enumerate(thanks, 1) if same_note(one.note for one in thanks[:number]))


def _real(action: Action) -> bool:
    return action.channel is not Channel.WAIVED


def _is_sign(action: Action) -> bool:
    return action.step is not ActionStep.NUDGE and _real(action)
