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
    which, everything = (f"{what}-notes-{page.card.key}" for what in ("which", "all"))
    about = chosen.key if chosen and st.session_state.get(which) == THIS_ONE else None
    limit = None if st.session_state.get(everything) else MOST_SHOWN + 1
    found = notes_of(session.viewer(), page.card.key, interview_id=about, limit=limit)
    with st.container(key="notes"):
        _head()
        if chosen and (found or about):
            st.segmented_control(
                "Which notes", [ALL, THIS_ONE], default=ALL, key=which, required=True, label_visibility="collapsed"
            )
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
    """Which interview, who wrote it, who changed it if that was another, and when it was saved last."""
    place = plain(employers.get(card.note.interview_id or 0, ""))
    changed = ""
    if card.version > 1:
        changed = ", changed" + (f" by {plain(card.saved_by)}" if card.saved_by != card.writer else "")
    written = f"written by {plain(card.writer)}{changed} {moment_words(card.saved_at, timezone, now)}"
    return f"{place} · {written}" if place else written


def note_text(note: NoteEntry) -> str:
    """What a note says and what is next, as it was typed, as Markdown."""
    return _lines(note.body) + (f"\n\n**Next step:** {plain(note.next_step)}" if note.next_step else "")


def _lines(text: str) -> str:
    """The text with its own lines; nothing in it is taken for markup."""
    return "  \n".join(plain(line) or "\u00a0" for line in text.strip().splitlines())
