"""The figures of a workshop, always as for others, whosever clients they are: the room is others."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from coaching.metrics.blocks import comparison_block
from coaching.metrics.frames import Figures, narrowed
from coaching.metrics.landmark import Comparison, comparison
from coaching.metrics.over_time import Grain, Measure, Stretch
from coaching.outcomes import View, asked_of, level_for_others, trend
from coaching.selection import Period, Selection, first_day
from coaching.topics import MissedStep, most_missed


class WeekFigures(NamedTuple):
    """What a room may see. `stretches` has for each measure the stretches of weeks in which something counts, in order,
    and is without the measure where it may not be shown. `compared` is of the interviews
    since `since`, None where it may not be shown."""

    now: datetime
    today: date
    since: date
    held_at_all: bool
    stretches: dict[Measure, list[Stretch]]
    missed: tuple[MissedStep, ...]
    compared: Comparison | None

    def latest(self, measure: Measure) -> Stretch | None:
        """The last stretch of a measure; None where nothing counts, or may be shown."""
        return next(reversed(self.stretches.get(measure, [])), None)


def first_needed(today: date) -> date | None:
    """The first local date of which the figures are needed."""
    return first_day(Period.MONTHS, today)


def steps_needed(today: date) -> date | None:
    """The first local date of which the steps are needed; before it, only who followed up and what came of it."""
    return first_day(Period.WEEKS, today)


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
        stretches=told,
        missed=tuple(_as_told(one, told) for one in most_missed(figures, recent)),
        compared=_compared(figures, whole),
    )


def _told(lines: pd.DataFrame) -> list[Stretch]:
    """The stretches in which something counts, in order."""
    return [line for line in (Stretch(*values) for values in lines.itertuples(index=False)) if line.n]


def _as_told(one: MissedStep, told: dict[Measure, list[Stretch]]) -> MissedStep:
    """A step that is a measure too by its last stretch: of two that overlap, the rest would be told as well."""
    latest = next(
        (lines[-1] for measure, lines in told.items() if measure.value == one.topic.step.value and lines), None
    )
    return one if latest is None else one._replace(missed=latest.n - latest.part, of=latest.n, since=latest.first)


def _compared(figures: Figures, whole: View) -> Comparison | None:
    """The comparison, without how many are left out: with those, it would tell of all held, as other slides do."""
    if level_for_others(comparison_block(figures, None, whole.now), figures, whole) is None:
        return None
    found = comparison(asked_of(figures, whole).interviews, whole.now)
    return found._replace(withdrawn=None, decided=None, recent=None)
