"""A counselor's notes: who may read them, what may be written, and what the audit says of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coaching.case_notes import NoteKind
from coaching.errors import CoachingError
from coaching.refusals import TEXT_LENGTH
from coaching.store.access import NotFound, Viewer
from coaching.store.caseload_list import caseload
from coaching.store.clients import client_page
from coaching.store.deletion import delete_note
from coaching.store.note_versions import bring_back, versions_of
from coaching.store.notes import NoteEntry, add_note, note_of, notes_of, save_note
from coaching.store.reassigning import reassign
from coaching.store.search import search
from coaching.store.tables import Audit, Deed, Entity, MemberRole
from coaching.store.versions import Stale
from tests.builders import a_client, a_record, an_interview
from tests.store.caseloads import NOW, rows_of, take
from tests.store.desk import a_member

TODAY = date(2026, 3, 20)
PRIVATE = NoteEntry(TODAY, "Sounded tired.")
SHARED = NoteEntry(TODAY, "Moves to Salem in May.", NoteKind.TALK, "Ada", "Call on Monday", shared=True)


@pytest.fixture
def office(viewer: Viewer) -> Viewer:
    """The administrator."""
    return viewer


@pytest.fixture
def bo(office: Viewer) -> Viewer:
    """A counselor with client and interview 1; client and interview 2 are somebody else's."""
    bo = a_member(office)
    own = a_record(an_interview())
    other = a_record(an_interview(interview_id="i2", client_id="c2"))
    clients = [a_client("c1", counselor="bo@x.org"), a_client("c2", name="Cy", counselor="cy@x.org")]
    take(office, rows_of([own, other], clients))
    return bo


def read_by(viewer: Viewer) -> list[str]:
    return [card.note.body for card in notes_of(viewer, 1)]


def test_a_private_note_is_read_by_its_writer_and_by_nobody_else(office: Viewer, bo: Viewer) -> None:
    add_note(bo, 1, PRIVATE, now=NOW)
    add_note(office, 1, PRIVATE._replace(body="The office's own."), now=NOW)
    assert read_by(bo) == ["Sounded tired."]
    assert read_by(office) == ["The office's own."]
    assert read_by(a_member(office, "Sue", MemberRole.SUPERVISOR)) == []


def test_a_shared_note_is_read_by_those_who_see_the_client_and_by_no_other_counselor(
    office: Viewer, bo: Viewer
) -> None:
    key = add_note(bo, 1, SHARED, now=NOW)
    assert read_by(bo) == read_by(office) == ["Moves to Salem in May."]
    assert note_of(office, key).note == SHARED
    other = a_member(office, "Di")
    assert read_by(other) == []
    with pytest.raises(NotFound):
        note_of(other, key)


ACTS: dict[str, Callable[[Viewer, int], object]] = {
    "reading": note_of,
    "saving": lambda viewer, key: save_note(viewer, key, 2, {"body": "Mine now."}, now=NOW),
    "sharing": lambda viewer, key: save_note(viewer, key, 2, {"shared": True}, now=NOW),
    "bringing back": lambda viewer, key: bring_back(viewer, key, 2, 1, now=NOW),
    "deleting": lambda viewer, key: delete_note(viewer, key, 2, now=NOW),
}


@pytest.mark.parametrize("act", ACTS)
def test_somebody_elses_private_note_and_one_that_is_not_there_answer_alike(
    office: Viewer, bo: Viewer, act: str
) -> None:
    key = add_note(bo, 1, PRIVATE, now=NOW)
    save_note(bo, key, 1, {"body": "Sounded tired today."}, now=NOW)
    said = []
    for wanted in (key, 999):
        with pytest.raises(NotFound) as refused:
            ACTS[act](office, wanted)
        said.append(str(refused.value))
    assert said[0] == said[1]
    assert versions_of(office, key) == ()
    assert note_of(bo, key).version == 2


def test_a_note_is_written_only_on_a_client_whom_one_sees(bo: Viewer) -> None:
    for client_id in (2, 999):
        with pytest.raises(NotFound, match="client"):
            add_note(bo, client_id, PRIVATE, now=NOW)


def test_a_note_is_about_an_interview_of_that_client_only(bo: Viewer) -> None:
    key = add_note(bo, 1, PRIVATE._replace(interview_id=1), now=NOW)
    for interview_id in (2, 999):
        with pytest.raises(NotFound, match="interview"):
            add_note(bo, 1, PRIVATE._replace(interview_id=interview_id), now=NOW)
        with pytest.raises(NotFound, match="interview"):
            save_note(bo, key, 1, {"interview_id": interview_id}, now=NOW)
    save_note(bo, key, 1, {"interview_id": None}, now=NOW)
    assert note_of(bo, key).note.interview_id is None


def test_notes_come_with_the_latest_day_first_those_of_one_interview_by_themselves(bo: Viewer) -> None:
    days = [TODAY - timedelta(days=back) for back in (2, 0, 1)]
    for day in days:
        add_note(bo, 1, PRIVATE._replace(day=day, interview_id=1 if day == days[0] else None), now=NOW)
    assert [card.note.day for card in notes_of(bo, 1)] == sorted(days, reverse=True)
    assert [card.note.day for card in notes_of(bo, 1, interview_id=1)] == [days[0]]
    assert [card.note.day for card in notes_of(bo, 1, limit=2)] == [days[1], days[2]]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (PRIVATE._replace(body=" \n "), "Nothing is written yet"),
        (PRIVATE._replace(body="x" * (TEXT_LENGTH + 1)), "room for 100,000"),
        (PRIVATE._replace(body="nul \0"), "can't be kept"),
        (PRIVATE._replace(who="x" * 301), "room for 300"),
        (PRIVATE._replace(day=TODAY + timedelta(days=1)), "still to come"),
        (PRIVATE._replace(day=date(1969, 12, 31)), "too far away"),
    ],
)
def test_what_no_note_can_hold_is_refused_when_added_and_when_saved(bo: Viewer, entry: NoteEntry, said: str) -> None:
    key = add_note(bo, 1, PRIVATE, now=NOW)
    with pytest.raises(CoachingError, match=said):
        add_note(bo, 1, entry, now=NOW)
    changes = {name: value for name, value in entry._asdict().items() if value != getattr(PRIVATE, name)}
    with pytest.raises(CoachingError, match=said):
        save_note(bo, key, 1, changes, now=NOW)  # type: ignore[arg-type]  # the keys are those of its fields
    assert [card.note for card in notes_of(bo, 1)] == [PRIVATE]


def test_today_is_the_offices_day(bo: Viewer) -> None:
    late = NOW.replace(hour=3)  # still the evening of the 19th in New York
    with pytest.raises(CoachingError, match="still to come"):
        add_note(bo, 1, PRIVATE, now=late)


def test_a_stale_save_is_refused_with_what_changed(office: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, SHARED, now=NOW)
    save_note(office, key, 1, {"body": "Moves to Salem in June."}, now=NOW)
    with pytest.raises(Stale) as stale:
        save_note(bo, key, 1, {"who": "Ada and her sister"}, now=NOW)
    assert stale.value.current == {"body": "Moves to Salem in June."}


def test_only_the_writer_says_who_sees_a_note(office: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, SHARED, now=NOW)
    with pytest.raises(CoachingError, match="for its writer to say"):
        save_note(office, key, 1, {"shared": False}, now=NOW)
    save_note(bo, key, 1, {"shared": False}, now=NOW)
    assert (read_by(bo), read_by(office)) == (["Moves to Salem in May."], [])


def test_what_others_wrote_into_a_note_is_not_taken_from_them(office: Viewer, bo: Viewer) -> None:
    key = add_note(bo, 1, SHARED, now=NOW)
    save_note(office, key, 1, {"body": "Moves to Salem in June."}, now=NOW)
    with pytest.raises(CoachingError, match="stays shared"):
        save_note(bo, key, 2, {"shared": False}, now=NOW)
    assert read_by(office) == ["Moves to Salem in June."]


def test_the_audit_says_that_a_note_was_written_and_neither_its_text_nor_its_kind_nor_its_day(bo: Viewer) -> None:
    key = add_note(bo, 1, SHARED._replace(kind=NoteKind.CLOSING, day=date(2026, 2, 3)), now=NOW)
    save_note(bo, key, 1, {"body": "Has an offer.", "kind": NoteKind.NO_SHOW, "shared": False}, now=NOW)
    delete_note(bo, key, 2, now=NOW)
    with bo.read() as connection:
        rows = connection.execute(select(Audit.__table__).where(Audit.entity == Entity.NOTE).order_by(Audit.id)).all()
    assert [(row.deed, row.fields, row.words, row.version) for row in rows] == [
        (Deed.ADDED, "", "shared=yes", 1),
        (Deed.CHANGED, "body kind shared", "shared=no", 2),
        (Deed.REMOVED, "", "shared=no", 2),
    ]


def test_the_trail_of_a_client_is_silent_on_private_notes_of_others(office: Viewer, bo: Viewer) -> None:
    def heard_by(viewer: Viewer) -> int:
        return sum(line.entity is Entity.NOTE for line in client_page(viewer, 1).trail)

    key = add_note(bo, 1, PRIVATE, now=NOW)
    assert (heard_by(bo), heard_by(office)) == (1, 0)
    save_note(bo, key, 1, {"shared": True}, now=NOW)
    assert (heard_by(bo), heard_by(office)) == (2, 1)


def test_a_search_finds_shared_notes_and_ones_own_private_ones(office: Viewer, bo: Viewer) -> None:
    add_note(bo, 1, NoteEntry(TODAY, "Her childcare fell through", who="Pat", next_step="Ask Łukasz"), now=NOW)
    for typed in ("childcare", "fell thr", "lukasz", "pat", "ada childcare"):
        (hit,) = search(bo, typed).hits
        assert hit.client_id == 1
        assert caseload(bo, NOW, text=typed).total == 1
        assert search(office, typed).total == caseload(office, NOW, text=typed).total == 0
    assert search(bo, "childcare").hits[0].found_in == "Her childcare fell through, Ask Łukasz, Pat"
    assert search(bo, "childcare nowhere").total == 0
    add_note(office, 1, NoteEntry(TODAY, "Prefers mornings", shared=True), now=NOW)
    assert search(bo, "mornings childcare").total == 1
    assert search(office, "mornings").total == 1
    assert search(office, "mornings childcare").total == 0


def test_a_private_note_that_was_shared_deleted_or_reassigned_is_found_accordingly(office: Viewer, bo: Viewer) -> None:
    note = add_note(bo, 1, NoteEntry(TODAY, "Her childcare fell through"), now=NOW)
    save_note(bo, note, 1, {"body": "Her car broke down"}, now=NOW)
    assert (search(bo, "childcare").total, search(bo, "broke").total) == (0, 1)
    save_note(bo, note, 2, {"shared": True}, now=NOW)
    assert search(office, "broke").total == 1
    save_note(bo, note, 3, {"shared": False}, now=NOW)
    assert (search(office, "broke").total, search(bo, "broke").total) == (0, 1)
    reassign(office, [1], office.member_id, now=NOW)
    assert (search(office, "broke").total, search(bo, "broke").total) == (0, 0)


def test_of_a_reassigned_client_shared_notes_go_along_and_private_ones_do_not(office: Viewer, bo: Viewer) -> None:
    add_note(bo, 1, SHARED, now=NOW)
    add_note(bo, 1, PRIVATE, now=NOW)
    di = a_member(office, "Di")
    reassign(office, [1], di.member_id, now=NOW)
    assert read_by(di) == read_by(office) == ["Moves to Salem in May."]
    assert read_by(bo) == []
    reassign(office, [1], bo.member_id, now=NOW)
    assert read_by(bo) == ["Sounded tired.", "Moves to Salem in May."]
