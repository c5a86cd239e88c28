"""The people met: a row for each in the form of a new interview, and a form of one's own for one of them."""

from __future__ import annotations

import streamlit as st

from coaching.errors import Fault
from coaching.model import Person, Role
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
from pages.parts.fields import ANSWERS, Fields, words_of
from pages.parts.forms import ROWS, Form, as_text, form_of, keep
from pages.parts.opened import Opened
from pages.parts.saving import Theirs, conflict, foot, found_again, save

TITLES = ("Ms.", "Mr.", "Mx.", "Dr.", "Prof.")
TEXTS = ("title", "name", "job_title", "email", "phone", "address")
LABELS = {
    "title": "Title",
    "name": "Name",
    "job_title": "Job title",
    "role": "Role",
    "met": "Were they met?",
    "email": "Email",
    "phone": "Phone",
    "address": "Mailing address",
    "card": "Did they give a card?",
    "contact_for_status": "The one to ask about the status",
}
ROLES = words_of(Role)
NAME_THEM = "Give a name, or what their job is."


def people_rows(fields: Fields) -> None:
    """A row for each person, and a blank one for the next."""
    form = fields.form
    st.markdown("**People**")
    for row in _rows_with_a_blank_one(form):
        _row(fields, row)


def _row(fields: Fields, row: str) -> None:
    """One person on a line; how to reach them, and the rest, on demand."""
    form, at = fields.form, f"{row}."
    title, name, job, role = st.columns([2, 4, 4, 3])
    with title:
        fields.offered(f"{at}title", LABELS["title"], TITLES, placeholder="Ms.")
    with name:
        fields.text(f"{at}name", LABELS["name"])
    with job:
        fields.text(f"{at}job_title", LABELS["job_title"])
    with role:
        fields.from_list(f"{at}role", LABELS["role"], ROLES)
    if _is_blank(form, row):
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        with st.expander(
            "How to reach them", key=f"more-{form.key(row)}", type="compact",
            on_change="rerun",
        ) as more:  # fmt: skip
            if more.open:
                _details(fields, at)
        st.button("Remove", key=f"drop-{form.key(row)}", type="tertiary", on_click=_remove_row, args=(form, row))


def _details(fields: Fields, at: str) -> None:
    left, right = st.columns(2)
    with left:
        fields.text(f"{at}email", LABELS["email"])
        fields.one_of(f"{at}met", LABELS["met"], ANSWERS)
    with right:
        fields.text(f"{at}phone", LABELS["phone"])
        fields.one_of(f"{at}card", LABELS["card"], ANSWERS)
    fields.text(f"{at}address", LABELS["address"])
    fields.tick(f"{at}contact_for_status", LABELS["contact_for_status"])


def _rows_with_a_blank_one(form: Form) -> list[str]:
    """The ids of the rows; the last one is always blank, so that the next person needs no click."""
    rows = form.text(ROWS).split()
    if not rows or not _is_blank(form, rows[-1]):
        rows.append(f"p{max([0, *(int(row[1:]) for row in rows)]) + 1}")
        form.typed[ROWS] = " ".join(rows)
    return rows


def _is_blank(form: Form, row: str) -> bool:
    return not any(form.line(f"{row}.{name}") for name in TEXTS)


def _remove_row(form: Form, row: str) -> None:
    """Callback: takes a person out of the form."""
    form.typed[ROWS] = " ".join(one for one in form.text(ROWS).split() if one != row)
    for field in [field for field in form.typed if field.startswith(f"{row}.")]:
        form.typed[field] = ""
        st.session_state.pop(form.key(field), None)
    keep(form)


def people_from(form: Form) -> tuple[list[PersonEntry], list[Fault]]:
    """The people of the rows that say something, and what would be refused of them, by the form's own fields."""
    people, faults = [], []
    for row in form.text(ROWS).split():
        if not _is_blank(form, row):
            person = _person_from(form, f"{row}.")
            people.append(person)
            faults += [fault._replace(column=f"{row}.{fault.column}") for fault in faults_in_person(person)]
    return people, faults


def _person_from(form: Form, at: str = "") -> PersonEntry:
    return PersonEntry(
        **{name: form.line(at + name) for name in TEXTS},
        role=form.word(f"{at}role", Role) or Role.INTERVIEWER,
        met=form.answer(f"{at}met"),
        contact_for_status=form.answer(f"{at}contact_for_status") or False,
        card=form.answer(f"{at}card"),
    )


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
    entry = _person_from(form)
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
    return Theirs(cards[person_id].version, _texts_of(cards[person_id].person))


def _texts_of(person: Person) -> dict[str, str]:
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
    _details(fields, "")
    return fields
