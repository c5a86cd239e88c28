"""Findings about how the following-up was done, beside the steps; see `guidance.findings` for what each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from coaching.clock import first_instant, local_date, zone_named
from coaching.correspondence import correspondence_in, counting_actions
from coaching.guidance.cited import Policy
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Finding,
    InterviewRecord,
    PlanRow,
    Status,
    Step,
)
from coaching.plan import NO_PLAN, end_of, is_held, outcome_at, status_of
from coaching.standing import Standing, standing_of

SAME_NOTE_LIKENESS = 0.9
"""Share of matching text from which two notes count as the same; the project's own judgement on S5.18."""
SAME_NOTE_WORDS = 5
"""Shorter notes ("Sent by email") are remarks, not letters; the project's own judgement."""


class ConductFinding(NamedTuple):
    """One finding. `ordinal` is that of the status check it is about, if it is about one."""

    finding: Finding
    client_id: str
    interview_id: str
    ordinal: int | None = None


def findings(record: InterviewRecord, policy: Policy, rows: Sequence[PlanRow], now: datetime) -> list[ConductFinding]:
    """The findings on one interview at `now`; `rows` is its plan as of `now`."""
    interview = record.interview
    if interview.status in NO_PLAN:
        return []
    found = [
        ConductFinding(Finding.TOO_SOON, interview.client_id, interview.interview_id, row.ordinal)
        for row in rows
        if row.step is Step.STATUS_CHECK and status_of(row, now) is Status.TOO_SOON
    ]
    standing = standing_of(record, policy, now)
    names = [*made_findings(record, policy, now), *standing_findings(standing, record, now)]
    return found + [ConductFinding(name, interview.client_id, interview.interview_id) for name in names]


def made_findings(record: InterviewRecord, policy: Policy, now: datetime) -> Iterator[Finding]:
    """What was done by `now`, whatever came of the interview, beside the checks that were too soon."""
    actions = counting_actions(record, now)
    yield from check_findings(actions, record, policy)
    real = [action for action in actions if action.channel is not Channel.WAIVED]
    if same_note(action.note for action in real if action.step is ActionStep.THANK_YOU):
        yield Finding.SAME_NOTE


def check_findings(actions: list[Action], record: InterviewRecord, policy: Policy) -> Iterator[Finding]:
    """What the checks among the actions that count tell: too many of them, or several people asked."""
    correspondence = correspondence_in(actions, zone_named(record.interview.timezone))
    limit = policy.check_limit.value
    if limit is not None and limit in correspondence.unanswered()[:-1]:
        yield Finding.TOO_MANY_CHECKS
    real = [a for a in actions if a.channel is not Channel.WAIVED and a.step is ActionStep.STATUS_CHECK]
    if len({action.person_id for action in real if action.person_id}) > 1:
        yield Finding.SEVERAL_CONTACTS


def same_note(notes: Iterable[str]) -> bool:
    """Whether two of these notes are nearly the same text; remarks of a few words are not looked at."""
    texts = [" ".join(words) for words in (note.casefold().split() for note in notes) if len(words) >= SAME_NOTE_WORDS]
    return any(_nearly_the_same(one, other) for one, other in combinations(texts, 2))


def _nearly_the_same(one: str, other: str) -> bool:
    if one == other:
        return True
    # What SequenceMatcher finds is one of the common subsequences, which rapidfuzz knows the longest of at once.
    if 2 * LCSseq.similarity(one, other) / (len(one) + len(other)) < SAME_NOTE_LIKENESS:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_NOTE_LIKENESS


def standing_findings(standing: Standing, record: InterviewRecord, now: datetime) -> Iterator[Finding]:
    """What an open interview is waiting for."""
    if not is_open(record, now):
        return
    if standing.employer_over_at and standing.employer_over_at <= now:
        yield Finding.EMPLOYER_LATE
    if standing.waiting_from and standing.waiting_from <= now:
        yield Finding.STOP_AND_WAIT
    zone = zone_named(record.interview.timezone)
    silent_since = local_date(standing.last_sign_at, zone)
    if now >= first_instant(silent_since + timedelta(days=NO_SIGN_DAYS.number), zone):
        yield Finding.NO_SIGN


def is_open(record: InterviewRecord, now: datetime) -> bool:
    """Held, and without an outcome in effect."""
    outcome = outcome_at(record.interview)
    return is_held(record.interview, now) and (outcome is None or outcome > now)


def one_lead_only(client: Client, records: Iterable[InterviewRecord], now: datetime) -> ConductFinding | None:
    """The finding on an active client with one open interview and none ahead; it names that interview."""
    if client.status is not ClientStatus.ACTIVE:
        return None
    planned = [record for record in records if record.interview.status not in NO_PLAN]
    leads = [record.interview.interview_id for record in planned if is_open(record, now)]
    if len(leads) != 1 or any(end_of(record.interview) > now for record in planned):
        return None
    return ConductFinding(Finding.ONE_LEAD_ONLY, client.client_id, leads[0])
