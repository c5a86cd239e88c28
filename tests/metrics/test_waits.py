"""How long follow-ups take: the boundary instants, what is pending, and the same by plain loops over records."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from coaching.metrics.waits import CHECKED_DAYS, Awaited, wait_curve, waits
from coaching.model import Outcome
from coaching.plan import end_of, is_held, outcome_at
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.metrics.recorded import firsts_of, held_with_firsts
from tests.strategies import THOROUGHNESS, Caseload, caseloads

LATER = instant("2026-06-01T12:00")
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
ENDED = end_of(an_interview())


def waited(
    *actions: Any, now: datetime = LATER, what: Awaited = Awaited.THANK_YOU, **fields: Any
) -> list[tuple[float, bool]]:
    """Time and whether it was made, of one interview with somebody met."""
    interview = an_interview(**fields)
    record = a_record(interview, people=[a_person(of=interview)], actions=actions)
    found = waits(held_with_firsts([record], now), what, now)
    return list(zip(found["time"], found["made"], strict=True))


def thanked(after: timedelta, **changes: Any) -> Any:
    return an_action("thank_you", "2026-03-02T12:00", **changes)._replace(at=ENDED + after)


def checked(after: timedelta) -> Any:
    return an_action("status_check", "2026-03-02T12:00")._replace(at=ENDED + after)


def test_a_thank_you_counts_in_the_hour_in_which_it_was_sent() -> None:
    for after, hour in ((timedelta(0), 1), (HOUR - SECOND, 1), (HOUR, 2), (24 * HOUR - SECOND, 24), (24 * HOUR, 25)):
        assert waited(thanked(after)) == [(hour, True)]
    assert waited(thanked(-HOUR / 2)) == [(1, True)]  # handed over at the end of the interview


def test_a_pending_one_counts_as_long_as_it_was_watched() -> None:
    assert waited(now=ENDED) == [(0, False)]
    assert waited(now=ENDED + 5 * HOUR - SECOND) == [(4, False)]
    assert waited(now=ENDED + 5 * HOUR) == [(5, False)]
    assert waited() == [(14 * 24, False)]


def test_what_comes_after_the_longest_time_watched_was_pending_until_then() -> None:
    assert waited(thanked(14 * DAY - SECOND)) == [(14 * 24, True)]
    assert waited(thanked(14 * DAY)) == [(14 * 24, False)]
    assert waited(what=Awaited.STATUS_CHECK) == [(CHECKED_DAYS, False)]


def test_a_waived_one_is_left_out() -> None:
    assert waited(thanked(HOUR, channel="waived")) == []
    assert waited(thanked(HOUR, channel="waived"), what=Awaited.STATUS_CHECK) == [(60, False)]


def test_a_check_is_watched_until_the_outcome_and_one_before_it_counts() -> None:
    outcome = {"outcome": "rejected", "outcome_on": "2026-03-10"}
    assert waited(what=Awaited.STATUS_CHECK, **outcome) == [(7, False)]  # from 11 on the 2nd to the start of the 10th
    assert waited(checked(6 * DAY), what=Awaited.STATUS_CHECK, **outcome) == [(7, True)]
    assert waited(what=Awaited.STATUS_CHECK, now=ENDED + 3 * DAY, **outcome) == [(3, False)]
    assert waited(**outcome) == [(14 * 24, False)]  # thanks are right whatever the outcome


@settings(THOROUGHNESS, max_examples=40)
@given(caseload=caseloads())
def test_the_waits_are_those_of_plain_loops(caseload: Caseload) -> None:
    held = held_with_firsts(caseload.records, caseload.now)
    firsts = firsts_of(caseload.records, caseload.now).set_index("interview_id")
    for what, unit, most in ((Awaited.THANK_YOU, HOUR, 336), (Awaited.STATUS_CHECK, DAY, 60)):
        found = waits(held, what, caseload.now).set_index("interview_id")
        expected = {}
        for record in caseload.records:
            interview = record.interview
            if not is_held(interview, caseload.now):
                continue
            line = firsts.loc[interview.interview_id]
            at = line["thanked_at" if what is Awaited.THANK_YOU else "checked_at"]
            if line["thanks_waived" if what is Awaited.THANK_YOU else "check_waived"]:
                continue
            until = caseload.now
            if what is Awaited.STATUS_CHECK and interview.outcome is not Outcome.PENDING:
                until = min(until, outcome_at(interview))
            made = not pd.isna(at)
            units = max(((at if made else until) - end_of(interview)) / unit, 0) // 1 + made
            expected[interview.interview_id] = (min(units, most), made and units <= most)
        assert {
            key: (line.time, line.made) for key, line in zip(found.index, found.itertuples(), strict=True)
        } == expected


def test_the_curve_of_no_interview_is_empty() -> None:
    assert wait_curve(waits(held_with_firsts([], LATER), Awaited.THANK_YOU, LATER)).n == 0


@pytest.mark.parametrize("year", [1900, 2090])
def test_long_ago_and_far_ahead_are_watched_as_long_as_any_other(year: int) -> None:
    interview = an_interview(f"{year}-03-02T10:00")
    now = end_of(interview) + 400 * DAY
    for what, most in ((Awaited.THANK_YOU, 336), (Awaited.STATUS_CHECK, 60)):
        found = waits(held_with_firsts([a_record(interview)], now), what, now)
        assert found["time"].tolist() == [most]
