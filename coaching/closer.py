"""The figures that Outcomes shows on demand, for the filters chosen; of others' clients without small cells.

Each takes the figures of all interviews in the view's period, as outcomes does; None is what may not be shown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pandas as pd

from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS
from coaching.metrics.at_all import AtAll, at_all, first_ways
from coaching.metrics.blocks import comparison_block, finding_block, held_block, step_block
from coaching.metrics.closer_blocks import funnel_block, ways_block
from coaching.metrics.conduct_rates import all_findings, finding_marks
from coaching.metrics.employers import Employers, employers
from coaching.metrics.firsts import with_firsts
from coaching.metrics.frames import Figures
from coaching.metrics.funnel import Stage, funnel, stages
from coaching.metrics.landmark import Comparison, comparison
from coaching.metrics.lesson import Naive, naive_comparison
from coaching.metrics.over_time import Grain, over_time, start_of, stretches, wholes
from coaching.metrics.slips import Slips, slips
from coaching.metrics.stratified import Stratified, stratified
from coaching.metrics.survival import Curve
from coaching.metrics.waits import Awaited, wait_curve, waits
from coaching.model import Finding, Step
from coaching.outcomes import FINEST, View, asked_of, cuts_for_others, level_for_others
from coaching.selection import set_kinds

MOST_APART = 12
"""Strata of others' clients told apart, the largest; the rest are one, as no chart reads with more (own judgement)."""


Firsts = Callable[[], pd.DataFrame]
"""Reads what was done first (metrics.firsts), which costs, and is left undone where nothing may be shown anyway."""


class Days(NamedTuple):
    """How the comparison is made: followed up by `landmark` days, and success in the `horizon` days after."""

    landmark: int = LANDMARK_DAYS.number
    horizon: int = HORIZON_DAYS.number


USUAL = Days()
LANDMARKS, HORIZONS = (3, 5, USUAL.landmark, 10, 14), (14, USUAL.horizon, 60, 90)
"""Days to choose from, for one's own clients: of others', one step from 7 to 8 days would tell of single people."""


def compared_by(figures: Figures, view: View, days: Days) -> Comparison | None:
    """The comparison with a landmark and a horizon of one's own choice; of others' clients there is no choice."""
    if view.shared:
        return None
    interviews = asked_of(figures, view).interviews
    return comparison(interviews, view.now, days.landmark, days.horizon)


def lesson_of(figures: Figures, view: View) -> Naive | None:
    """The naive comparison; of others' clients, it would tell of those who are left out of the right one."""
    return None if view.shared else naive_comparison(asked_of(figures, view).interviews, view.now)


def stratified_of(figures: Figures, view: View, kind: str, days: Days = USUAL) -> Stratified | None:
    """The comparison within the values of a kind; of others' clients those alone that may be told apart."""
    days, together = (USUAL if view.shared else days), set[object]()
    if view.shared:
        if (
            set_kinds(view.selection)
            or view.too_narrow
            or level_for_others(comparison_block(figures, None, view.now), figures, view) is None
        ):
            return None
        together = _together(figures, view, kind)
    interviews = asked_of(figures, view).interviews
    return stratified(
        interviews, kind, view.now, landmark_days=days.landmark, horizon_days=days.horizon, together=together
    )


def _together(figures: Figures, view: View, kind: str) -> set[object]:
    """The values that may not be told apart, or are not among the largest."""
    block = comparison_block(figures, kind, view.now)
    values = figures.interviews[kind].value_counts().index
    each = {value: view._replace(selection=view.selection._replace(**{kind: value})) for value in values[:MOST_APART]}
    apart = {value for value, one in each.items() if level_for_others(block, figures, one) is not None}
    return set(values) - apart


def at_all_of(figures: Figures, view: View) -> AtAll | None:
    """Who followed up at all; of others' clients by interview alone, with those of the last week.

    Those who are a week old to the hour, less the weeks that are told, would be the few between the hour and a Monday.
    """
    interviews = asked_of(figures, view).interviews
    if not view.shared:
        return at_all(interviews, view.now)
    if level_for_others(held_block(figures, _kind(view), view.now), figures, view) is None:
        return None
    found = at_all(interviews, view.now, days=0)
    return found._replace(clients_ever=None, clients_always=None, clients=None)


def funnel_of(figures: Figures, view: View) -> pd.DataFrame | None:
    """The way to an answer; of others' clients to its end, or up to the thank-yous on time."""
    lines = funnel(stages(asked_of(figures, view), view.now))
    if not view.shared:
        return lines
    level = level_for_others(funnel_block(figures, _kind(view), stages(figures, view.now), view.now), figures, view)
    if level is None:
        return None
    upto = list(map(str, Stage)).index(Stage.ON_TIME) + 1
    return lines if level == FINEST else lines.iloc[:upto]


def ways_of(figures: Figures, firsts: Firsts, view: View, column: str) -> pd.DataFrame | None:
    """First follow-ups by a column of WAYS."""
    if view.shared:
        words = with_firsts(figures.interviews, firsts())[column]
        if level_for_others(ways_block(figures, _kind(view), words, column), figures, view) is None:
            return None
    return first_ways(with_firsts(asked_of(figures, view).interviews, firsts()), column)


def waits_of(figures: Figures, firsts: Firsts, view: View, what: Awaited) -> Curve | None:
    """How long it takes; of others' clients not, for each step of the curve is somebody."""
    if view.shared:
        return None
    return wait_curve(waits(with_firsts(asked_of(figures, view).interviews, firsts()), what, view.now))


def slips_of(figures: Figures, view: View) -> Slips | None:
    """Clients and steps; of others' clients not, for each line is somebody."""
    return None if view.shared else slips(asked_of(figures, view))


def employers_of(figures: Figures, firsts: Firsts, view: View) -> Employers | None:
    """Employers; of others' clients not: an employer lies within an industry, and the difference may be few people."""
    if view.shared:
        return None
    return employers(with_firsts(asked_of(figures, view).interviews, firsts()), view.now)


def finding_over_time(figures: Figures, view: View, finding: Finding, grain: Grain) -> pd.DataFrame:
    """The interviews held with a finding of LASTING by week or month of their date, with the fields of Stretch.

    Of others' clients stretches that would tell of few people are taken together; no line where nothing may be shown.
    """
    held = figures.interviews["held_on"]
    first = view.since or start_of(held.min().date() if len(held) else view.today, grain)
    firsts = stretches(grain, first, view.today)
    if view.shared:
        cuts = _cuts(figures, view, finding)
        firsts = [] if cuts is None else wholes(firsts, cuts)
    return over_time(finding_marks(asked_of(figures, view), finding), firsts, view.today)


def _cuts(figures: Figures, view: View, finding: Finding) -> set[date] | None:
    """Where time may be cut; checks that were too soon follow from the rates of the check as well."""
    every = figures._replace(findings=all_findings(figures))
    blocks = [finding_block(every, _kind(view), finding)]
    if finding is Finding.TOO_SOON:
        blocks.append(step_block(figures, _kind(view), Step.STATUS_CHECK))
    found = [cuts_for_others(block, figures, view) for block in blocks]
    told = [cuts for cuts in found if cuts is not None]
    return set.intersection(*told) if len(told) == len(found) else None


def _kind(view: View) -> str | None:
    return next(iter(set_kinds(view.selection)), None)
