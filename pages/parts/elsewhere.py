"""What was changed elsewhere appears by itself: a look at the data version every few seconds, and at nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.office import data_version
from pages.parts import session
from pages.parts.asking import asked

EVERY = timedelta(seconds=5)
OLD_AFTER = timedelta(minutes=10)
"""A page left open shows by then how late things are now."""


@st.fragment(run_every=EVERY)
def follow_changes(version: int, shown_at: datetime) -> None:
    """Runs the page again when something was written since `version`, or the page is old; never over a dialog."""
    if asked() is not None:
        return
    try:
        moved = data_version(session.viewer()) != version
    except CoachingError:
        return  # the next click tells what is wrong with the database
    if moved or session.now() - shown_at > OLD_AFTER:
        st.rerun()
