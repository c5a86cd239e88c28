"""Client: what to say to this client now, and what to record while they are here."""

import streamlit as st

from coaching.model import Outcome
from coaching.preparing import is_ahead
from coaching.store.access import NotFound
from coaching.store.clients import ClientPage, client_page
from coaching.timeline import first_to_look_at, led_on
from pages.parts import session
from pages.parts.advice import advice_section
from pages.parts.client_header import client_header
from pages.parts.debrief import debrief_section
from pages.parts.deleted import gone_client, recently_deleted, show_deleted
from pages.parts.elsewhere import follow_changes
from pages.parts.entry_dialogs import show_open_form
from pages.parts.interview import log_section, people_section, plan_section, summary
from pages.parts.logged import show_logged
from pages.parts.message_check import check_section
from pages.parts.nobody import page_of_nobody
from pages.parts.notes import notes_section
from pages.parts.opened import CHOSEN, key_named, opened
from pages.parts.prepare import habits_section, prepare_section
from pages.parts.timeline import timeline
from pages.parts.trail import trail_section

session.require_frame()

now, viewer, office = session.now(), session.viewer(), session.office()


def page_asked_for() -> ClientPage:
    """Everything about the client; one just deleted can be brought back, and where there is none is a way on."""
    try:
        return client_page(viewer, session.key_in_address("id"))
    except NotFound as error:
        key = key_named("id")
        if key is not None and gone_client(key, office.timezone, now):
            follow_changes(office.data_version, now)
        else:
            page_of_nobody(str(error))
        st.stop()


if "id" not in st.query_params:
    page_of_nobody()
    st.stop()

page = page_asked_for()
client = page.card.client
client_header(page.card, whose=viewer.sees_office and page.card.counselor_id != viewer.member_id)
show_logged(from_below=True)
show_deleted(page.card.key, now)

cards = {card.key: card for card in page.interviews}
asked_for = key_named(CHOSEN)
chosen = asked_for if asked_for in cards else first_to_look_at(page.interviews, now)
card = cards.get(chosen) if chosen else None
if card is None:
    st.markdown("No interviews are recorded for this client yet.")
else:
    with st.container(key="one-client"):
        aside, main = st.columns([2, 3], gap="large")
    with aside:
        st.header("Interviews", anchor=False)
        timeline(page.card.key, page.interviews, card.key, now)
        with st.container(key="met-and-logged"):
            if not is_ahead(card.record.interview, now):
                habits_section(page.interviews, office.policy, now)
            people_section(card)
            log_section(card, now)
    with main:
        advanced = card.record.interview.outcome is Outcome.ADVANCED
        summary(card, now, offer_next=advanced and not led_on(card, page.interviews))
        if is_ahead(card.record.interview, now):
            prepare_section(page.interviews, card, office.policy, now)
        else:
            advice_section(client, page.interviews, card, office.policy, now)
            debrief_section(card, now)
            check_section(client.name, card)
        plan_section(card, office.policy, now)
notes_section(page, card, office, now)
recently_deleted(page.card.key, office.timezone, now)
trail_section(page, office.timezone, now)
show_open_form(page, card, office)
if opened() is None:
    follow_changes(office.data_version, now)
