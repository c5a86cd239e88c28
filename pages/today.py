"""Today: whom to nudge next, why, and one click to log that it was done."""

import streamlit as st

from coaching.clock import local_date, zone_named
from coaching.store.office import has_clients
from coaching.store.worklist import Show, worklist
from coaching.store.worklist_rows import coming_interviews, optional_rows
from pages.parts import session, several
from pages.parts.asking import asked, still_listed
from pages.parts.coming import coming_box
from pages.parts.dialogs import show_dialog
from pages.parts.elsewhere import follow_changes
from pages.parts.empty import empty_database
from pages.parts.filters import NOTHING_TO_SHOW, chosen_filter, tally
from pages.parts.keys import bar_at, key_line
from pages.parts.listed import Listed
from pages.parts.logged import show_logged
from pages.parts.page_number import page_numbers, page_wanted
from pages.parts.place import Place, current
from pages.parts.scroll import bring_into_view
from pages.parts.today_look import today_look
from pages.parts.worklist import client_block

session.require_frame()

OPTIONAL = "optional-steps"


def turn_optional() -> None:
    """Callback: shows the optional steps, or hides them again."""
    st.session_state[OPTIONAL] = not st.session_state.get(OPTIONAL)


now, viewer, office = session.now(), session.viewer(), session.office()
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.title("Today", anchor=False, width="content")
    today = local_date(now, zone_named(office.timezone))
    st.caption(f"{today:%A, %B} {today.day}", width="content")
if not has_clients(viewer):
    empty_database()
    st.stop()
today_look()
coming_box(coming_interviews(viewer, now), office.timezone, now)

show = chosen_filter(tally(viewer, office.data_version, now))
page_key = f"page-{show or 'open'}"
wanted = page_wanted(page_key, from_address=session.word_in_address("show", Show) is show)
session.keep_in_address("show", show)

listed = worklist(viewer, now, show, page=wanted)
with_optional = bool(st.session_state.get(OPTIONAL)) and show is not Show.SNOOZED
optional = optional_rows(viewer, now, [client.client_id for client in listed.clients]) if with_optional else {}
blocks = [
    (client, [Listed(row, client.name) for row in (*client.rows, *optional.get(client.client_id, ()))])
    for client in listed.clients
]
every = [item for _, items in blocks for item in items]
place = current([Place(client, item) for client, items in blocks for item in (*items,) or (None,)])
ticking = several.is_on() and bool(every)
dialog = asked()
about = still_listed(dialog.tasks, {item.task: item for item in every}) if dialog else ()

if listed.clients and not ticking:
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        key_line(place)
        with st.container(horizontal=True, horizontal_alignment="right", gap="medium", key="views"):
            optional_label = "Hide optional steps" if with_optional else "Show optional steps"
            st.button(optional_label, key="optional", on_click=turn_optional, type="tertiary")
            st.button("Tick several", key="several-on", on_click=several.turn, type="tertiary")
with st.container(key="held"):
    if ticking:
        several.bar(every, now)
    show_logged()
if not listed.clients:
    st.markdown(NOTHING_TO_SHOW[show])
for client, items in blocks:
    client_block(client, items, show=show, ticking=ticking, office=office, now=now)
page_numbers(page_key, listed.page, listed.pages)

if place and not ticking:
    bar_at(place)
bring_into_view(place.mark.key if place else "", "place", place.mark if place else None)
bring_into_view("show", "page", (show, listed.page))
if dialog and about:
    show_dialog(dialog, about)
follow_changes(office.data_version, now)
