"""How the interviews behind the figures of Outcomes are found, of one's own clients alone; kept until a write."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import pandas as pd
import streamlit as st

from coaching.charts import behind
from coaching.charts.behind import Part
from coaching.charts.drawn import Drawn
from coaching.closer import Days, Firsts, employers_of
from coaching.metrics import Figures
from coaching.metrics.at_all import WAYS
from coaching.metrics.conduct_rates import finding_marks
from coaching.metrics.firsts import with_firsts
from coaching.metrics.over_time import Measure, marks
from coaching.metrics.slips import Slips, slips
from coaching.model import Finding
from coaching.outcomes import View, asked_of
from coaching.sentences.side_by_side import group_names
from coaching.side_by_side import group_lines, side_by_side
from pages.parts.behind import Findable
from pages.parts.counting import Counted, Key

Find = Callable[[Figures, datetime], list[Part]]
Names = Callable[[Slips], Mapping[int, str]]
"""Reads the names of the clients of a grid."""
BY_THEMSELVES: dict[str, tuple[Find, bool]] = {
    "steps": (lambda chosen, _: behind.steps_behind(chosen), True),
    "comparison": (behind.comparison_behind, True),
    "thank-you-times": (lambda chosen, _: behind.lags_behind(chosen), False),
    "thank-yous": (behind.endings_behind, False),
    "conduct": (lambda chosen, _: behind.findings_behind(chosen), False),
    "way-to-an-answer": (behind.funnel_behind, True),
    "at-all": (behind.at_all_behind, True),
}
"""Of the figures that need no choice, by slug; and whether what a bar lacks to the whole is something."""
ON_TIME, FOLLOWED_UP, FOUND = "on time", "followed up", "with this finding"
"""What is good, or at least so, in a stretch of time."""
OF_WAYS = {f"first-{column.replace('_', '-')}": column for column in WAYS}


class Grouped(NamedTuple):
    """Which rate is side by side, by what, and the names of counselors."""

    kind: str
    measure: Measure
    names: Mapping[object, str]


def findable(found: Counted, view: View, figure: Drawn) -> Findable | None:
    """What is behind a figure that is made of the interviews alone."""
    if figure.slug not in BY_THEMSELVES:
        return None
    find, rest = BY_THEMSELVES[figure.slug]
    return _kept(found, view, figure, (), lambda chosen: find(chosen, view.now), rest=rest)


def findable_in_time(found: Counted, view: View, figure: Drawn, measure: Measure | Finding) -> Findable | None:
    """What is behind the weeks or months of a measure or a finding."""

    def find(chosen: Figures) -> list[Part]:
        if isinstance(measure, Finding):
            return behind.time_behind(finding_marks(chosen, measure), figure.data, FOUND)
        good = FOLLOWED_UP if measure is Measure.FOLLOWED_UP else ON_TIME
        return behind.time_behind(marks(chosen, measure, pd.Timestamp(view.now)), figure.data, good)

    return _kept(found, view, figure, (measure.value, len(figure.data)), find, rest=True)


def findable_by_days(found: Counted, view: View, figure: Drawn, days: Days) -> Findable | None:
    """What is behind the comparison with other days."""
    return _kept(found, view, figure, days, lambda chosen: behind.comparison_behind(chosen, view.now, days), rest=True)


def findable_clients(found: Counted, view: View, figure: Drawn, names: Names) -> Findable | None:
    """What is behind the cells of clients by steps."""

    def find(chosen: Figures) -> list[Part]:
        grid = slips(chosen)
        return behind.slips_behind(chosen, grid, names(grid))

    return _kept(found, view, figure, (), find, rest=False)


def findable_groups(found: Counted, view: View, figure: Drawn, grouped: Grouped) -> Findable | None:
    """What is behind the rates side by side."""

    def find(chosen: Figures) -> list[Part]:
        kind, measure, names = grouped
        groups = side_by_side(found.figures, view, kind, measure)
        if groups is None or not groups.groups:
            return []
        good = FOLLOWED_UP if measure is Measure.FOLLOWED_UP else ON_TIME
        called = group_names(groups, kind, names, short=True)
        return behind.groups_behind(chosen.interviews, group_lines(chosen, view, kind, measure), groups, called, good)

    return _kept(found, view, figure, (), find, rest=True)


def findable_by_firsts(found: Counted, view: View, figure: Drawn, firsts: Firsts) -> Findable | None:
    """What is behind a figure that needs to know what was done first."""

    def find(chosen: Figures) -> list[Part]:
        interviews = with_firsts(chosen.interviews, firsts())
        if figure.slug in OF_WAYS:
            return behind.ways_behind(interviews, OF_WAYS[figure.slug])
        employers = employers_of(found.figures, firsts, view)
        return behind.employers_behind(interviews, employers) if employers else []

    return _kept(found, view, figure, (), find, rest=False)


def _kept(
    found: Counted, view: View, figure: Drawn, choice: Hashable, find: Callable[[Figures], list[Part]], *, rest: bool
) -> Findable | None:
    """None of others' clients, whoever asks."""
    if view.shared:
        return None
    return Findable(
        lambda: _parts(found.key, view, figure.slug, choice, lambda: find(asked_of(found.figures, view))), rest
    )


@st.cache_resource(show_spinner=False, max_entries=20)
def _parts(key: Key, view: View, slug: str, choice: Hashable, _find: Callable[[], Sequence[Part]]) -> Sequence[Part]:  # noqa: ARG001 - the cache's
    return _find()
