"""The caseload as a list: filtered, in order, a page at a time, and the same as worked out from the records."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from coaching.guidance.policies import MEASURED
from coaching.model import FACTS, ClientStatus, InterviewRecord, Kind, PlanRow, Status, Step
from coaching.plan import NO_PLAN, build_plan, end_of, is_held, status_of
from coaching.standing import standing_of
from coaching.store.access import Store, Viewer
from coaching.store.caseload_list import CaseloadLine, CaseloadPage, Sort, caseload
from coaching.store.caseload_order import Wanted, clients_on_page
from coaching.store.interviews import save_client
from coaching.store.snoozes import snooze
from coaching.store.tables import MemberRole
from coaching.store.tasks import Task
from tests.builders import a_client, a_record, an_action, an_interview
from tests.store.caseloads import NOW, Rows, by_chance, one_interview, rows_of, take, take_one
from tests.store.conftest import Explain
from tests.store.desk import a_member

NEVER, FOREVER = datetime.min.replace(tzinfo=NOW.tzinfo), datetime.max.replace(tzinfo=NOW.tzinfo)


def lines(viewer: Viewer, **wanted) -> dict[str, CaseloadLine]:
    return {line.name: line for line in caseload(viewer, NOW, size=1000, **wanted).lines}


def open_rows(record: InterviewRecord) -> list[PlanRow]:
    return [
        row
        for row in build_plan(record, MEASURED)
        if row.kind is Kind.EXPECTED and row.step not in FACTS and row.opens_at < row.closes_at
        and status_of(row, NOW) in (Status.NOT_YET, Status.DUE, Status.OVERDUE)
    ]  # fmt: skip


class Plain:
    """One client's line, worked out from their records."""

    def __init__(self, rows: Rows, client_id: str) -> None:
        self.records = [r for r in rows.records().values() if r.interview.client_id == client_id]
        self.status = next(client.status for client in rows.clients if client.client_id == client_id)
        held = [record for record in self.records if is_held(record.interview, NOW)]
        follow_ups = [standing_of(record, MEASURED, NOW).followed_up_at for record in held]
        self.counts = (len(held), sum(at is not None for at in follow_ups))
        planned = [record.interview for record in self.records if record.interview.status not in NO_PLAN]
        ahead = [interview.starts_at for interview in planned if interview.starts_at > NOW]
        self.next_interview = min(ahead, default=None)
        self.latest = max((interview.starts_at for interview in planned), default=None)
        self.contact = max((action.at for record in self.records for action in record.actions), default=None)
        due = [row.due_at for record in self.records for row in open_rows(record)]
        self.next_due = min(due, default=None) if self.status is ClientStatus.ACTIVE else None


def test_each_line_says_what_the_records_say(viewer: Viewer) -> None:
    rows = by_chance(60)
    take(viewer, rows)
    shown = lines(viewer)
    assert len(shown) == 60
    for client in rows.clients:
        plain, line = Plain(rows, client.client_id), shown[client.name]
        assert (line.held, line.followed_up) == plain.counts
        assert line.last_contact_at == plain.contact
        assert line.latest_interview_at == plain.latest
        assert (line.next_interview.starts_at if line.next_interview else None) == plain.next_interview
        assert (line.next_step.due_at if line.next_step else None) == plain.next_due
        assert (line.status, line.counselor, line.version) == (client.status, "You", 1)


ORDER = {
    Sort.NAME: lambda line: line.name.casefold(),
    Sort.NEXT_STEP: lambda line: line.next_step.due_at if line.next_step else FOREVER,
    Sort.LAST_CONTACT: lambda line: line.last_contact_at or NEVER,
    Sort.LATEST_INTERVIEW: lambda line: NOW - (line.latest_interview_at or NOW - timedelta(days=9999)),
}


FEW = "coaching.store.scope.FEW"


@pytest.mark.parametrize("few", [59, 60], ids=["from the index", "sorted"])
@pytest.mark.parametrize("sort", Sort)
def test_a_page_is_a_slice_of_the_whole_in_the_order_that_was_asked_for(
    viewer: Viewer, sort: Sort, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(viewer, by_chance(60))
    monkeypatch.setattr(FEW, few)
    whole = caseload(viewer, NOW, sort=sort, size=1000).lines
    assert [ORDER[sort](line) for line in whole] == sorted(ORDER[sort](line) for line in whole)
    pages = [caseload(viewer, NOW, sort=sort, size=7, page=page) for page in range(1, 10)]
    assert tuple(line for page in pages for line in page.lines) == whole
    assert {(page.total, page.pages) for page in pages} == {(60, 9)}


@pytest.mark.parametrize("wanted", [{"status": ClientStatus.ACTIVE}, {"status": ClientStatus.PAUSED}, {"text": "acme"}])
def test_the_next_steps_of_an_office_are_the_same_however_they_are_looked_for(
    viewer: Viewer, wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(viewer, by_chance(80))
    monkeypatch.setattr(FEW, 80)
    sorted_ = caseload(viewer, NOW, sort=Sort.NEXT_STEP, size=1000, **wanted).lines
    monkeypatch.setattr(FEW, 1)
    for size in (1, 10):
        pages = (caseload(viewer, NOW, sort=Sort.NEXT_STEP, size=size, page=page, **wanted) for page in range(1, 81))
        walked = dict.fromkeys(line for page in pages for line in page.lines)
        assert tuple(walked) == sorted_


def test_a_tie_is_broken_so_that_nobody_is_on_two_pages_or_none(viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client(f"c{number}", name="Ada") for number in range(9)]))
    for sort in Sort:
        keys = [caseload(viewer, NOW, sort=sort, size=2, page=page).lines for page in range(1, 6)]
        assert len({line.client_id for page in keys for line in page}) == 9


@pytest.mark.parametrize(("page", "shown"), [(-3, 1), (0, 1), (1, 1), (2, 2), (3, 2), (10**9, 2)])
def test_a_page_past_the_end_is_the_last_and_one_before_the_beginning_the_first(
    viewer: Viewer, page: int, shown: int
) -> None:
    take(viewer, rows_of([], [a_client(f"c{number}", name=f"Ada {number}") for number in range(3)]))
    found = caseload(viewer, NOW, page=page, size=2)
    assert (found.page, found.pages, len(found.lines)) == (shown, 2, 3 - shown)


def test_an_empty_caseload_has_one_empty_page(viewer: Viewer) -> None:
    assert caseload(viewer, NOW) == CaseloadPage((), 0, 1, 1, dict.fromkeys(ClientStatus, 0))


def test_a_status_filters_and_each_is_counted_whatever_is_chosen(viewer: Viewer) -> None:
    statuses = [ClientStatus.ACTIVE, ClientStatus.ACTIVE, ClientStatus.PLACED]
    clients = [a_client(f"c{turn}", name=f"Ada {turn}")._replace(status=one) for turn, one in enumerate(statuses)]
    take(viewer, rows_of([], clients))
    found = caseload(viewer, NOW, status=ClientStatus.PLACED)
    assert ([line.name for line in found.lines], found.total) == (["Ada 2"], 1)
    assert [found.by_status[one] for one in ClientStatus] == [2, 0, 1, 0]
    assert caseload(viewer, NOW, status=ClientStatus.CLOSED).lines == ()


def test_a_text_finds_the_same_clients_as_a_search_and_is_counted_by_status(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()], [a_client("c1"), a_client("c2", name="Bo")]))
    found = caseload(viewer, NOW, text="acme")
    assert ([line.name for line in found.lines], found.by_status[ClientStatus.ACTIVE]) == (["Ada Example"], 1)
    assert caseload(viewer, NOW, text="acme", status=ClientStatus.PAUSED).total == 0
    assert caseload(viewer, NOW, text="  ").total == 2


def test_the_next_step_is_said_with_its_person_and_status(viewer: Viewer) -> None:
    record = one_interview()
    take_one(viewer, record._replace(actions=()), now=NOW)
    step = lines(viewer)["Ada Example"].next_step
    assert step is not None
    assert (step.step, step.person_name, step.employer) == (Step.STATUS_CHECK, "", "Acme Labs")
    assert (step.status, step.timezone, step.ordinal) == (Status.OVERDUE, "America/New_York", 1)
    fresh = caseload(viewer, end_of(record.interview), size=5).lines[0].next_step
    assert fresh is not None
    assert (fresh.step, fresh.person_name, fresh.status) == (Step.THANK_YOU, "Grace Sample", Status.DUE)


def test_a_snoozed_step_is_still_the_next_and_says_until_when(viewer: Viewer) -> None:
    take_one(viewer)
    snooze(viewer, [Task(1, Step.STATUS_CHECK)], (NOW + timedelta(days=3)).date(), now=NOW)
    step = lines(viewer)["Ada Example"].next_step
    assert step is not None
    assert step.snoozed_until == datetime(2026, 3, 23, 4, 0, tzinfo=NOW.tzinfo)


def test_a_client_who_is_not_active_has_no_next_step_and_stands_behind_those_who_have(viewer: Viewer) -> None:
    later = a_record(an_interview("2026-03-18T10:00", interview_id="i2", client_id="c2"))
    take(viewer, rows_of([one_interview(), later], [a_client("c1"), a_client("c2", name="Bo")]))
    assert [line.name for line in caseload(viewer, NOW, sort=Sort.NEXT_STEP).lines] == ["Ada Example", "Bo"]
    save_client(viewer, 1, 1, {"status": ClientStatus.PAUSED}, now=NOW)
    assert [line.name for line in caseload(viewer, NOW, sort=Sort.NEXT_STEP).lines] == ["Bo", "Ada Example"]
    assert lines(viewer)["Ada Example"].next_step is None


def test_an_interview_counts_as_held_from_the_instant_it_ends(viewer: Viewer) -> None:
    record = one_interview()
    take_one(viewer, record)
    end = end_of(record.interview)
    before, at = (caseload(viewer, now, size=5).lines[0] for now in (end - timedelta(microseconds=1), end))
    assert (before.held, at.held) == (0, 1)


def test_a_nudge_is_a_contact_but_no_follow_up(viewer: Viewer) -> None:
    nudge = an_action("nudge", "2026-03-12T09:00", channel="phone")
    take_one(viewer, one_interview()._replace(actions=(nudge,)))
    line = lines(viewer)["Ada Example"]
    assert (line.last_contact_at, line.held, line.followed_up) == (nudge.at, 1, 0)


def test_a_counselor_sees_their_own_clients_and_an_administrator_the_offices(store: Store, viewer: Viewer) -> None:
    bo = a_member(viewer)
    a_member(viewer, "Sue", MemberRole.SUPERVISOR)
    take(viewer, rows_of([], [a_client("c1", name="Mine"), a_client("c2", name="Theirs", counselor="bo@x.org")]))
    assert list(lines(bo)) == ["Theirs"]
    assert {name: line.counselor for name, line in lines(viewer).items()} == {"Mine": "You", "Theirs": "Bo"}
    assert list(lines(store.as_viewer(3))) == ["Mine", "Theirs"]


def test_the_next_steps_of_an_office_are_walked_along_an_index_and_no_other_client_is_looked_at(
    viewer: Viewer, explain: Explain, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(viewer, by_chance(30))
    monkeypatch.setattr(FEW, 1)

    def look() -> None:
        with viewer.read() as connection:
            clients_on_page(connection, viewer, NOW, Wanted("", None, Sort.NEXT_STEP, 1, 2))

    plans = explain(look)
    assert "SEARCH plan_rows USING COVERING INDEX ix_plan_rows_by_due (due_at>?)" in plans
    assert "USE TEMP B-TREE FOR ORDER BY" not in plans


@pytest.mark.parametrize(
    ("sort", "index"),
    [(Sort.NAME, "ix_clients_by_name"), (Sort.LAST_CONTACT, "ix_clients_by_contact"),
     (Sort.LATEST_INTERVIEW, "ix_clients_by_interview")],
)  # fmt: skip
def test_an_office_in_order_is_read_from_an_index_and_not_sorted(
    viewer: Viewer, explain: Explain, sort: Sort, index: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(viewer, by_chance(30))
    monkeypatch.setattr(FEW, 29)

    def look() -> None:
        with viewer.read() as connection:
            clients_on_page(connection, viewer, NOW, Wanted("", None, sort, 1, 25))

    plans = explain(look)
    assert any(index in plan for plan in plans)
    assert not [plan for plan in plans if "FOR ORDER BY" in plan]
