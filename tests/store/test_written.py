"""Messages being written: a member's own, there after a restart, and never saved over another window's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from coaching.drafts import DraftKind, Tone
from coaching.errors import CoachingError
from coaching.model import Step
from coaching.store.access import NotFound, Viewer
from coaching.store.clients import client_page
from coaching.store.database import open_store
from coaching.store.deletion import delete_client, delete_person, undo_deletion
from coaching.store.entry import ClientEntry, add_client, add_interview
from coaching.store.office import data_version
from coaching.store.tables import Audit, Interviews
from coaching.store.tasks import Task
from coaching.store.written import Written, WrittenElsewhere, drop_message, save_message, written_message
from tests.store.caseloads import NOW
from tests.store.desk import AT_ACME, GRACE, a_member

TEXT = Written(DraftKind.THANK_YOU_NOTE, Tone.WARM, "Thank you", "Dear Ms. Sample,\n\n«Thank you» for **all** 谢谢.")


def a_task(viewer: Viewer, step: Step = Step.THANK_YOU, ordinal: int = 1) -> Task:
    """A step of Ada's interview at Acme with Grace, for Grace."""
    client = add_client(viewer, ClientEntry("Ada Example"), now=NOW)
    interview = add_interview(viewer, client, AT_ACME, [GRACE], now=NOW)
    (card,) = client_page(viewer, client).interviews
    return Task(interview, step, ordinal, int(card.record.people[0].person_id))


def client_of(viewer: Viewer, task: Task) -> int:
    query = select(Interviews.client_id).where(Interviews.id == task.interview_id)
    with viewer.read() as connection:
        return connection.execute(query).scalar_one()


def test_what_was_typed_is_there_after_a_restart(viewer: Viewer, url: str) -> None:
    task = a_task(viewer)
    assert written_message(viewer, task) == (0, None)
    assert save_message(viewer, task, 0, TEXT, now=NOW) == 1
    again = TEXT._replace(body="Dear Ms. Sample,", kind=DraftKind.THANK_YOU_EMAIL)
    assert save_message(viewer, task, 1, again, now=NOW) == 2
    viewer.store.close()
    assert written_message(open_store(url, now=NOW).as_viewer(), task) == (2, again)


def test_each_step_and_each_person_has_its_own(viewer: Viewer) -> None:
    task = a_task(viewer)
    save_message(viewer, task, 0, TEXT, now=NOW)
    for other in (
        task._replace(person_id=None), task._replace(ordinal=2), task._replace(step=Step.STATUS_CHECK)
    ):  # fmt: skip
        assert written_message(viewer, other) == (0, None)
        save_message(viewer, other, 0, TEXT._replace(body=str(other)), now=NOW)
    assert written_message(viewer, task) == (1, TEXT)


def test_another_windows_text_is_never_saved_over(viewer: Viewer) -> None:
    task = a_task(viewer)
    theirs = TEXT._replace(body="Theirs")
    save_message(viewer, task, 0, theirs, now=NOW)
    for version in (0, 7):
        with pytest.raises(WrittenElsewhere) as refused:
            save_message(viewer, task, version, TEXT, now=NOW)
        assert (refused.value.version, refused.value.written) == (1, theirs)
        with pytest.raises(WrittenElsewhere):
            drop_message(viewer, task, version, now=NOW)
    assert written_message(viewer, task) == (1, theirs)


def test_a_dropped_one_is_gone_and_can_be_begun_again(viewer: Viewer) -> None:
    task = a_task(viewer)
    save_message(viewer, task, 0, TEXT, now=NOW)
    drop_message(viewer, task, 1, now=NOW)
    assert written_message(viewer, task) == (0, None)
    assert save_message(viewer, task, 0, TEXT, now=NOW) == 1


def test_it_is_its_members_own_and_nobody_writes_for_anothers_client(viewer: Viewer) -> None:
    task = a_task(viewer)
    save_message(viewer, task, 0, TEXT, now=NOW)
    bo = a_member(viewer)
    with pytest.raises(NotFound):
        written_message(bo, task)
    with pytest.raises(NotFound):
        save_message(bo, task, 0, TEXT, now=NOW)
    with pytest.raises(NotFound):
        drop_message(bo, task, 1, now=NOW)
    theirs = a_task(bo)
    save_message(bo, theirs, 0, TEXT, now=NOW)
    assert written_message(viewer, theirs) == (0, None)  # the administrator sees the client, not what Bo is writing


def test_somebody_of_another_interview_is_refused(viewer: Viewer) -> None:
    task, other = a_task(viewer), a_task(viewer)
    with pytest.raises(NotFound, match="person"):
        save_message(viewer, task._replace(person_id=other.person_id), 0, TEXT, now=NOW)


def test_it_leaves_no_trace_and_makes_no_page_read_anew(viewer: Viewer) -> None:
    task = a_task(viewer)

    def traces() -> tuple[int, int]:
        with viewer.read() as connection:
            return connection.execute(select(func.count()).select_from(Audit)).scalar_one(), data_version(viewer)

    before = traces()
    save_message(viewer, task, 0, TEXT, now=NOW)
    drop_message(viewer, task, 1, now=NOW)
    assert traces() == before


@pytest.mark.parametrize("body", ["half a \ud83d", "x" * 100_001])
def test_what_no_record_can_hold_is_refused_with_a_sentence(viewer: Viewer, body: str) -> None:
    task = a_task(viewer)
    with pytest.raises(CoachingError):
        save_message(viewer, task, 0, TEXT._replace(body=body), now=NOW)
    with pytest.raises(CoachingError):
        save_message(viewer, task, 0, TEXT._replace(subject="x" * 301), now=NOW)
    assert written_message(viewer, task) == (0, None)


def test_it_goes_with_the_client_or_the_person_and_comes_back_with_them(viewer: Viewer) -> None:
    task = a_task(viewer)
    save_message(viewer, task, 0, TEXT, now=NOW)
    later = NOW + timedelta(minutes=5)
    undo_deletion(viewer, delete_person(viewer, task.person_id or 0, 1, now=NOW), now=later)
    assert written_message(viewer, task) == (1, TEXT)
    undo_deletion(viewer, delete_client(viewer, client_of(viewer, task), 1, now=NOW), now=later)
    assert written_message(viewer, task) == (1, TEXT)
