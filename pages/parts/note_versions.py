"""Every saved version of a note, the latest first, each with a way back to it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from coaching.errors import CoachingError
from coaching.store.note_versions import NoteVersion, bring_back, versions_of
from coaching.store.notes import note_of
from coaching.wording import moment_words
from pages.parts import session
from pages.parts.notes import note_text, note_title_line
from pages.parts.opened import close_form
from pages.parts.text import plain


def note_versions(note_id: int, timezone: str, now: datetime) -> None:
    """The versions that the viewer may read; CoachingError where they may not read the note."""
    card = note_of(session.viewer(), note_id)
    for one in versions_of(session.viewer(), note_id):
        with st.container(border=True, gap="xsmall"):
            _head(one, note_id, card.version, timezone, now)
            st.markdown(note_title_line(one.note, now, timezone))
            st.markdown(note_text(one.note))
    st.caption("What is brought back is saved as a new version. Who sees the note stays as it is.")


def _head(one: NoteVersion, note_id: int, standing: int, timezone: str, now: datetime) -> None:
    who = f"{plain(one.by)}, {moment_words(one.at, timezone, now)}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if one.version == standing:
            st.markdown(f"**As it stands**  \n:small[:gray[{who}]]", width="stretch")
            return
        st.markdown(f"**Version {one.version}**  \n:small[:gray[{who}]]", width="stretch")
        st.button(
            "Bring back", key=f"bring-back-{one.version}", on_click=_bring_back,
            args=(note_id, standing, one.version), help=f"Version {one.version}",
        )  # fmt: skip


def _bring_back(note_id: int, standing: int, wanted: int) -> None:
    """Callback: the note is again as it was in that version, or why not is told."""
    try:
        bring_back(session.viewer(), note_id, standing, wanted, now=session.now())
    except CoachingError as error:
        session.say(str(error))
    close_form()
