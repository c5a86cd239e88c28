"""The filters of Today, each with how much is behind it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.store.access import Viewer
from coaching.store.tables import MemberRole
from coaching.store.worklist import Counts, Show, counts
from pages.parts import session

LABELS = {
    Show.OVERDUE: "Overdue",
    Show.DUE: "Due now",
    Show.NEXT_7_DAYS: "Next 7 days",
    Show.EMPLOYER_LATE: "Employer is late",
    Show.STOP_AND_WAIT: "Stop and wait",
    Show.NOTHING_SCHEDULED: "Nothing scheduled",
    Show.SNOOZED: "Snoozed",
}
NOTHING_TO_SHOW = {
    None: "Nobody needs a nudge today. Look at the next 7 days, or at who has nothing scheduled.",
    Show.OVERDUE: "Nothing is overdue.",
    Show.DUE: "Nothing is due now.",
    Show.NEXT_7_DAYS: "Nothing opens in the next 7 days.",
    Show.EMPLOYER_LATE: "Every employer is within the date they gave.",
    Show.STOP_AND_WAIT: "Nobody has reached the limit of unanswered checks.",
    Show.NOTHING_SCHEDULED: "Every active client has an interview ahead or a step to do.",
    Show.SNOOZED: "Nothing is snoozed.",
}


@st.cache_data(show_spinner=False, max_entries=500)
def _counted(
    key: tuple[int, MemberRole, int],  # noqa: ARG001 - the cache goes by it: member, role, data version
    minute: datetime,
    _viewer: Viewer,
) -> Counts:
    return counts(_viewer, minute)


def tally(viewer: Viewer, data_version: int, now: datetime) -> Counts:
    """What is behind each filter, as of this minute: only a write changes it sooner, for steps open on the minute."""
    minute = now.replace(second=0, microsecond=0)
    return _counted((viewer.member_id, viewer.role, data_version), minute, viewer)


def chosen_filter(tally: Counts) -> Show | None:
    """The filter that is pressed, or that the address names; None shows everything open."""
    return st.pills(
        "Show only",
        list(Show),
        default=session.word_in_address("show", Show),
        format_func=lambda show: f"{LABELS[show]} {getattr(tally, show.value).items}",
        key="show",
        label_visibility="collapsed",
    )
