"""The interviews that Outcomes counts, kept in the server's memory until something is written or the hour is over."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date, datetime
from typing import NamedTuple

import pandas as pd
import streamlit as st

from coaching.charts import drawn
from coaching.charts.drawn import Drawn
from coaching.guidance.policies import POLICIES
from coaching.metrics import FINDING_COLUMNS, Figures, figures_of
from coaching.metrics.conduct_rates import findings_of
from coaching.metrics.over_time import Grain, Measure
from coaching.model import Finding
from coaching.outcomes import Outcomes, View, outcomes, trend
from coaching.store.access import Viewer
from coaching.store.figures import figures, recorded
from coaching.store.office import Office
from coaching.topics import MissedStep, most_missed
from coaching.workshop.making import made_deck
from coaching.workshop.slides import Deck

KEPT = 8
"""Sets of interviews; own judgement: a period or two of several members."""
Key = tuple[object, ...]


class Reading(NamedTuple):
    """Whose interviews are read, since when, and whether they are to be shown to others (store.figures)."""

    counselor_id: int | None
    since: date | None
    shared: bool


class Counted(NamedTuple):
    """The figures of all interviews that were asked for, as of when, and the key that says of what they are."""

    figures: Figures
    now: datetime
    key: Key


def counted(
    viewer: Viewer, office: Office, *, policy: str, asked: Reading, now: datetime, steps_since: date | None = None
) -> Counted:
    """The figures by that policy: from stored plans where it is in force, without steps before `steps_since`; else
    planned anew with the progress shown."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    where = (str(viewer.store.engine.url), viewer.member_id, viewer.role)
    key = (*where, office.data_version, hour, policy, asked, steps_since)
    kept = _kept()
    if key not in kept:
        if policy == office.policy.name:
            with st.spinner("Counting"):
                frames = Figures(*figures(viewer, now, steps_since=steps_since, **asked._asdict()))
        else:
            frames = _planned_anew(viewer, policy, asked, now)
        kept[key] = Counted(frames, now, key)
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return kept[key]


@st.cache_resource(show_spinner=False)
def _kept() -> OrderedDict[Key, Counted]:
    return OrderedDict()


def _planned_anew(viewer: Viewer, policy: str, asked: Reading, now: datetime) -> Figures:
    text = f"Counting as if “{POLICIES[policy].title}” were in force"
    bar = st.progress(0.0, text)
    parts: list[Figures] = []
    for chunk in recorded(viewer, now, **asked._asdict()):
        part = figures_of(chunk.records, POLICIES[policy], now, chunk.counselors)
        leads = pd.DataFrame([(key, Finding.ONE_LEAD_ONLY) for key in chunk.leads], columns=FINDING_COLUMNS)
        found = findings_of(chunk.records, POLICIES[policy], now)
        parts.append(part._replace(findings=pd.concat([found, leads], ignore_index=True)))
        bar.progress(chunk.done / chunk.total, text)
    bar.empty()
    together = [pd.concat(frames, ignore_index=True) for frames in zip(*parts, strict=True)]
    return Figures(*together) if parts else figures_of([], POLICIES[policy], now)


@st.cache_resource(show_spinner=False, max_entries=100)
def figured(key: Key, view: View, _figures: Figures) -> tuple[Outcomes, tuple[Drawn, ...]]:  # noqa: ARG001 - the cache's
    """The figures of a view and how they are drawn, in the order of the page."""
    found = outcomes(_figures, view)
    ways = (
        drawn.steps_drawn, drawn.comparison_drawn, drawn.lags_drawn, drawn.endings_drawn, drawn.findings_drawn,
    )  # fmt: skip
    return found, tuple(way(found) for way in ways)


@st.cache_resource(show_spinner=False, max_entries=100)
def figured_over_time(key: Key, view: View, measure: Measure, grain: Grain, _figures: Figures) -> Drawn:  # noqa: ARG001
    """A measure of a view by week or month."""
    return drawn.trend_drawn(trend(_figures, view, measure, grain), measure, grain, shared=view.shared)


@st.cache_resource(show_spinner=False, max_entries=100)
def topics_found(key: Key, view: View, _figures: Figures) -> tuple[MissedStep, ...]:  # noqa: ARG001
    """The steps that a view's clients missed most in the last weeks."""
    return most_missed(_figures, view)


@st.cache_resource(show_spinner=False, max_entries=20)
def deck_made(key: Key, _viewer: Viewer, _office: Office, _found: Counted) -> Deck:  # noqa: ARG001
    """The slides of this week, from the interviews counted."""
    return made_deck(_viewer, _office, _found.now, _found.figures)
