"""The audit: append-only, chained, and free of anything personal."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.access import Viewer
from coaching.store.actions import log_action
from coaching.store.audit import broken_links
from coaching.store.caseload_out import open_caseload
from coaching.store.interviews import save_client, save_interview
from coaching.store.tables import Audit
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.databases import Kind
from tests.store.caseloads import NOW, rows_of, take

SECRET = "Xyzzy"  # noqa: S105 - stands for whatever is personal


@pytest.fixture
def written(viewer: Viewer) -> Viewer:
    """A store in which everything that can hold a personal value holds the same word."""
    interview = an_interview(employer=SECRET, position=SECRET, interview_id=SECRET, client_id=SECRET)
    person = a_person(SECRET, of=interview, name=SECRET, email=f"{SECRET}@x.org")
    action = an_action("thank_you", "2026-03-02T15:00", of=interview, note=SECRET, action_id=SECRET)
    client = a_client(SECRET, name=SECRET, counselor=f"{SECRET}@x.org", tags=(SECRET,))
    rows = rows_of([a_record(interview, people=[person], actions=[action])], [client])
    take(viewer, rows)
    changed = interview._replace(employer=f"{SECRET} Labs", industry=SECRET)
    take(viewer, rows._replace(interviews=[changed], people=[person._replace(title=SECRET)]))
    save_client(viewer, 1, 1, {"goal": SECRET}, now=NOW)
    save_interview(viewer, 1, 2, {"round": SECRET}, now=NOW)
    log_action(
        viewer, 1, ActionStep.NUDGE, None, at=NOW, channel=Channel.TEXT, known_from=KnownFrom.SEEN, now=NOW, note=SECRET
    )
    return viewer


def _rows(connection: Connection) -> list[dict[str, object]]:
    return [dict(row) for row in connection.execute(select(Audit.__table__).order_by(Audit.id)).mappings()]


def test_it_holds_no_personal_value(written: Viewer) -> None:
    with written.read() as connection:
        rows = _rows(connection)
    assert SECRET.lower() not in str(rows).lower()
    assert {str(row["fields"]) for row in rows} >= {"goal", "round", "title", "employer industry"}


def test_it_says_who_did_what_to_which_record_of_whom(written: Viewer) -> None:
    with written.read() as connection:
        said = [(row["deed"], row["entity"], row["entity_id"], row["client_id"]) for row in _rows(connection)]
        members = {row["member_id"] for row in _rows(connection)}
    assert members == {written.member_id}
    assert said == [
        ("added", "office", 1, None),
        ("added", "member", 1, None),
        ("added", "member", 2, None),
        ("imported", "client", 1, 1),
        ("imported", "import", 1, None),
        ("changed", "interview", 1, 1),
        ("changed", "person", 1, 1),
        ("imported", "import", 2, None),
        ("changed", "client", 1, 1),
        ("changed", "interview", 1, 1),
        ("added", "action", 2, 1),
    ]


def test_an_export_is_noted_too(written: Viewer) -> None:
    with open_caseload(written, now=NOW):
        pass
    with open_caseload(written, now=NOW, client_id=1):
        pass
    with written.read() as connection:
        last = [(row["deed"], row["entity"], row["client_id"]) for row in _rows(connection)[-2:]]
    assert last == [("exported", "office", None), ("exported", "client", 1)]


def test_the_chain_holds(written: Viewer) -> None:
    with written.read() as connection:
        assert broken_links(connection) == ()
        assert [row["previous"] for row in _rows(connection)[1:]] == [row["hash"] for row in _rows(connection)[:-1]]


AGAIN = "INTO audit SELECT * FROM audit WHERE id = 3"
EVERYWHERE = ["UPDATE audit SET member_id = 2 WHERE id = 3", "DELETE FROM audit WHERE id = 3", "DELETE FROM audit"]
CHANGES = {
    Kind.SQLITE: [f"INSERT OR REPLACE {AGAIN}", f"INSERT {AGAIN}", "UPDATE OR REPLACE audit SET id = 4 WHERE id = 3"],
    Kind.POSTGRESQL: [f"INSERT {AGAIN} ON CONFLICT (id) DO UPDATE SET member_id = 2", "TRUNCATE audit"],
}


def test_the_database_refuses_to_change_it(written: Viewer, database_kind: Kind) -> None:
    with written.read() as connection:
        before = _rows(connection)
    for statement in [*EVERYWHERE, *CHANGES[database_kind]]:
        with pytest.raises(IntegrityError, match="append-only"), written.write(NOW) as writing:
            writing.connection.exec_driver_sql(statement)
    with written.read() as connection:
        assert _rows(connection) == before


UNLOCK = {
    Kind.SQLITE: ["DROP TRIGGER audit_refuses_update", "DROP TRIGGER audit_refuses_delete"],
    Kind.POSTGRESQL: ["ALTER TABLE audit DISABLE TRIGGER audit_refuses"],
}
A_SECOND = {Kind.SQLITE: "1000000", Kind.POSTGRESQL: "interval '1 second'"}


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET member_id = 2 WHERE id = 6",
        "UPDATE audit SET at = at + {a_second} WHERE id = 6",
        "UPDATE audit SET fields = 'goal' WHERE id = 6",
        "DELETE FROM audit WHERE id = 6",
        "DELETE FROM audit WHERE id = 1",
        "UPDATE audit SET id = 99 WHERE id = 11",
    ],
)
def test_whoever_gets_past_the_triggers_is_found_out(written: Viewer, database_kind: Kind, tampering: str) -> None:
    with written.write(NOW) as writing:
        for statement in [*UNLOCK[database_kind], tampering.format(a_second=A_SECOND[database_kind])]:
            writing.connection.exec_driver_sql(statement)
    with written.read() as connection:
        (fault,) = broken_links(connection)
    assert "was altered or removed" in fault


def test_a_row_that_is_added_by_hand_is_found_out(written: Viewer) -> None:
    with written.write(NOW) as writing:
        forged = _rows(writing.connection)[-1] | {"id": 12}
        writing.connection.execute(insert(Audit), [forged])
    with written.read() as connection:
        assert broken_links(connection)
