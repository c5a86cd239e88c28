"""The figures of one caseload together, as `afterword rates` prints them."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pandas as pd

from coaching.metrics import (
    Comparison,
    Figures,
    Timing,
    comparison,
    followed_through,
    step_rates,
    thank_you_endings,
)

STEP_FIELDS = ("step", "counted", "done", "late", "too_soon", "missed", "overdue", "on_time_rate", "ever_rate")


class Overview(NamedTuple):
    """Interviews held, how many of them were followed up and through, and the frames of metrics.py about them."""

    held: int
    followed_up: int
    followed_through: int
    steps: pd.DataFrame
    thank_yous: pd.DataFrame
    comparison: Comparison


def overview(figures: Figures, now: datetime) -> Overview:
    """Everything that is figured from one caseload at `now`."""
    interviews, rows = figures.interviews, figures.rows
    return Overview(
        held=len(interviews),
        followed_up=int((interviews["followed_up_at"] <= pd.Timestamp(now)).sum()),
        followed_through=int(followed_through(rows).sum()),
        steps=step_rates(rows),
        thank_yous=thank_you_endings(figures, now),
        comparison=comparison(interviews, now),
    )


def rates_as_json(figures: Figures, now: datetime) -> dict[str, object]:
    """Steps with counted rows, interviews, and the comparison, in the shape of design.md; null where there is none."""
    every = overview(figures, now)
    timing = every.thank_yous.groupby("thank_you")["interviews"].sum()
    return {
        "steps": [
            {field: getattr(line, field) for field in STEP_FIELDS} for line in every.steps.itertuples(index=False)
        ],
        "interviews": {
            "held": every.held,
            "followed_up": every.followed_up,
            "followed_through": every.followed_through,
            "thank_you": {word.value: int(timing[word.value]) for word in Timing},
        },
        "comparison": _comparison_as_json(every.comparison),
    }


def _comparison_as_json(compared: Comparison) -> dict[str, object]:
    return {
        "landmark_days": compared.landmark_days,
        "horizon_days": compared.horizon_days,
        "exposed": compared.exposed._asdict(),
        "unexposed": compared.unexposed._asdict(),
        "withdrawn": compared.withdrawn,
        "difference": compared.difference,
        "low": compared.interval.low,
        "high": compared.interval.high,
        "method": compared.method,
        "withheld": compared.withheld,
    }
