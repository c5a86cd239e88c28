"""Figures by ISO week or by calendar month of the interview's local date, each with how many it is made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from coaching.clock import ONE_DAY
from coaching.intervals import wilson
from coaching.metrics.frames import Figures, places
from coaching.metrics.rates import counted
from coaching.model import Status, Step
from coaching.selection import monday_of


class Grain(StrEnum):
    WEEK = "week"
    MONTH = "month"


class Measure(StrEnum):
    """What is followed over time: interviews followed up at all, or one step's share on time."""

    FOLLOWED_UP = "followed_up"
    THANK_YOU = "thank_you"
    STATUS_CHECK = "status_check"


class Stretch(NamedTuple):
    """A stretch of time from its first to its last local date: `part` of `n`, and the rate with Wilson's interval."""

    first: date
    last: date
    part: int
    n: int
    rate: float | None
    low: float | None
    high: float | None


def marks(figures: Figures, measure: Measure | Step, now: pd.Timestamp) -> pd.DataFrame:
    """What is counted for a measure, a line each: `interview_id`, `client_id`, `held_on`, and `good`, yes or no."""
    held = figures.interviews[["interview_id", "client_id", "held_on"]]
    if measure is Measure.FOLLOWED_UP:
        return held.assign(good=(figures.interviews["followed_up_at"] <= now).to_numpy())
    rows = counted(figures.rows[figures.rows["step"] == Step(measure.value).value])
    whose = held.iloc[places(held, rows["interview_id"])].reset_index(drop=True)
    return whose.assign(good=(rows["status"] == Status.DONE.value).to_numpy())


def over_time(counted_marks: pd.DataFrame, firsts: Sequence[date], last: date) -> pd.DataFrame:
    """A line for every stretch that begins with one of `firsts`, in order, up to `last`, with the fields of Stretch."""
    if not firsts:
        return pd.DataFrame(columns=list(Stretch._fields))
    places = np.searchsorted(
        np.array(firsts, dtype="datetime64[us]"), counted_marks["held_on"].to_numpy(dtype="datetime64[us]"), "right"
    )
    n = np.bincount(places - 1, minlength=len(firsts))
    parts = np.bincount(places - 1, weights=counted_marks["good"].to_numpy(dtype=float), minlength=len(firsts))
    lasts = [*(following - ONE_DAY for following in firsts[1:]), last]
    lines = [
        Stretch(first, end, part, of, part / of if of else None, *wilson(part, of))
        for first, end, part, of in zip(firsts, lasts, map(int, parts), map(int, n), strict=True)
    ]
    return pd.DataFrame(lines, columns=list(Stretch._fields), dtype=object)


def stretches(grain: Grain, first: date, last: date) -> list[date]:
    """The first days of all weeks (Mondays) or months from that of `first` to that of `last`, none before `first`."""
    days = pd.date_range(start_of(first, grain), last, freq="7D" if grain is Grain.WEEK else "MS")
    return [max(day.date(), first) for day in days]


def start_of(day: date, grain: Grain) -> date:
    """The Monday of a date's ISO week, or the 1st of its month."""
    return monday_of(day) if grain is Grain.WEEK else day.replace(day=1)


def wholes(firsts: Sequence[date], cuts: Collection[date]) -> list[date]:
    """Those of the first days at which time may be cut, so that stretches that may not be told apart are one."""
    return [first for number, first in enumerate(firsts) if number == 0 or first in cuts]
