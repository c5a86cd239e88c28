"""Follow-up against outcome from a landmark: who is compared, the difference, and what is left out."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, SMALL_GROUP
from coaching.intervals import NO_INTERVAL, Interval, cluster_robust, newcombe
from coaching.metrics.frames import SUCCESS_WORDS
from coaching.model import Outcome


class Group(NamedTuple):
    n: int
    successes: int


class Comparison(NamedTuple):
    """Follow-up against outcome from a landmark. `difference` is exposed minus unexposed, as a share.

    Of the interviews held that are in neither group, `withdrawn` were so within the horizon, `decided` had an outcome
    by the landmark, and the horizon of `recent` has not passed; all three are None where they may not be shown.
    """

    landmark_days: int
    horizon_days: int
    exposed: Group
    unexposed: Group
    withdrawn: int | None
    decided: int | None
    recent: int | None
    difference: float | None
    interval: Interval
    method: str
    withheld: bool


def comparison(
    interviews: pd.DataFrame,
    now: datetime,
    landmark_days: int = LANDMARK_DAYS.number,
    horizon_days: int = HORIZON_DAYS.number,
) -> Comparison:
    """The comparison of plan.md over interviews held; see `placed_interviews` for who is in it."""
    placed = placed_interviews(interviews, now, landmark_days, horizon_days)
    inside = placed[placed["place"] == Place.COMPARED]
    exposed, unexposed = (_group(inside[inside["exposed"] == side]) for side in (True, False))
    recurring = bool(inside["client_id"].duplicated().any())
    withheld = min(exposed.n, unexposed.n) < SMALL_GROUP.number
    difference, interval = (None, NO_INTERVAL) if withheld else _difference(inside, exposed, unexposed, recurring)
    left_out = placed["place"].value_counts()
    return Comparison(
        landmark_days=landmark_days,
        horizon_days=horizon_days,
        exposed=exposed,
        unexposed=unexposed,
        withdrawn=int(left_out.get(Place.WITHDRAWN, 0)),
        decided=int(left_out.get(Place.DECIDED, 0)),
        recent=int(left_out.get(Place.RECENT, 0)),
        difference=difference,
        interval=interval,
        method="cluster" if recurring else "newcombe",
        withheld=withheld,
    )


class Place(StrEnum):
    """Where an interview held stands in the comparison: in it, or why not."""

    COMPARED = "compared"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    RECENT = "recent"


def placed_interviews(interviews: pd.DataFrame, now: datetime, landmark_days: int, horizon_days: int) -> pd.DataFrame:
    """The interviews with their `place` in the comparison, `exposed` and `success`."""
    landmark = interviews["ended_at"] + pd.Timedelta(hours=24 * landmark_days)
    horizon = landmark + pd.Timedelta(hours=24 * horizon_days)
    within = interviews["outcome_at"] <= horizon
    place = pd.Series(Place.COMPARED.value, index=interviews.index, dtype=object)
    place[within & (interviews["outcome"] == Outcome.WITHDRAWN.value)] = Place.WITHDRAWN.value
    place[interviews["outcome_at"] <= landmark] = Place.DECIDED.value
    place[horizon > pd.Timestamp(now)] = Place.RECENT.value
    return interviews.assign(
        place=place,
        exposed=interviews["followed_up_at"] <= landmark,
        success=interviews["outcome"].isin(SUCCESS_WORDS) & within,
    )


def _group(inside: pd.DataFrame) -> Group:
    return Group(len(inside), int(inside["success"].sum()))


def _difference(inside: pd.DataFrame, exposed: Group, unexposed: Group, recurring: bool) -> tuple[float, Interval]:
    difference = exposed.successes / exposed.n - unexposed.successes / unexposed.n
    if recurring:
        return difference, cluster_robust(inside["exposed"], inside["success"], inside["client_id"])
    return difference, newcombe(exposed.successes, exposed.n, unexposed.successes, unexposed.n)
