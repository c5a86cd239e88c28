"""An empty database: what to do next, and a made-up office to look around in."""

from __future__ import annotations

import streamlit as st

from coaching.demo_office import DEFAULT_CLIENTS, load_demo
from pages.parts import session
from pages.parts.opened import OPEN, Opened

FILLING = "Making up an office: three counselors, their clients, nine months of interviews."


def empty_database() -> None:
    """Three ways to begin: the demo office, one's own caseload, or one client after the other."""
    st.markdown("There are no clients here yet.")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        wanted = demo_button()
        st.page_link("imports.py", label="Import your caseload", icon=":material/upload:")
        new_client = {OPEN: Opened.NEW_CLIENT.value}
        st.page_link("client.py", label="Enter a client", icon=":material/add:", query_params=new_client)
    st.caption(
        f"The demo office has {DEFAULT_CLIENTS} made-up clients with interviews around today; one click clears it. "
        "Your own tracker comes in as CSV or Excel, a caseload as a zip of four CSV files."
    )
    if wanted:
        fill_with_demo()


def demo_button() -> bool:
    """The button that asks for the demo; whether it was clicked."""
    return st.button("Look around in a demo office", type="primary", key="load-demo")


def fill_with_demo() -> None:
    """Brings the demo in, shows how far it is, and runs the page again with it."""
    bar = st.progress(0.0, FILLING)

    def progress(done: int, total: int) -> None:
        bar.progress(done / total, FILLING)

    load_demo(session.viewer(), session.now(), progress=progress)
    st.rerun()
