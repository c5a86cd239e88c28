"""Workshop: for the projector, one thing at a time, nothing that tells of anybody; in a second window the notes."""

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.selection import week_named
from coaching.store.frozen_weeks import frozen_names
from coaching.store.office import has_clients
from coaching.workshop.arranging import arranged, arrangement_of
from coaching.workshop.making import kept_deck
from coaching.workshop.week import first_needed, steps_needed
from pages.parts import session
from pages.parts.counting import Reading, counted, deck_made
from pages.parts.empty import empty_database
from pages.parts.following import follow
from pages.parts.presenter import freezing, pack, show_notes, show_order
from pages.parts.projector import show_deck
from pages.parts.workshop_week import asked_week, choose_week, in_link

session.require_frame()
NOTES = "notes"

now, viewer, office = session.now(), session.viewer(), session.office()
if not has_clients(viewer):
    st.title("Workshop")
    empty_database()
    st.stop()

today = local_date(now, zone_named(office.timezone))
present, frozen = week_named(today), frozen_names(viewer)
week = asked_week(frozen, present)
kept = made = kept_deck(viewer, week)
if made is None:
    asked = Reading(counselor_id=None, since=first_needed(today), shared=True)
    found = counted(viewer, office, policy=office.policy.name, asked=asked, now=now, steps_since=steps_needed(today))
    made = deck_made(found.key, viewer, office, found)
arrangement = arrangement_of(viewer, week)
deck = kept or arranged(made, arrangement)
if st.query_params.get("view") != NOTES:
    show_deck(deck, in_link(present, week))
    st.stop()
st.title("Workshop")
choose_week(frozen, present, week)
st.page_link("workshop.py", label="Show the slides", icon=":material/co_present:", query_params=in_link(present, week))
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    freezing(deck, kept)
    pack(deck)
if kept is None:
    st.caption("Freeze the week once it was shown: later weeks are held against it, so that nobody is given away.")
follow(deck)
if kept is None:
    show_order(made, arrangement)
else:
    show_notes(kept)
