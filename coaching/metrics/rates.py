"""Rates by step: what stands in a denominator, how much of it was done on time, and how much at all."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from coaching.intervals import wilson
from coaching.metrics.frames import COUNTED, FOLLOW_THROUGH, MADE, codes
from coaching.model import Kind, Status, Step


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand in a denominator: expected, and made, missed or overdue."""
    return rows[(rows["kind"] == Kind.EXPECTED.value) & rows["status"].isin(COUNTED)]


class StepRate(NamedTuple):
    """The figures of one step; `made` counts what was done at all, on time or not. None is what may not be shown."""

    step: str
    counted: int
    done: int
    late: int | None
    too_soon: int | None
    missed: int | None
    overdue: int | None
    made: int | None
    on_time_rate: float
    on_time_low: float | None
    on_time_high: float | None
    ever_rate: float | None
    ever_low: float | None
    ever_high: float | None


def step_rates(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a step that has counted rows, in plan order, with the fields of StepRate; the intervals are Wilson's."""
    status = codes(rows["status"], COUNTED)
    inside = (status >= 0) & (rows["kind"] == Kind.EXPECTED.value).to_numpy()
    cells = (codes(rows["step"], Step) * len(COUNTED) + status)[inside]
    tally = np.bincount(cells, minlength=len(Step) * len(COUNTED)).reshape(len(Step), len(COUNTED))
    by_step = {
        step.value: dict(zip(COUNTED, line, strict=True)) for step, line in zip(Step, tally.tolist(), strict=True)
    }
    lines = [_step_line(step, by_status) for step, by_status in by_step.items() if sum(by_status.values())]
    return pd.DataFrame(lines, columns=list(StepRate._fields))


def _step_line(step: str, by_status: dict[str, int]) -> StepRate:
    total, made = sum(by_status.values()), sum(by_status[status] for status in MADE)
    done = by_status[Status.DONE]
    on_time, ever = wilson(done, total), wilson(made, total)
    return StepRate(
        step=step,
        counted=total,
        **by_status,
        made=made,
        on_time_rate=done / total,
        on_time_low=on_time.low,
        on_time_high=on_time.high,
        ever_rate=made / total,
        ever_low=ever.low,
        ever_high=ever.high,
    )


SPLIT = ["late", "too_soon", "missed", "overdue"]
AT_ALL = ["made", "ever_rate", "ever_low", "ever_high"]


def without(steps: pd.DataFrame, withheld: Collection[str], on_time_alone: Collection[str]) -> pd.DataFrame:
    """The rates for others: without some steps, of some only what was on time, and of none how the rest divides."""
    kept = steps[~steps["step"].isin(withheld)].astype(object)
    kept[SPLIT] = None
    kept.loc[kept["step"].isin(on_time_alone), AT_ALL] = None
    return kept


def followed_through(rows: pd.DataFrame) -> pd.Series[bool]:
    """Whether all follow-up steps that count were made, by `interview_id`, where there are any."""
    inside = counted(rows)
    inside = inside[inside["step"].isin(FOLLOW_THROUGH)]
    return inside["status"].isin(MADE).groupby(inside["interview_id"], sort=False).all()
