"""The people met as rows of a form: a line for each, how to reach them on demand, and a blank line for the next."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from coaching.errors import Fault
from coaching.model import Role
from coaching.store.people import PersonEntry, faults_in_person
from pages.parts.fields import ANSWERS, Fields, words_of
from pages.parts.forms import ROWS, WAS, Form, keep
from pages.parts.text import plain

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
KNOWN = "k"
"""Before the key of somebody who is recorded already."""


def people_rows(fields: Fields, title: str = "People", *, in_sight: bool = False) -> None:
    """A row for each person, and a blank one for the next; what else is asked of them is in sight, or on demand."""
    form = fields.form
    st.markdown(f"**{title}**")
    for row in _rows_with_a_blank_one(form):
        _row(fields, row, in_sight=in_sight)


def known_row(key: int) -> str:
    """The row of somebody who is recorded already, and is not taken out here."""
    return f"{KNOWN}{key}"


def key_of_row(row: str) -> int | None:
    """The key of somebody who is recorded already; None for a row that is new."""
    return int(row[1:]) if row.startswith(KNOWN) else None


def _row(fields: Fields, row: str, *, in_sight: bool) -> None:
    """One person on a line; how to reach them, and the rest, on demand.

    Of somebody whose name and title are recorded already, where the rest is in sight, the line is on demand too.
    """
    form, at = fields.form, f"{row}."
    known = in_sight and _is_complete(form.was, at)
    if known:
        title, name, job = (form.line(at + field) for field in ("title", "name", "job_title"))
        st.markdown(f"{plain(f'{title} {name}'.strip())} :gray[{plain(job)}]")
    else:
        _line(fields, at)
    if is_blank(form, row):
        return
    if in_sight:
        other_fields(fields, at)
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        label = "Correct, or say how to reach them" if known else "How to reach them"
        with st.expander(label, key=f"more-{form.key(row)}", type="compact", on_change="rerun") as more:
            if more.open:
                if known:
                    _line(fields, at)
                reach_fields(fields, at)
                if not in_sight:
                    other_fields(fields, at)
        if key_of_row(row) is None:
            st.button("Remove", key=f"drop-{form.key(row)}", type="tertiary", on_click=_remove_row, args=(form, row))


def _is_complete(was: Mapping[str, str], at: str) -> bool:
    """Whether the name and a title were recorded, when the form was opened."""
    return bool(was.get(f"{at}name") and (was.get(f"{at}title") or was.get(f"{at}job_title")))


def _line(fields: Fields, at: str) -> None:
    title, name, job, role = st.columns([2, 4, 4, 3])
    with title:
        fields.offered(f"{at}title", LABELS["title"], TITLES, placeholder="Ms.")
    with name:
        fields.text(f"{at}name", LABELS["name"])
    with job:
        fields.text(f"{at}job_title", LABELS["job_title"])
    with role:
        fields.from_list(f"{at}role", LABELS["role"], ROLES)


def reach_fields(fields: Fields, at: str = "") -> None:
    """How somebody is reached."""
    left, right = st.columns(2)
    with left:
        fields.text(f"{at}email", LABELS["email"])
    with right:
        fields.text(f"{at}phone", LABELS["phone"])
    fields.text(f"{at}address", LABELS["address"])


def other_fields(fields: Fields, at: str = "") -> None:
    """Whether they were there, gave a card, and are the one to ask."""
    with st.container(horizontal=True, gap="medium"):
        fields.one_of(f"{at}met", LABELS["met"], ANSWERS)
        fields.one_of(f"{at}card", LABELS["card"], ANSWERS)
    fields.tick(f"{at}contact_for_status", LABELS["contact_for_status"])


def _rows_with_a_blank_one(form: Form) -> list[str]:
    """The ids of the rows; the last one is always blank, so that the next person needs no click."""
    rows = rows_of(form)
    if not rows or key_of_row(rows[-1]) is not None or not is_blank(form, rows[-1]):
        row = f"p{max([0, *(int(row[1:]) for row in rows)]) + 1}"
        rows.append(row)
        form.typed[ROWS] = " ".join(rows)
        for start in (f"{row}.role", f"{WAS}{row}.role"):  # what the list shows first is no change
            form.typed[start] = Role.INTERVIEWER.value
    return rows


def rows_of(form: Form) -> list[str]:
    """The ids of the rows so far."""
    return form.text(ROWS).split()


def is_blank(form: Form, row: str) -> bool:
    """Whether nothing is typed in a row."""
    return not any(form.line(f"{row}.{name}") for name in TEXTS)


def _remove_row(form: Form, row: str) -> None:
    """Callback: takes a person out of the form."""
    form.typed[ROWS] = " ".join(one for one in rows_of(form) if one != row)
    for field in [field for field in form.typed if field.startswith(f"{row}.")]:
        form.typed[field] = form.was.get(field, "")
        st.session_state.pop(form.key(field), None)
    keep(form)


def people_from(form: Form) -> tuple[list[PersonEntry], list[Fault]]:
    """The people of the rows that say something, and what would be refused of them, by the form's own fields."""
    people, faults = [], []
    for row in rows_of(form):
        if not is_blank(form, row):
            person = person_from(form, f"{row}.")
            people.append(person)
            faults += [fault._replace(column=f"{row}.{fault.column}") for fault in faults_in_person(person)]
    return people, faults


def person_from(form: Form, at: str = "") -> PersonEntry:
    """The person of a row, or of a form of one's own."""
    return PersonEntry(
        **{name: form.line(at + name) for name in TEXTS},
        role=form.word(f"{at}role", Role) or Role.INTERVIEWER,
        met=form.answer(f"{at}met"),
        contact_for_status=form.answer(f"{at}contact_for_status") or False,
        card=form.answer(f"{at}card"),
    )
