"""Which advice applies to an interview now: to its steps that a counselor acts on, and to findings on its conduct."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from coaching.conduct import ConductFinding, findings, one_lead_only
from coaching.guidance.advice import ADVICE
from coaching.guidance.cited import Advice, Policy
from coaching.model import Client, Finding, InterviewRecord, PlanRow, Status, Step
from coaching.plan import build_plan, status_of

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


def advice_on_row(row: PlanRow, status: Status) -> Advice | None:
    """The advice on one step in that status; None where there is nothing to act on."""
    return ADVICE[row.step, status] if status in ACTED_ON else None


def advise(record: InterviewRecord, policy: Policy, now: datetime) -> list[Advised]:
    """The advice on one interview at `now`: its steps in the order of the plan, then the findings."""
    rows = build_plan(record, policy, now)
    return [*_on_steps(rows, now), *on_findings(findings(record, policy, rows, now))]


def _on_steps(rows: Iterable[PlanRow], now: datetime) -> Iterator[Advised]:
    for row in rows:
        status = status_of(row, now)
        advice = advice_on_row(row, status)
        if advice:
            yield Advised(row.client_id, row.interview_id, row.step, row.ordinal, row.person_id, status, None, advice)


def on_findings(found: Iterable[ConductFinding]) -> Iterator[Advised]:
    """The advice on each finding."""
    for finding in found:
        advice = ADVICE[finding.finding, None]
        step = Step.STATUS_CHECK if finding.ordinal else None
        yield Advised(
            finding.client_id, finding.interview_id, step, finding.ordinal, "", None, finding.finding, advice
        )  # fmt: skip


def advise_client(client: Client, records: list[InterviewRecord], policy: Policy, now: datetime) -> list[Advised]:
    """The advice on all interviews of one client, and on having one lead only."""
    advised = [item for record in records for item in advise(record, policy, now)]
    one_lead = one_lead_only(client, records, now)
    return advised + list(on_findings([one_lead] if one_lead else []))
