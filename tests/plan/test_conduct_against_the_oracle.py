"""The findings on conduct against their second implementation, under each policy, on nasty caseloads."""

from __future__ import annotations

import pytest
from hypothesis import event, given

from coaching.conduct import findings, one_lead_only
from coaching.guidance.policies import POLICIES
from coaching.plan import build_plan
from tests.oracle import conduct as oracle
from tests.strategies import THOROUGHNESS, Caseload, caseloads


@pytest.mark.parametrize("policy_name", POLICIES)
@THOROUGHNESS
@given(caseload=caseloads())
def test_both_implementations_find_the_same(policy_name: str, caseload: Caseload) -> None:
    policy, now = POLICIES[policy_name], caseload.now
    for client in caseload.clients:
        records = [record for record in caseload.records if record.interview.client_id == client.client_id]
        found = [item for record in records for item in findings(record, policy, build_plan(record, policy, now), now)]
        one_lead = one_lead_only(client, records, now)
        mine = {(item.finding.value, item.interview_id) for item in [*found, *([one_lead] if one_lead else [])]}
        for name, _ in mine:
            event(name)
        assert mine == oracle.findings(records, client, policy_name, now)
