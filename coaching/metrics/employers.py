"""Employers that several clients met: usual days to an answer, promises kept, interviews so far."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

import pandas as pd

from coaching.intervals import wilson
from coaching.metrics.funnel import ANSWERS
from coaching.metrics.survival import kaplan_meier
from coaching.model import Outcome

FEWEST_CLIENTS = 5
"""People; what fewer met with is one or two people's luck (own judgement)."""
SECONDS_A_DAY = 86_400
MOST_EMPLOYERS = 20
"""Lines; those with the most interviews (own judgement: two screens)."""


class EmployerLine(NamedTuple):
    """One employer, as it is spelled most often. `days` is the median to an answer from the day of the interview, those
    still waited for included, None where fewer than half came; `kept` of `promises` whose day is over or was kept."""

    employer: str
    clients: int
    interviews: int
    answered: int
    days: float | None
    days_low: float | None
    days_high: float | None
    kept: int
    promises: int
    kept_low: float | None
    kept_high: float | None


class Employers(NamedTuple):
    """Lines with the fields of EmployerLine, the most interviews first; how many more there are, and how many with
    fewer clients."""

    lines: pd.DataFrame
    more: int
    small: int


def employers(interviews: pd.DataFrame, now: datetime, fewest: int = FEWEST_CLIENTS) -> Employers:
    """The employers of interviews (with their firsts) whom at least `fewest` clients met, whatever the spelling."""
    names = one_spaced(interviews["employer"])
    named = interviews.assign(employer=names, key=names.str.casefold())[names != ""]
    by_key = named.groupby("key", sort=True)
    size = by_key.agg(clients=("client_id", "nunique"), interviews=("interview_id", "size"))
    known = size[size["clients"] >= fewest].sort_values("interviews", ascending=False, kind="stable")
    shown = known.index[:MOST_EMPLOYERS]
    groups = named[named["key"].isin(shown)].groupby("key")
    lines = [_line(groups.get_group(key), now) for key in shown]
    frame = pd.DataFrame(lines, columns=list(EmployerLine._fields), dtype=object)
    return Employers(frame, len(known) - len(shown), int((size["clients"] < fewest).sum()))


def one_spaced(names: pd.Series[str]) -> pd.Series[str]:
    """Names with one space between words; cased alike, they are one employer's."""
    return names.str.split().str.join(" ")


def _line(met: pd.DataFrame, now: datetime) -> EmployerLine:
    waited = answers(met, now)
    curve = kaplan_meier(waited["days"].tolist(), waited["answered"].tolist(), met["client_id"].tolist())
    promises = promises_kept(met, now).dropna()
    kept = int(promises.astype(bool).sum())
    return EmployerLine(
        employer=str(met["employer"].mode().iloc[0]),
        clients=int(met["client_id"].nunique()),
        interviews=len(met),
        answered=curve.made,
        days=curve.median,
        days_low=curve.interval.low,
        days_high=curve.interval.high,
        kept=kept,
        promises=len(promises),
        kept_low=wilson(kept, len(promises)).low,
        kept_high=wilson(kept, len(promises)).high,
    )


def answers(interviews: pd.DataFrame, now: datetime) -> pd.DataFrame:
    """Calendar days from the interview to the employer's answer, or so far: `days`, `answered`.

    Withdrawn, or given up as unanswered, an interview is watched until that day.
    """
    in_effect = interviews["outcome_at"] <= pd.Timestamp(now)
    answered = in_effect & interviews["outcome"].isin(ANSWERS)
    until = interviews["outcome_at"].where(in_effect, pd.Timestamp(now))
    elapsed = (until - interviews["ended_at"]).dt.total_seconds() / SECONDS_A_DAY
    # An outcome begins with its local date: from the interview's end to it, the days begun are the dates between.
    whole = (-(-elapsed // 1)).where(in_effect, elapsed // 1)
    return pd.DataFrame({"days": whole.clip(lower=0), "answered": answered})


def promises_kept(interviews: pd.DataFrame, now: datetime) -> pd.Series:
    """Whether the employer replied or answered by the end of the date promised; None where none was, or is not over,
    or where the client withdrew before."""
    at = pd.Timestamp(now)
    over_at = interviews["promised_over_at"]
    answered_at = interviews["outcome_at"].where(interviews["outcome"].isin(ANSWERS))
    heard_at = pd.concat([interviews["heard_at"], answered_at], axis=1).min(axis=1)
    kept = (heard_at < over_at) & (heard_at <= at)
    withdrawn = (interviews["outcome"] == Outcome.WITHDRAWN.value) & (interviews["outcome_at"] < over_at)
    decided = over_at.notna() & (kept | ((over_at <= at) & ~withdrawn))
    return kept.astype(object).where(decided, None)
