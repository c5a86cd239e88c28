"""What is kept beside each client for sorting and searching is true after every kind of write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from coaching.model import ActionStep, Channel, InterviewStatus, KnownFrom
from coaching.plan import NO_PLAN
from coaching.store.access import Viewer
from coaching.store.actions import change_action, log_action, remove_action
from coaching.store.audit import Entry
from coaching.store.clients import client_page
from coaching.store.debriefs import save_debrief
from coaching.store.deletion import delete_client, delete_interview, delete_person, undo_deletion
from coaching.store.entry import ClientEntry, add_client, add_interview
from coaching.store.full_text import ANYWHERE, found_by_words
from coaching.store.interviews import save_client, save_interview
from coaching.store.people import add_person, save_person
from coaching.store.policy import apply_policy
from coaching.store.reassigning import reassign
from coaching.store.tables import Clients, ClientWords, Deed, Entity
from coaching.store.words import sort_key, words_of
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.databases import Kind
from tests.store.caseloads import NOW, by_chance, rows_of, take
from tests.store.desk import AT_ACME, GRACE, a_member

Kept = dict[int, tuple[str, datetime | None, datetime | None, set[str], set[str], str]]


def kept(viewer: Viewer) -> Kept:
    sorted_by = (Clients.name_key, Clients.last_contact_at, Clients.latest_interview_at)
    query = select(Clients.id, *sorted_by, ClientWords.name, ClientWords.rest, ClientWords.owner)
    query = query.join(ClientWords, ClientWords.client_id == Clients.id, isouter=True)
    with viewer.read() as connection:
        return {
            key: (*sorted_by, set(name.split()), set(rest.split()), owner)
            for key, *sorted_by, name, rest, owner in connection.execute(query.order_by(Clients.id))
        }


def plain(viewer: Viewer) -> Kept:
    """The same, worked out from each client's page."""
    with viewer.read() as connection:
        keys = connection.exec_driver_sql("SELECT id FROM clients").scalars().all()
    expected: Kept = {}
    for key in keys:
        page = client_page(viewer, key)
        records = [card.record for card in page.interviews]
        texts = [text for record in records for text in (record.interview.employer, record.interview.position)]
        texts += [person.name for record in records for person in record.people]
        texts += [action.note for record in records for action in record.actions]
        texts += [text for card in page.interviews for text in card.debrief[1:]]
        starts = [record.interview.starts_at for record in records if record.interview.status not in NO_PLAN]
        name = page.card.client.name
        expected[key] = (
            sort_key(name),
            max((action.at for record in records for action in record.actions), default=None),
            max(starts, default=None),
            words_of(name),
            {word for text in texts for word in words_of(text)},
            str(page.card.counselor_id),
        )
    return expected


@pytest.fixture
def ada(viewer: Viewer) -> Viewer:
    """Client, interview, person and action 1 are Ada's; interview 2 is ahead; client 2 has nothing."""
    interview, ahead = an_interview(), an_interview("2026-03-25T09:00", interview_id="i2", employer="Union Bank")
    action = an_action("status_check", "2026-03-10T09:00", note="Asked Mr. Núñez", person="p1")
    record = a_record(interview, people=[a_person()], actions=[action])
    take(viewer, rows_of([record, a_record(ahead)], [a_client("c1"), a_client("c2", name="Bo")]))
    return viewer


def log(viewer: Viewer) -> None:
    at = NOW + timedelta(days=9)
    log_action(viewer, 2, ActionStep.NUDGE, None, at=at, channel=Channel.TEXT, known_from=KnownFrom.SEEN, now=at)


def move_the_interview_to_bo(viewer: Viewer) -> None:
    moved = an_interview("2026-03-25T09:00", interview_id="i2", client_id="c2", employer="Union Bank")
    take(viewer, rows_of([a_record(moved)], [a_client("c2", name="Bo")]))


def delete_and_undo(viewer: Viewer) -> None:
    undo_deletion(viewer, delete_client(viewer, 1, 1, now=NOW), now=NOW)


WRITES: dict[str, Callable[[Viewer], Any]] = {
    "import": lambda viewer: take(viewer, by_chance(20)),
    "import again, changed": lambda viewer: take(viewer, rows_of([], [a_client("c1", name="Ada Lovelace")])),
    "import an interview to somebody else": move_the_interview_to_bo,
    "log": log,
    "change a note": lambda viewer: change_action(viewer, 1, 1, {"note": "Asked Ms. Ito"}, now=NOW),
    "take back": lambda viewer: remove_action(viewer, 1, now=NOW),
    "rename": lambda viewer: save_client(viewer, 1, 1, {"name": "Ángel"}, now=NOW),
    "edit": lambda viewer: save_interview(viewer, 1, 1, {"employer": "Harbor", "position": "Welder"}, now=NOW),
    "debrief": lambda viewer: save_debrief(viewer, 1, 0, {"topics": "Centrifuges"}, now=NOW),
    "cancel": lambda viewer: save_interview(viewer, 2, 1, {"status": InterviewStatus.CANCELLED}, now=NOW),
    "add a client": lambda viewer: add_client(viewer, ClientEntry("Zoë"), now=NOW),
    "add an interview": lambda viewer: add_interview(viewer, 2, AT_ACME, [GRACE], now=NOW),
    "add a person": lambda viewer: add_person(viewer, 1, GRACE, now=NOW),
    "rename a person": lambda viewer: save_person(viewer, 1, 1, {"name": "Hugo"}, now=NOW),
    "delete a person": lambda viewer: delete_person(viewer, 1, 1, now=NOW),
    "delete an interview": lambda viewer: delete_interview(viewer, 2, 1, now=NOW),
    "delete a client": lambda viewer: delete_client(viewer, 1, 1, now=NOW),
    "undo": delete_and_undo,
    "reassign": lambda viewer: reassign(viewer, [1], a_member(viewer).member_id, now=NOW),
    "another policy": lambda viewer: apply_policy(viewer, "formal", NOW),
}


@pytest.mark.parametrize("what", WRITES)
def test_what_is_kept_follows_every_write(ada: Viewer, what: str, database_kind: Kind) -> None:
    WRITES[what](ada)
    assert kept(ada) == plain(ada)
    if database_kind is Kind.SQLITE:
        _check_index_of_file(ada)


def _check_index_of_file(viewer: Viewer) -> None:
    """SQLite's index is kept by our triggers; PostgreSQL keeps its own."""
    with viewer.write(NOW) as writing:
        writing.connection.exec_driver_sql("INSERT INTO client_search(client_search) VALUES ('integrity-check')")


def test_before_any_of_these_it_says_what_it_should(ada: Viewer) -> None:
    """So that the comparison above cannot be one of nothing with nothing."""
    (ada_kept, bo_kept) = kept(ada).values()
    assert ada_kept[0] == "ada example"
    assert ada_kept[1] == datetime(2026, 3, 10, 13, 0, tzinfo=NOW.tzinfo)
    assert ada_kept[2] == datetime(2026, 3, 25, 13, 0, tzinfo=NOW.tzinfo)
    assert {"union", "acme", "grace", "nunez"} <= ada_kept[4]
    assert bo_kept == ("bo", None, None, {"bo"}, set(), "1")


def test_a_deleted_clients_words_are_gone_from_the_index(ada: Viewer) -> None:
    with ada.read() as connection:
        assert connection.execute(found_by_words(ada, ["ada"], ANYWHERE)).scalars().all() == [1]
    delete_client(ada, 1, 1, now=NOW)
    with ada.read() as connection:
        assert connection.exec_driver_sql("SELECT client_id FROM client_words").scalars().all() == [2]
        assert connection.execute(found_by_words(ada, ["ada"], ANYWHERE)).scalars().all() == []


def rename_and_fail(viewer: Viewer) -> None:
    with viewer.write(NOW) as writing:
        writing.connection.exec_driver_sql("UPDATE clients SET name = 'Eve'")
        writing.clients.add(1)
        writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 1, 1))
        writing.sign()
        raise RuntimeError


def test_a_write_that_fails_leaves_what_is_kept_as_it_was(ada: Viewer) -> None:
    before = kept(ada)
    with pytest.raises(RuntimeError):
        rename_and_fail(ada)
    assert kept(ada) == before
