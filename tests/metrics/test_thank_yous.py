"""Thank-yous against outcomes: when an interview's thank-yous can be judged, and what is still open at `now`."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings

from coaching.guidance.policies import MEASURED
from coaching.metrics import (
    ROW_COLUMNS,
    EndingCell,
    Figures,
    figures_of,
    interview_frame,
    thank_you_endings,
    thank_you_timing,
)
from coaching.plan import build_plan, is_held, outcome_at, status_of
from tests.strategies import THOROUGHNESS, Caseload, caseloads

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
COUNTED = ("done", "late", "too_soon", "missed", "overdue")


def rows_of(*statuses: str, kind: str = "expected") -> pd.DataFrame:
    """Thank-you rows of one interview."""
    return pd.DataFrame([("i1", "thank_you", kind, status) for status in statuses], columns=ROW_COLUMNS)


@pytest.mark.parametrize(
    ("statuses", "timing"),
    [
        (["done", "done"], "on_time"),
        (["done", "late"], "late"),
        (["late", "missed"], "not_sent"),
        (["done", "overdue"], "not_sent"),
        (["done", "waived"], "on_time"),
    ],
)
def test_the_worst_of_its_thank_yous_is_that_of_the_interview(statuses: list[str], timing: str) -> None:
    assert thank_you_timing(rows_of(*statuses)).to_dict() == {"i1": timing}


@pytest.mark.parametrize("statuses", [["done", "due"], ["late", "not_yet"], ["waived"], []])
def test_it_is_not_judged_while_one_is_due_or_where_none_counts(statuses: list[str]) -> None:
    assert thank_you_timing(rows_of(*statuses)).empty


def cell(outcome: str, outcome_at: datetime | None, timing: str = "on_time", ending: str = "open") -> int:
    """How many interviews are counted there, of one thanked on time with that outcome."""
    line = ("i1", "c1", outcome, NOW - timedelta(days=30), outcome_at, None)
    cells = thank_you_endings(Figures(interview_frame([line]), rows_of("done")), NOW)
    assert cells["interviews"].sum() == 1
    found = cells[(cells["thank_you"] == timing) & (cells["ending"] == ending)]
    return int(found["interviews"].iloc[0])


@pytest.mark.parametrize(
    ("outcome", "ending"),
    [
        ("offer", "success"),
        ("advanced", "success"),
        ("rejected", "rejected"),
        ("no_answer", "no_answer"),
        ("withdrawn", "withdrawn"),
    ],
)
def test_an_outcome_counts_from_the_instant_it_is_in_effect_and_is_open_before(outcome: str, ending: str) -> None:
    assert cell(outcome, NOW, ending=ending) == 1
    assert cell(outcome, NOW + SECOND, ending="open") == 1
    assert cell("pending", None, ending="open") == 1


def test_there_are_fifteen_cells_in_order_with_all_of_their_timing_beside_them() -> None:
    cells = thank_you_endings(Figures(interview_frame([]), rows_of()), NOW)
    assert cells["thank_you"].tolist() == ["on_time"] * 5 + ["late"] * 5 + ["not_sent"] * 5
    assert cells["ending"].tolist() == ["success", "rejected", "no_answer", "withdrawn", "open"] * 3
    assert not cells[["interviews", "of"]].any(axis=None)


def naive_cells(caseload: Caseload) -> Counter[tuple[str, str]]:
    """The same counts in plain loops."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in caseload.records:
        if not is_held(record.interview, caseload.now):
            continue
        rows = [row for row in build_plan(record, MEASURED, caseload.now) if row.step == "thank_you"]
        statuses = [status_of(row, caseload.now).value for row in rows]
        counting = [status for status in statuses if status in COUNTED]
        if not counting or "due" in statuses or "not_yet" in statuses:
            continue
        timing = "late"
        if "missed" in counting or "overdue" in counting:
            timing = "not_sent"
        elif counting == ["done"] * len(counting):
            timing = "on_time"
        at = outcome_at(record.interview)
        word = record.interview.outcome.value if at is not None and at <= caseload.now else "open"
        counts[timing, "success" if word in ("advanced", "offer") else word] += 1
    return counts


@settings(THOROUGHNESS, max_examples=THOROUGHNESS.max_examples // 4)  # the rates have more of their own
@given(caseload=caseloads())
def test_the_cells_are_those_of_plain_loops(caseload: Caseload) -> None:
    found = thank_you_endings(figures_of(caseload.records, MEASURED, caseload.now), caseload.now)
    cells = [EndingCell(*line) for line in found.itertuples(index=False)]
    expected = naive_cells(caseload)
    assert {(one.thank_you, one.ending): one.interviews for one in cells if one.interviews} == dict(expected)
    for one in cells:
        assert one.of == sum(count for (timing, _), count in expected.items() if timing == one.thank_you)
