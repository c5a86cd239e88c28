"""Every saved version of a note: looked at, and brought back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching.case_notes import NoteKind
from coaching.store.access import NotFound, Viewer
from coaching.store.note_versions import bring_back, versions_of
from coaching.store.notes import NoteEntry, add_note, note_of, save_note
from coaching.store.versions import Stale
from tests.builders import a_client, a_record, an_interview
from tests.store.caseloads import NOW, rows_of, take
from tests.store.desk import a_member

TODAY = date(2026, 3, 20)
FIRST = NoteEntry(TODAY, "First.", NoteKind.TALK, "Ada", "Call", shared=True)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def bo(viewer: Viewer) -> Viewer:
    """A counselor with client 1."""
    bo = a_member(viewer)
    take(viewer, rows_of([a_record(an_interview())], [a_client("c1", counselor="bo@x.org")]))
    return bo


def test_every_version_tells_who_saved_it_and_when(viewer: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, FIRST, now=NOW)
    save_note(viewer, key, 1, {"body": "Second.", "day": date(2026, 3, 19)}, now=LATER)
    second, first = versions_of(bo, key)
    assert (first.version, first.by, first.at, first.note) == (1, "Bo", NOW, FIRST)
    assert (second.version, second.by, second.at) == (2, "You", LATER)
    assert second.note == FIRST._replace(body="Second.", day=date(2026, 3, 19))
    card = note_of(bo, key)
    assert (card.own, card.writer, card.at, card.saved_by, card.saved_at) == (True, "Bo", NOW, "You", LATER)
    assert not note_of(viewer, key).own


def test_a_save_that_changes_nothing_is_no_version(bo: Viewer) -> None:
    key = add_note(bo, 1, FIRST, now=NOW)
    assert save_note(bo, key, 1, {"body": "First."}, now=LATER) == 1
    assert len(versions_of(bo, key)) == 1


def test_an_earlier_version_is_brought_back_as_a_new_one(bo: Viewer) -> None:
    key = add_note(bo, 1, FIRST, now=NOW)
    changes = {"body": "Second.", "kind": NoteKind.NO_SHOW, "who": "", "next_step": "", "day": date(2026, 3, 1)}
    save_note(bo, key, 1, {**changes, "interview_id": 1}, now=NOW)  # type: ignore[typeddict-item]  # as the form does
    assert bring_back(bo, key, 2, 1, now=LATER) == 3
    assert note_of(bo, key).note == FIRST._replace(interview_id=1)
    assert [one.note.body for one in versions_of(bo, key)] == ["First.", "Second.", "First."]


def test_bringing_back_does_not_write_over_what_somebody_saved_meanwhile(viewer: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, FIRST, now=NOW)
    save_note(bo, key, 1, {"body": "Second."}, now=NOW)
    save_note(viewer, key, 2, {"body": "Third."}, now=NOW)
    with pytest.raises(Stale, match="body"):
        bring_back(bo, key, 2, 1, now=LATER)
    assert note_of(bo, key).note.body == "Third."


def test_what_was_written_before_a_note_was_shared_stays_with_its_writer(viewer: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, FIRST._replace(shared=False, body="Cried."), now=NOW)
    save_note(bo, key, 1, {"body": "Was sad.", "shared": True}, now=NOW)
    assert [one.note.body for one in versions_of(viewer, key)] == ["Was sad."]
    assert [one.note.body for one in versions_of(bo, key)] == ["Was sad.", "Cried."]
    with pytest.raises(NotFound):
        bring_back(viewer, key, 2, 1, now=LATER)
