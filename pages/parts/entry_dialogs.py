"""The form that is open on a client's page, in a dialog: Escape closes it and keeps what was typed as a draft."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.access import NotFound
from coaching.store.clients import ClientPage, InterviewCard
from coaching.store.office import Office
from pages.parts import session
from pages.parts.act_form import edit_action_form, log_form, reply_form
from pages.parts.client_form import edit_client_form
from pages.parts.debrief import can_debrief
from pages.parts.debrief_form import debrief_form
from pages.parts.employer import outcome_form
from pages.parts.forms import leave_all
from pages.parts.interview_form import edit_interview_form, new_interview_form, next_round_form
from pages.parts.note_form import edit_note_form, new_note_form
from pages.parts.note_versions import note_versions
from pages.parts.opened import Opened, close_form, opened, opened_about
from pages.parts.people_form import edit_person_form, new_person_form
from pages.parts.text import plain

Body = Callable[[datetime], None]
TITLES = {
    Opened.EDIT_CLIENT: "Edit the client",
    Opened.NEW_INTERVIEW: "New interview",
    Opened.NEXT_ROUND: "The next round",
    Opened.EDIT_INTERVIEW: "Edit the interview",
    Opened.OUTCOME: "What came of it",
    Opened.REPLY: "The employer replied",
    Opened.LOG: "Log what was done",
    Opened.EDIT_ACTION: "Correct the log",
    Opened.NEW_PERSON: "Somebody else they met",
    Opened.EDIT_PERSON: "Edit the person",
    Opened.NEW_NOTE: "New note",
    Opened.EDIT_NOTE: "Edit the note",
    Opened.NOTE_VERSIONS: "Versions of the note",
    Opened.DEBRIEF: "Debrief",
}


def show_open_form(page: ClientPage, card: InterviewCard | None, office: Office) -> None:
    """The dialog that the address says is open, if it makes sense here."""
    form = opened()
    body = _body(form, page, card, office) if form else None
    if form is None or body is None:
        return
    st.dialog(TITLES[form], width="medium", on_dismiss=_dismissed)(_in_dialog)(form, body)


def _in_dialog(form: Opened, body: Body) -> None:
    if opened() is not form:  # it was saved, put away, or led on to another
        st.rerun()
    try:
        body(session.now())
    except CoachingError as error:
        st.error(plain(str(error)))
        st.button("Close", on_click=_dismissed, key="close-form")


def _dismissed() -> None:
    close_form()
    leave_all()


def _body(form: Opened, page: ClientPage, card: InterviewCard | None, office: Office) -> Body | None:
    """What the dialog shows; None where the address asks for what is not there."""
    client_id, about = page.card.key, opened_about()
    of_client: dict[Opened, Body] = {
        Opened.EDIT_CLIENT: lambda _: edit_client_form(page.card),
        Opened.NEW_INTERVIEW: lambda now: new_interview_form(client_id, office, now),
        Opened.NEW_NOTE: lambda now: new_note_form(page, office, now),
        Opened.EDIT_NOTE: lambda now: edit_note_form(page, about or 0, office, now),
        Opened.NOTE_VERSIONS: lambda now: note_versions(about or 0, office.timezone, now),
    }
    if form in of_client or card is None:
        return of_client.get(form)
    forms: dict[Opened, Body] = {
        Opened.NEXT_ROUND: lambda now: next_round_form(client_id, card, office, now),
        Opened.EDIT_INTERVIEW: lambda now: edit_interview_form(client_id, card, office, now),
        Opened.OUTCOME: lambda now: outcome_form(client_id, card, now),
        Opened.REPLY: lambda now: reply_form(client_id, card, now),
        Opened.LOG: lambda now: log_form(client_id, card, now),
        Opened.NEW_PERSON: lambda _: new_person_form(client_id, card),
        Opened.EDIT_PERSON: lambda _: edit_person_form(client_id, card.key, about or 0),
        Opened.EDIT_ACTION: lambda now: _edit_action(client_id, card, about, now),
    }
    if can_debrief(card, session.now()):
        forms[Opened.DEBRIEF] = lambda now: debrief_form(client_id, card, now)
    return forms.get(form)


def _edit_action(client_id: int, card: InterviewCard, about: int | None, now: datetime) -> None:
    line = next((line for line in card.actions if line.key == about), None)
    if line is None:
        raise NotFound("line in the log")
    edit_action_form(client_id, line, card, now)
