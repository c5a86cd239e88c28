"""The findings on conduct against their second implementation, under each policy, on nasty caseloads."""

from __future__ import annotations

from datetime import datetime

from hypothesis import event, given

from coaching.conduct import findings, one_lead_only
from coaching.guidance.policies import POLICIES
from coaching.model import Client, InterviewRecord
from coaching.plan import build_plan
from tests.oracle import conduct as oracle
from tests.strategies import THOROUGHNESS, Caseload, caseloads


@THOROUGHNESS
@given(caseload=caseloads())
def test_both_implementations_find_the_same_under_each_policy(caseload: Caseload) -> None:
    for client in caseload.clients:
        records = [record for record in caseload.records if record.interview.client_id == client.client_id]
        for policy_name in POLICIES:
            mine = found(records, client, policy_name, caseload.now)
            for name, _ in mine:
                event(name)
            assert mine == oracle.findings(records, client, policy_name, caseload.now), policy_name


def found(records: list[InterviewRecord], client: Client, policy_name: str, now: datetime) -> set[tuple[str, str]]:
    """What the program finds of one client, with the interview it is about."""
    policy = POLICIES[policy_name]
    each = [item for record in records for item in findings(record, policy, build_plan(record, policy, now), now)]
    one_lead = one_lead_only(client, records, now)
    return {(item.finding.value, item.interview_id) for item in [*each, *([one_lead] if one_lead else [])]}
