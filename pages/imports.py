"""Imports: is this my file, and did everything go in?"""

import streamlit as st

from coaching.exchange.columns import DEBRIEFS, FILES
from coaching.exchange.template import template_zip
from coaching.exchange.tracker.opening import is_workbook
from pages.parts import session
from pages.parts.demo import demo_warning
from pages.parts.downloads import download_name
from pages.parts.import_caseload import caseload
from pages.parts.import_tracker import tracker
from pages.parts.imported import undo_list
from pages.parts.text import plain

session.require_frame()

KINDS = ["csv", "tsv", "txt", "xlsx", "xlsm", "zip"]
now, office = session.now(), session.office()
problems_name = download_name("problems", "csv", now, office.timezone)
st.title("Imports")
demo_warning()
st.markdown(
    "A tracker is your own table in CSV or Excel, a row for each interview or application, its columns called as you "
    f"like. A caseload is a zip of four CSV files: {', '.join(file.name for file in FILES)}; {DEBRIEFS.name} may be "
    "with them. First you see what is in it and what would change; nothing is written until you say so. The same file "
    "twice doubles nothing."
)
upload = st.file_uploader("Your tracker or caseload", type=KINDS, key="import-file")
if upload is None:
    st.download_button(
        "Download a template to fill in (zip)", template_zip, "afterword-template.zip", "application/zip",
        key="download-template", on_click="ignore", icon=":material/download:",
    )  # fmt: skip
    st.caption(f"Times in rows that name no time zone are read as {plain(office.timezone)}, your office's zone.")
elif upload.name.lower().endswith(".zip") and not is_workbook(upload.getvalue()):
    caseload(upload, office, now, problems_name)
else:
    tracker(upload, office, now, problems_name)
undo_list(office, now)
