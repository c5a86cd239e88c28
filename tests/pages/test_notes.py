"""Notes on a client's page: written, worked on, shared, filtered, deleted and brought back; never taken for markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coaching.case_notes import TEMPLATES, NoteKind
from coaching.model import Format
from coaching.store.access import Store, Viewer
from coaching.store.entry import InterviewEntry, add_interview
from coaching.store.notes import NoteCard, NoteEntry, add_note, note_of, notes_of, save_note
from coaching.store.tables import MemberRole
from pages.parts.notes import LONGEST, MOST_SHOWN
from tests.pages.clients import TODAY, add_ada, field, labels, open_client, press, type_in
from tests.pages.conftest import FRAME, SECONDS_A_RUN
from tests.pages.reading import as_read
from tests.pages.test_today import texts
from tests.store.desk import a_member

MARKUP = "# Big\n<b>bold</b> :smile: [link](https://x.example) $x$\n- item\n\n1. one `code` *star*"


@pytest.fixture
def client(store: Store) -> int:
    return add_ada(store)


@pytest.fixture
def sue(store: Store) -> Viewer:
    """A supervisor, who sees the office's clients too."""
    return a_member(store.as_viewer(), "Sue", MemberRole.SUPERVISOR)


def notes(store: Store, client: int) -> tuple[NoteCard, ...]:
    return notes_of(store.as_viewer(), client)


def write(viewer: Viewer, client: int, body: str, **said: Any) -> int:
    """A note of today."""
    return add_note(viewer, client, NoteEntry(TODAY, body, **said), now=datetime.now(UTC))


def shown(app: AppTest) -> list[str]:
    """The notes on the page, in their order, as a person reads them."""
    return [as_read("\n".join(part.value for part in note.markdown)) for note in _boxes(app.main)]


def _boxes(block: Any) -> list[Any]:
    """The containers of notes, wherever they stand below a block."""
    if re.fullmatch(r"note-\d+", getattr(block, "key", None) or ""):
        return [block]
    return [box for child in getattr(block, "children", {}).values() for box in _boxes(child)]


def test_a_note_is_written_private_unless_it_is_shared(app: AppTest, store: Store, client: int, sue: Viewer) -> None:
    open_client(app, client)
    assert "No notes yet." in texts(app)
    press(app, "Write a note")
    type_in(app, What_happened="Sounded tired.")
    press(app, "Save the note")
    (card,) = notes(store, client)
    assert card.note == NoteEntry(TODAY, "Sounded tired.")
    assert "Sounded tired." in as_read(texts(app))
    assert "Private" in texts(app)
    assert notes_of(sue, client) == ()


def test_a_template_asks_for_its_facts_and_says_how_to_keep_them_factual(
    app: AppTest, store: Store, client: int, sue: Viewer
) -> None:
    open_client(app, client, do="new-note")
    type_in(app, Template=NoteKind.PHONE_CALL.value)
    assert any(TEMPLATES[NoteKind.PHONE_CALL].guidance in caption.value for caption in app.caption)
    type_in(app, Who_was_on_the_phone="Ada", What_was_said="She has an offer.", Agreed_next_step="Call on Monday")
    type_in(app, Who_sees_it="yes", Day=TODAY - timedelta(days=1))
    press(app, "Save the note")
    (card,) = notes_of(sue, client)
    said = NoteEntry(TODAY - timedelta(days=1), "She has an offer.", NoteKind.PHONE_CALL, "Ada", "Call on Monday", True)
    assert card.note == said
    assert "**Next step:** Call on Monday" in texts(app)


def test_changing_the_template_hides_nothing_that_was_typed(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-note")
    type_in(app, Template=NoteKind.TALK.value)
    type_in(app, Who_was_there="Ada and her sister", What_was_said="She moves.")
    type_in(app, Template=NoteKind.NOTE.value)
    assert field(app, "Who was there").value == "Ada and her sister"
    assert field(app, "What happened").value == "She moves."


def test_what_was_typed_survives_a_reload_and_a_restart(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-note")
    type_in(app, What_happened="Half a sentence")
    st.cache_resource.clear()
    again = AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)
    open_client(again, client, do="new-note")
    assert field(again, "What happened").value == "Half a sentence"
    assert "This was typed before and not saved yet." in texts(again)


def test_an_empty_note_and_one_of_a_day_to_come_are_refused_beside_their_fields(
    app: AppTest, store: Store, client: int
) -> None:
    open_client(app, client, do="new-note")
    type_in(app, Day=TODAY + timedelta(days=1))
    press(app, "Save the note")
    assert "Nothing is written yet" in texts(app)
    assert "still to come" in texts(app)
    assert notes(store, client) == ()


def test_what_is_typed_is_never_taken_for_markup(app: AppTest, store: Store, client: int) -> None:
    write(store.as_viewer(), client, MARKUP, who="<i>Ada</i>", next_step="**now**", kind=NoteKind.TALK)
    open_client(app, client)
    (text,) = shown(app)
    assert MARKUP.replace("\n\n", "\n\u00a0\n") in "\n".join(line.rstrip(" ") for line in text.splitlines())
    raw = next(part.value for part in app.markdown if "Big" in part.value)
    assert "\\# Big" in raw
    assert "\\<b\\>bold" in raw
    assert "1\\. one \\`code\\`" in raw


def test_notes_of_one_interview_can_be_looked_at_by_themselves(app: AppTest, store: Store, client: int) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    entry = InterviewEntry("Northside", format=Format.PHONE, starts_at=now - timedelta(days=9))
    other = add_interview(viewer, client, entry, now=now)
    write(viewer, client, "On Ada in general")
    write(viewer, client, "On Northside", interview_id=other)
    open_client(app, client, interview=other)
    assert ["On Northside" in one for one in shown(app)] == [True, False]
    assert "Northside" in shown(app)[0].split("On Northside")[0]
    next(one for one in app.get("button_group") if one.key == f"which-notes-{client}").set_value("This interview").run()
    assert ["On Northside" in one for one in shown(app)] == [True]
    press(app, "Write a note")
    assert field(app, "About").value == str(other)


def test_others_private_notes_are_not_on_the_page_and_their_address_leads_nowhere(
    app: AppTest, store: Store, client: int, sue: Viewer
) -> None:
    hers = write(sue, client, "Between us")
    write(sue, client, "For all", shared=True)
    for form in ("edit-note", "note-versions"):
        open_client(app, client, do=form, about=hers)
        assert "There is no such note" in app.error[0].value
    open_client(app, client)
    assert [("For all" in one, "Sue" in one) for one in shown(app)] == [(True, True)]
    assert "Between us" not in texts(app)


def test_a_shared_note_of_somebody_else_can_be_worked_on_but_not_hidden(
    app: AppTest, store: Store, client: int, sue: Viewer
) -> None:
    key = write(sue, client, "For all", shared=True)
    open_client(app, client, do="edit-note", about=key)
    assert "Who sees it" not in [one.label for one in app.get("button_group")]
    type_in(app, What_happened="For all of us")
    press(app, "Save")
    card = note_of(sue, key)
    assert (card.note.body, card.note.shared, card.saved_by) == ("For all of us", True, "You")
    assert "changed by You" in shown(app)[0]


def test_of_two_who_save_one_note_the_second_sees_what_changed_and_loses_nothing(
    app: AppTest, store: Store, client: int, sue: Viewer
) -> None:
    key = write(store.as_viewer(), client, "First", shared=True)
    open_client(app, client, do="edit-note", about=key)
    type_in(app, What_happened="Mine")
    save_note(sue, key, 1, {"body": "Theirs", "kind": NoteKind.PHONE_CALL}, now=datetime.now(UTC))
    press(app, "Save")
    assert "Somebody saved this note first" in app.warning[0].value
    assert "Text is now **Theirs**, yours is **Mine**" in texts(app)
    assert "Template is now **Phone call**" in texts(app)
    press(app, "Keep mine")
    assert (note_of(sue, key).note.body, note_of(sue, key).note.kind) == ("Mine", NoteKind.PHONE_CALL)


def test_what_was_typed_into_a_note_that_is_gone_can_still_be_copied(
    app: AppTest, store: Store, client: int, sue: Viewer
) -> None:
    key = write(sue, client, "For all", shared=True)
    open_client(app, client, do="edit-note", about=key)
    type_in(app, What_happened="Two pages of mine")
    save_note(sue, key, 1, {"shared": False}, now=datetime.now(UTC))
    press(app, "Save")
    assert "There is no such note" in app.error[0].value
    assert app.code[0].value == "Two pages of mine"
    assert "For all" not in texts(app)


def test_an_earlier_version_is_looked_at_and_brought_back(app: AppTest, store: Store, client: int) -> None:
    viewer = store.as_viewer()
    key = write(viewer, client, "What she said")
    open_client(app, client)
    assert "Versions" not in labels(app)
    save_note(viewer, key, 1, {"body": "Overwritten"}, now=datetime.now(UTC))
    open_client(app, client)
    press(app, "Versions")
    assert "What she said" in texts(app)
    press(app, "Bring back")
    assert [card.note.body for card in notes(store, client)] == ["What she said"]
    assert "Bring back" not in labels(app)


def test_a_deleted_note_is_brought_back_with_one_click(app: AppTest, store: Store, client: int) -> None:
    key = write(store.as_viewer(), client, "Gone")
    open_client(app, client, do="edit-note", about=key)
    press(app, "Delete")
    assert notes(store, client) == ()
    assert f"Note of {TODAY:%B} {TODAY.day}, {TODAY.year}, with its earlier versions" in as_read(texts(app))
    press(app, "Undo")
    assert [card.note.body for card in notes(store, client)] == ["Gone"]


def test_a_long_note_and_many_notes_do_not_bury_the_page(app: AppTest, store: Store, client: int) -> None:
    viewer = store.as_viewer()
    write(viewer, client, f"{'x' * LONGEST} the end")
    for number in range(MOST_SHOWN):
        write(viewer, client, f"Note {number}")
    open_client(app, client)
    assert len(shown(app)) == MOST_SHOWN
    press(app, "Show older notes")
    assert len(shown(app)) == MOST_SHOWN + 1
    assert "the end" not in texts(app)
    app.session_state[next(one.key for one in app.expander if one.label == "All of it")] = True
    app.run()
    assert "the end" in texts(app)
