"""How long something takes where some of it is still to come: Kaplan and Meier's curve and its median.

What is pending is censored: it counts as long as it was watched, and is not dropped. Where a client has several
waits, the intervals are by client (the infinitesimal jackknife), which is Greenwood's formula where nobody recurs.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from coaching.intervals import CONFIDENCE, NO_INTERVAL, Interval

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Keys = np.ndarray[Any, np.dtype[np.int64]]
HALF = 0.5
ROUNDING = 1e-9
"""A share that is a half but for rounding is a half."""


class Step(NamedTuple):
    """One time at which something was made: how many were still awaited just before, how many made then, and the
    share made by then with its 95% interval (log-log), None where it does not exist."""

    time: float
    at_risk: int
    made: int
    share: float
    low: float | None
    high: float | None


class Curve(NamedTuple):
    """How much is made by when. `steps` has the fields of Step, in order of time; `median` is the time by which half
    is made, None where fewer are; `interval` is the median's, an end None where the data do not reach it."""

    steps: pd.DataFrame
    n: int
    made: int
    median: float | None
    interval: Interval
    by_client: bool

    @property
    def pending(self) -> int:
        return self.n - self.made


def kaplan_meier(times: Sequence[float], made: Sequence[bool], clients: Sequence[object]) -> Curve:
    """The curve of waits that ended at `times`, made or still pending then, of these clients."""
    frame = pd.DataFrame({"time": np.asarray(times, dtype=float), "made": np.asarray(made, dtype=bool)})
    keys, people = pd.factorize(pd.Series(list(clients), dtype=object))
    recurring = len(people) < len(frame)
    events = int(frame["made"].sum())
    if not events:
        return Curve(pd.DataFrame(columns=list(Step._fields)), len(frame), 0, None, NO_INTERVAL, recurring)
    from statsmodels.duration.survfunc import SurvfuncRight  # noqa: PLC0415 - a second to import, see intervals.py

    fit = SurvfuncRight(frame["time"].to_numpy(), frame["made"].to_numpy(dtype=int))
    errors = _errors_of_log(frame, keys, len(people), fit.surv_times, recurring=recurring)
    factor = _factor(len(people), recurring=recurring)
    lines = [
        Step(float(time), int(at_risk), int(number), 1 - float(left), *_band(float(left), float(error), factor))
        for time, at_risk, number, left, error in zip(
            fit.surv_times, fit.n_risk, fit.n_events, fit.surv_prob, errors, strict=True
        )
    ]
    steps = pd.DataFrame(lines, columns=list(Step._fields), dtype=object)
    steps = steps.astype({"time": float, "at_risk": int, "made": int, "share": float})  # ends stay None, not NaN
    interval = Interval(_first(lines, "high"), _first(lines, "low"))
    return Curve(steps, len(frame), events, _first(lines, "share"), interval, recurring)


def _errors_of_log(
    frame: pd.DataFrame, keys: Keys, people: int, event_times: Numbers, *, recurring: bool
) -> list[float]:
    """The standard error of log S at each event time: each client's influence, squared and summed."""
    influence = np.zeros(people)
    awaited = np.bincount(keys, minlength=people).astype(float)
    ends = pd.Series(range(len(frame))).groupby(np.searchsorted(event_times, frame["time"], side="right")).indices
    made = frame["made"].to_numpy()
    errors = []
    leaving = keys[ends.get(0, np.array([], dtype=int))]  # censored before the first event
    for number in range(1, len(event_times) + 1):
        awaited -= np.bincount(leaving, minlength=people)
        here = ends[number]  # from this event time up to, not with, the next: its events, and those censored after it
        now = np.bincount(keys[here[made[here]]], minlength=people).astype(float)
        events, at_risk = now.sum(), awaited.sum()
        if at_risk > events:
            influence -= (now - awaited * events / at_risk) / (at_risk - events)
        correction = people / (people - 1) if recurring and people > 1 else 1.0
        errors.append(float(np.sqrt(correction * (influence**2).sum())))
        leaving = keys[here]
    return errors


def _factor(people: int, *, recurring: bool) -> float:
    """How many standard errors an interval reaches: by t where clients recur, as in the comparison."""
    from scipy.stats import norm, t  # noqa: PLC0415

    upper = (1 + CONFIDENCE) / 2
    if not recurring:
        return float(norm.ppf(upper))
    return float(t.ppf(upper, people - 1)) if people > 1 else float("inf")


def _band(left: float, error: float, factor: float) -> Interval:
    """The 95% interval of the share made, by log(-log S); there is none where all is made or one client is all."""
    if left <= 0 or left >= 1 or not np.isfinite(factor * error):
        return NO_INTERVAL
    spread = exp(min(factor * error / abs(log(left)), 700))  # beyond, a float ends
    return Interval(1 - left ** (1 / spread), 1 - left**spread)


def _first(lines: list[Step], field: str) -> float | None:
    """The first time at which this share is a half or more."""
    return next((line.time for line in lines if (getattr(line, field) or 0.0) >= HALF - ROUNDING), None)
