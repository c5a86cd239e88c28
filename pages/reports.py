"""Reports: which file is needed, and whether what is in it is right."""

from io import BytesIO

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.reports import caseload_zip, write_interviews
from coaching.sentences import number_words
from coaching.store.access import Viewer
from coaching.store.office import caseload_size
from coaching.wording import plain_day, time_words
from pages.parts import session
from pages.parts.downloads import download_name
from pages.parts.empty import empty_database
from pages.parts.text import plain

session.require_frame()


def interviews_csv(viewer: Viewer) -> bytes:
    """The interviews as of the click, which runs without the session."""
    out = BytesIO()
    write_interviews(viewer, out, now=session.now())
    return out.getvalue()


now, viewer, office = session.now(), session.viewer(), session.office()
size = caseload_size(viewer)
st.title("Reports")
if size.clients == 0:
    empty_database()
    st.stop()
today = local_date(now, zone_named(office.timezone))
as_of = f"{plain_day(today, today)}, {time_words(now, office.timezone)}"
clients, interviews = number_words(size.clients, "client"), number_words(size.interviews, "interview")

with st.container(border=True, key="report-interviews"):
    st.header("Interviews and their follow-up", anchor=False)
    st.markdown(
        "One line an interview: client, employer, date and outcome, the status of every step, what is due next and by "
        "when, and whether there was any follow-up. For Excel, or for your file."
    )
    st.markdown(
        f"**{interviews}** of {clients}, as of {as_of}. Policy “{office.policy.title}”: {plain(office.policy.summary)}"
    )
    st.download_button(
        "Download interviews (CSV)",
        lambda: interviews_csv(viewer),
        download_name("interviews", "csv", now, office.timezone),
        "text/csv",
        key="download-interviews",
        on_click="ignore",
        type="primary",
        icon=":material/download:",
    )

with st.container(border=True, key="report-caseload"):
    st.header("The whole caseload", anchor=False)
    st.markdown(
        "A zip of four CSV files with everything recorded: clients, interviews, people met, what was done. To move to "
        "another computer, or to keep: importing it elsewhere gives the same caseload."
    )
    st.markdown(
        f"**{clients}** with {interviews}, as of {as_of}. No policy is applied: these are the records themselves."
    )
    st.download_button(
        "Download caseload (zip)",
        lambda: caseload_zip(viewer, now=session.now()),
        download_name("caseload", "zip", now, office.timezone),
        "application/zip",
        key="download-caseload",
        on_click="ignore",
        icon=":material/download:",
    )

st.caption(
    "Each is made as you click, and noted in the audit. Both name your clients: keep them where only you can read them."
)
