"""How a form is saved, put away, or, where somebody else saved the same record first, decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import streamlit as st

from coaching.errors import CoachingError, Fault
from coaching.store.versions import Stale
from coaching.wording import NAMES_BY_WORD
from pages.parts.fields import Fields
from pages.parts.forms import TRIED, YES, Form, forget, is_live, keep, start_again, was_found
from pages.parts.offers import offer
from pages.parts.opened import close_form
from pages.parts.text import plain

SAVE_KEY = "Ctrl+Enter"
"""From any field; on a Mac, Cmd and Enter."""
ANSWERS = {"yes": "yes", "no": "no", "": "empty"}


class Theirs(NamedTuple):
    """A record as somebody else saved it while a form about it was open: its version, and its fields as texts."""

    version: int
    texts: dict[str, str]


Read = Callable[[], Theirs]
Write = Callable[[int], object]
"""Saves over the version that is given."""
OnSave = Callable[[Form, int | None], object]
"""What a form does to be saved: over its own version, or over the one that the person was told of."""


def save(
    form: Form, faults: Sequence[Fault], write: Write, read: Read | None = None, *, over: int | None = None
) -> bool:  # fmt: skip
    """In a callback: saves the form, over its own version or one that the person was told of, and puts it away.

    Where that can't be, why is kept for the form to tell, and what was typed stays.
    """
    _remember(form, _theirs(form))
    form.typed[TRIED] = YES
    if faults:
        return False
    try:
        write(form.version if over is None else over)
    except Stale as stale:
        _remember(form, theirs=read() if read else None, problem="" if read else str(stale))
        return False
    except CoachingError as error:
        _remember(form, problem=str(error))
        return False
    put_away(form)
    return True


def _saved(form: Form, on_save: OnSave, over: int | None) -> None:
    """Callback: a form that was saved already, or put away, is not saved again by a second click."""
    if is_live(form):
        keep(form)
        on_save(form, over)


def put_away(form: Form) -> None:
    """Callback: the form is closed, and what was typed forgotten."""
    _remember(form)
    forget(form)
    close_form()


def found_again(form: Form, start: Mapping[str, str], version: int = 0) -> None:
    """Says that what the form holds was typed before, with a way back."""
    if not was_found(form):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("This was typed before and not saved yet.", width="stretch")
        st.button("Start again", on_click=start_again, args=(form, dict(start), version), key="start-again")


def foot(fields: Fields, label: str, on_save: OnSave, beside: Callable[[], object] | None = None) -> None:
    """What went wrong, "Save" in its own words, "Cancel", and at the other end what `beside` shows."""
    form = fields.form
    if problem := _problem(form):
        st.error(plain(problem))
    elif fields.faults and form.answer(TRIED):
        count = len(fields.faults)
        st.markdown(f":red[Not saved yet: {'one field' if count == 1 else f'{count} fields'} above to look at.]")
    with st.container(horizontal=True, gap="small"):
        st.button(
            label,
            on_click=_saved,
            args=(form, on_save, None),
            type="primary",
            key=f"save-{form.name}",
            shortcut=SAVE_KEY,
        )
        st.button("Cancel", on_click=put_away, args=(form,), type="tertiary", key=f"cancel-{form.name}")
        if beside:
            st.space("stretch")
            beside()
    offer(fields)


def conflict(
    form: Form, what: str, labels: Mapping[str, str], on_save: OnSave,
    options: Mapping[str, Mapping[str, str]] | None = None,
) -> bool:  # fmt: skip
    """Where somebody saved first: what they changed, and the choice. Whether there was anything to choose.

    `options` are, by field, the words for what is chosen from a list of the form's own.
    """

    def said(field: str, text: str) -> str:
        return plain((options or {}).get(field, {}).get(text) or _said(text))

    theirs = _theirs(form)
    if theirs is None:
        return False
    was, mine = form.was, form.changed
    changed = [field for field in labels if theirs.texts.get(field, "") != was.get(field, "")]
    both = [field for field in changed if field in mine and form.text(field) != theirs.texts.get(field, "")]
    st.warning(f"Somebody saved this {what} first. Which should stand?")
    for field in changed:
        yours = f", yours is **{said(field, form.text(field))}**" if field in both else ""
        st.markdown(f"{labels[field]} is now **{said(field, theirs.texts.get(field, ''))}**{yours}")
    if not changed:
        st.markdown("Nothing that shows here was changed.")
    with st.container(horizontal=True, gap="small"):
        label = "Keep mine" if both else "Save mine as well"
        st.button(label, on_click=_saved, args=(form, on_save, theirs.version), type="primary", key=f"mine-{form.name}")
        st.button("Take theirs", on_click=_take_theirs, args=(form, theirs), key=f"theirs-{form.name}")
    return True


def _take_theirs(form: Form, theirs: Theirs) -> None:
    """Callback: the form starts again from what is saved."""
    _remember(form)
    start_again(form, theirs.texts, theirs.version)


def _said(text: str) -> str:
    """A field's text as people say it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ANSWERS.get(text) or NAMES_BY_WORD.get(text, text)
    return f"{day:%B} {day.day}, {day.year}"


def _remember(form: Form, theirs: Theirs | None = None, problem: str = "") -> None:
    st.session_state[_slot(form)] = (theirs, problem)


def _theirs(form: Form) -> Theirs | None:
    theirs: Theirs | None = st.session_state.get(_slot(form), (None, ""))[0]
    return theirs


def _problem(form: Form) -> str:
    return str(st.session_state.get(_slot(form), (None, ""))[1])


def _slot(form: Form) -> str:
    return f"trouble-{form.name}-{form.about or 0}"
