"""Deleting, and undoing it within a day: everything comes back exactly as it was, or is gone for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from coaching.case_notes import NoteKind
from coaching.errors import CoachingError
from coaching.model import ClientStatus, Step
from coaching.store.access import NotFound, Viewer
from coaching.store.audit import Entry
from coaching.store.backup import check
from coaching.store.caseload_list import caseload
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_page
from coaching.store.deletion import (
    Deletion,
    Restored,
    delete_client,
    delete_interview,
    delete_note,
    delete_person,
    deletion_of,
    deletions,
    undo_deletion,
)
from coaching.store.forgetting import UNDO_TIME
from coaching.store.interviews import save_client, save_interview
from coaching.store.notes import NoteEntry, add_note, notes_of, save_note
from coaching.store.policy import apply_policy
from coaching.store.reassigning import reassign
from coaching.store.search import search
from coaching.store.snoozes import snooze
from coaching.store.tables import Deed, Drafts, Entity
from coaching.store.tasks import Task
from coaching.store.versions import Stale
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.store.caseloads import NOW, rows_of, take
from tests.store.desk import a_member, everything

A_MOMENT = timedelta(microseconds=1)
Delete = Callable[[Viewer], int]


@pytest.fixture
def ada(viewer: Viewer) -> Viewer:
    """Client and interview 1 with people 1 and 2, actions, a snooze, messages begun, and notes; client 2 beside."""
    interview = an_interview(promised="2026-03-10", timeline_asked=True)
    actions = [
        an_action("thank_you", "2026-03-02T15:00", person="p1", note="Ms. Núñez"),
        an_action("employer_reply", "2026-03-11T09:00", names="2026-04-20"),
    ]
    record = a_record(interview, people=[a_person("p1"), a_person("p2", name="Hugo", met=True)], actions=actions)
    other = a_record(
        an_interview(interview_id="i2", client_id="c2"), people=[a_person("p3")._replace(interview_id="i2")]
    )
    clients = [a_client("c1", tags=("night", "a;b"), goal="Days"), a_client("c2", name="Bo")]
    take(viewer, rows_of([record, other], clients))
    snooze(viewer, [Task(1, Step.STATUS_CHECK, 1)], (NOW + timedelta(days=3)).date(), now=NOW)
    with viewer.write(NOW) as writing:
        of_member = {"member_id": viewer.member_id, "version": 3, "body": "Dear …"}
        step = {"interview_id": 1, "step": Step.THANK_YOU, "ordinal": 1, "subject": "Hello", "updated_at": NOW}
        for person_id in (None, 2):
            writing.connection.execute(insert(Drafts).values(person_id=person_id, **step, **of_member))
        writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 1, 1))
    for interview_id, shared in ((None, True), (1, False)):
        note = NoteEntry(NOW.date(), "Dear …", NoteKind.PHONE_CALL, "Ada", shared=shared, interview_id=interview_id)
        save_note(viewer, add_note(viewer, 1, note, now=NOW), 1, {"next_step": "Call again"}, now=NOW)
    save_client(viewer, 1, 1, {"status": ClientStatus.PAUSED, "counts_in_groups": False}, now=NOW)
    return viewer


DELETE: dict[str, Delete] = {
    "a client": lambda viewer: delete_client(viewer, 1, 2, now=NOW),
    "an interview": lambda viewer: delete_interview(viewer, 1, 1, now=NOW),
    "a shared note": lambda viewer: delete_note(viewer, 1, 2, now=NOW),
    "a private note": lambda viewer: delete_note(viewer, 2, 2, now=NOW),
    "a person": lambda viewer: delete_person(viewer, 1, 1, now=NOW),
    "a person with a message begun": lambda viewer: delete_person(viewer, 2, 1, now=NOW),
}


@pytest.mark.parametrize("what", DELETE)
def test_undo_brings_everything_back_exactly_as_it_was(ada: Viewer, what: str) -> None:
    before = everything(ada)
    assert len(before["snoozes"]) == 1
    deleted = DELETE[what](ada)
    assert everything(ada) != before
    undo_deletion(ada, deleted, now=NOW)
    assert everything(ada) == before
    assert check(ada.store) == ()


def test_a_deleted_client_is_gone_from_every_list_and_export(ada: Viewer) -> None:
    delete_client(ada, 1, 2, now=NOW)
    with pytest.raises(NotFound):
        client_page(ada, 1)
    assert [line.name for line in caseload(ada, NOW).lines] == ["Bo"]
    assert search(ada, "ada").total == 0
    with open_caseload(ada, now=NOW) as stream:
        assert [len(list(records)) for records in stream] == [1, 1, 1, 0, 0]


def test_what_was_sent_to_a_deleted_person_stays_to_nobody_in_particular(ada: Viewer) -> None:
    delete_person(ada, 1, 1, now=NOW)
    (card,) = client_page(ada, 1).interviews
    assert [one.action.person_id for one in card.actions] == ["", ""]
    assert [row.person_id for row in card.plan if row.step is Step.THANK_YOU] == ["2"]


def test_a_thank_you_readdressed_after_the_person_was_deleted_is_not_taken_back_by_the_undo(ada: Viewer) -> None:
    deleted = delete_person(ada, 1, 1, now=NOW)
    with ada.write(NOW) as writing:
        writing.connection.exec_driver_sql("UPDATE actions SET person_id = 2 WHERE id = 1")
    undo_deletion(ada, deleted, now=NOW)
    assert client_page(ada, 1).interviews[0].actions[0].action.person_id == "2"


def test_the_audit_tells_of_both_without_a_name(ada: Viewer) -> None:
    key = delete_interview(ada, 1, 1, now=NOW)
    assert undo_deletion(ada, key, now=NOW) == Restored(Entity.INTERVIEW, 1, 1)
    restored, removed, *_ = client_page(ada, 1).trail
    assert (removed.deed, removed.entity, removed.entity_id) == (Deed.REMOVED, Entity.INTERVIEW, 1)
    assert (restored.deed, restored.entity, restored.entity_id) == (Deed.RESTORED, Entity.INTERVIEW, 1)
    with ada.read() as connection:
        said = str(connection.exec_driver_sql("SELECT * FROM audit").all())
    assert not any(name in said for name in ("Ada", "Acme", "Grace", "Dear"))


def test_somebody_who_saw_an_older_state_does_not_delete_the_newer_one(ada: Viewer) -> None:
    save_interview(ada, 1, 1, {"employer": "Harbor"}, now=NOW)
    with pytest.raises(Stale, match="employer"):
        delete_interview(ada, 1, 1, now=NOW)
    with pytest.raises(Stale):
        delete_client(ada, 1, 1, now=NOW)
    assert len(client_page(ada, 1).interviews) == 1


def test_what_was_deleted_is_listed_with_who_did_it_for_a_day(ada: Viewer) -> None:
    key = delete_interview(ada, 1, 1, now=NOW)
    later = delete_client(ada, 2, 1, now=NOW + timedelta(hours=1))
    latest, first = deletions(ada, NOW + timedelta(hours=2))
    assert first == Deletion(key, Entity.INTERVIEW, 1, 1, "Acme Labs", "You", NOW)
    assert (latest.key, latest.title) == (later, "Bo")
    assert deletions(ada, NOW, client_id=1) == (first,)
    assert deletion_of(ada, NOW, Entity.CLIENT, 2) == latest
    assert deletion_of(ada, NOW, Entity.CLIENT, 1) is None


@pytest.mark.parametrize(("after", "kept"), [(UNDO_TIME - A_MOMENT, True), (UNDO_TIME, False)])
def test_after_a_day_it_can_not_be_undone(ada: Viewer, after: timedelta, kept: bool) -> None:
    key = delete_client(ada, 1, 2, now=NOW)
    assert bool(deletions(ada, NOW + after)) is kept
    if kept:
        undo_deletion(ada, key, now=NOW + after)
        assert client_page(ada, 1).card.client.name == "Ada Example"
    else:
        with pytest.raises(CoachingError, match="can't be undone any more"):
            undo_deletion(ada, key, now=NOW + after)


def test_after_a_day_the_next_write_of_anybody_forgets_it_for_good(ada: Viewer, path: Path) -> None:
    delete_client(ada, 1, 2, now=NOW)
    save_client(ada, 2, 1, {"goal": "Days"}, now=NOW + UNDO_TIME)
    ada.store.close()
    content = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    for word in ("Ada Example", "N\\u00fa", "nunez", "Dear", "night"):
        assert word.encode() not in content, word


def test_undone_twice_is_told(ada: Viewer) -> None:
    key = delete_client(ada, 1, 2, now=NOW)
    undo_deletion(ada, key, now=NOW)
    with pytest.raises(CoachingError, match="can't be undone any more"):
        undo_deletion(ada, key, now=NOW)


def test_an_interview_comes_back_only_to_a_client_who_is_there(ada: Viewer) -> None:
    interview, client = delete_interview(ada, 1, 1, now=NOW), delete_client(ada, 1, 2, now=NOW)
    with pytest.raises(CoachingError, match=r"client was deleted too\. Undo the deletion of the client first"):
        undo_deletion(ada, interview, now=NOW)
    undo_deletion(ada, client, now=NOW)
    undo_deletion(ada, interview, now=NOW)
    assert len(client_page(ada, 1).interviews) == 1


def test_a_person_comes_back_only_to_an_interview_that_is_there(ada: Viewer) -> None:
    before = everything(ada)
    person, interview = delete_person(ada, 1, 1, now=NOW), delete_interview(ada, 1, 1, now=NOW)
    with pytest.raises(CoachingError, match="interview was deleted too"):
        undo_deletion(ada, person, now=NOW)
    undo_deletion(ada, interview, now=NOW)
    undo_deletion(ada, person, now=NOW)
    assert everything(ada) == before


def test_what_was_imported_again_meanwhile_is_not_doubled(ada: Viewer) -> None:
    key = delete_interview(ada, 1, 1, now=NOW)
    take(ada, rows_of([a_record(an_interview())]))
    with pytest.raises(CoachingError, match="imported again meanwhile"):
        undo_deletion(ada, key, now=NOW)
    assert len(client_page(ada, 1).interviews) == 1


def test_what_comes_back_follows_the_client_to_another_counselor(ada: Viewer) -> None:
    key = delete_interview(ada, 1, 1, now=NOW)
    bo = a_member(ada)
    assert deletions(bo, NOW) == ()
    reassign(ada, [1], bo.member_id, now=NOW)
    assert [one.title for one in deletions(bo, NOW)] == ["Acme Labs"]
    undo_deletion(bo, key, now=NOW)
    (card,) = client_page(bo, 1).interviews
    assert len(card.record.people) == 2
    with ada.read() as connection:
        for table in ("interviews", "people", "actions", "plan_rows"):
            owners = connection.exec_driver_sql(f"SELECT DISTINCT counselor_id FROM {table} ORDER BY 1").scalars().all()  # noqa: S608
            assert bo.member_id in owners


def test_what_comes_back_is_planned_by_the_policy_of_now(ada: Viewer) -> None:
    key = delete_interview(ada, 1, 1, now=NOW)
    apply_policy(ada, "persistent", NOW)
    undo_deletion(ada, key, now=NOW)
    (card,) = client_page(ada, 1).interviews
    assert [row.kind for row in card.plan if row.step is Step.LETTER] == ["expected"]


def test_somebody_else_can_neither_delete_nor_undo(ada: Viewer) -> None:
    bo = a_member(ada)
    for delete in (delete_client, delete_interview, delete_person):
        for key in (1, 999):
            with pytest.raises(NotFound):
                delete(bo, key, 1, now=NOW)
    key = delete_client(ada, 1, 2, now=NOW)
    with pytest.raises(CoachingError, match="can't be undone any more"):
        undo_deletion(bo, key, now=NOW)


def test_a_deleted_note_is_listed_by_its_kind_and_day(ada: Viewer) -> None:
    delete_note(ada, 1, 2, now=NOW)
    assert [(one.entity, one.title) for one in deletions(ada, NOW)] == [(Entity.NOTE, "Phone call of March 20, 2026")]


def test_of_a_private_note_nobody_else_hears_that_it_was_deleted(ada: Viewer) -> None:
    bo = a_member(ada)
    reassign(ada, [1], bo.member_id, now=NOW)
    private, shared = (delete_note(ada, key, 2, now=NOW) for key in (2, 1))
    assert [one.key for one in deletions(bo, NOW)] == [shared]
    with pytest.raises(CoachingError, match="can't be undone any more"):
        undo_deletion(bo, private, now=NOW)
    undo_deletion(bo, shared, now=NOW)
    undo_deletion(ada, private, now=NOW)
    assert ([card.key for card in notes_of(bo, 1)], len(notes_of(ada, 1))) == ([1], 2)


def test_a_note_comes_back_only_to_an_interview_that_is_there(ada: Viewer) -> None:
    note, interview = delete_note(ada, 2, 2, now=NOW), delete_interview(ada, 1, 1, now=NOW)
    with pytest.raises(CoachingError, match=r"interview was deleted too\. Undo the deletion of the interview first"):
        undo_deletion(ada, note, now=NOW)
    undo_deletion(ada, interview, now=NOW)
    undo_deletion(ada, note, now=NOW)
    assert len(notes_of(ada, 1, interview_id=1)) == 1


def test_others_private_notes_go_with_the_client_and_come_back_to_their_writer_alone(ada: Viewer) -> None:
    bo = a_member(ada)
    reassign(ada, [1], bo.member_id, now=NOW)
    key = delete_client(bo, 1, 3, now=NOW)
    undo_deletion(bo, key, now=NOW)
    assert (len(notes_of(ada, 1)), len(notes_of(bo, 1))) == (2, 1)
