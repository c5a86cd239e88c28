"""Imports: is this my file, and did everything go in?"""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from coaching.exchange.columns import FILES
from coaching.exchange.template import template_zip
from coaching.intake.caseload import Report, import_caseload_file
from coaching.sentences import number_words
from pages.parts import session
from pages.parts.demo import demo_warning
from pages.parts.downloads import download_name
from pages.parts.intake import counts_by_file, dropped_columns, problem_list
from pages.parts.text import plain

session.require_frame()

PREVIEW, RESULT = "import-preview", "import-result"
STAY = "Stay on this page until it is done."


def run(upload: UploadedFile, *, dry_run: bool) -> Report:
    """Imports the file, or tries what that would do; how far it is shows meanwhile."""
    bar = st.progress(0.0, f"Reading the file. {STAY}")

    def progress(done: int, total: int) -> None:
        bar.progress(done / total, f"{done / total:.0%} done. {STAY}")

    try:
        return import_caseload_file(
            viewer, upload, counselor=None, office_zone=office.timezone, now=now, name=upload.name,
            dry_run=dry_run, progress=progress,
        )  # fmt: skip
    finally:
        bar.empty()


def preview(upload: UploadedFile) -> Report:
    """What the import would do, tried once for a file and a state of the database."""
    key = (upload.file_id, office.data_version)
    if st.session_state.get(PREVIEW, (None,))[0] != key:
        st.session_state[PREVIEW] = (key, run(upload, dry_run=True))
    report: Report = st.session_state[PREVIEW][1]
    return report


def became(report: Report) -> str:
    """ "**12** new, **3** changed, **40** as they are here already, **2** refused"."""
    rows = report.rows
    return (
        f"**{rows.added:,}** new, **{rows.changed:,}** changed, **{rows.unchanged:,}** as they are here already, "
        f"**{rows.refused:,}** refused"
    )


now, viewer, office = session.now(), session.viewer(), session.office()
problems_name = download_name("problems", "csv", now, office.timezone)
st.title("Imports")
demo_warning()
st.markdown(
    f"A caseload is a zip of four CSV files: {', '.join(file.name for file in FILES)}. First you see what is in it and "
    "what would change; nothing is written until you say so. The same file twice doubles nothing."
)
upload = st.file_uploader("Your caseload, as a zip", type="zip", key="caseload-zip")
if upload is None:
    st.download_button(
        "Download a template to fill in (zip)", template_zip, "afterword-template.zip", "application/zip",
        key="download-template", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    st.caption(f"Times in rows that name no time zone are read as {plain(office.timezone)}, your office's zone.")
    st.stop()

imported: tuple[str, Report] | None = st.session_state.get(RESULT)
if imported is not None and imported[0] == upload.file_id:
    report = imported[1]
    st.header("Imported", anchor=False)
    st.markdown(f"{plain(upload.name)}: {number_words(report.rows.read, 'row')} read, {became(report)}.")
    st.page_link("today.py", label="See who needs a nudge today", icon=":material/today:")
else:
    report = preview(upload)
    to_write = report.rows.added + report.rows.changed
    st.header("What is in it", anchor=False)
    st.markdown(f"{plain(upload.name)}: {number_words(report.rows.read, 'row')} read, {became(report)}.")
    counts_by_file(report)
    if not to_write:
        st.markdown("There is nothing to import: no row is new, and none has changed.")
    elif st.button(f"Import {number_words(to_write, 'row')}", type="primary", key="import"):
        st.session_state[RESULT] = (upload.file_id, run(upload, dry_run=False))
        st.rerun()
dropped_columns(report)
if report.problems:
    st.markdown("Refused rows stay out. Correct them in your files, make the zip again and import it once more.")
    problem_list(report.problems, problems_name)
