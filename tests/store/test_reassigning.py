"""Giving clients to another counselor with all that hangs on them, ids of files included."""

from __future__ import annotations

import pytest

from coaching.errors import CoachingError
from coaching.store.access import NotFound, Viewer
from coaching.store.backup import check
from coaching.store.caseload_list import caseload
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_page
from coaching.store.interviews import save_client
from coaching.store.reassigning import Reassigned, reassign
from coaching.store.settings import save_member
from coaching.store.tables import Deed, Entity
from coaching.store.versions import Stale
from coaching.store.worklist import worklist
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.store.caseloads import NOW, Rows, by_chance, rows_of, take
from tests.store.desk import a_member, everything

TABLES = ("clients", "interviews", "people", "actions", "plan_rows")


def owners(viewer: Viewer) -> dict[str, set[int]]:
    with viewer.read() as connection:
        return {
            table: set(connection.exec_driver_sql(f"SELECT counselor_id FROM {table}").scalars())  # noqa: S608
            for table in TABLES
        }


def of(email: str) -> Rows:
    """The counselor's own caseload, with ids that everybody's begin with."""
    interview = an_interview()
    actions = [an_action("thank_you", "2026-03-02T15:00", person="p1", action_id="a1")]
    record = a_record(interview, people=[a_person("p1")], actions=actions)
    return rows_of([record], [a_client("c1", name=f"Client of {email or 'mine'}", counselor=email)])


def test_a_client_moves_with_everything_and_is_worked_on_by_the_other(viewer: Viewer) -> None:
    take(viewer, of(""))
    bo = a_member(viewer)
    assert reassign(viewer, [1], bo.member_id, now=NOW) == Reassigned(1, 0)
    assert owners(viewer) == {table: {bo.member_id} for table in TABLES}
    assert [client.client_id for client in worklist(bo, NOW).clients] == [1]
    assert [line.name for line in caseload(bo, NOW, text="acme").lines] == ["Client of mine"]
    assert check(viewer.store) == ()


def test_the_audit_tells_and_an_edit_begun_before_is_stale(viewer: Viewer) -> None:
    take(viewer, of(""))
    reassign(viewer, [1], a_member(viewer).member_id, now=NOW)
    line = client_page(viewer, 1).trail[0]
    assert (line.deed, line.entity, line.fields) == (Deed.CHANGED, Entity.CLIENT, ("counselor_id",))
    with pytest.raises(Stale, match="counselor"):
        save_client(viewer, 1, 1, {"goal": "x"}, now=NOW)


def test_ids_that_both_use_are_told_apart_and_the_export_comes_back_unchanged(viewer: Viewer) -> None:
    _, bo = a_member(viewer, "Ada"), a_member(viewer)
    take(viewer, of("ada@x.org"))
    take(viewer, of("bo@x.org"))
    assert reassign(viewer, [1], bo.member_id, now=NOW) == Reassigned(1, 4)
    assert check(viewer.store) == ()
    with open_caseload(viewer, now=NOW) as stream:
        rows = Rows(*map(list, stream))
    assert {client.client_id for client in rows.clients} == {"c1", "c1~ada@x.org"}
    assert take(viewer, rows) == (0, 0, 8)


def test_an_id_that_was_told_apart_is_itself_again_on_the_way_back(viewer: Viewer) -> None:
    ada, bo = a_member(viewer, "Ada"), a_member(viewer)
    take(viewer, of("ada@x.org"))
    take(viewer, of("bo@x.org"))
    before = everything(viewer)
    reassign(viewer, [1], bo.member_id, now=NOW)
    reassign(viewer, [1], ada.member_id, now=NOW)
    assert {table: everything(viewer)[table] for table in TABLES[1:]} == {table: before[table] for table in TABLES[1:]}
    assert take(viewer, of("ada@x.org")) == (0, 0, 4)


def test_three_with_the_same_ids_end_up_with_three_different_ones(viewer: Viewer) -> None:
    members = [a_member(viewer, name) for name in ("Ada", "Bo", "Eve")]
    for name in ("ada", "bo", "eve"):
        take(viewer, of(f"{name}@x.org"))
    reassign(viewer, [1, 2, 3], members[0].member_id, now=NOW)
    take(viewer, of("bo@x.org"))
    assert reassign(viewer, [4], members[0].member_id, now=NOW).renamed == 4
    with viewer.read() as connection:
        ids = connection.exec_driver_sql("SELECT external_id FROM clients ORDER BY id").scalars().all()
    assert ids == ["c1", "c1~bo@x.org", "c1~eve@x.org", "c1~bo@x.org~2"]


def test_a_client_who_is_theirs_already_is_left_alone(viewer: Viewer) -> None:
    take(viewer, of(""))
    before = everything(viewer)
    assert reassign(viewer, [1, 1], viewer.member_id, now=NOW) == Reassigned(0, 0)
    assert reassign(viewer, [], viewer.member_id, now=NOW) == Reassigned(0, 0)
    assert everything(viewer) == before


def test_all_move_or_none(viewer: Viewer) -> None:
    take(viewer, of(""))
    bo = a_member(viewer)
    with pytest.raises(NotFound, match="no such client"):
        reassign(viewer, [1, 999], bo.member_id, now=NOW)
    assert owners(viewer)["clients"] == {viewer.member_id}


def test_nobody_gets_clients_who_left_or_never_was(viewer: Viewer) -> None:
    take(viewer, of(""))
    bo = a_member(viewer)
    save_member(viewer, bo.member_id, 1, {"active": False}, now=NOW)
    for key in (bo.member_id, 999):
        with pytest.raises(CoachingError, match="no such active member"):
            reassign(viewer, [1], key, now=NOW)


def test_a_whole_caseload_can_move(viewer: Viewer) -> None:
    take(viewer, by_chance(40))
    bo = a_member(viewer)
    before = [line[4:] for line in caseload(viewer, NOW, size=1000).lines]
    assert reassign(viewer, range(1, 41), bo.member_id, now=NOW) == Reassigned(40, 0)
    assert [line[5:] for line in caseload(bo, NOW, size=1000).lines] == [line[1:] for line in before]
