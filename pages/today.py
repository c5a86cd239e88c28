"""Today: whom to nudge next, why, and one click to log that it was done."""

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.store.office import caseload_size
from coaching.store.worklist import Counts, Show, counts, worklist
from coaching.store.worklist_rows import coming_interviews, optional_rows
from coaching.wording import moment_words
from pages.parts import session
from pages.parts.empty import empty_database
from pages.parts.logged import show_logged
from pages.parts.text import plain
from pages.parts.worklist import client_block

session.require_frame()

LABELS = {
    Show.OVERDUE: "Overdue",
    Show.DUE: "Due now",
    Show.NEXT_7_DAYS: "Next 7 days",
    Show.EMPLOYER_LATE: "Employer is late",
    Show.STOP_AND_WAIT: "Stop and wait",
    Show.NOTHING_SCHEDULED: "Nothing scheduled",
}
NOTHING_TO_SHOW = {
    None: "Nobody needs a nudge today. Look at the next 7 days, or at who has nothing scheduled.",
    Show.OVERDUE: "Nothing is overdue.",
    Show.DUE: "Nothing is due now.",
    Show.NEXT_7_DAYS: "Nothing opens in the next 7 days.",
    Show.EMPLOYER_LATE: "Every employer is within the date they gave.",
    Show.STOP_AND_WAIT: "Nobody has reached the limit of unanswered checks.",
    Show.NOTHING_SCHEDULED: "Every active client has an interview ahead or a step to do.",
}


def label(show: Show, tally: Counts) -> str:
    """A filter with how much is behind it: steps, or interviews, or clients."""
    return f"{LABELS[show]} {getattr(tally, show.value).items}"


now, viewer, office = session.now(), session.viewer(), session.office()
st.title("Today")
if caseload_size(viewer).clients == 0:
    empty_database()
    st.stop()
today = local_date(now, zone_named(office.timezone))
st.caption(f"{today:%A, %B} {today.day}")

coming = coming_interviews(viewer, now)
if coming:
    with st.container(border=True, key="coming", gap="xsmall"):
        st.markdown("**Interviews today and tomorrow**")
        for interview in coming:
            when = moment_words(interview.starts_at, interview.timezone, now)
            st.page_link(
                "client.py",
                label=f"{when}: {plain(interview.client_name)}, {plain(interview.employer)}",
                query_params={"id": str(interview.client_id)},
            )
        st.caption("Before they go: ask when to expect an answer, and get each name and title (S3.1, S5.4).")

tally = counts(viewer, now)
show = st.pills(
    "Show only",
    list(Show),
    default=session.word_in_address("show", Show),
    format_func=lambda show: label(show, tally),
    key="show",
    label_visibility="collapsed",
)
session.keep_in_address("show", show)
show_logged()

page_number = st.session_state.get("today-page", 1)
listed = worklist(viewer, now, show, page=page_number)
optional = optional_rows(viewer, now, [client.client_id for client in listed.clients])
if not listed.clients:
    st.markdown(NOTHING_TO_SHOW[show])
for client in listed.clients:
    client_block(client, optional.get(client.client_id, ()), show=show, policy=office.policy, now=now)
if listed.pages > 1:
    st.pagination(listed.pages, key="today-page")
