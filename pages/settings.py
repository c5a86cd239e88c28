"""Settings: is the office set up as we work?"""

import streamlit as st

from coaching.store.settings import member_caseloads
from coaching.store.tables import MemberRole
from pages.parts import session
from pages.parts.database import database_section
from pages.parts.members import member_list
from pages.parts.office_form import office_form
from pages.parts.policy_choice import policy_choice
from pages.parts.reassign_form import reassign_form
from pages.parts.told import Section, section

session.require_frame()

WIDTH = 680
"""Pixels: fields stay near their labels on a wide screen."""

now, viewer, office = session.now(), session.viewer(), session.office()
st.title("Settings")
if viewer.role is not MemberRole.ADMINISTRATOR:
    st.markdown("The settings are for administrators. Ask yours if something should be different.")
    st.stop()

with st.container(width=WIDTH, key="sections"):
    section(Section.OFFICE)
    office_form(office)

    section(Section.POLICY)
    st.markdown("Where the guidance disagrees, the policy decides: when a check is due, how, and when to stop.")
    policy_choice(office, now)
    st.page_link("guidance.py", label="What each rests on, side by side", icon=":material/menu_book:")

    section(Section.MEMBERS)
    caseloads = member_caseloads(viewer)
    member_list(caseloads)
    reassign_form(caseloads)

    section(Section.DATABASE)
    database_section(viewer.store, now)
