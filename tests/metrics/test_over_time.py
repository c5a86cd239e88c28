"""Rates by week and month: which stretch an interview belongs to, and how many each is made of."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings

from coaching.clock import local_date, zone_named
from coaching.guidance.policies import MEASURED
from coaching.intervals import wilson
from coaching.metrics import figures_of, narrowed
from coaching.metrics.over_time import Grain, Measure, Stretch, marks, over_time, stretches, wholes
from coaching.outcomes import View, trend
from coaching.plan import build_plan, is_held, status_of
from coaching.selection import Period, Selection, first_day
from tests.builders import a_record, an_action, an_interview, instant
from tests.metrics.offices import NOW, TODAY, an_office
from tests.strategies import THOROUGHNESS, Caseload, caseloads

EXAMPLES = 40
"""Fewer than elsewhere: what is counted here stands on rates that are tested thoroughly."""
A_MONDAY = date(2026, 3, 2)


def lines_of(frame: pd.DataFrame) -> list[Stretch]:
    return [Stretch(*line) for line in frame.itertuples(index=False)]


@pytest.mark.parametrize(
    ("starts", "zone", "week", "month"),
    [
        ("2026-03-01T23:30", "America/New_York", date(2026, 2, 23), date(2026, 3, 1)),
        ("2026-03-02T00:30", "Pacific/Auckland", date(2026, 3, 2), date(2026, 3, 1)),
        ("2026-02-28T23:30", "America/Los_Angeles", date(2026, 2, 23), date(2026, 2, 1)),
    ],
)
def test_an_interview_belongs_to_its_own_local_date(starts: str, zone: str, week: date, month: date) -> None:
    figures = figures_of([a_record(an_interview(starts, zone=zone))], MEASURED, NOW)
    counted = marks(figures, Measure.FOLLOWED_UP, pd.Timestamp(NOW))
    for grain, first in ((Grain.WEEK, week), (Grain.MONTH, month)):
        firsts = stretches(grain, date(2026, 1, 1), TODAY)
        (line,) = [line for line in lines_of(over_time(counted, firsts, TODAY)) if line.n]
        assert line.first == first


def test_every_week_and_month_from_first_to_last_has_a_line_and_those_without_interviews_no_rate() -> None:
    weeks = stretches(Grain.WEEK, A_MONDAY, A_MONDAY + timedelta(days=20))
    assert weeks == [A_MONDAY, A_MONDAY + timedelta(days=7), A_MONDAY + timedelta(days=14)]
    assert stretches(Grain.MONTH, date(2025, 11, 20), date(2026, 1, 1)) == [
        date(2025, 11, 20), date(2025, 12, 1), date(2026, 1, 1),
    ]  # fmt: skip
    nobody = marks(figures_of([], MEASURED, NOW), Measure.FOLLOWED_UP, pd.Timestamp(NOW))
    assert {(line.part, line.n, line.rate, line.low) for line in lines_of(over_time(nobody, weeks, TODAY))} == {
        (0, 0, None, None)
    }


def test_a_line_ends_the_day_before_the_next_begins_and_the_last_one_today() -> None:
    nobody = marks(an_office(1), Measure.FOLLOWED_UP, pd.Timestamp(NOW)).iloc[:0]
    found = lines_of(over_time(nobody, [A_MONDAY, A_MONDAY + timedelta(days=7)], TODAY))
    assert [line.last for line in found] == [A_MONDAY + timedelta(days=6), TODAY]


def test_stretches_that_may_not_be_cut_apart_are_one() -> None:
    days = [A_MONDAY + timedelta(days=7 * number) for number in range(4)]
    assert wholes(days, {days[2]}) == [days[0], days[2]]
    assert wholes([], set()) == []


def test_a_rate_over_time_carries_wilsons_interval() -> None:
    actions = [an_action("thank_you", "2026-03-02T15:00")]
    figures = figures_of([a_record(an_interview(), actions=actions)], MEASURED, instant("2026-03-20T12:00"))
    (line,) = lines_of(over_time(marks(figures, Measure.THANK_YOU, pd.Timestamp(NOW)), [A_MONDAY], TODAY))
    assert (line.part, line.n, line.rate, line.low, line.high) == (1, 1, 1, *wilson(1, 1))


@settings(THOROUGHNESS, max_examples=EXAMPLES)
@given(caseload=caseloads())
def test_the_weeks_and_months_are_those_of_plain_loops(caseload: Caseload) -> None:
    figures = figures_of(caseload.records, MEASURED, caseload.now)
    today = caseload.now.date() + timedelta(days=1)
    for grain in Grain:
        firsts = stretches(grain, date(2020, 1, 1), max(today, date(2020, 1, 2)))
        for measure in Measure:
            counted = marks(figures, measure, pd.Timestamp(caseload.now))
            inside = counted[counted["held_on"] >= pd.Timestamp(firsts[0])]
            found = {line.first: (line.part, line.n) for line in lines_of(over_time(inside, firsts, today)) if line.n}
            assert found == naive(caseload, measure, grain)


def naive(caseload: Caseload, measure: Measure, grain: Grain) -> dict[date, tuple[int, int]]:
    """Parts and counts by the first day of the stretch, in plain loops."""
    part: Counter[date] = Counter()
    n: Counter[date] = Counter()
    for record in caseload.records:
        if not is_held(record.interview, caseload.now):
            continue
        day = local_date(record.interview.starts_at, zone_named(record.interview.timezone))
        first = max(day - timedelta(days=day.weekday() if grain is Grain.WEEK else day.day - 1), date(2020, 1, 1))
        for good in goods(record, measure, caseload):
            n[first] += 1
            part[first] += good
    return {first: (part[first], count) for first, count in n.items() if first >= date(2020, 1, 1)}


def goods(record, measure: Measure, caseload: Caseload) -> list[bool]:
    if measure is Measure.FOLLOWED_UP:
        steps = ("thank_you", "status_check", "letter")
        return [
            any(
                action.step in steps and action.channel != "waived"
                and record.interview.starts_at <= action.at <= caseload.now
                for action in record.actions
            )
        ]  # fmt: skip
    plan = build_plan(record, MEASURED, caseload.now)
    statuses = [status_of(row, caseload.now).value for row in plan if row.step == measure.value]
    return [one == "done" for one in statuses if one in ("done", "late", "too_soon", "missed", "overdue")]


@pytest.mark.parametrize(
    ("period", "today", "first"),
    [
        (Period.WEEKS, date(2026, 6, 3), date(2026, 3, 16)),
        (Period.WEEKS, date(2026, 6, 7), date(2026, 3, 16)),
        (Period.WEEKS, date(2026, 6, 8), date(2026, 3, 23)),
        (Period.MONTHS, date(2026, 6, 30), date(2025, 7, 1)),
        (Period.MONTHS, date(2026, 12, 1), date(2026, 1, 1)),
        (Period.ALL, date(2026, 6, 3), None),
    ],
)
def test_periods_begin_on_a_monday_or_a_first(period: Period, today: date, first: date | None) -> None:
    assert first_day(period, today) == first


def test_each_period_lies_within_the_next_and_has_twelve_lines() -> None:
    office = an_office(40)
    for period, grain in ((Period.WEEKS, Grain.WEEK), (Period.MONTHS, Grain.MONTH)):
        view = View(Selection(period=period), NOW, TODAY, shared=False)
        seen = narrowed(office, Selection(), view.since)
        assert len(trend(seen, view, Measure.FOLLOWED_UP, grain)) == 12


def test_the_filters_leave_what_has_all_of_their_words() -> None:
    office = an_office(40)
    wanted = Selection(1, Period.ALL, "Finance")
    found = narrowed(office, wanted, date(2026, 4, 1))
    keys = [
        line.interview_id
        for line in office.interviews.itertuples()
        if line.counselor_id == 1 and line.industry == "Finance" and line.held_on.date() >= date(2026, 4, 1)
    ]
    assert found.interviews["interview_id"].tolist() == keys
    assert sorted(found.rows["interview_id"]) == sorted(found.lags["interview_id"]) == keys
