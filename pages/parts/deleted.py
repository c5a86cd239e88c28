"""Deleting with a way back: a line with "Undo" at once, and a list of what was deleted within a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.deletion import (
    Deletion,
    delete_client,
    delete_interview,
    delete_note,
    delete_person,
    deletion_of,
    deletions,
    undo_deletion,
)
from coaching.store.tables import Entity
from coaching.wording import moment_words
from pages.parts import session
from pages.parts.acts import LAST_ACT, last_act
from pages.parts.forms import Form
from pages.parts.opened import choose_interview
from pages.parts.saving import put_away
from pages.parts.text import plain

LAST_DELETED = "last-deleted"
DELETE = {
    Entity.CLIENT: delete_client,
    Entity.INTERVIEW: delete_interview,
    Entity.PERSON: delete_person,
    Entity.NOTE: delete_note,
}
GOES_WITH_IT = {
    Entity.CLIENT: "with every interview",
    Entity.INTERVIEW: "with its people, its log and its notes",
    Entity.PERSON: "but nothing of the log",
    Entity.NOTE: "with its earlier versions",
}


def deleting(entity: Entity, form: Form) -> Callable[[], None]:
    """The button that deletes what the form is about."""

    def show() -> None:
        st.button(
            "Delete", type="tertiary", icon=":material/delete:", key=f"delete-{entity}", on_click=_delete,
            args=(entity, form), help=f"This {entity}, {GOES_WITH_IT[entity]}. It can be undone for a day.",
        )  # fmt: skip

    return show


def _delete(entity: Entity, form: Form) -> None:
    """Callback: deletes it and remembers what brings it back, or says why not; the form is put away."""
    try:
        key = DELETE[entity](session.viewer(), form.about or 0, form.version, now=session.now())
    except CoachingError as error:
        session.say(str(error))
    else:
        st.session_state.pop(LAST_ACT, None)
        st.session_state[LAST_DELETED] = key
        if entity is Entity.INTERVIEW:
            choose_interview(None)
    put_away(form)


def show_deleted(client_id: int, now: datetime) -> None:
    """What was deleted last of this client, with "Undo", until something else is done."""
    key = st.session_state.get(LAST_DELETED)
    if key is None or last_act() is not None:
        return
    deletion = next((one for one in deletions(session.viewer(), now, client_id) if one.key == key), None)
    if deletion is None:
        st.session_state.pop(LAST_DELETED)
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="deleted"):
        st.markdown(
            f"**Deleted.** {plain(deletion.title) or 'Name not recorded'}, {GOES_WITH_IT[deletion.entity]}.",
            width="stretch",
        )
        st.button("Undo", key="undo-deletion", on_click=_bring_back, args=(deletion.key,))


def recently_deleted(client_id: int, timezone: str, now: datetime) -> None:
    """What was deleted of this client within a day, folded; nothing where nothing was."""
    found = deletions(session.viewer(), now, client_id)
    if not found:
        return
    with st.expander(f"Deleted within a day: {len(found)}", key="recently-deleted", type="compact"):
        for deletion in found:
            _line(deletion, timezone, now)


def _line(deletion: Deletion, timezone: str, now: datetime) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        when = moment_words(deletion.at, timezone, now)
        title = plain(deletion.title) or "Name not recorded"
        st.markdown(f"**{title}**, {deletion.entity.value}, by {plain(deletion.member)}, {when}", width="stretch")
        st.button("Bring back", key=f"back-{deletion.key}", type="tertiary", on_click=_bring_back, args=(deletion.key,))


def gone_client(client_id: int, timezone: str, now: datetime) -> bool:
    """The page of a client who was just deleted: says so, and offers to bring them back. Whether it was so."""
    deletion = deletion_of(session.viewer(), now, Entity.CLIENT, client_id)
    if deletion is None:
        return False
    st.title(plain(deletion.title), anchor=False)
    when = moment_words(deletion.at, timezone, now)
    st.markdown(f"{plain(deletion.member)} deleted this client {when}, {GOES_WITH_IT[Entity.CLIENT]}.")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button("Undo", key="undo-deletion", type="primary", on_click=_bring_back, args=(deletion.key,))
        st.caption("It can be undone for a day.")
    return True


def _bring_back(deletion_id: int) -> None:
    """Callback: everything is again as it was."""
    try:
        restored = undo_deletion(session.viewer(), deletion_id, now=session.now())
    except CoachingError as error:
        session.say(str(error))
    else:
        if restored.entity is Entity.INTERVIEW:
            choose_interview(restored.key)
    st.session_state.pop(LAST_DELETED, None)
