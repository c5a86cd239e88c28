"""Entering clients and interviews by hand: whole or not at all, checked, and shown as typed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching.errors import CoachingError
from coaching.guidance.policies import MEASURED
from coaching.model import ClientStatus, Format, Outcome, Role, Step
from coaching.plan import build_plan
from coaching.store.access import NotFound, Viewer
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_page
from coaching.store.entry import (
    ClientEntry,
    InterviewEntry,
    PersonEntry,
    add_client,
    add_interview,
    faults_in_client,
    faults_in_interview,
    faults_in_person,
    next_round,
)
from coaching.store.interviews import save_client, save_interview
from coaching.store.office import caseload_size, data_version
from coaching.store.settings import save_member
from coaching.store.tables import Deed, Entity, MemberRole
from tests.builders import NEW_YORK, an_interview, day, instant
from tests.store.caseloads import NOW, Rows, take, take_one
from tests.store.desk import AT_ACME, GRACE, a_member, everything

STRANGE = [
    "x" * 300, "A", "محمد", "👩‍🚀", "Null", "Robert'); DROP TABLE clients;--", "<script>alert(1)</script>",
    "# **Bold** [x](y)", "=1+1", " blanks ", "line\nbreak", "\ufeffbom", "a\u202eb",
]  # fmt: skip


@pytest.fixture
def ada(viewer: Viewer) -> Viewer:
    """Client 1 is Ada."""
    add_client(viewer, ClientEntry("Ada Example"), now=NOW)
    return viewer


def test_a_client_is_there_as_entered_and_is_ones_own(viewer: Viewer) -> None:
    entry = ClientEntry("Ada Example", "ada@x.org", "555", ClientStatus.PAUSED, "Days", ("night", "a;b"), False)
    key = add_client(viewer, entry, now=NOW)
    card = client_page(viewer, key).card
    assert (*card.client[1:4], *card.client[5:], card.counts_in_groups) == (*entry[:3], *entry[3:])
    assert (card.counselor_id, card.version) == (viewer.member_id, 1)
    (line,) = client_page(viewer, key).trail
    assert (line.deed, line.entity, line.words["status"]) == (Deed.ADDED, Entity.CLIENT, "paused")
    assert "Ada" not in str(line)


def test_an_administrator_may_add_a_client_for_a_counselor_and_a_counselor_only_for_themselves(viewer: Viewer) -> None:
    bo = a_member(viewer)
    key = add_client(viewer, ClientEntry("Ada"), now=NOW, counselor_id=bo.member_id)
    assert client_page(bo, key).card.counselor == "Bo"
    add_client(bo, ClientEntry("Eve"), now=NOW, counselor_id=bo.member_id)
    for somebody in (viewer.member_id, 999):
        with pytest.raises(CoachingError, match="can't add a client for that counselor"):
            add_client(bo, ClientEntry("Ada"), now=NOW, counselor_id=somebody)


def test_a_counselor_who_left_gets_no_client(viewer: Viewer) -> None:
    bo = a_member(viewer)
    save_member(viewer, bo.member_id, 1, {"active": False}, now=NOW)
    with pytest.raises(CoachingError, match="can't add a client"):
        add_client(viewer, ClientEntry("Ada"), now=NOW, counselor_id=bo.member_id)


def test_an_interview_comes_with_its_people_its_plan_and_its_audit_at_once(ada: Viewer) -> None:
    helper = PersonEntry("Ines", role=Role.ASSISTANT, met=True)
    before = data_version(ada)
    key = add_interview(ada, 1, AT_ACME, [GRACE, helper], now=NOW)
    page = client_page(ada, 1)
    (card,) = page.interviews
    assert (card.key, card.version, data_version(ada)) == (key, 1, before + 1)
    assert [(one.name, one.title, one.role) for one in card.record.people] == [
        ("Grace Sample", "Dr.", Role.INTERVIEWER), ("Ines", "", Role.ASSISTANT)
    ]  # fmt: skip
    assert card.plan == build_plan(card.record, MEASURED)
    assert [row.step for row in card.plan].count(Step.THANK_YOU) == 1
    assert [(line.deed, line.entity) for line in reversed(page.trail)][1:] == [
        (Deed.ADDED, Entity.INTERVIEW), (Deed.ADDED, Entity.PERSON), (Deed.ADDED, Entity.PERSON)
    ]  # fmt: skip


def test_an_interview_without_a_zone_is_in_the_offices(ada: Viewer) -> None:
    add_interview(ada, 1, AT_ACME, now=NOW)
    add_interview(ada, 1, AT_ACME._replace(timezone=" Asia/Kathmandu "), now=NOW)
    interviews = [card.record.interview for card in client_page(ada, 1).interviews]
    assert {(one.timezone, one.zone_given) for one in interviews} == {(NEW_YORK, False), ("Asia/Kathmandu", True)}


def test_times_are_kept_to_the_minute_as_files_have_them(ada: Viewer) -> None:
    start = instant("2026-03-16T10:00") + timedelta(seconds=59, microseconds=1)
    add_interview(ada, 1, AT_ACME._replace(starts_at=start, ends_at=start + timedelta(minutes=45)), now=NOW)
    interview = client_page(ada, 1).interviews[0].record.interview
    assert (interview.starts_at, interview.ends_at) == (instant("2026-03-16T10:00"), instant("2026-03-16T10:45"))


START = instant("2026-03-16T10:00")
REFUSED = {
    "no employer": (AT_ACME._replace(employer=" "), "employer"),
    "no start": (AT_ACME._replace(starts_at=None), "starts_at"),
    "no such zone": (AT_ACME._replace(timezone="Mars/Base"), "timezone"),
    "an end before the start": (AT_ACME._replace(ends_at=START - timedelta(minutes=1)), "ends_at"),
    "a promise before the interview": (AT_ACME._replace(promised_on=day("2026-03-15")), "promised_on"),
    "an outcome without a date": (AT_ACME._replace(outcome=Outcome.OFFER), "outcome_on"),
    "a date without an outcome": (AT_ACME._replace(outcome_on=day("2026-03-18")), "outcome"),
    "an outcome before the interview": (
        AT_ACME._replace(outcome=Outcome.OFFER, outcome_on=day("2026-03-15")), "outcome_on",
    ),
    "a start before telephones": (AT_ACME._replace(starts_at=instant("1900-01-01T10:00")), "starts_at"),
    "a promise in a far future": (AT_ACME._replace(promised_on=date(9999, 12, 31)), "promised_on"),
    "an employer too long": (AT_ACME._replace(employer="x" * 301), "employer"),
    "a character that can't be kept": (AT_ACME._replace(position="a\0b"), "position"),
    "half a character": (AT_ACME._replace(round="\ud83e"), "round"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_an_interview_that_cannot_be_is_refused_with_its_field_and_nothing_is_added(ada: Viewer, what: str) -> None:
    entry, column = REFUSED[what]
    fault = faults_in_interview(entry, NEW_YORK)[0]
    assert fault.column == column
    before = everything(ada)
    with pytest.raises(CoachingError) as told:
        add_interview(ada, 1, entry, [GRACE], now=NOW)
    assert str(told.value) == f"{fault.fault} {fault.remedy}"
    assert everything(ada) == before


def test_a_person_that_cannot_be_keeps_the_whole_interview_out(ada: Viewer) -> None:
    with pytest.raises(CoachingError, match="job title has 301 characters"):
        add_interview(ada, 1, AT_ACME, [GRACE, GRACE._replace(job_title="x" * 301)], now=NOW)
    assert caseload_size(ada).interviews == 0


def test_the_longest_and_the_first_and_last_days_are_taken(ada: Viewer) -> None:
    assert faults_in_client(ClientEntry("x" * 300, goal="x" * 100_000)) == []
    assert faults_in_person(GRACE._replace(name="x" * 300)) == []
    for starts in ("1970-01-01T10:00", "2200-12-31T10:00"):
        assert faults_in_interview(AT_ACME._replace(starts_at=instant(starts)), NEW_YORK) == []
    assert [fault.column for fault in faults_in_client(ClientEntry("x", goal="x" * 100_001))] == ["goal"]
    assert [fault.column for fault in faults_in_client(ClientEntry("x", tags=("ok", "x" * 301)))] == ["tags"]


@pytest.mark.parametrize("name", ["", " ", "\n\t"])
def test_a_client_without_a_name_is_refused(viewer: Viewer, name: str) -> None:
    with pytest.raises(CoachingError, match=r"name is empty\. Give the client's name"):
        add_client(viewer, ClientEntry(name), now=NOW)


@pytest.mark.parametrize("text", STRANGE)
def test_every_text_is_kept_as_it_was_typed(viewer: Viewer, text: str) -> None:
    client = ClientEntry(text, text, text, goal=text, tags=(text,))
    interview = AT_ACME._replace(employer=text, position=text, industry=text, round=text)
    person = PersonEntry(text, text, text, email=text, phone=text)
    key = add_interview(viewer, add_client(viewer, client, now=NOW), interview, [person], now=NOW)
    page = client_page(viewer, 1)
    assert (page.card.client.name, page.card.client.goal, page.card.client.tags) == (text, text, (text,))
    (card,) = page.interviews
    assert card.key == key
    assert (card.record.interview.employer, card.record.interview.round) == (text, text)
    assert card.record.people[0][2:5] == (text, text, text)


def test_an_edit_is_refused_for_the_same_reasons(ada: Viewer) -> None:
    key = add_interview(ada, 1, AT_ACME, now=NOW)
    for changes in ({"employer": ""}, {"employer": "x" * 301}, {"position": "\0"}, {"promised_on": date(9000, 1, 1)}):
        with pytest.raises(CoachingError):
            save_interview(ada, key, 1, changes, now=NOW)
    for changes in ({"name": " "}, {"name": "x" * 301}, {"phone": "\ud83e"}):
        with pytest.raises(CoachingError):
            save_client(ada, 1, 1, changes, now=NOW)
    assert client_page(ada, 1).interviews[0].version == 1


def test_somebody_elses_client_gets_no_interview(ada: Viewer) -> None:
    bo = a_member(ada)
    for client_id in (1, 999):
        with pytest.raises(NotFound, match="no such client"):
            add_interview(bo, client_id, AT_ACME, now=NOW)


def test_what_a_supervisor_enters_stays_the_counselors(ada: Viewer) -> None:
    bo = a_member(ada)
    client_id = add_client(bo, ClientEntry("Theirs"), now=NOW)
    add_interview(a_member(ada, "Sue", MemberRole.SUPERVISOR), client_id, AT_ACME, [GRACE], now=NOW)
    assert len(client_page(bo, client_id).interviews[0].record.people) == 1


def test_what_was_entered_is_exported_and_comes_back_unchanged(ada: Viewer) -> None:
    add_interview(ada, 1, AT_ACME, [GRACE, GRACE], now=NOW)
    with open_caseload(ada, now=NOW) as stream:
        rows = Rows(*map(list, stream))
    assert len({person.person_id for person in rows.people}) == 2
    assert take(ada, rows) == (0, 0, 4)


@pytest.mark.parametrize(
    ("now_", "then"),
    [
        ("1", "2"),
        ("", "2"),
        (" ", "2"),
        ("Round 2", "Round 3"),
        ("9", "10"),
        ("2 of 3", "2 of 4"),
        ("final", ""),
        ("²", ""),
    ],
)
def test_the_next_round_is_numbered_on_where_it_has_a_number(now_: str, then: str) -> None:
    assert next_round(an_interview(round=now_)).round == then


def test_the_next_round_offers_what_is_known_and_leaves_open_what_is_not(viewer: Viewer) -> None:
    take_one(viewer)
    interview = client_page(viewer, 1).interviews[0].record.interview
    entry = next_round(interview._replace(outcome=Outcome.ADVANCED, outcome_on=day("2026-03-10"), promised_on=None))
    assert entry == InterviewEntry(
        "Acme Labs", "Lab technician", "Healthcare", "2", Format.VIDEO, timezone=NEW_YORK, starts_at=None
    )
    assert next_round(interview._replace(zone_given=False)).timezone == ""
    assert add_interview(viewer, 1, entry._replace(starts_at=START), now=NOW) == 2
