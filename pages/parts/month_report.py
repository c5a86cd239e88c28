"""The monthly report on Reports: which month, whose clients, what it says, and the file."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.month import Month, last_complete, month_named, months_back
from coaching.reports.about import in_a_sentence
from coaching.reports.monthly.making import made_month, month_order
from coaching.reports.monthly.page import sections
from coaching.reports.monthly.words import findings, headline, how_to_read, left_out, outcomes_note
from coaching.store.access import Viewer
from coaching.store.office import Office
from pages.parts.downloads import download_link, download_name
from pages.parts.report_choice import chosen_counselor, chosen_form
from pages.parts.report_file import make_report
from pages.parts.text import plain

MONTHS_OFFERED = 36
"""Own judgement: three years of monthly reports; `afterword export month --month` gives any."""
MONTH = "month"
"""In the address."""


class Said(NamedTuple):
    """What the page says of a month, as of when."""

    as_of: datetime
    headline: str
    findings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    guarded: bool


def month_report(viewer: Viewer, office: Office, now: datetime) -> None:
    """The choice, the figures and the download."""
    latest = last_complete(local_date(now, zone_named(office.timezone)))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        month = _chosen_month(latest)
        counselor = chosen_counselor(viewer)
    hour = now.replace(minute=0, second=0, microsecond=0)
    key = (viewer.member_id, office.key, office.data_version, office.policy.name, hour, month.name, counselor)
    said = _said(key, viewer, month, counselor, now)
    wanted = month_order(month, counselor, said.as_of)
    st.header(month.words, anchor=False)
    st.markdown(f"**{said.headline}**")
    for sentence in said.findings:
        st.markdown(sentence)
    st.caption(plain(in_a_sentence(viewer, office, wanted)))
    form, style = chosen_form(paper=True)
    download_link(
        f"Download monthly report ({form.value})",
        download_name(f"month-{month.name}", form.value, now, office.timezone),
        partial(make_report, viewer=viewer, wanted=wanted, style=style),
        key="download-report",
    )
    names = "" if said.guarded else " The workbook and the CSV files name your clients, in the table of rows."
    st.caption(f"Made as you click, noted in the audit, and given to this browser only: the link works once.{names}")
    frame = pd.DataFrame(said.rows, columns=["About", "Figure", month.words, month.before.words])
    st.dataframe(frame, hide_index=True, key="report-month-figures", height="content")
    st.caption("\n".join(f"- {note}" for note in said.notes))


def _chosen_month(latest: Month) -> Month:
    """The month chosen, or that the address names; at first the last complete one."""
    offered = [month.name for month in months_back(latest, MONTHS_OFFERED)]
    asked = st.query_params.get(MONTH, "")
    place = offered.index(asked) if asked in offered else 0
    name = st.selectbox(
        "Month", offered, index=place, key="report-month", width=180,
        format_func=lambda name: month_named(name, latest.after.first).words,
    )  # fmt: skip
    if asked not in ("", *offered):
        st.toast("The address names a month that cannot be reported, so this is the last complete one.")
    if asked != name:
        st.query_params[MONTH] = name
    return month_named(name, latest.after.first)


@st.cache_data(show_spinner="Counting", max_entries=50)
def _said(
    key: tuple[object, ...],  # noqa: ARG001 - what the cache goes by: member, data version, hour, month and whose
    _viewer: Viewer,
    _month: Month,
    _counselor: int | None,
    _now: datetime,
) -> Said:
    made = made_month(_viewer, month_order(_month, _counselor, _now))
    report, found = made.report, sections(made.report)
    rows = [
        (section.title, line.title, _words(line.now, line.share), _words(line.before, line.share_before))
        for section in found
        for line in section.lines
    ]
    withheld = [section.withheld for section in found if section.withheld]
    notes = [plain(note) for note in (*withheld, how_to_read(), outcomes_note(report), *left_out(report))]
    said = tuple(findings(report))
    return Said(made.order.as_of, headline(report), said, tuple(rows), tuple(notes), report.guarded)


def _words(count: str, share: str) -> str:
    """ "14 of 40, 35% (22 to 51)"."""
    return f"{count}, {share}" if share else count
