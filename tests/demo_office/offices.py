"""Demo offices looked at: their plans, statuses and findings, as of when they were made."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from functools import cache
from typing import NamedTuple

from coaching.conduct import findings, one_lead_only
from coaching.demo_office import demo_caseload
from coaching.exchange.caseload import Caseload
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.model import Finding, InterviewRecord, PlanRow, Status, Step
from coaching.plan import build_plan, status_of
from tests.builders import NEW_YORK, instant

A_WEDNESDAY = instant("2026-06-10T11:23")
SEEDS = (1, 2, 3)


class Seen(NamedTuple):
    """A demo office, its interviews by client, and every row of their plans with its status."""

    now: datetime
    caseload: Caseload
    records: dict[str, list[InterviewRecord]]
    rows: dict[str, list[tuple[PlanRow, Status]]]

    def pairs(self) -> set[tuple[Step, Status]]:
        return {(row.step, status) for rows in self.rows.values() for row, status in rows}

    def findings(self) -> set[Finding]:
        found = {
            one.finding
            for records in self.records.values()
            for record in records
            for one in findings(record, DEFAULT_POLICY, build_plan(record, DEFAULT_POLICY, self.now), self.now)
        }
        leads = [one_lead_only(one, self.records[one.client_id], self.now) for one in self.caseload.clients]
        return found | {lead.finding for lead in leads if lead}


@cache
def office(now: datetime = A_WEDNESDAY, zone: str = NEW_YORK, clients: int = 140, seed: int = 1) -> Seen:
    """The demo office, made once a test run."""
    caseload = demo_caseload(now, zone, clients=clients, seed=seed)
    records: defaultdict[str, list[InterviewRecord]] = defaultdict(list)
    rows = {}
    for record in caseload.records():
        records[record.interview.client_id].append(record)
        plan = build_plan(record, DEFAULT_POLICY, now)
        rows[record.interview.interview_id] = [(row, status_of(row, now)) for row in plan]
    return Seen(now, caseload, records, rows)
