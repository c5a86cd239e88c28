"""Writing a note and working on one: a template, the facts it asks for, and who sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import streamlit as st

from coaching.case_notes import NEXT_STEP, TEMPLATES, WHO, NoteKind, Template
from coaching.clock import local_date, zone_named
from coaching.errors import Fault
from coaching.reports.order import held_on
from coaching.store.access import NotFound
from coaching.store.clients import ClientPage
from coaching.store.drafts import draft_of
from coaching.store.notes import NoteCard, NoteChanges, NoteEntry, add_note, faults_in_note, note_of, save_note
from coaching.store.office import Office
from coaching.store.tables import Entity
from coaching.wording import plain_day
from pages.parts import session
from pages.parts.deleted import deleting
from pages.parts.fields import Fields
from pages.parts.forms import NO, YES, Form, as_text, form_of
from pages.parts.opened import CHOSEN, Opened, key_named
from pages.parts.saving import Theirs, conflict, foot, found_again, save

LABELS = {
    "kind": "Template",
    "day": "Day",
    "interview": "About",
    "who": WHO,
    "body": "Text",
    "next_step": NEXT_STEP,
    "shared": "Shared with the office",
}
KINDS = {kind.value: template.title for kind, template in TEMPLATES.items()}
SEEN_BY = {NO: "Only me", YES: "The office"}
WHO_THAT_IS = {
    NO: "Nobody else sees it: no colleague, no administrator, no search, no file of theirs.",
    YES: "Everybody who sees this client sees it, and may work on it; a new counselor too.",
}
IN_GENERAL = {"": "The client in general"}


def new_note_form(page: ClientPage, office: Office, now: datetime) -> None:
    """A new note on the client, or on the interview that the address names."""
    today, interviews = _today(office, now), _interviews(page, office, now)
    chosen = as_text(key_named(CHOSEN))
    start = {
        "kind": NoteKind.NOTE.value, "day": as_text(today), "shared": NO,
        "interview": chosen if chosen in interviews else "",
    }  # fmt: skip
    form = form_of(Opened.NEW_NOTE, page.card.key, start, client_id=page.card.key)
    found_again(form, start)
    foot(_fields(form, interviews, today, own=True), "Save the note", lambda form, _: _add(form, today))


def _add(form: Form, today: date) -> None:
    """In a callback: writes the note."""
    entry, faults = _checked(form, today)
    save(form, faults, lambda _: add_note(session.viewer(), form.about or 0, entry, now=session.now()))


def edit_note_form(page: ClientPage, note_id: int, office: Office, now: datetime) -> None:
    """A note as it stands, to be worked on; one that is gone or private now leaves what was typed to be copied."""
    try:
        card = note_of(session.viewer(), note_id)
    except NotFound:
        _show_what_was_typed(note_id)
        raise
    start, today = _texts_of(card.note), _today(office, now)
    form = form_of(Opened.EDIT_NOTE, note_id, start, client_id=page.card.key, version=card.version)

    def on_save(form: Form, over: int | None) -> None:
        _save_edited(form, today, over)

    found_again(form, start, card.version)
    interviews = _interviews(page, office, now)
    fields = _fields(form, interviews, today, own=card.own)
    if not conflict(form, "note", LABELS, on_save, {"kind": KINDS, "interview": interviews}):
        foot(fields, "Save", on_save, deleting(Entity.NOTE, form))


def _show_what_was_typed(note_id: int) -> None:
    typed = draft_of(session.viewer(), Opened.EDIT_NOTE, note_id) or {}
    if typed.get("body"):
        st.markdown("What you typed is still here, to copy into a note of your own:")
        st.code(typed["body"], language=None, wrap_lines=True)


def _save_edited(form: Form, today: date, over: int | None) -> None:
    """In a callback: saves what was changed of a note."""
    (entry, faults), touched, key = _checked(form, today), form.changed, form.about or 0
    made_of = {"interview_id": "interview"}
    changes: NoteChanges = {  # type: ignore[assignment]  # the keys are those of its fields
        name: value for name, value in entry._asdict().items() if made_of.get(name, name) in touched
    }

    def read() -> Theirs:
        card: NoteCard = note_of(session.viewer(), key)
        return Theirs(card.version, _texts_of(card.note))

    save(
        form,
        faults,
        lambda version: save_note(session.viewer(), key, version, changes, now=session.now()),
        read,
        over=over,
    )


def _fields(form: Form, interviews: Mapping[str, str], today: date, *, own: bool) -> Fields:
    template = TEMPLATES[form.word("kind", NoteKind) or NoteKind.NOTE]
    fields = Fields(form, _checked(form, today)[1], "body")
    fields.one_of("kind", LABELS["kind"], KINDS, required=True)
    day, about = st.columns([2, 4])
    with day:
        fields.day("day", LABELS["day"])
    with about:
        fields.from_list("interview", LABELS["interview"], interviews)
    _texts(fields, template)
    if own:
        fields.one_of("shared", "Who sees it", SEEN_BY, required=True)
        st.caption(WHO_THAT_IS[form.text("shared") or NO])
    else:
        st.caption(f"Shared by its writer. {WHO_THAT_IS[YES]}")
    return fields


def _texts(fields: Fields, template: Template) -> None:
    """What the template asks for; and what was typed into a field of another one, for nothing typed is hidden."""
    if template.who or fields.form.line("who"):
        fields.text("who", template.who or WHO)
    fields.note("body", template.body)
    st.caption(template.guidance)
    if template.next_step or fields.form.line("next_step"):
        fields.text("next_step", template.next_step or NEXT_STEP)


def _checked(form: Form, today: date) -> tuple[NoteEntry, list[Fault]]:
    """What the form holds as a note, and what would be refused of it."""
    no_day = [] if form.day("day") else [Fault("day", "A day is needed.", "Give the day that the note is about.")]
    interview = form.text("interview")
    entry = NoteEntry(
        form.day("day") or today, form.text("body").strip(), form.word("kind", NoteKind) or NoteKind.NOTE,
        form.line("who"), form.line("next_step"), form.answer("shared") or False,
        int(interview) if interview else None,
    )  # fmt: skip
    return entry, [*no_day, *faults_in_note(entry, today)]


def _texts_of(note: NoteEntry) -> dict[str, str]:
    texts = {name: as_text(getattr(note, name)) for name in ("kind", "day", "who", "body", "next_step", "shared")}
    return texts | {"interview": as_text(note.interview_id)}


def _today(office: Office, now: datetime) -> date:
    return local_date(now, zone_named(office.timezone))


def _interviews(page: ClientPage, office: Office, now: datetime) -> dict[str, str]:
    """What a note may be about, by the key of the interview."""
    today = _today(office, now)
    interviews = {str(card.key): card.record.interview for card in page.interviews}
    return IN_GENERAL | {
        key: f"{interview.employer or 'Employer not recorded'}, {plain_day(held_on(interview), today)}"
        for key, interview in interviews.items()
    }
