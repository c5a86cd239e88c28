"""Which advice applies to an interview now: to its steps that a counselor acts on, and to findings on its conduct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from coaching.conduct import ConductFinding, findings, one_lead_only
from coaching.guidance.advice import ADVICE, AFTER, ON_OUTCOME
from coaching.guidance.cited import Advice, Cites, Policy
from coaching.likeness import employer_key
from coaching.medium import How, how_to
from coaching.model import Client, ClientStatus, Finding, Interview, InterviewRecord, Outcome, PlanRow, Status, Step
from coaching.plan import CATCH_UP_TIME, build_plan, is_held, outcome_at, status_of

ACTED_ON = frozenset(
    {Status.DUE, Status.OVERDUE, Status.MISSED, Status.LATE, Status.TOO_SOON, Status.UNRECORDED},
)


class Advised(NamedTuple):
    """A piece of advice and what it is about; `finding` is None for a step, `step` and `status` for a finding."""

    client_id: str
    interview_id: str
    step: Step | None
    ordinal: int | None
    person_id: str
    status: Status | None
    finding: Finding | None
    advice: Advice
    how: How | None = None

    @property
    def text(self) -> str:
        """What to do, why, and how, as one text."""
        return " ".join([self.advice.do_now, self.advice.why, *([self.how.says] if self.how else [])])

    @property
    def cites(self) -> Cites:
        """What all of the text rests on."""
        return tuple(dict.fromkeys((*self.advice.cites, *(self.how.cites if self.how else ()))))


def advice_on_row(row: PlanRow, status: Status, outcome: Outcome | None = None) -> Advice | None:
    """The advice on one step in that status, with the outcome in effect; None where there is nothing to act on."""
    if status not in ACTED_ON:
        return None
    usual = ADVICE[row.step, status]
    return AFTER.get((row.step, status, outcome), usual) if outcome else usual


def advise(record: InterviewRecord, policy: Policy, now: datetime) -> list[Advised]:
    """The advice on one interview at `now`: its steps in the order of the plan, then the findings."""
    rows = build_plan(record, policy, now)
    outcome = outcome_in_effect(record.interview, now)
    found = findings(record, policy, rows, now)
    return [*_on_steps(rows, record, policy, now), *on_findings(found, outcome)]


def _on_steps(rows: Iterable[PlanRow], record: InterviewRecord, policy: Policy, now: datetime) -> Iterator[Advised]:
    outcome = outcome_in_effect(record.interview, now)
    for row in rows:
        status = status_of(row, now)
        advice = advice_on_row(row, status, outcome)
        if advice:
            how = None if advice.next_time else how_to(row, status, record, policy)
            yield Advised(
                row.client_id, row.interview_id, row.step, row.ordinal, row.person_id, status, None, advice, how
            )  # fmt: skip


def outcome_in_effect(interview: Interview, now: datetime) -> Outcome | None:
    """The outcome, once its date has come; None while the interview is open."""
    at = outcome_at(interview)
    return interview.outcome if at and at <= now else None


def on_outcome(client: Client, interview: Interview, now: datetime, others: Iterable[Interview] = ()) -> Advice | None:
    """What an outcome of the last two weeks means for the search of an active client with these `others` interviews."""
    at = outcome_at(interview)
    if at is None or not at <= now < at + CATCH_UP_TIME or client.status is not ClientStatus.ACTIVE:
        return None
    if interview.outcome is Outcome.ADVANCED and _next_round_held(interview, others, now):
        return None  # there is nothing to prepare any more
    return ON_OUTCOME.get(interview.outcome)


def _next_round_held(interview: Interview, others: Iterable[Interview], now: datetime) -> bool:
    key = employer_key(interview.employer)
    later = (one for one in others if one.starts_at > interview.starts_at and is_held(one, now))
    return any(employer_key(one.employer) == key for one in later)


def on_findings(found: Iterable[ConductFinding], outcome: Outcome | None = None) -> Iterator[Advised]:
    """The advice on each finding, with the outcome in effect."""
    for finding in found:
        usual = ADVICE[finding.finding, None]
        advice = AFTER.get((finding.finding, None, outcome), usual) if outcome else usual
        step = Step.STATUS_CHECK if finding.ordinal else None
        yield Advised(
            finding.client_id, finding.interview_id, step, finding.ordinal, "", None, finding.finding, advice
        )  # fmt: skip


def advise_client(client: Client, records: list[InterviewRecord], policy: Policy, now: datetime) -> list[Advised]:
    """The advice on all interviews of one client, and on having one lead only."""
    advised = [item for record in records for item in advise(record, policy, now)]
    one_lead = one_lead_only(client, records, now)
    return advised + list(on_findings([one_lead] if one_lead else []))
