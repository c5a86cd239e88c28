"""Client: what to say to this client now, and what to record while they are here."""

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.store.clients import client_lines, client_page
from coaching.store.office import caseload_size
from coaching.wording import interview_label, named
from pages.parts import session
from pages.parts.employer import employer_form
from pages.parts.empty import empty_database
from pages.parts.interview import advice_section, log_section, people_section, plan_section, summary
from pages.parts.logged import show_logged
from pages.parts.text import plain

session.require_frame()

MOST_FOUND = 20
"""Names shown at once; more are found by typing more."""


def open_client(key: int) -> None:
    """Callback: a link to the page one is on would leave the address as it is, and the client would be gone again."""
    st.query_params["id"] = str(key)


now, viewer, office = session.now(), session.viewer(), session.office()

if "id" not in st.query_params:
    st.title("Client")
    if caseload_size(viewer).clients == 0:
        empty_database()
        st.stop()
    wanted = st.text_input("Find a client", placeholder="Part of a name", key="find-client")
    found = client_lines(viewer, name_contains=wanted.strip(), limit=MOST_FOUND + 1)
    if not found:
        st.markdown(f"No client's name contains “{plain(wanted)}”.")
    for line in found[:MOST_FOUND]:
        label = f"{plain(line.name)}  :gray[{named(line.status)}]"
        st.button(label, key=f"open-{line.key}", type="tertiary", on_click=open_client, args=(line.key,))
    if len(found) > MOST_FOUND:
        st.caption(f"The first {MOST_FOUND} by name. Type part of a name to find others.")
    st.stop()

page = client_page(viewer, session.key_in_address("id"))
client = page.card.client
st.title(plain(client.name))
goal = f"Goal: {client.goal}" if client.goal else ""
header = [named(client.status).capitalize(), client.email, client.phone, goal]
st.markdown(" · ".join(f":small[{plain(part)}]" for part in header if part))
show_logged()
if not page.interviews:
    st.markdown("No interviews are recorded for this client yet.")
    st.stop()

cards = {card.key: card for card in page.interviews}
today = local_date(now, zone_named(office.timezone))
asked_for = st.query_params.get("interview", "")
first = next((place for place, key in enumerate(cards) if str(key) == asked_for), 0)
chosen = st.selectbox(
    "Interview",
    list(cards),
    first,
    format_func=lambda key: interview_label(cards[key].record.interview, today),
    key=f"interview-{page.card.key}",
)
card = cards[chosen]
summary(card, now)
wide, narrow = st.columns([3, 2], gap="large")
with wide:
    advice_section(client, page.interviews, card, office.policy, now)
    plan_section(card, office.policy, now)
with narrow:
    employer_form(card)
    people_section(card)
    log_section(card, now)
