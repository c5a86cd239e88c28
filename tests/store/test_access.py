"""Nothing is read without a viewer, and a viewer reads nothing of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import insert, update

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, ClientStatus, KnownFrom
from coaching.store.access import NotFound, Store, Viewer
from coaching.store.actions import change_action, log_action, remove_action
from coaching.store.caseload_list import caseload
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_lines, client_page
from coaching.store.deletion import delete_client, delete_interview, delete_person, deletions
from coaching.store.disclosure import note_export
from coaching.store.drafts import save_draft
from coaching.store.entry import add_interview
from coaching.store.figures import figures
from coaching.store.interviews import save_client, save_interview
from coaching.store.matrix import matrix
from coaching.store.office import CaseloadSize, caseload_size, members_of
from coaching.store.people import add_person, people_of, save_person
from coaching.store.remembered import employers_of, twins_of
from coaching.store.search import search
from coaching.store.tables import MemberRole, Members
from tests.builders import a_client
from tests.store.caseloads import NOW, one_interview, rows_of, take
from tests.store.desk import AT_ACME, GRACE


@pytest.fixture
def bo(store: Store, viewer: Viewer) -> Viewer:
    """A counselor without a client; client, interview and action 1 are Ada's."""
    ada = a_client(counselor="ada@x.org")
    take(viewer, rows_of([one_interview()], [ada]))
    with viewer.write(NOW) as writing:
        member = insert(Members).values(
            office_id=viewer.office_id, name="Bo", email="bo@x.org", email_key="bo@x.org", role=MemberRole.COUNSELOR
        )
        key = writing.connection.execute(member.returning(Members.id)).scalar_one()
    return store.as_viewer(key)


def _log(viewer: Viewer, interview_id: int, person_id: int | None = None) -> int:
    return log_action(
        viewer, interview_id, ActionStep.NUDGE, person_id,
        at=NOW, channel=Channel.PHONE, known_from=KnownFrom.SEEN, now=NOW,
    )  # fmt: skip


def _export(viewer: Viewer, client_id: int) -> None:
    with open_caseload(viewer, now=NOW, client_id=client_id):
        pass


TO_ONE_RECORD: dict[str, Callable[[Viewer, int], object]] = {
    "open a client": client_page,
    "log an action": _log,
    "change an action": lambda viewer, key: change_action(viewer, key, 1, {"note": "x"}, now=NOW),
    "remove an action": lambda viewer, key: remove_action(viewer, key, now=NOW),
    "save an interview": lambda viewer, key: save_interview(viewer, key, 1, {"employer": "x"}, now=NOW),
    "save a client": lambda viewer, key: save_client(viewer, key, 1, {"status": ClientStatus.CLOSED}, now=NOW),
    "export a client": _export,
    "note an export": lambda viewer, key: note_export(viewer, NOW, key),
    "add an interview": lambda viewer, key: add_interview(viewer, key, AT_ACME, now=NOW),
    "look at the people": people_of,
    "add a person": lambda viewer, key: add_person(viewer, key, GRACE, now=NOW),
    "save a person": lambda viewer, key: save_person(viewer, key, 1, {"title": "Dr."}, now=NOW),
    "delete a client": lambda viewer, key: delete_client(viewer, key, 1, now=NOW),
    "delete an interview": lambda viewer, key: delete_interview(viewer, key, 1, now=NOW),
    "delete a person": lambda viewer, key: delete_person(viewer, key, 1, now=NOW),
    "keep a form about a client": lambda viewer, key: save_draft(viewer, "client", key, {}, now=NOW, client_id=key),
}


@pytest.mark.parametrize("what", TO_ONE_RECORD)
def test_somebody_elses_record_and_none_at_all_answer_alike(bo: Viewer, what: str) -> None:
    answers = []
    for key in (1, 999):
        with pytest.raises(NotFound) as told:
            TO_ONE_RECORD[what](bo, key)
        answers.append(str(told.value))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("what", TO_ONE_RECORD)
def test_the_local_member_may_do_it(bo: Viewer, what: str) -> None:
    TO_ONE_RECORD[what](bo.store.as_viewer(), 1)


def test_a_counselor_without_clients_reads_nothing(bo: Viewer) -> None:
    with open_caseload(bo, now=NOW) as stream:
        assert [list(records) for records in stream] == [[]] * 5
    assert caseload_size(bo) == CaseloadSize(0, 0)
    assert client_lines(bo) == ()
    assert (caseload(bo, NOW).total, matrix(bo, NOW).total, search(bo, "ada").total) == (0, 0, 0)
    assert (employers_of(bo), twins_of(bo, 1, AT_ACME), deletions(bo, NOW)) == ((), (), ())
    assert [len(frame) for frame in figures(bo, NOW)] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (MemberRole.ADMINISTRATOR, True),
        (MemberRole.SUPERVISOR, True),
        (MemberRole.FACILITATOR, False),
        (MemberRole.COUNSELOR, False),
    ],
)
def test_administrators_and_supervisors_see_the_whole_office(bo: Viewer, role: MemberRole, sees: bool) -> None:
    with bo.write(NOW) as writing:
        writing.connection.execute(update(Members).where(Members.id == bo.member_id).values(role=role))
    assert bool(client_lines(bo.store.as_viewer(bo.member_id))) is sees


def test_a_person_of_another_interview_is_not_found(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    with pytest.raises(NotFound, match="no such person"):
        _log(viewer, 1, person_id=2)


def test_a_member_who_left_or_never_was_is_told_so(bo: Viewer) -> None:
    with bo.write(NOW) as writing:
        writing.connection.execute(update(Members).where(Members.id == bo.member_id).values(active=False))
    for key in (bo.member_id, 999):
        with pytest.raises(CoachingError, match="not an active member"):
            bo.store.as_viewer(key)
    assert {member.name: member.active for member in members_of(bo)}["Bo"] is False
