"""The figures on demand as blocks for small_cells.py, each dividing those of held_block, so that no difference of the
two tells of fewer people than either."""

from __future__ import annotations

from datetime import datetime

import pandas as pd

from coaching.metrics.at_all import WAYS
from coaching.metrics.frames import Figures
from coaching.metrics.funnel import Stage
from coaching.metrics.small_cells import Block, Level

UP, NOT_UP = "followed up", "not"

_NOT_THANKED = [f"{answer} at {Stage.THANKED} {up}" for answer in ("no", "open") for up in (UP, NOT_UP)]
_LATER = [f"{answer} at {stage}" for stage in (Stage.CHECKED, Stage.HEARD) for answer in ("no", "open")]
_LATE, _REACHED = f"no at {Stage.ON_TIME}", "all"
WHOLE_FUNNEL: Level = {cell: cell for cell in (*_NOT_THANKED, _LATE, *_LATER, _REACHED)}
TO_ON_TIME: Level = {**WHOLE_FUNNEL, **dict.fromkeys((*_LATER, _REACHED), "on time")}
FUNNEL_LEVELS = (WHOLE_FUNNEL, TO_ON_TIME)
"""The funnel to its end, or up to the thank-yous on time."""


def funnel_block(figures: Figures, kind: str | None, stages: pd.DataFrame, now: datetime) -> Block:
    """Interviews held by the stage at which they stopped, in the order of the frame; `stages` is funnel.stages'."""
    cell = pd.Series(_REACHED, index=stages.index, dtype=object)
    for stage in reversed(list(Stage)):
        answer = stages[stage.value]
        stopped = answer.isna() | (answer == False)  # noqa: E712 - objects, None among them
        words = answer.isna().map({True: "open", False: "no"}) + f" at {stage.value}"
        cell = cell.where(~stopped, words)
    told = cell.reset_index(drop=True)
    not_thanked = told.str.endswith(f" at {Stage.THANKED.value}")
    return _block(figures, kind, told.where(~not_thanked, told + " " + _up(figures, now)), FUNNEL_LEVELS)


def ways_block(figures: Figures, kind: str | None, words: pd.Series, column: str) -> Block:
    """Interviews held by the word of the first follow-up in a column of WAYS, or none; in the order of the frame."""
    level: Level = {word: word for word in (*WAYS[column], NOT_UP)}
    return _block(figures, kind, words.where(words != "", NOT_UP), (level,))


def _up(figures: Figures, now: datetime) -> pd.Series:
    up = figures.interviews["followed_up_at"] <= pd.Timestamp(now)
    return up.map({True: UP, False: NOT_UP}).astype(object).reset_index(drop=True)


def _block(figures: Figures, kind: str | None, cells: pd.Series, levels: tuple[Level, ...]) -> Block:
    frame = figures.interviews[["client_id", "held_on"]].reset_index(drop=True)
    if kind:
        frame = frame.assign(value=figures.interviews[kind].to_numpy())
    return Block(frame.assign(cell=cells.to_numpy()), levels)
