"""From the interview to an answer, step by step: how many go on to each, of those for whom it is decided."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS
from coaching.intervals import NO_INTERVAL, wilson
from coaching.metrics.frames import MADE, SUCCESS_WORDS, Figures
from coaching.metrics.rates import counted
from coaching.metrics.thank_yous import Timing, thank_you_timing
from coaching.model import Outcome, Step

ANSWERS = [*SUCCESS_WORDS, Outcome.REJECTED.value]
"""What the employer says; no answer and a withdrawal are none."""
HEARD_BY = LANDMARK_DAYS.number + HORIZON_DAYS.number
"""Days to the hour after the end, from when on silence is an answer not heard: as long as the comparison looks."""


class Stage(StrEnum):
    HELD = "held"
    THANKED = "thanked"
    ON_TIME = "on_time"
    CHECKED = "checked"
    HEARD = "heard"


class StageLine(NamedTuple):
    """How many interviews reach a stage, of those at the stage before for which it is decided; `undecided` are at the
    stage before, and wait, need none, or were waived."""

    stage: str
    part: int
    of: int
    undecided: int
    rate: float | None
    low: float | None
    high: float | None


def stages(figures: Figures, now: datetime) -> pd.DataFrame:
    """Whether each interview reached each stage by itself: columns of Stage by `interview_id`, None where undecided."""
    interviews = figures.interviews.set_index("interview_id")
    timing = thank_you_timing(figures.rows).reindex(interviews.index)
    checked = _checked(figures.rows).reindex(interviews.index)
    return pd.DataFrame(
        {
            Stage.HELD.value: pd.Series(True, index=interviews.index, dtype=object),
            Stage.THANKED.value: (timing != Timing.NOT_SENT.value).astype(object).where(timing.notna(), None),
            Stage.ON_TIME.value: (timing == Timing.ON_TIME.value).astype(object).where(timing.notna(), None),
            Stage.CHECKED.value: checked.astype(object).where(checked.notna(), None),
            Stage.HEARD.value: _heard(interviews, now),
        }
    )


def _checked(rows: pd.DataFrame) -> pd.Series:
    """Whether any check was made, where one counts."""
    checks = counted(rows[rows["step"] == Step.STATUS_CHECK.value])
    return checks["status"].isin(MADE).groupby(checks["interview_id"], sort=False).any()


def _heard(interviews: pd.DataFrame, now: datetime) -> pd.Series:
    """Whether the employer answered, where the interview is old enough to tell and the client did not withdraw."""
    in_effect = interviews["outcome_at"] <= pd.Timestamp(now)
    answered = (in_effect & interviews["outcome"].isin(ANSWERS)).astype(object)
    old = interviews["ended_at"] + pd.Timedelta(days=HEARD_BY) <= pd.Timestamp(now)
    withdrawn = in_effect & (interviews["outcome"] == Outcome.WITHDRAWN.value)
    return answered.where(old & ~withdrawn, None)


def funnel(reached: pd.DataFrame) -> pd.DataFrame:
    """Lines with the fields of StageLine, from what `stages` gives; each of those that reached the one before."""
    lines = []
    there = reached
    for stage in map(str, Stage):
        told = there[stage].notna()
        part = int((there.loc[told, stage] == True).sum())  # noqa: E712 - objects, of which None is left out
        of = int(told.sum())
        interval = NO_INTERVAL if stage == Stage.HELD.value else wilson(part, of)  # all were held, by definition
        lines.append(StageLine(stage, part, of, len(there) - of, part / of if of else None, *interval))
        there = there[told & (there[stage] == True)]  # noqa: E712
    frame = pd.DataFrame(lines, columns=list(StageLine._fields), dtype=object)
    return frame.astype({"part": int, "of": int, "undecided": int})  # what does not exist stays None, not NaN
