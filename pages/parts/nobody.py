"""The client's page where the address names nobody: a new client, or a way to one."""

from __future__ import annotations

import streamlit as st

from coaching.store.office import has_clients
from pages.parts import session
from pages.parts.client_form import new_client_form
from pages.parts.demo import demo_warning
from pages.parts.empty import empty_database
from pages.parts.opened import Opened, open_form, opened
from pages.parts.text import plain

FORM_WIDTH = 640
"""Pixels: a form's fields stay near their labels on a wide screen."""


def page_of_nobody(problem: str = "") -> None:
    """A form for a new client where the address asks for one; else why nobody is shown, and where to find somebody."""
    if opened() is Opened.NEW_CLIENT:
        st.title("New client", anchor=False)
        demo_warning()
        with st.container(width=FORM_WIDTH):
            new_client_form()
        return
    st.title("Client", anchor=False)
    if not has_clients(session.viewer()):
        empty_database()
        return
    _why(problem)
    st.page_link("clients.py", label="Find one among your clients", icon=":material/groups:")
    st.button("New client", key="new-client", icon=":material/add:", on_click=open_form, args=(Opened.NEW_CLIENT,))


def _why(problem: str) -> None:
    if problem:
        st.error(plain(problem))
    else:
        st.markdown("This address names no client.")
