"""A tracker on its way in: its columns, what only a person can say, what would change, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.grid import Grid
from coaching.exchange.tracker.mending import refused_rows
from coaching.exchange.tracker.opening import open_grid
from coaching.exchange.tracker.reading import ESSENTIAL, Choices, Tracker, open_tracker
from coaching.intake.caseload import fingerprint
from coaching.intake.tracker import TrackerReport, import_tracker
from coaching.intake.tracker_clients import NEW, Doubt
from coaching.model import Client
from coaching.sentences import number_words
from coaching.store.caseload_in import Origin
from coaching.store.office import Office
from pages.parts import session
from pages.parts.downloads import download_name
from pages.parts.imported import Imported, done, imported_from, progress_bar
from pages.parts.intake import became, nothing_to_import, problem_list
from pages.parts.text import plain
from pages.parts.tracker_columns import column_choices, order_choices, sheet_and_encoding, whose_rows, word_choices

GRID, OPENED, PREVIEW, MEND = "tracker-grid", "tracker-opened", "tracker-preview", "tracker-mend"
TRIED_AT_ONCE = 3000
"""Rows up to which what would change is shown without being asked for; own judgement: about two seconds."""
DOUBTS_SHOWN = 20
"""Clients asked about at once; the others are asked about when the same file comes again."""
UNDATED_WORDS = {
    Undated.REFUSE: "Leave these rows out",
    Undated.TODAY: "Record it as known since today",
    Undated.OPEN: "Record the interview, with the outcome open",
}


class Ready(NamedTuple):
    """A tracker whose rows can be read, with what was said about it; `key` stands for all of that.

    `answers` say who clients in doubt are.
    """

    tracker: Tracker
    key: tuple[object, ...]
    answers: dict[str, str]


def tracker(upload: UploadedFile, office: Office, now: datetime, problems_name: str) -> None:
    """The columns, the questions, what would change, and a button that does it."""
    report = imported_from(upload, TrackerReport)
    if report is not None:
        _remarks(report)
        _problems(report, st.session_state[MEND], problems_name, office, now)
        return
    grid = _grid(upload, "", "")
    sheet, encoding = sheet_and_encoding(grid, upload.file_id)
    if (sheet, encoding) != (grid.sheet, grid.encoding):
        grid = _grid(upload, sheet, encoding)
    ready = _understood(grid, f"{upload.file_id}-{sheet}-{encoding}")
    if ready is None:
        return
    _would_change(upload, ready, office, now, problems_name)


def _understood(grid: Grid, key: str) -> Ready | None:
    """The tracker as it is understood with all that was chosen; None as long as a question is open."""
    found = _opened(grid, Choices(), (key,))
    st.header("What the columns mean", anchor=False)
    columns = column_choices(found, key)
    found = _opened(grid, Choices(columns), (key, *sorted(columns.items())))
    whose = whose_rows(key) if found.nobodys else ""
    if found.nobodys and not whose:
        return None
    if found.missing and not found.nobodys:
        st.markdown(f"No column is known yet as {' or '.join(found.missing)}. {ESSENTIAL}")
        return None
    if found.unclear:
        st.header("Day or month first", anchor=False)
    orders = order_choices(found.unclear, key)
    if found.states:
        st.header("What the words mean", anchor=False)
    meanings = word_choices(found.states, key)
    if len(orders) < len(found.unclear):
        st.markdown("Say what the dates are to see what would change.")
        return None
    undated = st.session_state.get(f"undated-{key}", Undated.REFUSE)
    choices = Choices(columns, orders, None, meanings, undated, whose)
    said = (key, *sorted(columns.items()), *sorted(orders.items()), *sorted(meanings.items()), undated, whose)
    answers: dict[str, str] = st.session_state.setdefault(f"answers-{key}", {})
    return Ready(_opened(grid, choices, said), said, answers)


def _would_change(
    upload: UploadedFile, ready: Ready, office: Office, now: datetime, problems_name: str
) -> None:  # fmt: skip
    key = (*ready.key, *sorted(ready.answers.items()), office.data_version)
    if len(ready.tracker.rows) > TRIED_AT_ONCE and st.session_state.get(PREVIEW, (None,))[0] != key:
        rows = number_words(len(ready.tracker.rows), "row")
        if not st.button(f"See what would change in {rows}", type="primary", key="try"):
            return
    report = _preview(upload, ready, key, office, now)
    st.header("What would change", anchor=False)
    st.markdown(f"{plain(upload.name)}: {became(report.rows)}.")
    if report.undated:
        rows = number_words(report.undated, "row")
        question = f"{rows} with an outcome that has no date"
        key_of = f"undated-{ready.key[0]}"
        st.radio(question, list(Undated), key=key_of, format_func=UNDATED_WORDS.__getitem__)
    _remarks(report)
    open_doubts = _doubts(report.doubts, ready.answers)
    to_write = report.rows.added + report.rows.changed
    if open_doubts:
        st.markdown(f"{number_words(open_doubts, 'client')} to decide about first.")
    elif not to_write:
        nothing_to_import(report.rows)
    elif st.button(f"Import {number_words(to_write, 'row')}", type="primary", key="import"):
        made = _run(upload, ready, office, now, dry_run=False)
        st.session_state[MEND] = refused_rows(ready.tracker, made.refused)
        st.session_state.pop(GRID, None)
        st.session_state.pop(OPENED, None)
        done(upload, Imported(made, made.rows))
    _problems(report, partial(refused_rows, ready.tracker, report.refused), problems_name, office, now)


def _doubts(doubts: Sequence[Doubt], answers: dict[str, str]) -> int:
    """Asks who clients are that may be known ones; how many are still open."""
    for doubt in doubts[:DOUBTS_SHOWN]:
        options = {one.client_id: _said(one) for one in doubt.candidates} | {NEW: "Somebody else: add a new client"}
        lines = f"line {doubt.lines[0]}" + (f" and {len(doubt.lines) - 1} more" if doubt.lines[1:] else "")
        st.radio(
            f"Who is {_said(doubt.client)} ({lines})?", list(options), None, key=f"doubt-{doubt.key}",
            format_func=options.__getitem__, on_change=_answer, args=(doubt.key, answers),
        )  # fmt: skip
    return min(len(doubts), DOUBTS_SHOWN)


def _said(client: Client) -> str:
    return plain(", ".join(part for part in (client.name, client.email, client.phone) if part))


def _answer(key: str, answers: dict[str, str]) -> None:
    """Callback: keeps who a client is."""
    answers[key] = st.session_state[f"doubt-{key}"]


def _remarks(report: TrackerReport) -> None:
    """What was left out or assumed."""
    st.markdown("\n".join(f"- {plain(remark)}" for remark in report.remarks))


def _problems(
    report: TrackerReport, mend: bytes | Callable[[], bytes], problems_name: str, office: Office, now: datetime
) -> None:
    """What is wrong, as a list, and the rows that stay out as a file to correct and import again."""
    problem_list(report.problems, problems_name)
    if report.refused:
        name = download_name("refused-rows", "csv", now, office.timezone)
        st.download_button(
            "Download the refused rows to mend (CSV)", mend, name, "text/csv", key="download-refused",
            on_click="ignore",
        )  # fmt: skip


def _grid(upload: UploadedFile, sheet: str, encoding: str) -> Grid:
    """The table of the file, read once; only that of the file in hand is kept."""
    key = (upload.file_id, sheet, encoding)
    grids: dict[tuple[str, str, str], Grid] = st.session_state.setdefault(GRID, {})
    if key not in grids:
        for other in [one for one in grids if one[0] != upload.file_id or one[1:] != ("", "")]:
            del grids[other]
        with progress_bar() as progress:
            grids[key] = open_grid(upload.name, upload.getvalue(), sheet=sheet, encoding=encoding, progress=progress)
    return grids[key]


def _opened(grid: Grid, choices: Choices, key: tuple[object, ...]) -> Tracker:
    """The table understood with these choices; of the last few only."""
    opened: dict[tuple[object, ...], Tracker] = st.session_state.setdefault(OPENED, {})
    if key not in opened:
        while len(opened) > 2:
            del opened[next(iter(opened))]
        opened[key] = open_tracker(grid, choices)
    return opened[key]


def _preview(
    upload: UploadedFile, ready: Ready, key: tuple[object, ...], office: Office, now: datetime
) -> TrackerReport:  # fmt: skip
    """What the import would do, tried once for all that was said and a state of the database."""
    if st.session_state.get(PREVIEW, (None,))[0] != key:
        st.session_state[PREVIEW] = (key, _run(upload, ready, office, now, dry_run=True))
    report: TrackerReport = st.session_state[PREVIEW][1]
    return report


def _run(upload: UploadedFile, ready: Ready, office: Office, now: datetime, *, dry_run: bool) -> TrackerReport:
    with progress_bar() as progress:
        return import_tracker(
            session.viewer(), ready.tracker, Origin(upload.name, fingerprint(upload)), counselor=None,
            office_zone=office.timezone, now=now, answers=ready.answers, dry_run=dry_run, progress=progress,
        )  # fmt: skip
