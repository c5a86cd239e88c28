"""The plan against its second implementation, under each policy, on nasty records."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hypothesis import event, example, given, note

from coaching.guidance.cited import Policy
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT
from coaching.model import InterviewRecord, Kind
from coaching.plan import LONGEST_PAST_DUE, build_plan, status_of
from tests.builders import a_record, an_action, an_interview
from tests.oracle.plan import Row, plan
from tests.strategies import FAR_FUTURE, THOROUGHNESS, Moment, moments, records

POLICIES = {"measured": MEASURED, "persistent": PERSISTENT, "formal": FORMAL}
ANSWERED_AS_THE_SECOND_CHECK_WAS_MADE = a_record(
    actions=[
        an_action("status_check", "2026-03-09T10:00"),
        an_action("status_check", "2026-03-16T10:00", action_id="b"),
        an_action("employer_reply", "2026-03-16T10:00", action_id="c"),
        an_action("status_check", "2026-03-23T10:00"),
    ]
)
PASSED_DATE_NAMED_WHILE_THE_PROMISED_ONE_IS_AHEAD = a_record(
    an_interview(promised="2026-03-20"),
    actions=[
        an_action("employer_reply", "2026-03-03T09:00", names="2026-03-12"),
        an_action("employer_reply", "2026-03-13T09:00"),
    ],
)


def as_data(record: InterviewRecord, policy: Policy, now: datetime) -> list[dict[str, Any]]:
    """What the program computes, with the columns of the plan as data."""
    return [
        {
            column: str(status_of(row, now)) if column == "status" else getattr(row, column)
            for column in Row.__annotations__
        }
        for row in build_plan(record, policy, now)
    ]


@THOROUGHNESS
@given(moment=moments())
@example(Moment(ANSWERED_AS_THE_SECOND_CHECK_WAS_MADE, FAR_FUTURE))
@example(Moment(PASSED_DATE_NAMED_WHILE_THE_PROMISED_ONE_IS_AHEAD, FAR_FUTURE))
def test_both_implementations_give_the_same_rows_and_statuses_under_each_policy(moment: Moment) -> None:
    note(f"{moment.record.interview}\nnow={moment.now}")
    for policy_name, policy in POLICIES.items():
        expected = plan(moment.record, policy_name, moment.now)
        for row in expected:
            event(f"{row['step']} {row['status']}")
        assert as_data(moment.record, policy, moment.now) == expected, policy_name


@THOROUGHNESS
@given(record=records())
def test_no_expected_step_stays_open_longer_than_what_worklists_are_looked_for_in(record: InterviewRecord) -> None:
    for policy_name, policy in POLICIES.items():
        for row in build_plan(record, policy):
            assert row.kind is Kind.OPTIONAL or row.closes_at <= row.due_at + LONGEST_PAST_DUE, policy_name
