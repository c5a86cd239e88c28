"""What was imported: told once it is there, and for a day a way to undo it as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from coaching.errors import CoachingError
from coaching.intake.caseload import RowCounts
from coaching.sentences import number_words
from coaching.store.import_undo import ImportLine, recent_imports, undo_import
from coaching.store.office import Office
from coaching.wording import moment_words
from pages.parts import session
from pages.parts.intake import became
from pages.parts.text import plain

RESULT, ANSWERED = "import-result", "import-undo-answered"
STAY = "Stay on this page until it is done."
Kind = TypeVar("Kind")


class Imported(NamedTuple):
    """The report of an import that was made, and its rows."""

    report: object
    rows: RowCounts


def done(upload: UploadedFile, imported: Imported) -> None:
    """Keeps what came of it and runs the page again, which tells it."""
    st.session_state[RESULT] = (upload.file_id, imported)
    st.rerun()


def imported_from(upload: UploadedFile, kind: type[Kind]) -> Kind | None:
    """The report where this very file was imported, and says so; None where it was not yet."""
    file_id, imported = st.session_state.get(RESULT, ("", None))
    if imported is None or file_id != upload.file_id or not isinstance(imported.report, kind):
        return None
    st.header("Imported", anchor=False)
    st.markdown(f"{plain(upload.name)}: {became(imported.rows)}.")
    st.page_link("today.py", label="See who needs a nudge today", icon=":material/today:")
    return imported.report


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """A bar that shows how many rows of how many are done."""
    bar = st.progress(0.0, f"Reading the file. {STAY}")

    def progress(done_rows: int, total: int) -> None:
        bar.progress(done_rows / total, f"{done_rows / total:.0%} done. {STAY}")

    try:
        yield progress
    finally:
        bar.empty()


def undo_list(office: Office, now: datetime) -> None:
    """The imports of the last day, each with a way to undo it; nothing where there was none."""
    st.session_state.pop(ANSWERED, None)
    if said := session.said():
        st.markdown(plain(said))
    lines = recent_imports(session.viewer(), now)
    if not lines:
        return
    st.header("Imported within a day", anchor=False)
    for line in lines:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            when = moment_words(line.at, office.timezone, now)
            st.markdown(
                f"**{plain(line.source) or 'Import'}**, {when}, by {plain(line.member)}: {_did(line)}", width="stretch"
            )
            if st.button("Undo", key=f"undo-import-{line.key}", type="tertiary"):
                st.dialog("Undo this import")(_ask)(line)


def _did(line: ImportLine) -> str:
    return f"{number_words(line.added, 'record')} added, {line.changed:,} changed"


def _ask(line: ImportLine) -> None:
    """The body of the dialog, which runs by itself: once it was answered, the page has to run again."""
    if st.session_state.pop(ANSWERED, False):
        st.rerun()
    st.markdown(
        f"The {number_words(line.added, 'record')} from {plain(line.source) or 'this import'} go, and what it changed "
        "is as it was before. If any of it was worked on since, nothing is undone."
    )
    st.button("Undo the import", type="primary", key="undo-import-now", on_click=_undo, args=(line.key,))


def _undo(import_id: int) -> None:
    """Callback: takes the import back, or says why not."""
    st.session_state[ANSWERED] = True
    try:
        line = undo_import(session.viewer(), import_id, now=session.now())
    except CoachingError as error:
        session.say(str(error))
        return
    st.session_state.pop(RESULT, None)
    session.say(f"The import of {line.source or 'that file'} was undone.")
