"""What an open page looks at to see whether anything was written: it moves for those who would see a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from coaching.store.access import Viewer
from coaching.store.deletion import delete_client, delete_interview, undo_deletion
from coaching.store.disclosure import note_export
from coaching.store.entry import add_interview
from coaching.store.interviews import save_client
from coaching.store.office import data_version, office_of
from coaching.store.policy import apply_policy
from coaching.store.reassigning import reassign
from coaching.store.settings import save_member
from coaching.store.tables import MemberRole
from tests.builders import a_client
from tests.store.caseloads import NOW, one_interview, rows_of, take
from tests.store.desk import AT_ACME, a_member


class Team(NamedTuple):
    """Ada with the clients 1 and 2 and the interview 1, Bo with client 3, and Sue, who supervises them."""

    boss: Viewer
    ada: Viewer
    bo: Viewer
    sue: Viewer

    def versions(self) -> tuple[int, ...]:
        """As each of them sees it."""
        return tuple(data_version(viewer) for viewer in self)


@pytest.fixture
def team(viewer: Viewer) -> Team:
    ada, bo = a_member(viewer, "Ada"), a_member(viewer)
    sue = a_member(viewer, "Sue", MemberRole.SUPERVISOR)
    theirs = {"c1": "ada@x.org", "c2": "ada@x.org", "c3": "bo@x.org"}
    take(viewer, rows_of([one_interview()], [a_client(key, counselor=email) for key, email in theirs.items()]))
    return Team(viewer, ada, bo, sue)


@contextmanager
def moves(team: Team, *expected: int) -> Iterator[None]:
    """By how much it moves for each of them."""
    before = team.versions()
    yield
    assert tuple(now - then for now, then in zip(team.versions(), before, strict=True)) == expected


OF_ADAS_CLIENTS: dict[str, Callable[[Viewer], object]] = {
    "a client saved": lambda viewer: save_client(viewer, 1, 1, {"goal": "A job"}, now=NOW),
    "an interview entered": lambda viewer: add_interview(viewer, 2, AT_ACME, now=NOW),
    "an interview deleted": lambda viewer: delete_interview(viewer, 1, 1, now=NOW),
}


@pytest.mark.parametrize("what", OF_ADAS_CLIENTS)
@pytest.mark.parametrize("who", ["ada", "boss"])
def test_a_counselor_has_nothing_to_look_at_again_when_others_clients_change(team: Team, what: str, who: str) -> None:
    with moves(team, 1, 1, 0, 1):
        OF_ADAS_CLIENTS[what](getattr(team, who))


FOR_ALL: dict[str, Callable[[Team], object]] = {
    "the policy": lambda team: apply_policy(team.boss, "formal", NOW),
    "a member": lambda team: save_member(team.boss, team.bo.member_id, 1, {"name": "Beau"}, now=NOW),
    "whose a client is": lambda team: reassign(team.boss, [1], team.bo.member_id, now=NOW),
    "a client who is gone": lambda team: delete_client(team.ada, 1, 1, now=NOW),
}


@pytest.mark.parametrize("what", FOR_ALL)
def test_what_concerns_everybody_is_looked_at_again_by_everybody(team: Team, what: str) -> None:
    with moves(team, 1, 1, 1, 1):
        FOR_ALL[what](team)


def test_a_client_who_comes_back_is_seen_by_their_counselor(team: Team) -> None:
    deleted = delete_client(team.bo, 3, 1, now=NOW)
    with moves(team, 1, 0, 1, 1):
        undo_deletion(team.bo, deleted, now=NOW)


def test_an_export_changes_nothing_for_anybody(team: Team) -> None:
    with moves(team, 0, 0, 0, 0):
        note_export(team.ada, NOW, 1)


def test_an_import_is_looked_at_again_by_everybody_once(team: Team) -> None:
    with moves(team, 1, 1, 1, 1):
        take(team.boss, rows_of([], [a_client("c4", counselor="bo@x.org")]))


def test_the_office_of_a_viewer_carries_the_version_that_is_theirs(team: Team) -> None:
    save_client(team.ada, 1, 1, {"goal": "A job"}, now=NOW)
    assert tuple(office_of(viewer).data_version for viewer in team) == team.versions()
