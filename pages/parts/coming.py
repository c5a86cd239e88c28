"""The interviews of today and tomorrow, on top of the worklist: there is still something to say before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.caseload_words import ahead_words
from coaching.store.worklist_rows import ComingInterview
from pages.parts.text import plain

MOST_SHOWN = 3
"""Interviews in sight; the worklist below must stay so too."""


def coming_box(coming: Sequence[ComingInterview], here: str, now: datetime) -> None:
    """A line for each, those beyond the first few folded, and what to tell the client; nothing where there is none.

    `here` is the office's zone.
    """
    if not coming:
        return
    with st.container(border=True, key="coming", gap="xsmall"):
        st.markdown("**Interviews today and tomorrow**")
        for interview in coming[:MOST_SHOWN]:
            _line(interview, here, now)
        if more := coming[MOST_SHOWN:]:
            folded = st.expander(f"{len(more)} more", key="coming-more", type="compact", on_change="rerun")
            if folded.open:
                with folded:
                    for interview in more:
                        _line(interview, here, now)
        st.caption("Before they go: ask when to expect an answer, and get each name and title (S3.1, S5.4).")


def _line(interview: ComingInterview, here: str, now: datetime) -> None:
    when = ahead_words(interview.starts_at, interview.timezone, now, here=here)
    st.page_link(
        "client.py",
        label=f":gray[{when}] **{plain(interview.client_name)}** {plain(interview.employer)}",
        query_params={"id": str(interview.client_id)},
    )
