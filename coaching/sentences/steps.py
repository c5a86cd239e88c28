"""What the rates by step say: where clients slip, and by how much."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from coaching.guidance.steps import STEPS
from coaching.metrics import StepRate
from coaching.model import Step
from coaching.sentences.numbers import listed, rate_words

WITHHELD = "withheld"
NOTHING_COUNTED = "No step can be counted yet: a step counts once it is done, or once its time is over."
HOW_TO_READ_STEPS = (
    "Solid bars: done on time. Open bars: done at all, late and too soon included. Thin lines, and the two numbers "
    "after a rate: 95% intervals, wide where there is little to go by. "
    "A step that is optional, not due yet, not needed or waived is not counted."
)


def step_title(step: str) -> str:
    """The title of a step from its word."""
    return STEPS[Step(step)].title


def steps_sentence(steps: pd.DataFrame) -> str:
    """Which step needs practice most: the one whose interval of on time ends lowest, so that few cases do not win."""
    lines = _step_lines(steps)
    if not lines:
        return NOTHING_COUNTED
    if all(line.done == line.counted for line in lines):
        total = sum(line.counted for line in lines)
        return f"Everything that counts so far was done on time: {total:,} of {total:,}."
    weakest = min(lines, key=lambda line: line.on_time_high or 0)
    on_time = rate_words(weakest.done, weakest.counted)
    return f"“{step_title(weakest.step)}” needs the most practice: on time in {on_time}{_rest(weakest)}."


def _rest(line: StepRate) -> str:
    """What became of those not on time, as far as that may be shown."""
    if line.made is None:
        return ""
    if line.late is None:
        return f", {line.made - line.done:,} made but not on time and {line.counted - line.made:,} not done"
    rest = {"late": line.late, "too soon": line.too_soon, "not done": line.counted - line.made}
    return f", {listed([f'{count:,} {word}' for word, count in rest.items() if count])}"


def steps_withheld(withheld: Sequence[str]) -> str:
    """Which steps may not be shown; empty where all may."""
    if not withheld:
        return ""
    names = listed([f"“{step_title(step)}”" for step in withheld])
    return f"Withheld, for they would tell of a few people: {names}."


def _step_lines(steps: pd.DataFrame) -> list[StepRate]:
    return [StepRate(*line) for line in steps.astype(object).itertuples(index=False)]


def steps_alt(steps: pd.DataFrame) -> str:
    """The text alternative of the chart of rates by step."""
    said = [
        f"{step_title(line.step)}: {line.done:,} of {line.counted:,} on time"
        + (f", {line.made:,} of {line.counted:,} at all." if line.made is not None else ".")
        for line in _step_lines(steps)
    ]
    return " ".join(["Bars from 0 to 100% for each step, done on time and done at all.", *(said or [NOTHING_COUNTED])])


def steps_table(steps: pd.DataFrame) -> pd.DataFrame:
    """The figures behind the chart of rates by step, to read."""
    table = {step_title(line.step): _cells(line) for line in _step_lines(steps)}
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Step")


def _cells(line: StepRate) -> dict[str, object]:
    cells: dict[str, object] = {
        "On time": rate_words(line.done, line.counted),
        "Done at all": WITHHELD if line.made is None else rate_words(line.made, line.counted),
    }
    if line.late is not None and line.made is not None:
        cells |= {"Late": line.late, "Too soon": line.too_soon, "Not done": line.counted - line.made}
    return cells
