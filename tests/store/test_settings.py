"""The office and its members: changed by administrators only, and never so that nobody can."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from coaching.errors import CoachingError
from coaching.model import ClientStatus
from coaching.store.access import NotFound, Viewer
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_page
from coaching.store.entry import ClientEntry, add_client, add_interview
from coaching.store.interviews import save_client
from coaching.store.office import members_of, office_of
from coaching.store.policy import apply_policy, policy_preview
from coaching.store.reassigning import reassign
from coaching.store.settings import (
    MemberEntry,
    add_member,
    member_caseloads,
    save_member,
    save_office,
)
from coaching.store.tables import MemberRole
from coaching.store.versions import Stale
from tests.builders import NEW_YORK
from tests.store.caseloads import NOW, Rows, take, take_one
from tests.store.desk import AT_ACME, a_member, everything

SETTINGS: dict[str, Callable[[Viewer], Any]] = {
    "the office": lambda viewer: save_office(viewer, 1, {"name": "x"}, now=NOW),
    "a new member": lambda viewer: add_member(viewer, MemberEntry("x", "x@x.org"), now=NOW),
    "a member": lambda viewer: save_member(viewer, 2, 1, {"name": "x"}, now=NOW),
    "caseloads": member_caseloads,
    "reassigning": lambda viewer: reassign(viewer, [], 1, now=NOW),
    "a look at another policy": lambda viewer: policy_preview(viewer, "formal", NOW),
    "another policy": lambda viewer: apply_policy(viewer, "formal", NOW),
}


@pytest.mark.parametrize("role", [role for role in MemberRole if role is not MemberRole.ADMINISTRATOR])
@pytest.mark.parametrize("what", SETTINGS)
def test_settings_are_for_administrators(viewer: Viewer, what: str, role: MemberRole) -> None:
    bo = a_member(viewer, role=role)
    with pytest.raises(CoachingError, match="Only an administrator"):
        SETTINGS[what](bo)
    assert office_of(viewer).version == 1


def test_the_office_gets_another_name(viewer: Viewer) -> None:
    assert save_office(viewer, 1, {"name": "Career Center «Süd»"}, now=NOW) == 2
    office = office_of(viewer)
    assert (office.name, office.version, office.timezone) == ("Career Center «Süd»", 2, NEW_YORK)
    assert save_office(viewer, 2, {"name": "Career Center «Süd»"}, now=NOW) == 2


def test_of_two_who_change_the_office_the_second_sees_what_changed(viewer: Viewer) -> None:
    save_office(viewer, 1, {"name": "One"}, now=NOW)
    with pytest.raises(Stale, match="This office was changed by someone else meanwhile: name") as told:
        save_office(viewer, 1, {"timezone": "UTC"}, now=NOW)
    assert told.value.current == {"name": "One"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [({"timezone": "Mars/Base"}, "no time zone named"), ({"timezone": ""}, "no time zone"), ({"name": " "}, "empty"),
     ({"name": "x" * 301}, "301 characters"), ({"name": "\0"}, "can't be kept")],
)  # fmt: skip
def test_an_office_that_can_not_be_is_refused(viewer: Viewer, changes: Any, told: str) -> None:
    with pytest.raises(CoachingError, match=told):
        save_office(viewer, 1, changes, now=NOW)
    assert office_of(viewer).version == 1


def test_an_office_that_moves_to_another_zone_takes_no_interview_with_it(viewer: Viewer) -> None:
    """Entered without a zone, so in the office's of that day; an export and import must not make it another hour."""
    add_client(viewer, ClientEntry("Ada"), now=NOW)
    add_interview(viewer, 1, AT_ACME, now=NOW)
    save_office(viewer, 1, {"timezone": "Asia/Kathmandu"}, now=NOW)
    add_interview(viewer, 1, AT_ACME, now=NOW)
    with open_caseload(viewer, now=NOW) as stream:
        rows = Rows(*map(list, stream))
    assert [(one.timezone, one.zone_given, one.starts_at) for one in rows.interviews] == [
        (NEW_YORK, True, AT_ACME.starts_at), ("Asia/Kathmandu", False, AT_ACME.starts_at)
    ]  # fmt: skip
    assert take(viewer, rows) == (0, 0, 3)


def test_a_member_is_added_who_can_not_sign_in_yet(viewer: Viewer) -> None:
    key = add_member(viewer, MemberEntry("Bo", " Bo@X.org ", MemberRole.SUPERVISOR), now=NOW)
    assert members_of(viewer)[1] == (key, "Bo", "Bo@X.org", MemberRole.SUPERVISOR, True, False, 1)


@pytest.mark.parametrize("email", ["", "bo", "@x.org", "bo@", "bo @x.org", "bo@x.org\nx", "x" * 300 + "@x.org"])
def test_an_address_that_is_none_is_refused(viewer: Viewer, email: str) -> None:
    with pytest.raises(CoachingError):
        add_member(viewer, MemberEntry("Bo", email), now=NOW)
    assert len(members_of(viewer)) == 1


def test_one_address_is_one_member_however_it_is_written(viewer: Viewer) -> None:
    a_member(viewer)
    with pytest.raises(CoachingError, match="Bo has this address already"):
        add_member(viewer, MemberEntry("Bob", "BO@x.org"), now=NOW)
    eve = a_member(viewer, "Eve")
    with pytest.raises(CoachingError, match="Bo has this address already"):
        save_member(viewer, eve.member_id, 1, {"email": "Bo@X.ORG"}, now=NOW)
    assert save_member(viewer, eve.member_id, 1, {"email": "EVE@x.org"}, now=NOW) == 2


def test_a_member_is_saved_under_a_version_with_a_trace_of_closed_words_only(viewer: Viewer) -> None:
    bo = a_member(viewer)
    changes = {"name": "Bob", "email": "bob@x.org", "role": MemberRole.SUPERVISOR}
    assert save_member(viewer, bo.member_id, 1, changes, now=NOW) == 2  # type: ignore[arg-type]
    assert members_of(viewer)[1][1:4] == ("Bob", "bob@x.org", MemberRole.SUPERVISOR)
    with pytest.raises(Stale, match="email, name, role"):
        save_member(viewer, bo.member_id, 1, {"active": False}, now=NOW)
    with viewer.read() as connection:
        fields, words = connection.exec_driver_sql("SELECT fields, words FROM audit ORDER BY id DESC LIMIT 1").one()
    assert (fields, words) == ("name email role", "role=supervisor")


def test_a_member_of_nobody_is_not_there(viewer: Viewer) -> None:
    with pytest.raises(NotFound, match="no such member"):
        save_member(viewer, 999, 1, {"name": "x"}, now=NOW)


@pytest.mark.parametrize("changes", [{"role": MemberRole.COUNSELOR}, {"active": False}])
def test_the_last_administrator_stays_one(viewer: Viewer, changes: Any) -> None:
    bo = a_member(viewer, role=MemberRole.ADMINISTRATOR)
    assert save_member(viewer, bo.member_id, 1, changes, now=NOW) == 2
    sue = a_member(viewer, "Sue", MemberRole.ADMINISTRATOR)
    with viewer.write(NOW) as writing:
        writing.connection.exec_driver_sql("UPDATE members SET role = 'counselor' WHERE id = 1")
    with pytest.raises(CoachingError, match="without an administrator"):
        save_member(sue, sue.member_id, 1, changes, now=NOW)


@pytest.mark.parametrize(
    "changes", [{"email": "me@x.org"}, {"active": False}, {"role": MemberRole.COUNSELOR}, {"name": " "}]
)
def test_the_member_whose_machine_it_is_keeps_the_way_in(viewer: Viewer, changes: Any) -> None:
    before = everything(viewer)
    with pytest.raises(CoachingError):
        save_member(viewer, 1, 1, changes, now=NOW)
    assert everything(viewer) == before
    assert save_member(viewer, 1, 1, {"name": "You"}, now=NOW) == 1
    assert save_member(viewer, 1, 1, {"name": "Ms. Ito"}, now=NOW) == 2
    assert viewer.store.as_viewer().member_id == 1


def test_nobody_leaves_active_clients_behind(viewer: Viewer) -> None:
    bo = a_member(viewer)
    add_client(bo, ClientEntry("Ada"), now=NOW)
    with pytest.raises(CoachingError, match="Bo has 1 active client. Reassign them first".replace(".", r"\.")):
        save_member(viewer, bo.member_id, 1, {"active": False}, now=NOW)
    save_client(viewer, 1, 1, {"status": ClientStatus.PLACED}, now=NOW)
    assert save_member(viewer, bo.member_id, 1, {"active": False}, now=NOW) == 2
    assert client_page(viewer, 1).card.counselor == "Bo"


def test_each_members_caseload_is_counted(viewer: Viewer) -> None:
    bo = a_member(viewer)
    take_one(viewer)
    add_client(bo, ClientEntry("Eve", status=ClientStatus.CLOSED), now=NOW)
    add_client(bo, ClientEntry("Ivo"), now=NOW)
    assert [(one.member.name, *one[1:]) for one in member_caseloads(viewer)] == [("You", 1, 1, 1), ("Bo", 2, 1, 0)]
