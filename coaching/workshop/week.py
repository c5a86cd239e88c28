"""The figures of a workshop, always as for others, whosever clients they are: the room is others."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from coaching.intervals import Interval, newcombe
from coaching.metrics.frames import Figures, narrowed
from coaching.metrics.over_time import Grain, Measure, Stretch
from coaching.outcomes import Outcomes, View, outcomes, trend
from coaching.selection import Period, Selection, first_day
from coaching.topics import MissedStep, most_missed

AT_LEAST_TWO = 2
"""Stretches of which one can be better than the other."""


class Better(NamedTuple):
    """A measure that rose from one stretch to the next, by how much (a share) and Newcombe's interval."""

    measure: Measure
    before: Stretch
    now: Stretch
    rise: float
    interval: Interval


class WeekFigures(NamedTuple):
    """What a room may see. None is what may not be shown; `latest` has for each measure the last stretch of weeks in
    which something counts, None where there is none, and is without the measure where it may not be shown. `whole` are
    the figures since `since`."""

    now: datetime
    today: date
    since: date
    held_at_all: bool
    latest: dict[Measure, Stretch | None]
    missed: tuple[MissedStep, ...]
    whole: Outcomes
    better: Better | None


def first_needed(today: date) -> date | None:
    """The first local date of which the figures are needed."""
    return first_day(Period.MONTHS, today)


def week_figures(figures: Figures, now: datetime, today: date) -> WeekFigures:
    """The figures of a workshop, from those of all interviews since `first_needed` that count in groups."""
    recent = View(Selection(period=Period.WEEKS), now, today, shared=True)
    whole = recent._replace(selection=Selection(period=Period.MONTHS))
    inside = narrowed(figures, Selection(), recent.since)
    weeks = {measure: trend(inside, recent, measure, Grain.WEEK) for measure in Measure}
    told = {measure: _told(lines) for measure, lines in weeks.items() if len(lines)}
    return WeekFigures(
        now=now,
        today=today,
        since=first_needed(today) or today,
        held_at_all=bool(len(figures.interviews)),
        latest={measure: lines[-1] if lines else None for measure, lines in told.items()},
        missed=most_missed(figures, recent),
        whole=outcomes(figures, whole),
        better=_most_risen(told),
    )


def _told(lines: pd.DataFrame) -> list[Stretch]:
    """The stretches in which something counts, in order."""
    return [line for line in (Stretch(*values) for values in lines.itertuples(index=False)) if line.n]


def _most_risen(told: dict[Measure, list[Stretch]]) -> Better | None:
    """The measure that rose most from the last stretch but one to the last; None where none rose."""
    pairs = [(measure, lines[-2], lines[-1]) for measure, lines in told.items() if len(lines) >= AT_LEAST_TWO]
    risen = [_better(*pair) for pair in pairs if (pair[2].rate or 0) > (pair[1].rate or 0)]
    return max(risen, key=lambda one: one.rise, default=None)


def _better(measure: Measure, before: Stretch, now: Stretch) -> Better:
    rise = now.part / now.n - before.part / before.n
    return Better(measure, before, now, rise, newcombe(now.part, now.n, before.part, before.n))
