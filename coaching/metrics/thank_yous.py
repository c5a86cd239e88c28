"""Thank-yous: when an interview's were sent, how soon, and what came of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from coaching.metrics.frames import NOT_MADE, SUCCESS_WORDS, WAITING, Figures
from coaching.metrics.rates import counted
from coaching.model import Status, Step
from coaching.promptness import Lag


class Timing(StrEnum):
    """When an interview's thank-yous were sent, from the best to the worst."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_SENT = "not_sent"


class Ending(StrEnum):
    """What came of an interview by `now`, in the order in which it is shown."""

    SUCCESS = "success"
    REJECTED = "rejected"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    OPEN = "open"


OTHER = "other"
"""Stands for all endings but a success, where they may not be told apart."""


SEVERITY = {Status.DONE.value: 0, Status.LATE.value: 1, Status.TOO_SOON.value: 1, **dict.fromkeys(NOT_MADE, 2)}
"""An interview's thank-yous are as bad as the worst of them: places in Timing."""
TIMINGS = np.array([timing.value for timing in Timing], dtype=object)
ENDINGS = {
    **dict.fromkeys(SUCCESS_WORDS, Ending.SUCCESS.value),
    **{ending.value: ending.value for ending in (Ending.REJECTED, Ending.NO_ANSWER, Ending.WITHDRAWN)},
}


def thank_you_timing(rows: pd.DataFrame) -> pd.Series[str]:
    """The words of Timing by `interview_id`, where an interview's thank-yous can be judged."""
    thanks = rows[rows["step"] == Step.THANK_YOU.value]
    waiting = thanks.loc[thanks["status"].isin(WAITING), "interview_id"]
    judged = counted(thanks[~thanks["interview_id"].isin(waiting)])
    worst = judged["status"].map(SEVERITY).astype("int8").groupby(judged["interview_id"], sort=False).max()
    return pd.Series(TIMINGS[worst.to_numpy()], index=worst.index, name="thank_you", dtype=object)


def endings(interviews: pd.DataFrame, now: datetime) -> pd.Series[str]:
    """The words of Ending by `interview_id`; an outcome that is not in effect at `now` is not known yet."""
    in_effect = interviews["outcome_at"] <= pd.Timestamp(now)
    words = interviews["outcome"].map(ENDINGS).astype(object)
    known = np.where(in_effect & words.notna(), words, Ending.OPEN.value)
    return pd.Series(known, index=pd.Index(interviews["interview_id"]), name="ending", dtype=object)


class EndingCell(NamedTuple):
    """How many interviews with that timing ended so, out of all with that timing."""

    thank_you: str
    ending: str
    interviews: int
    of: int


def thank_you_endings(figures: Figures, now: datetime) -> pd.DataFrame:
    """Interviews by timing, then ending, fifteen rows with the fields of EndingCell, zeros among them.

    They are the interviews whose thank-yous can be judged.
    """
    timing = thank_you_timing(figures.rows)
    ending = endings(figures.interviews, now).reindex(timing.index)
    tally = pd.DataFrame({"thank_you": timing, "ending": ending}).value_counts()
    size = timing.value_counts()
    cells = [
        EndingCell(word, end, int(tally.get((word, end), 0)), int(size.get(word, 0)))
        for word, end in product(map(str, Timing), map(str, Ending))
    ]
    return pd.DataFrame(cells, columns=list(EndingCell._fields))


def success_or_not(cells: pd.DataFrame) -> pd.DataFrame:
    """The same cells with every ending but a success taken together."""
    ending = cells["ending"].where(cells["ending"] == Ending.SUCCESS.value, OTHER)
    sums = cells.assign(ending=ending).groupby(["thank_you", "ending"], sort=False, as_index=False)
    return sums.agg(interviews=("interviews", "sum"), of=("of", "first"))


def thank_you_lags(lags: pd.DataFrame) -> pd.DataFrame:
    """Thank-yous that count by how soon they went out: `lag` (words of Lag, in order), `thank_yous`, `of`."""
    tally = lags["lag"].value_counts()
    return pd.DataFrame(
        [(lag.value, int(tally.get(lag.value, 0)), len(lags)) for lag in Lag], columns=["lag", "thank_yous", "of"]
    )
