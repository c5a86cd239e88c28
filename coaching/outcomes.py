"""The figures of the Outcomes page for the filters chosen; without small cells where others' clients are in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import pandas as pd

from coaching.clock import ONE_DAY
from coaching.metrics.blocks import (
    ENDING_LEVELS,
    LAG_LEVELS,
    comparison_block,
    finding_block,
    held_block,
    step_block,
    thanks_block,
    through_block,
)
from coaching.metrics.conduct_rates import all_findings, finding_counts
from coaching.metrics.frames import Figures, narrowed
from coaching.metrics.landmark import Comparison, comparison
from coaching.metrics.over_time import Grain, Measure, marks, over_time, start_of, stretches, wholes
from coaching.metrics.rates import counted, followed_through, step_rates, without
from coaching.metrics.small_cells import WITHHELD, Block, Each, Shown, Times, shown, shown_of_all_and_each
from coaching.metrics.thank_yous import success_or_not, thank_you_endings, thank_you_lags
from coaching.model import Finding, Step
from coaching.selection import Period, Selection, first_day, set_kinds

FINEST, MADE_TOO = 0, 1
"""Levels of blocks.py: everything told apart; of steps also what was done at all, of outcomes success or not."""


class Days(NamedTuple):
    """Local dates from the first to the last, both included; None where there is no end on that side."""

    first: date | None = None
    last: date | None = None


class View(NamedTuple):
    """What is asked: the filters, as of when, the office's local date then, and whether others' clients are in it.

    `days` are some of the period's; `hand_picked`, that the clients are chosen by something that is no filter here.
    """

    selection: Selection
    now: datetime
    today: date
    shared: bool
    days: Days | None = None
    hand_picked: bool = False

    @property
    def since(self) -> date | None:
        return first_day(self.selection.period, self.today)

    @property
    def too_narrow(self) -> bool:
        """Several filters at once would tell others of a few people."""
        return self.shared and (self.hand_picked or len(set_kinds(self.selection)) > 1)

    @property
    def edges(self) -> set[pd.Timestamp]:
        """Where the days begin, and the day after them, if that is within the period."""
        first, last = self.days or Days()
        begins = {first} if first is not None and first != self.since else set()
        ends = {last + ONE_DAY} if last is not None and last < self.today else set()
        return {pd.Timestamp(day) for day in begins | ends}


class Outcomes(NamedTuple):
    """The figures; where something may not be shown it is None, or not among the lines of its frame."""

    held: int | None
    followed_up: int | None
    steps: pd.DataFrame
    thank_yous: pd.DataFrame | None
    lags: pd.DataFrame | None
    comparison: Comparison | None
    findings: pd.DataFrame
    withheld_steps: tuple[str, ...] = ()
    withheld_findings: tuple[str, ...] = ()


def outcomes(figures: Figures, view: View) -> Outcomes:
    """The figures of a view, from those of all interviews in its period that the viewer may see."""
    chosen = asked_of(figures, view)
    full = Outcomes(
        held=len(chosen.interviews),
        followed_up=int((chosen.interviews["followed_up_at"] <= pd.Timestamp(view.now)).sum()),
        steps=step_rates(chosen.rows),
        thank_yous=thank_you_endings(chosen, view.now),
        lags=thank_you_lags(chosen.lags),
        comparison=comparison(chosen.interviews, view.now),
        findings=finding_counts(chosen),
    )
    return _for_others(full, figures, view) if view.shared else full


def followed_through_of(figures: Figures, view: View) -> tuple[int, int] | None:
    """How many interviews were followed through, of how many with steps that count; None where it may not be shown."""
    rule = _Rule(figures, view)
    if view.shared and (view.too_narrow or rule.level(through_block(figures, _kind(view))) is None):
        return None
    through = followed_through(asked_of(figures, view).rows)
    return int(through.sum()), len(through)


def asked_of(figures: Figures, view: View) -> Figures:
    """The figures of the interviews that the filters and the days of a view leave."""
    return narrowed(figures, view.selection, *(view.days or Days()))


def trend(figures: Figures, view: View, measure: Measure | Step, grain: Grain) -> pd.DataFrame:
    """A measure, or a step done on time, by week or month of the view's period, with the fields of over_time.Stretch.

    Shown to others, stretches that would tell of few people are taken together; no line where nothing may be shown.
    """
    lines = marks(narrowed(figures, view.selection), measure, pd.Timestamp(view.now))
    held = figures.interviews["held_on"]
    first = view.since or start_of(held.min().date() if len(held) else view.today, grain)
    firsts = stretches(grain, first, view.today)
    if view.shared:
        block = _block_of(figures, _kind(view), measure, view.now)
        found = WITHHELD if view.too_narrow else _Rule(figures, view).shown(block)
        firsts = [] if found.level is None else wholes(firsts, {cut.date() for cut in found.cuts})
    return over_time(lines, firsts, view.today)


def _block_of(figures: Figures, kind: str | None, measure: Measure | Step, now: datetime) -> Block:
    """The block that a measure is part of."""
    if measure is Measure.FOLLOWED_UP:
        return held_block(figures, kind, now)
    if measure == Step.THANK_YOU:  # as a measure too: they are the same word
        return thanks_block(figures, kind, now)
    return step_block(figures, kind, Step(measure.value))


def _for_others(full: Outcomes, figures: Figures, view: View) -> Outcomes:
    """The figures without what would tell of 1 to 10 people."""
    if view.too_narrow:
        steps = tuple(step.value for step in _steps_told_of(full, figures, view))
        return Outcomes(None, None, full.steps.iloc[:0], None, None, None, full.findings.iloc[:0], steps)
    rule, kind, now = _Rule(figures, view), _kind(view), view.now
    held = rule.level(held_block(figures, kind, now)) is not None
    thanks = thanks_block(figures, kind, now)
    blocks = {step: step_block(figures, kind, step) for step in _steps_told_of(full, figures, view)}
    levels = {step: rule.level(thanks if step is Step.THANK_YOU else block) for step, block in blocks.items()}
    hidden = tuple(step.value for step, level in levels.items() if level is None)
    coarse = [step.value for step, level in levels.items() if level is not None and level > MADE_TOO]
    lags, ended = (rule.level(thanks._replace(levels=of)) for of in (LAG_LEVELS, ENDING_LEVELS))
    findings = _findings(full.findings, figures, rule, kind, levels.get(Step.STATUS_CHECK))
    return Outcomes(
        held=full.held if held else None,
        followed_up=full.followed_up if held else None,
        steps=without(full.steps, hidden, coarse),
        thank_yous=_endings_at(full.thank_yous, ended),
        lags=full.lags if lags == FINEST else None,
        comparison=_comparison_at(full.comparison, rule.level(comparison_block(figures, kind, now))),
        findings=full.findings[full.findings["finding"].isin(findings)],
        withheld_steps=hidden,
        withheld_findings=tuple(word for word in full.findings["finding"] if word not in findings),
    )


def _steps_told_of(full: Outcomes, figures: Figures, view: View) -> list[Step]:
    """The steps with rates; of some days all that the period has, so that none is missing where nobody was there."""
    names = full.steps["step"] if view.days is None and not view.hand_picked else counted(figures.rows)["step"]
    told = set(names.unique())
    return [step for step in Step if step in told]


def _findings(
    counts: pd.DataFrame, figures: Figures, rule: _Rule, kind: str | None, check_level: int | None
) -> list[str]:
    """The findings that may be shown; checks that were too soon, where the rates of the check may be told so finely."""
    every = figures._replace(findings=all_findings(figures))
    others = [finding for finding in Finding if finding is not Finding.TOO_SOON]
    may: list[Finding] = [one for one in others if rule.level(finding_block(every, kind, one)) is not None]
    if check_level == FINEST and rule.level(finding_block(every, kind, Finding.TOO_SOON)) is not None:
        may = [Finding.TOO_SOON, *may]
    return [word for word in counts["finding"] if word in may]


def _endings_at(cells: pd.DataFrame | None, level: int | None) -> pd.DataFrame | None:
    if cells is None or level is None or level > MADE_TOO:
        return None
    return cells if level == FINEST else success_or_not(cells)


def _comparison_at(compared: Comparison | None, level: int | None) -> Comparison | None:
    if compared is None or level is None:
        return None
    return compared if level == FINEST else compared._replace(withdrawn=None, decided=None, recent=None)


def _kind(view: View) -> str | None:
    """The one filter that is set, where others' clients are shown."""
    return next(iter(set_kinds(view.selection)), None)


def level_for_others(block: Block, figures: Figures, view: View) -> int | None:
    """How finely others may see a block of the view's filter; None where not at all."""
    return None if view.too_narrow else _Rule(figures, view).level(block)


def cuts_for_others(block: Block, figures: Figures, view: View) -> set[date] | None:
    """Where time may be cut in a block told at its finest; None where it may not be shown so."""
    found = WITHHELD if view.too_narrow else _Rule(figures, view).shown(block)
    return {cut.date() for cut in found.cuts} if found.level == FINEST else None


class Told(NamedTuple):
    """Whether a figure may be told of everybody together, and of which value of a filter, such as a counselor."""

    of_all: bool
    each: Each

    def of(self, value: object) -> bool:
        """Whether it may be told of the interviews with that value, or of all where it is None."""
        return self.of_all if value is None else self.each.tells_of(value)


def told_each(block: Block, figures: Figures, view: View) -> Told:
    """Whether others may see the last level of a block by each value of its filter, of the view's period or its days.

    The same as `outcomes` decides by one view for each value.
    """
    rule = _Rule(figures, view._replace(selection=Selection(period=view.selection.period)))
    whole, each = shown_of_all_and_each(block, rule.times(with_parts=view.days is not None))
    of_all, of_each = (found.level is not None and view.edges <= set(found.cuts) for found in (whole, each.shown))
    return Told(of_all, each if of_each else each._replace(shown=WITHHELD))


def measure_told_each(figures: Figures, view: View, measure: Measure, kind: str) -> Told:
    """Whether others may see a measure of everybody together, and of which values of a kind (selection.KINDS)."""
    return told_each(_block_of(figures, kind, measure, view.now), figures, view)


class _Rule(NamedTuple):
    """The rule of small_cells.py for one view."""

    figures: Figures
    view: View

    def level(self, block: Block) -> int | None:
        """The level at which the block may be shown; of some days only the last, where time may be cut at both ends."""
        if self.view.days is None:
            return self.shown(block, with_parts=False).level
        found = self.shown(block)
        told = found.level is not None and self.view.edges <= set(found.cuts)
        return len(block.levels) - 1 if told else None

    def shown(self, block: Block, *, with_parts: bool = True) -> Shown:
        kind = _kind(self.view)
        value = getattr(self.view.selection, kind) if kind else None
        return shown(block, self.times(with_parts=with_parts), value)

    def times(self, *, with_parts: bool) -> Times:
        """The periods up to the one asked for, and the months of all, which are reported, before the weeks."""
        order = list(Period)
        asked = order[: order.index(self.view.selection.period) + 1]
        firsts = [first_day(period, self.view.today) for period in asked]
        periods = [None if first is None else pd.Timestamp(first) for first in firsts]
        if not with_parts:
            return Times(periods)
        earliest = firsts[-1] or self._earliest()
        week, month = firsts[0] or earliest, min(earliest, self.view.today)
        parts = [
            *reversed(stretches(Grain.MONTH, month, self.view.today)),
            *reversed(stretches(Grain.WEEK, week, self.view.today)),
        ]
        return Times(periods, [pd.Timestamp(day) for day in dict.fromkeys(parts) if day > earliest])

    def _earliest(self) -> date:
        days = self.figures.interviews["held_on"]
        return days.min().date() if len(days) else self.view.today
