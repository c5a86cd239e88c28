"""Somebody met, in a form of one's own: added later, or corrected."""

from __future__ import annotations

import streamlit as st

from coaching.errors import Fault
from coaching.model import Person
from coaching.store.access import NotFound
from coaching.store.clients import InterviewCard
from coaching.store.people import (
    PersonChanges,
    PersonEntry,
    add_person,
    faults_in_person,
    people_of,
    save_person,
)
from coaching.store.tables import Entity
from pages.parts import session
from pages.parts.deleted import deleting
from pages.parts.fields import Fields
from pages.parts.forms import Form, as_text, form_of
from pages.parts.opened import Opened
from pages.parts.people_rows import LABELS, ROLES, TEXTS, TITLES, other_fields, person_from, reach_fields
from pages.parts.saving import Theirs, conflict, foot, found_again, save

NAME_THEM = "Give a name, or what their job is."


def new_person_form(client_id: int, card: InterviewCard) -> None:
    """Somebody else who was met at an interview."""
    form = form_of(Opened.NEW_PERSON, card.key, {}, client_id=client_id)
    found_again(form, {})
    foot(_one_person(form), "Add", _add)


def _add(form: Form, _: int | None) -> None:
    entry, faults = _checked(form)
    save(form, faults, lambda _: add_person(session.viewer(), form.about or 0, entry, now=session.now()))


def _checked(form: Form) -> tuple[PersonEntry, list[Fault]]:
    """The one person of a form, and what would be refused: nothing at all said, among others."""
    entry = person_from(form)
    nobody = [] if any(form.line(name) for name in TEXTS) else [Fault("name", "Nothing is filled in.", NAME_THEM)]
    return entry, [*nobody, *faults_in_person(entry)]


def edit_person_form(client_id: int, interview_id: int, person_id: int) -> None:
    """Somebody met, to be corrected."""
    version, start = _read(interview_id, person_id)
    form = form_of(Opened.EDIT_PERSON, person_id, start, client_id=client_id, version=version)

    def on_save(form: Form, over: int | None) -> None:
        _save_edited(form, interview_id, over)

    found_again(form, start, version)
    fields = _one_person(form)
    if not conflict(form, "person", LABELS, on_save):
        foot(fields, "Save", on_save, deleting(Entity.PERSON, form))


def _save_edited(form: Form, interview_id: int, over: int | None) -> None:
    """In a callback: saves what was changed of a person."""
    (entry, faults), touched, key = _checked(form), form.changed, form.about or 0
    changes: PersonChanges = {  # type: ignore[assignment]  # the keys are those of its fields
        name: value for name, value in entry._asdict().items() if name in touched
    }
    save(
        form,
        faults,
        lambda version: save_person(session.viewer(), key, version, changes, now=session.now()),
        lambda: _read(interview_id, key),
        over=over,
    )


def _read(interview_id: int, person_id: int) -> Theirs:
    """A person as they are saved now; NotFound where they were deleted."""
    cards = {card.key: card for card in people_of(session.viewer(), interview_id)}
    if person_id not in cards:
        raise NotFound("person")
    return Theirs(cards[person_id].version, texts_of_person(cards[person_id].person))


def texts_of_person(person: Person) -> dict[str, str]:
    """The fields of the form."""
    return {name: as_text(getattr(person, name)) for name in PersonEntry._fields}


def _one_person(form: Form) -> Fields:
    fields = Fields(form, _checked(form)[1], "name")
    title, name = st.columns([1, 3])
    with title:
        fields.offered("title", LABELS["title"], TITLES, placeholder="Ms.")
    with name:
        fields.text("name", LABELS["name"])
    job, role = st.columns(2)
    with job:
        fields.text("job_title", LABELS["job_title"])
    with role:
        fields.from_list("role", LABELS["role"], ROLES)
    reach_fields(fields)
    other_fields(fields)
    return fields
