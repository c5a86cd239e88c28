"""The funnel, following up at all, first ways and the lesson: by case, and against plain loops over records."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from math import sqrt

import pandas as pd
import pytest
from hypothesis import given, settings

from coaching.guidance.policies import MEASURED
from coaching.intervals import wilson
from coaching.metrics import Figures, figures_of, interview_frame
from coaching.metrics.at_all import WAYS, at_all, first_ways, share_by_client
from coaching.metrics.conduct_rates import LASTING, finding_marks, findings_of
from coaching.metrics.funnel import Stage, funnel, stages
from coaching.metrics.lesson import naive_comparison
from coaching.model import Finding
from coaching.plan import build_plan, end_of, is_held, outcome_at, status_of
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.metrics.recorded import firsts_of, held_with_firsts
from tests.strategies import THOROUGHNESS, Caseload, caseloads, comparable_caseloads

LATER = instant("2026-06-01T12:00")
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
ENDED = end_of(an_interview())
EXAMPLES = settings(THOROUGHNESS, max_examples=40)
MADE, NOT_MADE, WAITING = ("done", "late", "too_soon"), ("missed", "overdue"), ("not_yet", "due")


def reached(*actions, now=LATER, **fields) -> list[bool | None]:
    """The stages of one interview with somebody met."""
    interview = an_interview(**fields)
    record = a_record(interview, people=[a_person(of=interview)], actions=actions)
    return stages(figures_of([record], MEASURED, now), now).iloc[0].tolist()


def test_an_interview_just_held_has_decided_nothing_yet() -> None:
    assert reached(now=ENDED) == [True, None, None, None, None]


def test_each_stage_is_decided_once_its_time_is_over() -> None:
    assert reached(now=ENDED + DAY) == [True, False, False, None, None]
    assert reached(now=ENDED + 20 * DAY) == [True, False, False, False, None]
    assert reached(now=ENDED + 37 * DAY - SECOND)[-1] is None
    assert reached(now=ENDED + 37 * DAY)[-1] is False


def test_what_was_done_is_reached() -> None:
    thanks, check = an_action("thank_you", "2026-03-02T18:00"), an_action("status_check", "2026-03-08T10:00")
    outcome = {"outcome": "rejected", "outcome_on": "2026-03-20"}
    assert reached(thanks, check, **outcome) == [True, True, True, True, True]
    late = an_action("thank_you", "2026-03-04T18:00")
    assert reached(late, check, **outcome) == [True, True, False, True, True]


@pytest.mark.parametrize(
    ("outcome", "heard"), [("offer", True), ("rejected", True), ("no_answer", False), ("withdrawn", None)]
)
def test_heard_is_the_employers_answer(outcome: str, heard: bool | None) -> None:
    assert reached(outcome=outcome, outcome_on="2026-03-20")[-1] is heard


def test_a_stage_is_of_those_at_the_one_before_for_whom_it_is_decided() -> None:
    frame = pd.DataFrame(
        [(True, True, True, True, True), (True, True, False, True, True), (True, True, True, None, True),
         (True, True, True, False, True), (True, False, False, True, True), (True, None, None, None, None)],
        columns=list(map(str, Stage)), dtype=object,
    )  # fmt: skip
    lines = [(line.stage, line.part, line.of, line.undecided) for line in funnel(frame).itertuples(index=False)]
    assert lines == [
        ("held", 6, 6, 0),
        ("thanked", 4, 5, 1),
        ("on_time", 3, 4, 0),
        ("checked", 1, 2, 1),
        ("heard", 1, 1, 0),
    ]


def test_a_funnel_of_nothing_has_a_line_a_stage_and_no_rate() -> None:
    found = funnel(stages(Figures(interview_frame([]), figures_of([], MEASURED, LATER).rows), LATER))
    assert found["of"].tolist() == [0] * 5
    assert found["rate"].tolist() == [None] * 5


@EXAMPLES
@given(caseload=caseloads())
def test_the_funnel_is_that_of_plain_loops(caseload: Caseload) -> None:
    now = caseload.now
    found = funnel(stages(figures_of(caseload.records, MEASURED, now), now))
    tally: Counter[tuple[str, bool]] = Counter()
    for record in caseload.records:
        if not is_held(record.interview, now):
            continue
        for stage, answer in zip(Stage, plain_stages(record, now), strict=True):
            if answer is None:
                break
            tally[stage.value, answer] += 1
            if not answer:
                break
    assert {line.stage: (line.part, line.of) for line in found.itertuples(index=False)} == {
        stage.value: (tally[stage.value, True], tally[stage.value, True] + tally[stage.value, False]) for stage in Stage
    }


def plain_stages(record, now) -> list[bool | None]:
    rows = [(row.step, row.kind, status_of(row, now)) for row in build_plan(record, MEASURED, now)]
    thanks = [status for step, _, status in rows if step == "thank_you"]
    judged = [status for status in thanks if status in (*MADE, *NOT_MADE)]
    known = bool(judged) and not any(status in WAITING for status in thanks)
    checks = [status for step, _, status in rows if step == "status_check" and status in (*MADE, *NOT_MADE)]
    interview = record.interview
    effective = interview.outcome != "pending" and outcome_at(interview) <= now
    old = end_of(interview) + 37 * DAY <= now and not (effective and interview.outcome == "withdrawn")
    return [
        True,
        all(status in MADE for status in judged) if known else None,
        all(status == "done" for status in judged) if known else None,
        any(status in MADE for status in checks) if checks else None,
        (effective and interview.outcome in ("offer", "advanced", "rejected")) if old else None,
    ]


# Following up at all


def frame_of(*lines: tuple[str, bool]) -> pd.DataFrame:
    """Interviews of these clients that ended long ago, followed up or not."""
    return interview_frame([
        (f"i{n}", client, "pending", ENDED, None, ENDED + HOUR if up else None) for n, (client, up) in enumerate(lines)
    ])  # fmt: skip


def test_following_up_at_all_is_told_by_interview_and_by_client() -> None:
    found = at_all(frame_of(("a", True), ("a", False), ("b", True), ("c", False)), LATER)
    assert (found.followed_up, found.interviews) == (2, 4)
    assert (found.clients_ever, found.clients_always, found.clients) == (2, 1, 3)


def test_an_interview_counts_once_it_is_a_week_old() -> None:
    before, after = (at_all(frame_of(("a", True)), ENDED + 7 * DAY - gap) for gap in (SECOND, timedelta()))
    assert (before.interviews, before.recent) == (0, 1)
    assert (after.interviews, after.recent) == (1, 0)
    assert before.interval == (None, None)


def test_where_nobody_recurs_the_interval_is_wilsons_and_where_all_are_alike_that_of_as_many_clients() -> None:
    ones = pd.Series([1] * 36 + [0] * 118)
    assert share_by_client(ones, pd.Series([1] * 154)) == wilson(36, 154)
    assert share_by_client(ones * 5, pd.Series([5] * 154)) == pytest.approx(wilson(36, 154), abs=0.001)
    assert share_by_client(pd.Series([4] * 9), pd.Series([4] * 9)) == pytest.approx(wilson(9, 9))
    assert share_by_client(pd.Series([3]), pd.Series([4])) == pytest.approx((0.2, 0.99), abs=0.1)


def test_the_design_effect_is_that_of_the_sums_by_client() -> None:
    parts, sizes = pd.Series([3, 0, 1, 2, 0, 4]), pd.Series([4, 2, 1, 5, 3, 4])
    share = 10 / 19
    variance = 6 / 5 * sum((part - share * size) ** 2 for part, size in zip(parts, sizes, strict=True)) / 19**2
    n, z = share * (1 - share) / variance, 1.959964
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    margin = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert share_by_client(parts, sizes) == pytest.approx((middle - margin, middle + margin))


@EXAMPLES
@given(caseload=caseloads())
def test_first_ways_are_those_of_plain_loops_and_add_up_to_the_followed_up(caseload: Caseload) -> None:
    held = held_with_firsts(caseload.records, caseload.now)
    firsts = firsts_of(caseload.records, caseload.now)
    followed_up = int((held["followed_up_at"] <= pd.Timestamp(caseload.now)).sum())
    for column in WAYS:
        found = first_ways(held, column)
        expected = Counter(word for word in firsts[column] if word)
        assert {word: count for word, count, _ in found.itertuples(index=False) if count} == dict(expected)
        assert set(found["of"]) == {followed_up}


# The lesson


@EXAMPLES
@given(caseload=comparable_caseloads())
def test_the_naive_comparison_is_that_of_plain_loops(caseload: Caseload) -> None:
    now = caseload.now
    interviews = figures_of(caseload.records, MEASURED, now).interviews
    for decided_only in (False, True):
        tally: Counter[tuple[bool, bool]] = Counter()
        for line in interviews.itertuples(index=False):
            decided = not pd.isna(line.outcome_at) and line.outcome_at <= now
            if decided or not decided_only:
                up = not pd.isna(line.followed_up_at) and line.followed_up_at <= now
                tally[up, decided and line.outcome in ("offer", "advanced")] += 1
        found = naive_comparison(interviews, now, decided_only=decided_only)
        assert found.exposed == (tally[True, True] + tally[True, False], tally[True, True])
        assert found.unexposed == (tally[False, True] + tally[False, False], tally[False, True])
        assert (found.difference is None) == (min(found.exposed.n, found.unexposed.n) < 11)


# Findings over time


def test_a_finding_is_marked_on_the_interviews_it_is_on() -> None:
    checks = [an_action("status_check", f"2026-03-{day:02}T10:00", action_id=str(day)) for day in (3, 4, 5)]
    records = [a_record(an_interview(), actions=checks), a_record(an_interview(interview_id="i2"))]
    figures = figures_of(records, MEASURED, LATER)._replace(findings=findings_of(records, MEASURED, LATER))
    for finding in (Finding.TOO_SOON, Finding.TOO_MANY_CHECKS):
        assert finding in LASTING
        assert dict(finding_marks(figures, finding)[["interview_id", "good"]].to_numpy()) == {"i1": True, "i2": False}
    assert not finding_marks(figures, Finding.SAME_NOTE)["good"].any()
