"""Clients: which of my clients am I looking for, and who has slipped?"""

import streamlit as st

from coaching.store.caseload_list import caseload
from coaching.store.matrix import matrix
from coaching.store.office import has_clients, members_of
from pages.parts import looking, session, workshop
from pages.parts.caseload import caseload_list
from pages.parts.elsewhere import follow_changes
from pages.parts.empty import empty_database
from pages.parts.grid import GRID
from pages.parts.logged import show_logged
from pages.parts.looking import Looking, View
from pages.parts.opened import OPEN, Opened
from pages.parts.steps import legend, steps_grid

session.require_frame()


def show_list(wanted: Looking) -> int:
    """The caseload, a line a client; the page that is shown."""
    found = caseload(viewer, now, text=wanted.text, status=wanted.status, sort=wanted.sort, page=wanted.page)
    looking.status_filter(found.by_status)
    show_logged()
    if found.lines:
        with_counselor = viewer.sees_office and len(members_of(viewer)) > 1
        caseload_list(found.lines, with_counselor=with_counselor, timezone=office.timezone, now=now)
    else:
        looking.nobody_found(wanted)
    looking.page_numbers(found.page, found.pages)
    return found.page


def show_steps(wanted: Looking) -> int:
    """The same clients by the steps of their latest interview; the page that is shown."""
    counts = caseload(viewer, now, text=wanted.text, size=1).by_status
    found = matrix(viewer, now, text=wanted.text, status=wanted.status, sort=wanted.sort, page=wanted.page)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        looking.status_filter(counts)
        label = "Stop logging" if workshop.is_on() else "Log for several clients"
        st.button(label, key="workshop-turn", on_click=workshop.turn, type="tertiary")
    said = workshop.said_once(found.rows, office.policy, office.timezone) if workshop.is_on() else None
    if said is None:
        show_logged()
    if found.rows:
        step = said.step if said else None
        steps_grid(found.rows, step, policy=office.policy, timezone=office.timezone, now=now)
    else:
        looking.nobody_found(wanted)
    if said is not None:
        workshop.log_bar(found.rows, said)
    looking.page_numbers(found.page, found.pages)
    legend()
    return found.page


now, viewer, office = session.now(), session.viewer(), session.office()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
    st.title("Clients", anchor=False, width="content")
    new_client = {OPEN: Opened.NEW_CLIENT.value}
    st.page_link("client.py", label="New client", icon=":material/add:", query_params=new_client)
if not has_clients(viewer):
    empty_database()
    st.stop()
st.html(GRID)
looking.follow_address()
wanted = looking.chosen()
page = show_steps(wanted) if wanted.view is View.STEPS else show_list(wanted)
looking.keep(wanted, page)
follow_changes(office.data_version, now)
