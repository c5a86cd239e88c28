"""Rates by step: what stands in a denominator, in which order, with which interval."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from coaching.metrics import ROW_COLUMNS, Figures, followed_through, interview_frame, step_rates
from coaching.model import Status, Step
from coaching.summary import overview, rates_as_json

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def rows_of(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Plan rows from interview, step, kind and status."""
    return pd.DataFrame(list(rows), columns=ROW_COLUMNS)


def test_only_expected_rows_that_were_made_missed_or_are_overdue_are_counted() -> None:
    every = [("i1", "status_check", kind, status.value) for kind in ("expected", "optional") for status in Status]
    (line,) = step_rates(rows_of(*every)).to_dict("records")
    assert line["counted"] == 5
    assert [line[status] for status in ("done", "late", "too_soon", "missed", "overdue")] == [1] * 5
    assert (line["made"], line["on_time_rate"], line["ever_rate"]) == (3, 0.2, 0.6)


def test_the_steps_stand_in_plan_order_whatever_the_order_of_the_rows() -> None:
    rows = rows_of(*(("i1", step.value, "expected", "done") for step in reversed(Step)))
    assert step_rates(rows)["step"].tolist() == [step.value for step in Step]


def test_both_rates_carry_wilsons_interval() -> None:
    made = [("i1", "letter", "expected", status) for status in ["done"] * 36 + ["late"] * 10 + ["missed"] * 108]
    (line,) = step_rates(rows_of(*made)).to_dict("records")
    assert [f"{line[end]:.4f}" for end in ("on_time_low", "on_time_high")] == ["0.1739", "0.3066"]
    assert line["ever_low"] < 46 / 154 < line["ever_high"]


def test_a_step_without_counted_rows_has_no_line() -> None:
    assert step_rates(rows_of(("i1", "letter", "optional", "skipped"), ("i1", "thank_you", "expected", "due"))).empty
    assert step_rates(rows_of()).empty


@pytest.mark.parametrize(
    ("rows", "through"),
    [
        ([("thank_you", "expected", "done"), ("status_check", "expected", "too_soon")], {"i1": True}),
        ([("thank_you", "expected", "late"), ("status_check", "expected", "overdue")], {"i1": False}),
        ([("thank_you", "expected", "done"), ("letter", "optional", "skipped")], {"i1": True}),
        ([("thank_you", "expected", "done"), ("letter", "expected", "missed")], {"i1": False}),
        ([("get_contacts", "expected", "done"), ("thank_you", "expected", "due")], {}),
    ],
)
def test_followed_through_are_those_whose_every_counted_follow_up_was_made(
    rows: list[tuple[str, str, str]], through: dict[str, bool]
) -> None:
    assert followed_through(rows_of(*(("i1", *row) for row in rows))).to_dict() == through


def test_a_follow_up_after_now_does_not_count_yet() -> None:
    line = ("i1", "c1", "pending", NOW - timedelta(days=1), None, NOW + timedelta(seconds=1))
    figures = Figures(interview_frame([line]), rows_of())
    assert overview(figures, NOW).followed_up == 0
    assert overview(figures, NOW + timedelta(seconds=1)).followed_up == 1


def test_an_empty_caseload_has_no_steps_and_counts_of_nothing() -> None:
    answer = rates_as_json(Figures(interview_frame([]), rows_of()), NOW)
    assert answer["steps"] == []
    assert answer["interviews"] == {
        "held": 0,
        "followed_up": 0,
        "followed_through": 0,
        "thank_you": {"on_time": 0, "late": 0, "not_sent": 0},
    }
