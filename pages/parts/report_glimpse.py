"""What a report holds, shown before it is downloaded: how many rows, on whom, as of when, and the first of them."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

import pandas as pd
import streamlit as st

from coaching.reports.about import GROUP_FIGURES, KINDS, in_a_sentence
from coaching.reports.making import Glimpse, glimpse, is_guarded, read_for
from coaching.reports.order import Order, Report
from coaching.sentences import number_words
from coaching.store.access import Viewer
from coaching.store.chosen import Size, size_of
from coaching.store.office import Office, office_of
from pages.parts.text import plain

ROWS_SHOWN = 5
ALL_ROWS = 1_000
"""More than the rates have rows."""
MOST_COUNTED = 3_000
"""Interviews whose advice or rates are worked out to be looked at: under a second."""


class Preview(NamedTuple):
    """How many rows the first table will have (None: not counted), and the first of them."""

    rows: int | None
    size: Size
    first: Glimpse | None
    guarded: bool


@st.cache_data(show_spinner="Looking", max_entries=100)
def preview(
    key: tuple[object, ...],  # noqa: ARG001 - what the cache goes by: member, data version, minute, and the order
    _viewer: Viewer,
    _order: Order,
) -> Preview:
    """What the report will hold; kept until something is written or the minute is over."""
    size, guarded = size_of(_viewer, _order.chosen, _order.as_of), is_guarded(_viewer, _order)
    worked_out = _order.report in (Report.ADVICE, Report.RATES)
    read = size_of(_viewer, read_for(_order, office_of(_viewer), guarded=guarded), _order.as_of) if guarded else size
    if worked_out and read.interviews > MOST_COUNTED:
        return Preview(None, size, None, guarded)
    first = glimpse(_viewer, _order, ALL_ROWS * MOST_COUNTED if worked_out else ROWS_SHOWN)
    rows = len(first.rows) if worked_out else _rows(_order.report, size)
    shown = first.rows if _order.report is Report.RATES else first.rows[:ROWS_SHOWN]
    return Preview(rows, size, first._replace(rows=shown), guarded)


def _rows(report: Report, size: Size) -> int:
    return {Report.INTERVIEWS: size.interviews, Report.ACTIONS: size.actions, Report.STEPS: size.steps}.get(
        report, size.clients
    )


def seen_before(viewer: Viewer, office: Office, order: Order) -> Preview:
    """The preview of an order, from what is kept where nothing has changed."""
    minute: datetime = order.as_of.replace(second=0, microsecond=0)
    key = (viewer.member_id, office.key, office.data_version, office.policy.name, minute, order.report, order.chosen)
    return preview(key, viewer, order)


def show_preview(found: Preview, viewer: Viewer, office: Office, order: Order) -> None:
    """In words and in rows."""
    st.markdown(f"**{_how_many(found, order.report)}.** {plain(in_a_sentence(viewer, office, order))}")
    if found.guarded:
        st.caption(GROUP_FIGURES)
    if found.first is None or not found.first.rows:
        return
    frame = pd.DataFrame([[_said(cell) for cell in row] for row in found.first.rows], columns=list(found.first.header))
    st.dataframe(frame, hide_index=True, key=f"report-rows-{order.report}")
    if found.rows is not None and found.rows > len(found.first.rows):
        more = "the clients; a table each for the rest" if order.report is Report.FILE else f"{found.rows:,} rows"
        st.caption(
            f"The first {len(found.first.rows)} of {more}. All {len(found.first.header)} columns are in the file."
        )


def _how_many(found: Preview, report: Report) -> str:
    size = found.size
    interviews = number_words(size.interviews, "interview")
    if report is Report.FILE:
        return f"{number_words(size.clients, 'client')} with {interviews} and {size.actions:,} things done"
    if report is Report.RATES:
        return f"Rates of the interviews held, of {size.interviews:,} in all"
    if found.rows is None:
        return f"{KINDS[report].title} on {interviews}"
    return f"{number_words(found.rows, 'row')}, from {interviews} of {number_words(size.clients, 'client')}"


def _said(cell: object) -> str:
    """A cell as the CSV has it; shares in percent, as the workbook shows them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:.1%}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)
