"""A caseload on its way in: what is in the zip, what would change, and what became of it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from coaching.intake.caseload import Report, import_caseload_file
from coaching.sentences import number_words
from coaching.store.office import Office
from pages.parts import session
from pages.parts.imported import Imported, done, imported_from, progress_bar
from pages.parts.intake import became, counts_by_file, dropped_columns, nothing_to_import, problem_list
from pages.parts.text import plain

PREVIEW = "import-preview"


def caseload(upload: UploadedFile, office: Office, now: datetime, problems_name: str) -> None:
    """What would change, a button that does it, and the problems."""
    report = imported_from(upload, Report)
    if report is None:
        report = _preview(upload, office, now)
        _offer(upload, report, office, now)
    dropped_columns(report)
    if report.problems:
        st.markdown("Refused rows stay out. Correct them in your files, make the zip again and import it once more.")
        problem_list(report.problems, problems_name)


def _offer(upload: UploadedFile, report: Report, office: Office, now: datetime) -> None:
    to_write = report.rows.added + report.rows.changed
    st.header("What is in it", anchor=False)
    st.markdown(f"{plain(upload.name)}: {became(report.rows)}.")
    counts_by_file(report)
    if not to_write:
        nothing_to_import(report.rows)
    elif st.button(f"Import {number_words(to_write, 'row')}", type="primary", key="import"):
        done(upload, Imported(_run(upload, office, now, dry_run=False), report.rows))


def _preview(upload: UploadedFile, office: Office, now: datetime) -> Report:
    """What the import would do, tried once for a file and a state of the database."""
    key = (upload.file_id, office.data_version)
    if st.session_state.get(PREVIEW, (None,))[0] != key:
        st.session_state[PREVIEW] = (key, _run(upload, office, now, dry_run=True))
    report: Report = st.session_state[PREVIEW][1]
    return report


def _run(upload: UploadedFile, office: Office, now: datetime, *, dry_run: bool) -> Report:
    """Imports the file, or tries what that would do; how far it is shows meanwhile."""
    with progress_bar() as progress:
        return import_caseload_file(
            session.viewer(), upload, counselor=None, office_zone=office.timezone, now=now, name=upload.name,
            dry_run=dry_run, progress=progress,
        )  # fmt: skip
