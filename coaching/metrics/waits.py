"""How long it takes from an interview to the first thank-you and to the first status check, pending ones included."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import CATCH_UP_DAYS
from coaching.metrics.survival import Curve, kaplan_meier

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CHECKED_DAYS = 60
"""How long first checks are watched; own judgement: twice the month that one stays open."""


class Awaited(StrEnum):
    THANK_YOU = "thank_you"
    STATUS_CHECK = "status_check"


class Watch(NamedTuple):
    """Which instant is awaited, what takes the interview out, in which unit time is counted, and for how long."""

    made_at: str
    waived: str
    unit: timedelta
    most: int
    ends_with_outcome: bool


WATCHED = {
    Awaited.THANK_YOU: Watch("thanked_at", "thanks_waived", HOUR, 24 * CATCH_UP_DAYS.number, ends_with_outcome=False),
    Awaited.STATUS_CHECK: Watch("checked_at", "check_waived", DAY, CHECKED_DAYS, ends_with_outcome=True),
}


def waits(interviews: pd.DataFrame, what: Awaited, now: datetime) -> pd.DataFrame:
    """Interviews held (with their firsts) where it was not waived: `interview_id`, `client_id`, `time`, `made`.

    `time` is the hour (thank-you) or the day (check) of elapsed time since its end, from 1, in which it was made; or,
    not `made`, how many were over when it was last watched: now, at the outcome for a check, or at the longest.
    """
    watch = WATCHED[what]
    kept = interviews[~interviews[watch.waived]]
    made = kept[watch.made_at] <= pd.Timestamp(now)
    until = pd.Series(pd.Timestamp(now), index=kept.index)
    if watch.ends_with_outcome:
        until = until.where(~(kept["outcome_at"] < until), kept["outcome_at"])
    elapsed = (kept[watch.made_at].where(made, until) - kept["ended_at"]).dt.total_seconds()
    whole = elapsed.clip(lower=0) // watch.unit.total_seconds() + made.astype(int)
    late = whole > watch.most
    return pd.DataFrame(
        {
            "interview_id": kept["interview_id"],
            "client_id": kept["client_id"],
            "time": whole.clip(upper=watch.most),
            "made": made & ~late,
        }
    ).reset_index(drop=True)


def wait_curve(waited: pd.DataFrame) -> Curve:
    """Kaplan and Meier's curve of waits."""
    return kaplan_meier(waited["time"].tolist(), waited["made"].tolist(), waited["client_id"].tolist())
