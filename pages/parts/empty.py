"""An empty database: what to do next, and a sample to look around in."""

from __future__ import annotations

import streamlit as st

from coaching.demo import load_sample
from pages.parts import session


def empty_database() -> None:
    """Two ways to begin: one's own caseload, or the sample that ships with the project."""
    st.markdown("There are no clients here yet.")
    with st.container(horizontal=True, gap="small"):
        st.page_link("imports.py", label="Import your caseload", icon=":material/upload:")
        st.button("Look around with a sample caseload", on_click=_load_sample, type="primary")
    st.caption(
        "The sample is a dozen made-up clients with interviews around today. "
        "Your own caseload comes as a zip of four CSV files; the Imports page says which."
    )


def _load_sample() -> None:
    load_sample(session.viewer(), session.now())
