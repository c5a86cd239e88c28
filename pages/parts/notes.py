"""The notes on a client, the latest first: of which day, on which interview, by whom, and who sees them."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.case_notes import TEMPLATES
from coaching.clock import local_date, zone_named
from coaching.store.clients import ClientPage, InterviewCard
from coaching.store.notes import NoteCard, NoteEntry, notes_of
from coaching.store.office import Office
from coaching.wording import moment_words, plain_day
from pages.parts import session
from pages.parts.opened import Opened, open_form, opened
from pages.parts.text import plain

ALL, THIS_ONE = "All notes", "This interview"
MOST_SHOWN = 10
"""Notes shown at once; own judgement: the last weeks of work with a client."""
LONGEST = 600
"""Characters of a note shown at once; own judgement: what is read at a glance."""


def notes_section(page: ClientPage, chosen: InterviewCard | None, office: Office, now: datetime) -> None:
    """What the viewer may read, with a quick way to write; those of the chosen interview alone, if asked."""
    client_id = page.card.key
    with st.container(key="notes"):
        _head()
        about = _which(chosen, client_id)
        everything = f"all-notes-{client_id}"
        limit = None if st.session_state.get(everything) else MOST_SHOWN + 1
        found = notes_of(session.viewer(), client_id, interview_id=about, limit=limit)
        if not found:
            st.markdown("No notes on this interview yet." if about else "No notes yet.")
        employers = {card.key: card.record.interview.employer for card in page.interviews}
        for card in found if limit is None else found[:MOST_SHOWN]:
            _note(card, employers, office.timezone, now)
        if limit is not None and len(found) > MOST_SHOWN:
            st.button("Show older notes", key="older-notes", type="tertiary", on_click=_show_all, args=(everything,))


def _head() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header("Notes", anchor=False, width="stretch")
        st.button(
            "Write a note", key="write-note", icon=":material/edit_note:", shortcut="W", on_click=open_form,
            args=(Opened.NEW_NOTE,), disabled=opened() is not None,
        )  # fmt: skip


def _which(chosen: InterviewCard | None, client_id: int) -> int | None:
    """The interview whose notes are asked for; None for all."""
    if chosen is None:
        return None
    asked = st.segmented_control(
        "Which notes", [ALL, THIS_ONE], default=ALL, key=f"which-notes-{client_id}", required=True,
        label_visibility="collapsed",
    )  # fmt: skip
    return chosen.key if asked == THIS_ONE else None


def _show_all(key: str) -> None:
    """Callback: from now on all notes of this client are shown."""
    st.session_state[key] = True


def _note(card: NoteCard, employers: dict[int, str], timezone: str, now: datetime) -> None:
    note, text = card.note, note_text(card.note)
    with st.container(border=True, gap="xsmall", key=f"note-{card.key}"):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            st.markdown(
                f"{note_title_line(note, now, timezone)}  \n:small[:gray[{_whose(card, employers, timezone, now)}]]",
                width="stretch",
            )
            _buttons(card)
        if len(note.body) <= LONGEST:
            st.markdown(text)
            return
        st.markdown(f"{_lines(note.body[:LONGEST])}…")
        with st.expander("All of it", key=f"all-of-note-{card.key}", type="compact", on_change="rerun") as folded:
            if folded.open:
                st.markdown(text)


def _buttons(card: NoteCard) -> None:
    if card.version > 1:
        st.button(
            "Versions", key=f"versions-{card.key}", type="tertiary", on_click=open_form,
            args=(Opened.NOTE_VERSIONS, card.key), help="Every version that was saved",
        )  # fmt: skip
    st.button(
        "Edit", key=f"edit-note-{card.key}", type="tertiary", on_click=open_form, args=(Opened.EDIT_NOTE, card.key)
    )  # fmt: skip


def note_title_line(note: NoteEntry, now: datetime, timezone: str) -> str:
    """ "Phone call, March 4, with Ada; private", as Markdown."""
    day = plain_day(note.day, local_date(now, zone_named(timezone)))
    who = f", {plain(note.who)}" if note.who else ""
    seen_by = ":green-badge[:material/group: Shared]" if note.shared else ":gray-badge[:material/lock: Private]"
    return f"**{TEMPLATES[note.kind].title}, {day}**{who} {seen_by}"


def _whose(card: NoteCard, employers: dict[int, str], timezone: str, now: datetime) -> str:
    """Which interview, who wrote it, and who saved it last where that says more."""
    place = plain(employers.get(card.note.interview_id or 0, ""))
    writer = f"by {plain(card.writer)}"
    changed = f"changed by {plain(card.saved_by)} " if card.version > 1 else "written "
    return " · ".join(
        part for part in (place, writer, f"{changed}{moment_words(card.saved_at, timezone, now)}") if part
    )


def note_text(note: NoteEntry) -> str:
    """What a note says and what was agreed, as it was typed, as Markdown."""
    agreed = TEMPLATES[note.kind].next_step or "Next step"
    return _lines(note.body) + (f"\n\n**{agreed}:** {plain(note.next_step)}" if note.next_step else "")


def _lines(text: str) -> str:
    """The text with its own lines; nothing in it is taken for markup."""
    return "  \n".join(plain(line) or "\u00a0" for line in text.strip().splitlines())
