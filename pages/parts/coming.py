"""The interviews of today and tomorrow, on top of the worklist: there is still something to say before them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from coaching.store.worklist_rows import ComingInterview
from coaching.wording import moment_words
from pages.parts.text import plain

MOST_SHOWN = 6
"""Interviews in sight; the worklist below must stay so too."""


def coming_box(coming: Sequence[ComingInterview], now: datetime) -> None:
    """A line for each, those beyond the first few folded, and what to tell the client; nothing where there is none."""
    if not coming:
        return
    with st.container(border=True, key="coming", gap="xsmall"):
        st.markdown("**Interviews today and tomorrow**")
        for interview in coming[:MOST_SHOWN]:
            _line(interview, now)
        if more := coming[MOST_SHOWN:]:
            folded = st.expander(f"{len(more)} more", key="coming-more", type="compact", on_change="rerun")
            if folded.open:
                with folded:
                    for interview in more:
                        _line(interview, now)
        st.caption("Before they go: ask when to expect an answer, and get each name and title (S3.1, S5.4).")


def _line(interview: ComingInterview, now: datetime) -> None:
    when = moment_words(interview.starts_at, interview.timezone, now)
    st.page_link(
        "client.py",
        label=f"{when}: {plain(interview.client_name)}, {plain(interview.employer)}",
        query_params={"id": str(interview.client_id)},
    )
