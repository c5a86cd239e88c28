"""The figures of Outcomes that are loaded on demand: one is chosen, read, drawn, and kept until a write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pandas as pd
import streamlit as st

from coaching import closer
from coaching.charts import closer as drawn
from coaching.charts.drawn import Drawn, compared_drawn, trend_drawn
from coaching.closer import HORIZONS, LANDMARKS, USUAL, Days
from coaching.guidance.findings import FINDINGS
from coaching.metrics import Figures, at_all
from coaching.metrics.conduct_rates import LASTING
from coaching.metrics.over_time import Grain, Measure
from coaching.metrics.slips import Slips
from coaching.metrics.waits import Awaited
from coaching.model import Finding
from coaching.outcomes import View
from coaching.selection import Period
from coaching.sentences import MEASURE_TITLES, number_words
from coaching.sentences.slips import SLIPS_TITLE
from coaching.sentences.stratified import KIND_PLURALS
from coaching.side_by_side import side_by_side
from coaching.store.access import Viewer
from coaching.store.behind import client_names
from coaching.store.firsts import firsts
from pages.parts import figure
from pages.parts.behind import Findable
from pages.parts.counting import Counted, Key, Reading
from pages.parts.findable import (
    Grouped,
    findable,
    findable_by_days,
    findable_by_firsts,
    findable_clients,
    findable_groups,
    findable_in_time,
)
from pages.parts.outcome_filters import choice
from pages.parts.text import plain

OTHER_DAYS = "other-days"
WIDTH = 288  # pixels: as wide as two filters


class Look(StrEnum):
    CLIENTS = "clients-and-steps"
    AT_ALL = "nine-in-ten"
    WAY = "way-to-an-answer"
    TIMES = "times"
    SIDE_BY_SIDE = "side-by-side"
    GROUPS = "within-groups"
    DAYS = "other-days"
    FIRST = "first-follow-ups"
    CONDUCT = "conduct"
    EMPLOYERS = "employers"


TITLES = {
    Look.CLIENTS: SLIPS_TITLE, Look.AT_ALL: "What nine in ten means here", Look.WAY: "From the interview to an answer",
    Look.TIMES: "How long follow-ups take", Look.SIDE_BY_SIDE: "Rates side by side",
    Look.GROUPS: "The comparison within groups",
    Look.DAYS: "The comparison with other days", Look.FIRST: "How clients follow up first",
    Look.CONDUCT: "Findings over time", Look.EMPLOYERS: "Employers",
}  # fmt: skip
WHAT_DAYS_MEAN = (
    "The first days say by when somebody has to have followed up: fewer of them leave out fewer early answers, and "
    "count fewer follow-ups. The days after that are what an outcome has time for: with more of them, recent "
    "interviews are left out. Choose before you look; who tries until something shows finds chance."
)


class Asked(NamedTuple):
    """What is looked at: which figure, within which kind of group or of which finding, and with which days."""

    look: Look
    kind: str = ""
    days: Days = USUAL
    measure: Measure = Measure.FOLLOWED_UP


class Source(NamedTuple):
    """Where more is read from, if the figure needs it: by whom and whose interviews; and the names of counselors."""

    viewer: Viewer
    reading: Reading
    names: Mapping[object, str]

    def clients(self, grid: Slips) -> dict[int, str]:
        """The names of the clients of a grid, read by the viewer whose own they are."""
        return client_names(self.viewer, [int(str(key)) for key in grid.cells["client_id"].unique()])


def look_closer(found: Counted, view: View, source: Source, files: figure.About) -> None:
    """The choice of a figure and, once one is chosen, the figure."""
    st.header("Look closer")
    with st.container(horizontal=True, gap="small", key="outcomes-look-closer"):
        titles = {look.value: title for look, title in TITLES.items()}
        look = choice("Figure", "closer", titles, nothing="Choose a figure", width=WIDTH)
        asked = None if look is None else _asked(Look(look), view, found.figures)
    if asked is None:
        return
    if asked.look is Look.DAYS and not view.shared:
        st.caption(WHAT_DAYS_MEAN)
    for one in _figured(found.key, view, asked, found.figures, source):
        st.subheader(one.title)
        shown = one._replace(table=_as_typed(one.table))
        figure.show(shown, files, heading=False, findable=_findable(found, view, asked, one, source))


def _asked(look: Look, view: View, figures: Figures) -> Asked:
    """With the choices that belong to the figure; among the kinds of groups those of which there are several."""
    if look in (Look.GROUPS, Look.SIDE_BY_SIDE):
        several = [kind for kind in KIND_PLURALS if figures.interviews[kind].nunique() > 1] or list(KIND_PLURALS)
        kinds = {kind: KIND_PLURALS[kind].capitalize() for kind in several}
        within = choice("Within" if look is Look.GROUPS else "Groups", "within", kinds, default=next(iter(kinds)))
        if look is Look.GROUPS:
            return Asked(look, within)
        rates = {measure.value: title for measure, title in MEASURE_TITLES.items()}
        rate = choice("Rate", "rate", rates, default=Measure.FOLLOWED_UP, width=WIDTH)
        return Asked(look, within, measure=Measure(rate))
    if look is Look.CONDUCT:
        titles = {finding.value: FINDINGS[finding].title for finding in LASTING}
        return Asked(look, choice("Finding", "finding", titles, default=LASTING[0], width=WIDTH))
    if look is Look.DAYS and not view.shared:
        return Asked(look, days=Days(
            _days("Followed up within", "landmark", LANDMARKS, USUAL.landmark),
            _days("Outcome in the next", "horizon", HORIZONS, USUAL.horizon),
        ))  # fmt: skip
    return Asked(look)


def _days(label: str, name: str, options: tuple[int, ...], usual: int) -> int:
    words = {str(days): number_words(days, "day") for days in options}
    return int(choice(label, name, words, default=str(usual)))


def _findable(found: Counted, view: View, asked: Asked, one: Drawn, source: Source) -> Findable | None:
    """How what is behind the figure is found; where it is a curve, a difference or a lesson, it is not."""
    match asked.look:
        case Look.AT_ALL | Look.WAY:
            return findable(found, view, one)
        case Look.CONDUCT:
            return findable_in_time(found, view, one, Finding(asked.kind))
        case Look.DAYS if one.slug == OTHER_DAYS:
            return findable_by_days(found, view, one, asked.days)
        case _:
            return _findable_with_more(found, view, asked, one, source)


def _findable_with_more(found: Counted, view: View, asked: Asked, one: Drawn, source: Source) -> Findable | None:
    """Where names, or what was done first, are needed."""
    match asked.look:
        case Look.CLIENTS:
            return findable_clients(found, view, one, source.clients)
        case Look.SIDE_BY_SIDE:
            return findable_groups(found, view, one, Grouped(asked.kind, asked.measure, source.names))
        case Look.FIRST | Look.EMPLOYERS:
            return findable_by_firsts(found, view, one, lambda: _firsts(found.key, view.now, source))
        case _:
            return None


@st.cache_resource(show_spinner="Counting", max_entries=50)
def _figured(key: Key, view: View, asked: Asked, _figures: Figures, _source: Source) -> tuple[Drawn, ...]:
    def more() -> pd.DataFrame:
        return _firsts(key, view.now, _source)

    return _drawn(_figures, view, asked, _source, more)


@st.cache_resource(show_spinner=False, max_entries=8)
def _firsts(key: Key, now: datetime, _source: Source) -> pd.DataFrame:  # noqa: ARG001 - the cache's
    """What was done first, which several of the figures are made of."""
    return firsts(_source.viewer, now, **_source.reading._asdict())


def _drawn(figures: Figures, view: View, asked: Asked, source: Source, more: closer.Firsts) -> tuple[Drawn, ...]:
    match asked.look:
        case Look.AT_ALL:
            return (drawn.at_all_drawn(closer.at_all_of(figures, view)),)
        case Look.WAY:
            return (drawn.funnel_drawn(closer.funnel_of(figures, view)),)
        case Look.CONDUCT:
            finding, grain = Finding(asked.kind), Grain.WEEK if view.selection.period is Period.WEEKS else Grain.MONTH
            lines = closer.finding_over_time(figures, view, finding, grain)
            one = trend_drawn(lines, finding, grain, shared=view.shared)
            return (one._replace(slug="finding-over-time"),)
        case Look.GROUPS:
            pooled = closer.stratified_of(figures, view, asked.kind)
            return (drawn.stratified_drawn(pooled, asked.kind, source.names, shared=view.shared),)
        case Look.DAYS:
            lesson = drawn.lesson_drawn(closer.lesson_of(figures, view))
            compared = compared_drawn(closer.compared_by(figures, view, asked.days))._replace(slug=OTHER_DAYS)
            return (lesson,) if view.shared else (compared, lesson)
        case _:
            return _drawn_with_more(figures, view, asked, source, more)


def _drawn_with_more(
    figures: Figures, view: View, asked: Asked, source: Source, more: closer.Firsts
) -> tuple[Drawn, ...]:
    """What needs to know names, or what was done first."""
    match asked.look:
        case Look.SIDE_BY_SIDE:
            groups = side_by_side(figures, view, asked.kind, asked.measure)
            return (drawn.side_by_side_drawn(groups, asked.kind, asked.measure, source.names),)
        case Look.CLIENTS:
            grid = closer.slips_of(figures, view)
            return (drawn.slips_drawn(grid, source.clients(grid) if grid else {}),)
        case Look.TIMES:
            return tuple(drawn.waits_drawn(closer.waits_of(figures, more, view, what), what) for what in Awaited)
        case Look.FIRST:
            return tuple(drawn.ways_drawn(closer.ways_of(figures, more, view, way), way) for way in at_all.WAYS)
        case _:
            return (drawn.employers_drawn(closer.employers_of(figures, more, view)),)


def _as_typed(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the names down its side as they were typed, whatever Markdown makes of them."""
    return table.rename(index=lambda name: plain(str(name)))
