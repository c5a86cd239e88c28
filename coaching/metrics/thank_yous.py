"""Thank-yous: when an interview's were sent, how soon, and what came of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from coaching.metrics.frames import NOT_MADE, SUCCESS_WORDS, WAITING, Figures, codes, places
from coaching.model import Kind, Status, Step
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


UNDECIDED, NO_PART = 3, -1
SEVERITY = {
    Status.DONE.value: 0, Status.LATE.value: 1, Status.TOO_SOON.value: 1, **dict.fromkeys(NOT_MADE, 2),
    **dict.fromkeys(WAITING, UNDECIDED),
}  # fmt: skip
"""An interview's thank-yous are as bad as the worst of them: places in Timing; with one that waits nothing is decided,
and rows of another status, or not expected, have no part in it."""
ENDINGS = {
    **dict.fromkeys(SUCCESS_WORDS, Ending.SUCCESS),
    **{ending.value: ending for ending in (Ending.REJECTED, Ending.NO_ANSWER, Ending.WITHDRAWN)},
}


def thank_you_timing(rows: pd.DataFrame) -> pd.Series[str]:
    """The words of Timing by `interview_id`, where an interview's thank-yous can be judged."""
    thanks = rows[rows["step"] == Step.THANK_YOU.value]
    bad = np.array([*SEVERITY.values(), NO_PART])[codes(thanks["status"], SEVERITY)]
    bad = np.where((bad < UNDECIDED) & (thanks["kind"] != Kind.EXPECTED.value).to_numpy(), NO_PART, bad)
    told = bad != NO_PART
    worst = pd.Series(bad[told]).groupby(thanks["interview_id"].to_numpy()[told], sort=False).max()
    judged = worst[worst < UNDECIDED]
    words = pd.Categorical.from_codes(judged.to_numpy(), categories=pd.Index(list(map(str, Timing))))
    return pd.Series(words, index=judged.index, name="thank_you")


def endings(interviews: pd.DataFrame, now: datetime) -> pd.Series[str]:
    """The words of Ending by `interview_id`; an outcome that is not in effect at `now` is not known yet."""
    in_effect = interviews["outcome_at"] <= pd.Timestamp(now)
    order = list(Ending)
    ending = np.array([order.index(one) for one in (*ENDINGS.values(), Ending.OPEN)])
    known = np.where(in_effect, ending[codes(interviews["outcome"], ENDINGS)], order.index(Ending.OPEN))
    words = pd.Categorical.from_codes(known, categories=pd.Index(list(map(str, Ending))))
    return pd.Series(words, index=pd.Index(interviews["interview_id"]), name="ending")


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
    ending = endings(figures.interviews, now).iloc[places(figures.interviews, timing.index.to_series())]
    both = codes(timing, Timing) * len(Ending) + codes(ending, Ending)
    tally = np.bincount(both, minlength=len(Timing) * len(Ending)).reshape(len(Timing), len(Ending)).tolist()
    cells = [
        EndingCell(timing.value, ending.value, n, sum(line))
        for timing, line in zip(Timing, tally, strict=True)
        for ending, n in zip(Ending, line, strict=True)
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
