"""The comparison that misleads, for a lesson beside the right one: all interviews, followed up ever or never."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.intervals import NO_INTERVAL, Interval, newcombe
from coaching.metrics.frames import SUCCESS_WORDS
from coaching.metrics.landmark import Group


class Naive(NamedTuple):
    """Success so far of interviews held, whenever and however they ended. An early offer counts against following up,
    a later one counts for it, and a client with ten interviews counts ten times: for nothing but the lesson."""

    exposed: Group
    unexposed: Group
    difference: float | None
    interval: Interval


def naive_comparison(interviews: pd.DataFrame, now: datetime, *, decided_only: bool = False) -> Naive:
    """Interviews held, followed up in some way by `now` or not; of those with an outcome alone where asked for."""
    at = pd.Timestamp(now)
    decided = interviews["outcome_at"] <= at
    kept = interviews[decided] if decided_only else interviews
    success = kept["outcome"].isin(SUCCESS_WORDS) & (kept["outcome_at"] <= at)
    up = kept["followed_up_at"] <= at
    exposed, unexposed = (Group(int(side.sum()), int((success & side).sum())) for side in (up, ~up))
    if min(exposed.n, unexposed.n) < SMALL_GROUP.number:
        return Naive(exposed, unexposed, None, NO_INTERVAL)
    difference = exposed.successes / exposed.n - unexposed.successes / unexposed.n
    return Naive(
        exposed, unexposed, difference, newcombe(exposed.successes, exposed.n, unexposed.successes, unexposed.n)
    )
