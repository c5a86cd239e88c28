"""Frames as metrics.py makes them, from counts: what the charts and sentences are tested with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from coaching.intervals import NO_INTERVAL, newcombe
from coaching.metrics import (
    ROW_COLUMNS,
    Comparison,
    Figures,
    Group,
    interview_frame,
    step_rates,
    thank_you_endings,
)
from tests.builders import instant

NOW = instant("2026-06-01T12:00")
ENDED_AT = instant("2026-03-02T11:00")
OUTCOMES = {
    "success": "offer",
    "rejected": "rejected",
    "no_answer": "no_answer",
    "withdrawn": "withdrawn",
    "open": "pending",
}
STATUS = {"on_time": "done", "late": "late", "not_sent": "missed"}


def steps_of(**counts: dict[str, int]) -> pd.DataFrame:
    """The rates by step of so many rows in each status: `steps_of(thank_you={"done": 3, "missed": 1})`."""
    rows = [
        ("i1", step, "expected", status)
        for step, by_status in counts.items()
        for status, number in by_status.items()
        for _ in range(number)
    ]
    return step_rates(pd.DataFrame(rows, columns=ROW_COLUMNS))


def cells_of(**counts: dict[str, int]) -> pd.DataFrame:
    """Thank-yous against outcomes of so many interviews: `cells_of(on_time={"success": 2, "open": 1})`."""
    interviews: list[tuple[object, ...]] = []
    rows = []
    for timing, by_ending in counts.items():
        for ending, number in by_ending.items():
            for _ in range(number):
                key = f"i{len(interviews)}"
                interviews.append((key, "c1", OUTCOMES[ending], ENDED_AT, ENDED_AT if ending != "open" else None, None))
                rows.append((key, "thank_you", "expected", STATUS[timing]))
    return thank_you_endings(Figures(interview_frame(interviews), pd.DataFrame(rows, columns=ROW_COLUMNS)), NOW)


def a_comparison(exposed: tuple[int, int], unexposed: tuple[int, int], **changes: Any) -> Comparison:
    """The comparison of groups given as (successes, interviews), as if no client recurred."""
    one, other = Group(exposed[1], exposed[0]), Group(unexposed[1], unexposed[0])
    withheld = min(one.n, other.n) < 11
    return Comparison(
        landmark_days=7,
        horizon_days=30,
        exposed=one,
        unexposed=other,
        withdrawn=0,
        decided=0,
        recent=0,
        difference=None if withheld else one.successes / one.n - other.successes / other.n,
        interval=NO_INTERVAL if withheld else newcombe(*exposed, *unexposed),
        method="newcombe",
        withheld=withheld,
    )._replace(**changes)
