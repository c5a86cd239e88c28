"""The figures as blocks for small_cells.py: whom each cell counts, and how finely the cells can be told apart.

Figures that follow from one another are one block, so that they are shown for the same values of a filter.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS
from coaching.metrics.frames import Figures, codes, places
from coaching.metrics.landmark import Place, placed_interviews
from coaching.metrics.rates import counted, followed_through
from coaching.metrics.small_cells import Block, Level
from coaching.metrics.thank_yous import Ending, Timing, endings, thank_you_timing
from coaching.model import Finding, Status, Step
from coaching.promptness import Lag

YES, NO = "yes", "no"
MADE_ELSE, UNMADE, REST = "made, not on time", "not made", "not on time"
EVERY_STATUS: Level = {
    Status.DONE: "done", Status.LATE: "late", Status.TOO_SOON: "too soon",
    Status.MISSED: UNMADE, Status.OVERDUE: UNMADE,
}  # fmt: skip
ON_TIME_AND_AT_ALL: Level = {**EVERY_STATUS, Status.LATE: MADE_ELSE, Status.TOO_SOON: MADE_ELSE}
ON_TIME: Level = {status: "done" if status == Status.DONE else REST for status in EVERY_STATUS}
STEP_LEVELS = (EVERY_STATUS, ON_TIME_AND_AT_ALL, ON_TIME)
"""Of the rates of a step: every status, then on time and at all, then on time alone."""

SENT: Level = {lag: lag for lag in Lag}
SENT_AT_ALL: Level = {**dict.fromkeys(Lag, MADE_ELSE), Lag.WITHIN_DAY: "done", Lag.NOT_SENT: UNMADE}
SENT_ON_TIME: Level = {lag: "done" if lag is Lag.WITHIN_DAY else REST for lag in Lag}
ENDED: Level = {f"{timing} {ending}": f"{timing} {ending}" for timing in Timing for ending in Ending}
ENDED_WELL: Level = {
    f"{timing} {ending}": f"{timing} {ending is Ending.SUCCESS}" for timing in Timing for ending in Ending
}
JUDGED: Level = {f"{timing} {ending}": f"judged {timing is Timing.ON_TIME}" for timing in Timing for ending in Ending}
THANKS_BASE: Level = {**SENT_ON_TIME, **JUDGED}
THANKS_CELLS = pd.Index([*map(str, SENT), *JUDGED])
LAG_LEVELS = ({**SENT, **JUDGED}, THANKS_BASE)
THANKS_LEVELS = ({**SENT, **JUDGED}, {**SENT_AT_ALL, **JUDGED}, THANKS_BASE)
ENDING_LEVELS = ({**SENT_ON_TIME, **ENDED}, {**SENT_ON_TIME, **ENDED_WELL}, THANKS_BASE)

GROUPS = ("exposed success", "exposed other", "unexposed success", "unexposed other")
LEFT_OUT = tuple(place.value for place in Place if place is not Place.COMPARED)
COMPARED: Level = {name: name for name in (*GROUPS, *LEFT_OUT)}
COMPARISON_LEVELS = (COMPARED, {**COMPARED, **dict.fromkeys(LEFT_OUT, "left out")})
YES_OR_NO: Level = {YES: YES, NO: NO}


def held_block(figures: Figures, kind: str | None, now: datetime) -> Block:
    """Interviews held, followed up or not."""
    up = figures.interviews["followed_up_at"] <= pd.Timestamp(now)
    return Block(_people(figures, kind).assign(cell=_yes_or_no(up)), (YES_OR_NO,))


def through_block(figures: Figures, kind: str | None) -> Block:
    """Interviews with follow-up steps that count, followed through or not."""
    through = followed_through(figures.rows)
    return Block(_joined(figures, kind, through.index.to_series(), _yes_or_no(through)), (YES_OR_NO,))


def step_block(figures: Figures, kind: str | None, step: Step) -> Block:
    """The counted rows of a step but the thank-you, by status."""
    rows = counted(figures.rows[figures.rows["step"] == step.value])
    return Block(_joined(figures, kind, rows["interview_id"], rows["status"]), STEP_LEVELS)


def thanks_block(figures: Figures, kind: str | None, now: datetime) -> Block:
    """Thank-yous by how soon they went out, and interviews by timing and ending; LAG_ and ENDING_LEVELS fit as well."""
    lags = figures.lags
    timing = thank_you_timing(figures.rows)
    ended = endings(figures.interviews, now).iloc[places(figures.interviews, timing.index.to_series())]
    sent = _joined(figures, kind, lags["interview_id"], pd.Categorical(lags["lag"], categories=THANKS_CELLS))
    both = codes(timing, Timing) * len(Ending) + codes(ended, Ending) + len(Lag)
    judged = _joined(figures, kind, timing.index.to_series(), pd.Categorical.from_codes(both, categories=THANKS_CELLS))
    return Block(pd.concat([sent, judged], ignore_index=True), THANKS_LEVELS)


def comparison_block(figures: Figures, kind: str | None, now: datetime) -> Block:
    """Interviews by their place in the comparison."""
    placed = placed_interviews(figures.interviews, now, LANDMARK_DAYS.number, HORIZON_DAYS.number)
    group = np.where(placed["exposed"], 0, 2) + np.where(placed["success"], 0, 1)  # its place in GROUPS
    place = codes(placed["place"], [*LEFT_OUT, Place.COMPARED])
    which = np.where(place < len(LEFT_OUT), place + len(GROUPS), group)
    cell = pd.Categorical.from_codes(which, categories=pd.Index([*GROUPS, *LEFT_OUT]))
    return Block(_people(figures, kind).assign(cell=cell), COMPARISON_LEVELS)


def finding_block(figures: Figures, kind: str | None, finding: Finding) -> Block:
    """Interviews held, with a finding or without."""
    found = figures.findings.loc[figures.findings["finding"] == finding.value, "interview_id"]
    has = figures.interviews["interview_id"].isin(found)
    return Block(_people(figures, kind).assign(cell=_yes_or_no(has)), (YES_OR_NO,))


def _yes_or_no(flags: pd.Series[bool]) -> pd.Categorical[str]:
    return pd.Categorical.from_codes(flags.astype("int8").to_numpy(), categories=pd.Index([NO, YES]))


def _people(figures: Figures, kind: str | None) -> pd.DataFrame:
    """Whose interview it is, when, and the value of the filter, if one is set."""
    frame = figures.interviews[["client_id", "held_on"]]
    return frame.assign(value=figures.interviews[kind]) if kind else frame


def _joined(
    figures: Figures, kind: str | None, keys: pd.Series, cells: pd.Series | pd.Categorical[str]
) -> pd.DataFrame:
    frame = _people(figures, kind).iloc[places(figures.interviews, keys)]
    return frame.assign(cell=pd.Series(cells).array).reset_index(drop=True)
