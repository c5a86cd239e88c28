"""Findings about how the following-up was done, beside the steps; see `guidance.findings` for what each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from coaching.clock import first_instant, local_date, zone_named
from coaching.guidance.cited import Policy
from coaching.guidance.steps import NO_SIGN_DAYS
from coaching.model import (
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

MADE = (Finding.TOO_MANY_CHECKS, Finding.SEVERAL_CONTACTS, Finding.SAME_NOTE)
"""What is found once and for all when something is done, in the order of the last fields of a standing."""


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
    names = standing_findings(standing_of(record, policy, now), record, now)
    return found + [ConductFinding(name, interview.client_id, interview.interview_id) for name in names]


def standing_findings(standing: Standing, record: InterviewRecord, now: datetime) -> Iterator[Finding]:
    """What was done, beside the checks that were too soon; and what an interview waits for while it is open."""
    for finding, since in zip(MADE, standing[-len(MADE) :], strict=True):
        if since and since <= now:
            yield finding
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
