"""Today's list: against a plain reading of the records, at its edges, and answered from its index."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

import pytest

from coaching.clock import local_date, zone_named
from coaching.model import ClientStatus, InterviewStatus, Status, Step
from coaching.plan import NO_PLAN
from coaching.store.access import Store, Viewer
from coaching.store.office import data_version, members_of
from coaching.store.tables import Base
from coaching.store.worklist import Counts, Show, Tally, counts, worklist
from coaching.store.worklist_rows import coming_interviews, optional_rows
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant
from tests.store.caseloads import NOW, Rows, by_chance, rows_of, take, take_one
from tests.store.conftest import Explain
from tests.store.plain_worklist import Plain, everything

MOMENTS = [NOW, NOW + timedelta(days=3, hours=5), NOW + timedelta(days=40)]


@pytest.fixture(scope="module")
def caseload() -> Rows:
    return by_chance(160, seed=7)


@pytest.fixture
def busy(viewer: Viewer, caseload: Rows) -> Viewer:
    """A viewer with a caseload in every state of things."""
    take(viewer, caseload)
    return viewer


def test_the_counts_are_those_of_a_plain_reading(busy: Viewer, caseload: Rows) -> None:
    for now in MOMENTS:
        expected = Plain(caseload, now).counts()
        assert counts(busy, now) == expected, now
        assert now != NOW or all(tally.clients for tally in expected[:-1])


def test_the_steps_are_those_of_a_plain_reading_most_urgent_first(busy: Viewer, caseload: Rows) -> None:
    for now, show in product(MOMENTS, (None, Show.OVERDUE, Show.DUE, Show.NEXT_7_DAYS)):
        found = everything(busy, now, show)
        expected = Plain(caseload, now).steps(show)
        assert {client.name: [row.due_at for row in client.rows] for client in found} == {
            name: [row.due_at for row in rows] for name, rows in expected.items()
        }, (now, show)
        due = sorted(rows[0].due_at for rows in expected.values())
        assert [client.since for client in found] == due, (now, show)


@pytest.mark.parametrize("show", [Show.EMPLOYER_LATE, Show.STOP_AND_WAIT])
def test_the_interviews_that_wait_are_those_of_a_plain_reading_longest_first(
    busy: Viewer, caseload: Rows, show: Show
) -> None:
    found = everything(busy, NOW, show)
    expected = Plain(caseload, NOW).waits(show)
    assert {client.name: [one.since for one in client.interviews] for client in found} == {
        name: sorted(since) for name, since in expected.items()
    }
    assert [client.since for client in found] == sorted(min(since) for since in expected.values())


def test_clients_with_nothing_scheduled_come_by_name(busy: Viewer, caseload: Rows) -> None:
    found = everything(busy, NOW, Show.NOTHING_SCHEDULED)
    assert [client.name for client in found] == Plain(caseload, NOW).idle()


def test_a_row_tells_who_where_what_and_why(viewer: Viewer) -> None:
    interview = an_interview("2026-03-17T10:00", promised="2026-03-19")
    take_one(viewer, a_record(interview, people=[a_person(title="Dr.")]))
    (client,) = worklist(viewer, NOW).clients
    thanks, check = client.rows
    assert (client.name, client.since) == ("Ada Example", thanks.due_at)
    assert (thanks.step, thanks.person_title, thanks.person_name) == (Step.THANK_YOU, "Dr.", "Grace Sample")
    assert (thanks.employer, thanks.status) == ("Acme Labs", Status.OVERDUE)
    assert (check.step, check.status, check.basis, check.person_name) == (Step.STATUS_CHECK, Status.DUE, "promised", "")
    assert str(check.basis_on) == "2026-03-19"


def test_a_step_turns_from_due_to_overdue_to_gone_at_the_very_instants(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview("2026-03-17T10:00")))
    end = instant("2026-03-17T11:00")
    day, fortnight = timedelta(hours=24), timedelta(days=14)
    instants = [end + wait - timedelta(seconds=one) for wait in (timedelta(), day, fortnight) for one in (1, 0)]
    found = [
        [
            row.status.value
            for client in worklist(viewer, now).clients
            for row in client.rows
            if row.step is Step.THANK_YOU
        ]
        for now in instants
    ]
    assert found == [[], ["due"], ["due"], ["overdue"], ["overdue"], []]


def test_only_active_clients_are_on_the_list(viewer: Viewer) -> None:
    interview = an_interview("2026-03-17T10:00")
    take(viewer, rows_of([a_record(interview)], [a_client(status=ClientStatus.PAUSED)]))
    assert worklist(viewer, NOW).total == 0
    assert counts(viewer, NOW) == Counts(*[Tally(0, 0)] * 7)


def test_a_row_that_closes_before_it_opens_is_on_no_list(viewer: Viewer) -> None:
    """The offer came on the day after the interview: its check has a row, and is never to be made."""
    interview = an_interview("2026-03-19T10:00", outcome="offer", outcome_on="2026-03-20")
    take_one(viewer, a_record(interview, actions=[an_action("thank_you", "2026-03-19T12:00", of=interview)]))
    assert [worklist(viewer, NOW, show).total for show in (None, Show.NEXT_7_DAYS)] == [0, 0]


def test_a_page_past_the_end_is_the_last_one(busy: Viewer) -> None:
    last = worklist(busy, NOW, page=10_000)
    assert (last.page, last.clients) == (last.pages, worklist(busy, NOW, page=last.pages).clients)
    assert worklist(busy, NOW, page=-3).page == 1
    assert worklist(busy, NOW, size=3).pages > last.pages


def test_an_empty_database_has_one_empty_page(viewer: Viewer) -> None:
    assert worklist(viewer, NOW) == ((), 0, 1, 1)
    assert coming_interviews(viewer, NOW) == ()


def test_optional_steps_are_those_that_could_be_done_now(busy: Viewer, caseload: Rows) -> None:
    names = {client.name: client.client_id for client in worklist(busy, NOW, size=1000).clients}
    found = optional_rows(busy, NOW, list(names.values()))
    plain = Plain(caseload, NOW)
    expected = {key: sorted((row.due_at, row.step) for row in plain.optional(name)) for name, key in names.items()}
    assert {key: sorted((row.due_at, row.step) for row in rows) for key, rows in found.items()} == {
        key: rows for key, rows in expected.items() if rows
    }


def test_interviews_of_today_and_tomorrow_go_by_the_date_where_they_are(busy: Viewer, caseload: Rows) -> None:
    expected = []
    active = {client.client_id for client in caseload.clients if client.status is ClientStatus.ACTIVE}
    for interview in caseload.interviews:
        zone = zone_named(interview.timezone)
        ahead = (local_date(interview.starts_at, zone) - local_date(NOW, zone)).days
        if ahead in (0, 1) and interview.client_id in active and interview.status not in NO_PLAN:
            expected.append(interview.starts_at)
    assert [one.starts_at for one in coming_interviews(busy, NOW)] == sorted(expected)
    assert expected


@pytest.mark.parametrize(
    ("starts", "zone", "listed"),
    [
        ("2026-03-20T00:00", "America/New_York", True),
        ("2026-03-19T23:59", "America/New_York", False),
        ("2026-03-21T23:59", "America/New_York", True),
        ("2026-03-22T00:00", "America/New_York", False),
        ("2026-03-22T23:59", "Pacific/Kiritimati", True),  # where it is the 21st already
        ("2026-03-20T23:59", "Pacific/Kiritimati", False),
    ],
)
def test_today_begins_and_tomorrow_ends_at_midnight_there(viewer: Viewer, starts: str, zone: str, listed: bool) -> None:
    take_one(viewer, a_record(an_interview(starts, zone=zone)))
    assert bool(coming_interviews(viewer, NOW)) is listed


def test_a_cancelled_interview_is_not_coming(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview("2026-03-21T10:00", status=InterviewStatus.CANCELLED.value)))
    assert coming_interviews(viewer, NOW) == ()


def test_a_counselor_sees_their_own_list_only(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(160, counselors=("ada@x.org", "bo@x.org", "")))
    seen = [
        {client.name for client in everything(store.as_viewer(member.key), NOW, None)} for member in members_of(viewer)
    ]
    all_of_them, ada, bo = seen
    assert ada
    assert bo
    assert not ada & bo
    assert ada | bo < all_of_them


@pytest.mark.parametrize("who", ["the office", "a counselor"])
def test_the_worklist_is_read_from_its_index_alone(store: Store, viewer: Viewer, explain: Explain, who: str) -> None:
    take(viewer, by_chance(20, counselors=("ada@x.org",)))
    reader = viewer if who == "the office" else store.as_viewer(members_of(viewer)[1].key)
    plans = explain(lambda: [counts(reader, NOW), *(worklist(reader, NOW, show) for show in [None, *Show])])
    to_do = [plan for plan in plans if "plan_rows" in plan and "PRIMARY KEY" not in plan]
    assert set(to_do) == {
        "SEARCH plan_rows USING COVERING INDEX ix_plan_rows_to_do (counselor_id=? AND closes_at>?)",
        "SEARCH plan_rows USING COVERING INDEX ix_plan_rows_snoozed (counselor_id=? AND snoozed_until>?)",
    }
    waits = [plan for plan in plans if "interviews" in plan and "ix_interviews_by_outcome" in plan]
    assert waits
    assert all("COVERING" in plan and "outcome_at" in plan for plan in waits)
    scanned = {plan.split()[1] for plan in plans if plan.startswith("SCAN")}
    assert scanned.isdisjoint(Base.metadata.tables)


def test_the_data_version_is_one_row_by_its_key(viewer: Viewer, explain: Explain) -> None:
    assert explain(lambda: data_version(viewer)) == ["SEARCH offices USING INTEGER PRIMARY KEY (rowid=?)"]
