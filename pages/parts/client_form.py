"""Entering a client, and editing one: how to reach them, what they look for, whether they count in groups."""

from __future__ import annotations

import streamlit as st

from coaching.model import ClientStatus
from coaching.store.clients import ClientCard, client_page
from coaching.store.entry import ClientEntry, add_client, faults_in_client
from coaching.store.interviews import ClientChanges, save_client
from coaching.store.tables import Entity
from pages.parts import session
from pages.parts.deleted import deleting
from pages.parts.fields import Fields, words_of
from pages.parts.forms import NO, YES, Form, as_text, form_of
from pages.parts.opened import Opened
from pages.parts.saving import Theirs, conflict, foot, found_again, save

LABELS = {
    "name": "Name",
    "email": "Email",
    "phone": "Phone",
    "status": "Status",
    "goal": "Goal",
    "tags": "Tags",
    "counts_in_groups": "Counts in group figures",
}
START = {"status": ClientStatus.ACTIVE.value, "counts_in_groups": YES}
COUNTS_HINT = "Workshops and outcomes show groups, never names. Take the tick away to leave this client out of them."


def new_client_form() -> None:
    """A new client of one's own."""
    form = form_of(Opened.NEW_CLIENT, None, START)
    found_again(form, START)
    foot(_fields(form), "Add the client", _add)


def _add(form: Form, _: int | None) -> None:
    """In a callback: adds the client and shows their page."""
    entry = _entry_from(form)

    def write(_: int) -> None:
        st.query_params["id"] = str(add_client(session.viewer(), entry, now=session.now()))

    save(form, faults_in_client(entry), write)


def edit_client_form(card: ClientCard) -> None:
    """A client as recorded, to be corrected."""
    start = _texts_of(card)
    form = form_of(Opened.EDIT_CLIENT, card.key, start, client_id=card.key, version=card.version)
    found_again(form, start, card.version)
    fields = _fields(form)
    if not conflict(form, "client", LABELS, _save_edited):
        foot(fields, "Save", _save_edited, deleting(Entity.CLIENT, form))


def _save_edited(form: Form, over: int | None) -> None:
    """In a callback: saves what was changed of a client."""
    entry, touched, key = _entry_from(form), form.changed, form.about or 0
    changes: ClientChanges = {  # type: ignore[assignment]  # the keys are those of its fields
        name: value for name, value in entry._asdict().items() if name in touched
    }

    def read() -> Theirs:
        card = client_page(session.viewer(), key).card
        return Theirs(card.version, _texts_of(card))

    save(
        form,
        faults_in_client(entry),
        lambda version: save_client(session.viewer(), key, version, changes, now=session.now()),
        read,
        over=over,
    )


def _fields(form: Form) -> Fields:
    fields = Fields(form, faults_in_client(_entry_from(form)), "name")
    fields.text("name", LABELS["name"])
    email, phone = st.columns(2)
    with email:
        fields.text("email", LABELS["email"])
    with phone:
        fields.text("phone", LABELS["phone"])
    fields.one_of("status", LABELS["status"], words_of(ClientStatus), required=True)
    fields.note("goal", LABELS["goal"])
    fields.many("tags", LABELS["tags"], placeholder="Type one and press Enter")
    fields.tick("counts_in_groups", LABELS["counts_in_groups"], hint=COUNTS_HINT)
    return fields


def _entry_from(form: Form) -> ClientEntry:
    return ClientEntry(
        **{name: form.line(name) for name in ("name", "email", "phone", "goal")},
        status=form.word("status", ClientStatus) or ClientStatus.ACTIVE,
        tags=tuple(tag.strip() for tag in form.many("tags") if tag.strip()),
        counts_in_groups=form.text("counts_in_groups") != NO,
    )


def _texts_of(card: ClientCard) -> dict[str, str]:
    texts = {name: as_text(getattr(card.client, name)) for name in ("name", "email", "phone", "status", "goal", "tags")}
    return texts | {"counts_in_groups": as_text(card.counts_in_groups)}
