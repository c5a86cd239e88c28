"""Reports: which one do I need, on whom, and is what is in it right?"""

from functools import partial
from pathlib import Path

import streamlit as st

from coaching.reports.about import KINDS
from coaching.reports.caseload import export_caseload
from coaching.reports.order import Report, order
from coaching.sentences import number_words
from coaching.store.access import Viewer
from coaching.store.office import caseload_size
from pages.parts import session
from pages.parts.downloads import download_link, download_name
from pages.parts.elsewhere import follow_changes
from pages.parts.empty import empty_database
from pages.parts.handouts import handouts
from pages.parts.month_report import month_report
from pages.parts.report_choice import chosen_clients, chosen_form, chosen_report, with_private_notes
from pages.parts.report_file import make_report
from pages.parts.report_glimpse import seen_before, show_preview

session.require_frame()


def make_caseload(path: Path, viewer: Viewer) -> None:
    """The caseload as of the click, which comes without the session."""
    export_caseload(viewer, path, now=session.now())


def whole_caseload() -> None:
    """What an import takes."""
    with st.container(border=True, key="report-caseload"):
        st.header("The whole caseload, to import elsewhere", anchor=False)
        st.markdown(
            f"A zip of CSV files with everything recorded about **{number_words(size.clients, 'client')}** and "
            f"**{number_words(size.interviews, 'interview')}**. Importing it on another computer gives the same "
            "caseload. No policy is applied: these are the records themselves."
        )
        download_link(
            "Download caseload (zip)",
            download_name("caseload", "zip", now, office.timezone),
            partial(make_caseload, viewer=viewer),
            key="download-caseload",
            primary=False,
        )


now, viewer, office = session.now(), session.viewer(), session.office()
size = caseload_size(viewer)
st.title("Reports")
if size.clients == 0:
    empty_database()
    st.stop()

report = chosen_report()
st.markdown(KINDS[report].content)
if report is Report.MONTH:
    month_report(viewer, office, now)
    whole_caseload()
    follow_changes(office.data_version, now)
    st.stop()

chosen = chosen_clients(viewer, report, size.clients)
wanted = order(report, chosen, now, private_notes=with_private_notes(report))
period = wanted.chosen.period
if period.first and period.last and period.last < period.first:
    st.markdown("The last day is before the first: nothing lies between them.")
    st.stop()

st.header("What is in it", anchor=False)
found = seen_before(viewer, office, wanted)
show_preview(found, viewer, office, wanted)
if found.rows == 0:
    st.markdown("There is nothing to download. Choose other clients or days.")
else:
    form, style = chosen_form()
    download_link(
        f"Download {KINDS[report].title.lower()} ({form.value})",
        download_name(KINDS[report].title.lower().replace(" ", "-"), form.value, now, office.timezone),
        partial(make_report, viewer=viewer, wanted=wanted, style=style),
        key="download-report",
    )
    given = "Made as you click, noted in the audit, and given to this browser only: the link works once."
    named = "" if report is Report.RATES else " It names your clients: keep it where only you can read it."
    st.caption(given + named)

if found.size.clients:
    with st.container(border=True, key="report-take-home"):
        st.header("Handouts, to take home", anchor=False)
        whom = number_words(found.size.clients, "client")
        st.markdown(f"For the **{whom}** chosen above, whatever the days: each gets a page of their own.")
        handouts(wanted.chosen, found.size.clients, key="report")

whole_caseload()
follow_changes(office.data_version, now)
