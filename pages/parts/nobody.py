"""The client's page where the address names nobody: a new client, or a way to one."""

from __future__ import annotations

import streamlit as st

from coaching.store.office import caseload_size
from pages.parts import session
from pages.parts.client_form import new_client_form
from pages.parts.demo import demo_warning
from pages.parts.empty import empty_database
from pages.parts.opened import Opened, open_form, opened

FORM_WIDTH = 640
"""Pixels: a form's fields stay near their labels on a wide screen."""


def page_of_nobody() -> None:
    """A form for a new client where the address asks for one; else where to find one."""
    if opened() is Opened.NEW_CLIENT:
        st.title("New client", anchor=False)
        demo_warning()
        with st.container(width=FORM_WIDTH):
            new_client_form()
        return
    st.title("Client", anchor=False)
    if caseload_size(session.viewer()).clients == 0:
        empty_database()
        return
    st.markdown("This address names no client.")
    st.page_link("clients.py", label="Find one among your clients", icon=":material/groups:")
    st.button("New client", key="new-client", icon=":material/add:", on_click=open_form, args=(Opened.NEW_CLIENT,))
