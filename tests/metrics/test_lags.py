"""How soon thank-yous go out: the boundary instants, who is counted, and the same by plain loops."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given, settings

from coaching.guidance.policies import MEASURED
from coaching.metrics import figures_of, thank_you_lags
from coaching.metrics.conduct_rates import finding_counts, findings_of
from coaching.model import Finding
from coaching.plan import build_plan, end_of, is_held, status_of
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.strategies import THOROUGHNESS, Caseload, caseloads

LONG_AFTER = instant("2026-06-01T12:00")
EXAMPLES = 40
"""Fewer than elsewhere: what is counted here stands on plans that are tested thoroughly."""
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("hours", "before", "at"),
    [(24, "within_day", "next_day"), (48, "next_day", "within_week"), (7 * 24, "within_week", "later")],
)
def test_a_thank_you_at_the_boundary_belongs_to_the_later_stretch(hours: int, before: str, at: str) -> None:
    for lag, earlier in ((before, SECOND), (at, timedelta())):
        interview = an_interview()
        sent = an_action("thank_you", "2026-03-02T12:00")
        sent = sent._replace(at=end_of(interview) + timedelta(hours=hours) - earlier)
        found = figures_of([a_record(interview, people=[a_person()], actions=[sent])], MEASURED, LONG_AFTER)
        assert found.lags["lag"].tolist() == [lag]


def test_what_is_not_due_yet_or_waived_is_not_counted_and_what_is_overdue_is_not_sent() -> None:
    record = a_record(an_interview(), people=[a_person()])
    ended = end_of(record.interview)
    assert figures_of([record], MEASURED, ended + timedelta(hours=24) - SECOND).lags.empty
    assert figures_of([record], MEASURED, ended + timedelta(hours=24)).lags["lag"].tolist() == ["not_sent"]
    waived = record._replace(actions=(an_action("thank_you", "2026-03-02T15:00", channel="waived"),))
    assert figures_of([waived], MEASURED, LONG_AFTER).lags.empty


@settings(THOROUGHNESS, max_examples=EXAMPLES)
@given(caseload=caseloads())
def test_the_times_are_those_of_plain_loops_and_add_up_to_what_is_counted(caseload: Caseload) -> None:
    figures = figures_of(caseload.records, MEASURED, caseload.now)
    found = thank_you_lags(figures.lags)
    naive: Counter[str] = Counter()
    for record in caseload.records:
        if is_held(record.interview, caseload.now):
            naive.update(plain_lags(record, caseload))
    assert {lag: count for lag, count, _ in found.itertuples(index=False) if count} == dict(naive)
    assert set(found["of"]) == {sum(naive.values())}


def plain_lags(record, caseload: Caseload) -> list[str]:
    lags = []
    for row in build_plan(record, MEASURED, caseload.now):
        status = status_of(row, caseload.now).value
        if row.step != "thank_you" or status not in ("done", "late", "missed", "overdue"):
            continue
        if status in ("missed", "overdue"):
            lags.append("not_sent")
            continue
        hours = (row.done_at - end_of(record.interview)) / timedelta(hours=1)
        lags.append(
            "within_day" if hours < 24 else "next_day" if hours < 48 else "within_week" if hours < 168 else "later"
        )
    return lags


def test_findings_are_counted_by_interview_over_those_held() -> None:
    checks = [an_action("status_check", f"2026-03-{day:02}T10:00", action_id=str(day)) for day in (3, 4, 5)]
    records = [a_record(an_interview(), actions=checks), a_record(an_interview(interview_id="i2"))]
    figures = figures_of(records, MEASURED, LONG_AFTER)
    figures = figures._replace(findings=findings_of(records, MEASURED, LONG_AFTER))
    counts = {word: (count, of) for word, count, of in finding_counts(figures).itertuples(index=False)}
    assert counts[Finding.TOO_SOON] == (1, 2)
    assert counts[Finding.TOO_MANY_CHECKS] == (1, 2)
    assert counts[Finding.NO_SIGN] == (2, 2)
    assert list(counts) == [finding.value for finding in Finding]
