"""A form being filled in. What is typed is kept from field to field, in the session and as a draft in the database,
so that a reload or a restart of the server loses nothing; it is all text until it is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from secrets import token_hex
from typing import NamedTuple, TypeVar

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.drafts import change_draft, draft_of, drop_draft
from pages.parts import session

WAS = "was."
"""Before a field's name: what it held at first."""
ID, VERSION, TRIED, ROWS = "id", "version", "tried", "rows"
"""Beside the fields: an id of this filling-in; the version that is edited; "Save" was tried; the rows of people."""
BESIDE = frozenset({ID, VERSION, TRIED, ROWS})
YES, NO = "yes", "no"
Word = TypeVar("Word", bound=StrEnum)


class Form(NamedTuple):
    """One form: which, the key of what it is about, whose client it is of, and what its fields hold."""

    name: str
    about: int | None
    client_id: int | None
    typed: dict[str, str]

    def key(self, field: str) -> str:
        """The key of a field's widget: another one each time that the form is opened anew."""
        return f"field-{self.name}-{self.about or 0}-{self.typed[ID]}-{field}"

    def text(self, field: str) -> str:
        return self.typed.get(field, "")

    def line(self, field: str) -> str:
        """The text without blanks around it."""
        return self.text(field).strip()

    def word(self, field: str, words: type[Word]) -> Word | None:
        return words(self.text(field)) if self.text(field) in set(words) else None

    def day(self, field: str) -> date | None:
        try:
            return date.fromisoformat(self.text(field))
        except ValueError:
            return None

    def clock(self, field: str) -> time | None:
        try:
            return time.fromisoformat(self.text(field))
        except ValueError:
            return None

    def answer(self, field: str) -> bool | None:
        return {YES: True, NO: False}.get(self.text(field))

    def many(self, field: str) -> tuple[str, ...]:
        return tuple(json.loads(self.text(field) or "[]"))

    @property
    def was(self) -> dict[str, str]:
        """What the fields held before anything was typed."""
        return {name.removeprefix(WAS): text for name, text in self.typed.items() if name.startswith(WAS)}

    @property
    def changed(self) -> frozenset[str]:
        """The fields that hold something else than at first."""
        was = self.was
        fields = {name for name in self.typed if not name.startswith(WAS) and name not in BESIDE}
        return frozenset(name for name in fields | set(was) if self.text(name) != was.get(name, ""))

    @property
    def version(self) -> int:
        """The version of the record that is edited, as it was when the form was opened; 0 for a new one."""
        return int(self.text(VERSION) or 0)


def form_of(
    name: str, about: int | None, start: Mapping[str, str], *, client_id: int | None = None, version: int = 0
) -> Form:
    """The form as it is being filled in: as the session has it, or a draft, or else as it starts."""
    slot, kept = _slot(name, about), draft_of(session.viewer(), name, about)
    if slot not in st.session_state:
        if kept is not None and ID in kept:
            st.session_state[slot], st.session_state[_found(slot)] = kept, True
        else:
            st.session_state[slot] = _started(start, version)
        st.session_state[_new(slot)] = True
        st.session_state[_at_rest(slot)] = dict(st.session_state[slot])
        return Form(name, about, client_id, st.session_state[slot])
    form = Form(name, about, client_id, st.session_state[slot])
    _take_in(form, kept)
    return form


def _take_in(form: Form, kept: Mapping[str, str] | None) -> None:
    """Takes over what another window has kept of the same form since: field by field, but for what was changed here.

    Where nothing is kept any more, another window has emptied its fields, or put them away.
    """
    kept = form.was | {VERSION: form.typed[VERSION], ROWS: form.text(ROWS)} if kept is None else kept
    if kept.get(VERSION) != form.typed[VERSION]:
        return  # begun from another version of the record: that is decided when it is saved
    rest: dict[str, str] = st.session_state[_at_rest(_slot(form.name, form.about))]
    for field, text in kept.items():
        if field == ROWS:
            form.typed[ROWS] = rest[ROWS] = _rows_of_both(form.text(ROWS), text, rest.get(ROWS, ""))
        elif field not in BESIDE and text != rest.get(field, "") and form.text(field) == rest.get(field, ""):
            put(form, field, text)
            rest[field] = text


def _rows_of_both(mine: str, theirs: str, before: str) -> str:
    """The rows of two windows: theirs, without what was taken out here, and those that are new here."""
    here, there, was = mine.split(), theirs.split(), before.split()
    rows = [row for row in there if row in here or row not in was]
    return " ".join([*rows, *(row for row in here if row not in rows and (row in there or row not in was))])


def _started(start: Mapping[str, str], version: int) -> dict[str, str]:
    was = {WAS + name: text for name, text in start.items()}
    return {**start, **was, ID: token_hex(4), VERSION: str(version)}


def start_again(form: Form, start: Mapping[str, str], version: int) -> None:
    """Callback: forgets what was typed; the fields hold these texts."""
    forget(form)
    slot = _slot(form.name, form.about)
    st.session_state[slot] = _started(start, version)
    st.session_state[_at_rest(slot)] = dict(st.session_state[slot])


def is_live(form: Form) -> bool:
    """Whether the form is still the one that is being filled in, and was neither saved nor put away."""
    return st.session_state.get(_slot(form.name, form.about)) is form.typed


def is_new(form: Form) -> bool:
    """Whether the form is shown for the first time since it was opened; true once."""
    return bool(st.session_state.pop(_new(_slot(form.name, form.about)), False))


def was_found(form: Form) -> bool:
    """Whether the form was filled in before, left without saving, and found again."""
    return bool(st.session_state.get(_found(_slot(form.name, form.about))))


def collect(form: Form) -> None:
    """In a callback: takes over what all fields on the page hold now."""
    prefix = form.key("")
    for key in [str(key) for key in st.session_state]:
        if key.startswith(prefix):
            form.typed[key.removeprefix(prefix)] = as_text(st.session_state[key])


def keep(form: Form) -> None:
    """Callback of every field: takes over what was typed, and keeps it, beside what another window has kept."""
    if not is_live(form):
        return
    collect(form)

    def together(kept: dict[str, str] | None) -> dict[str, str] | None:
        _take_in(form, kept)
        return form.typed if form.changed else None

    try:
        change_draft(
            session.viewer(), form.name, form.about, together, now=session.now(), client_id=form.client_id
        )  # fmt: skip
    except CoachingError as error:
        session.say(str(error))
    else:
        st.session_state[_at_rest(_slot(form.name, form.about))] = dict(form.typed)


def put(form: Form, field: str, text: str) -> None:
    """In a callback: fills in a field; its widget is made anew with it."""
    form.typed[field] = text
    st.session_state.pop(form.key(field), None)


def forget(form: Form) -> None:
    """What was typed is saved, or not wanted: the session and the draft forget it."""
    slot = _slot(form.name, form.about)
    for one in (slot, _found(slot), _at_rest(slot)):
        st.session_state.pop(one, None)
    drop_draft(session.viewer(), form.name, form.about, now=session.now())


def leave_all() -> None:
    """Forms are closed without a word: the session forgets them, and their drafts stay."""
    for key in [str(key) for key in st.session_state]:
        if key.startswith(("form-", "found-", "rest-", "trouble-")):
            del st.session_state[key]


def as_text(value: object) -> str:
    """What a widget holds, as text."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Sequence) and not isinstance(value, str):
        return json.dumps([str(item) for item in value])
    return "" if value is None else str(value)


def _slot(name: str, about: int | None) -> str:
    return f"form-{name}-{about or 0}"


def _new(slot: str) -> str:
    return f"new-{slot}"


def _at_rest(slot: str) -> str:
    """Where it stands what this form and the database last held alike."""
    return f"rest-{slot}"


def _found(slot: str) -> str:
    return f"found-{slot}"
