"""What went to and fro after an interview: the status checks made, and the employer's words."""

from __future__ import annotations

from datetime import date, datetime
from operator import attrgetter, itemgetter
from typing import NamedTuple
from zoneinfo import ZoneInfo

from coaching.clock import end_of_day, local_date, zone_named
from coaching.model import Action, ActionStep, Channel, InterviewRecord

BOUND_BY_OUTCOME = frozenset({ActionStep.STATUS_CHECK, ActionStep.LETTER, ActionStep.EMPLOYER_REPLY})
"""What no longer counts on a local date after the outcome's."""
TO_AND_FRO = frozenset({ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY})
BY_TIME = attrgetter("at", "action_id")
REPLY, WAIVED = ActionStep.EMPLOYER_REPLY, Channel.WAIVED
"""Looked up once: a member of an enumeration is slow to look up, and this is asked of every action."""


class Check(NamedTuple):
    """All status checks of one local date, made at the earliest of them; `named` is the latest next date named."""

    at: datetime
    action_id: str
    on: date
    named: date | None


class Word(NamedTuple):
    """The employer's word: a reply, or a check at which a next date was named. `names` is that date, if any."""

    at: datetime
    action_id: str
    on: date
    names: date | None
    is_reply: bool


class Correspondence(NamedTuple):
    """Checks and words of one interview, each in order."""

    checks: tuple[Check, ...]
    words: tuple[Word, ...]

    def unanswered(self) -> list[int]:
        """How many of the first 1, 2 ... k checks are unanswered, for each k."""
        if not self.checks:
            return []
        counts, so_far = [], 0
        for check, later in zip(self.checks, (*self.checks[1:], None), strict=False):
            so_far += not (check.named or self._replied_between(check, later))
            counts.append(so_far)
        return counts

    def _replied_between(self, check: Check, later: Check | None) -> bool:
        return any(
            word.is_reply and word[:2] > check[:2] and not (later and word[:2] > later[:2]) for word in self.words
        )

    def word_for(self, number: int) -> Word | None:
        """The word that counts for check `number` (from 1): the latest since the check before it."""
        since = self.checks[number - 2][:2] if number > 1 else None
        until = self.checks[number - 1][:2] if number <= len(self.checks) else None
        for word in reversed(self.words):
            if (until is None or word[:2] < until) and (since is None or word[:2] >= since):
                return word
        return None

    def last_named(self) -> date | None:
        """The date that the latest word naming one named."""
        return next((word.names for word in reversed(self.words) if word.names), None)

    def date_before(self, word: Word) -> date | None:
        """The date that the latest earlier word named, if any did."""
        return next((w.names for w in reversed(self.words) if w[:2] < word[:2] and w.names), None)


NOTHING = Correspondence((), ())


def counting_actions(record: InterviewRecord, now: datetime | None) -> list[Action]:
    """The actions that count, in order: none before the start or after `now`, none that the outcome made void."""
    if not record.actions:
        return []
    interview = record.interview
    start, outcome_on = interview.starts_at, interview.outcome_on
    actions = [action for action in record.actions if action.at >= start and (now is None or action.at <= now)]
    if outcome_on is not None:
        over_at = end_of_day(outcome_on, zone_named(interview.timezone))
        actions = [action for action in actions if action.at < over_at or action.step not in BOUND_BY_OUTCOME]
    actions.sort(key=BY_TIME)
    return actions


def correspondence_in(actions: list[Action], zone: ZoneInfo) -> Correspondence:
    """The correspondence in the actions that count, which are in order."""
    checks: dict[date, Check] = {}
    words: list[Word] = []
    for action in actions:
        step = action.step
        if step not in TO_AND_FRO or action.channel is WAIVED:
            continue
        on = local_date(action.at, zone)
        if step is REPLY:
            words.append(Word(action.at, action.action_id, on, action.next_update_on, is_reply=True))
        elif on in checks:
            checks[on] = checks[on]._replace(named=_later(checks[on].named, action.next_update_on))
        else:
            checks[on] = Check(action.at, action.action_id, on, action.next_update_on)
    if not (checks or words):
        return NOTHING
    words += [Word(*check, is_reply=False) for check in checks.values() if check.named]
    if len(words) > 1:
        words.sort(key=itemgetter(0, 1))
    return Correspondence(tuple(checks.values()), tuple(words))


def _later(one: date | None, other: date | None) -> date | None:
    return max(one, other) if one and other else one or other
