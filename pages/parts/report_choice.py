"""What is asked for on the Reports page: which report, on whom, which days, as which file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from coaching.exchange.table import CsvStyle
from coaching.model import ClientStatus
from coaching.refusals import FIRST_DAY, LAST_DAY
from coaching.reports.about import KINDS
from coaching.reports.making import Form
from coaching.reports.order import WHOLE, Report
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, Period, clients_by_key, clients_named, counselors_seen
from coaching.wording import named
from pages.parts import session
from pages.parts.text import DATES

MOST_LISTED = 500
"""Clients in a list to choose from; with more of them they are looked for by name. Own judgement."""
FORMS = {Form.WORKBOOK: "Excel workbook", Form.TABLES: "CSV files, in a zip"}
SEPARATORS = {",": "Comma", ";": "Semicolon"}
REPORT, CLIENT, PICKED = "report", "client", "report-clients"


def chosen_report() -> Report:
    """The report that is pressed, or that the address names."""
    report = st.pills(
        "Which report", list(Report), default=session.word_in_address(REPORT, Report) or Report.INTERVIEWS,
        format_func=lambda report: KINDS[report].title, key="report-kind", required=True,
    )  # fmt: skip
    session.keep_in_address(REPORT, report)
    return report


def chosen_clients(viewer: Viewer, report: Report, clients: int) -> Chosen:
    """On whom, of `clients` in all, and which days of theirs."""
    keys = _picked(viewer, clients)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        status = None if keys else _status()
        counselor = None if keys else chosen_counselor(viewer)
        period = Period() if report in WHOLE else _period()
    return Chosen(tuple(keys), status, counselor, period)


def _picked(viewer: Viewer, clients: int) -> list[int]:
    """The clients named; at first the one in the address."""
    if PICKED not in st.session_state:
        asked = st.query_params.get(CLIENT, "")
        st.session_state[PICKED] = [session.key_in_address(CLIENT)] if asked else []
    text = ""
    if clients > MOST_LISTED:
        text = st.text_input("Find clients by name", key="report-find", type="search")
    picked = clients_by_key(viewer, tuple(st.session_state[PICKED]))
    st.session_state[PICKED] = [choice.key for choice in picked]
    names = dict([*picked, *clients_named(viewer, text, MOST_LISTED)])
    return st.multiselect(
        "Clients", list(names), format_func=names.__getitem__, key=PICKED, placeholder="All clients, or these only"
    )


def _status() -> ClientStatus | None:
    words: list[ClientStatus | None] = [None, *ClientStatus]
    return st.selectbox(
        "Status", words, key="report-status", width=150,
        format_func=lambda status: named(status).capitalize() if status else "Any",
    )  # fmt: skip


def chosen_counselor(viewer: Viewer) -> int | None:
    """One counselor's clients, where the viewer sees those of several."""
    names = {choice.key: choice.name for choice in counselors_seen(viewer)}
    if len(names) < 2:
        return None
    return st.selectbox(
        "Counselor", [None, *names], key="report-counselor", width=220,
        format_func=lambda key: names[key] if key is not None else "Any",
    )  # fmt: skip


def _period() -> Period:
    return Period(_day("From", "report-from"), _day("To", "report-to"))


def _day(label: str, key: str) -> date | None:
    return st.date_input(label, None, FIRST_DAY, LAST_DAY, key=key, format=DATES, width=150)


def with_private_notes(report: Report) -> bool:
    """Whether one's own private notes go into the file: asked each time, where notes are in it at all."""
    return report is Report.FILE and st.checkbox(
        "With my own private notes", key="report-private-notes",
        help="Notes that are shared with the office are in it anyway. Private notes of others never are.",
    )  # fmt: skip


def chosen_form(*, paper: bool = False) -> tuple[Form, CsvStyle]:
    """As which file, `paper` among them at first; a CSV with what stands between its cells."""
    forms = {Form.PDF: "PDF", **FORMS} if paper else FORMS
    form = st.segmented_control(
        "As which file", list(forms), default=next(iter(forms)), format_func=forms.__getitem__,
        key="report-paper-form" if paper else "report-form", required=True,
    )  # fmt: skip
    if form is not Form.TABLES:
        return form, CsvStyle()
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        separator = st.selectbox(
            "Between cells", list(SEPARATORS), key="report-separator", width=150, format_func=SEPARATORS.__getitem__
        )
        mark = st.checkbox(
            "Mark as UTF-8", value=True, key="report-mark",
            help="Excel needs the mark (a byte order mark) to read accents right; some other programs stumble over it.",
        )  # fmt: skip
    return form, CsvStyle(separator, mark)
