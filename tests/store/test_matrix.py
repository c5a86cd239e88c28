"""Clients by steps of the latest interview held, and what could be logged for all of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching.guidance.policies import MEASURED
from coaching.model import FACTS, ClientStatus, KnownFrom, Status, Step
from coaching.plan import build_plan, end_of, is_held, status_of
from coaching.store.access import Viewer
from coaching.store.bulk import log_many
from coaching.store.caseload_list import Sort, caseload
from coaching.store.matrix import WORST_FIRST, LatestHeld, matrix
from coaching.store.tasks import Task
from tests.builders import a_client, a_person, a_record, an_action, an_interview
from tests.store.caseloads import NOW, by_chance, rows_of, take, take_one
from tests.store.desk import a_member

PANEL = a_record(
    an_interview(),
    people=[a_person("p1"), a_person("p2", name="Hugo"), a_person("p3", name="Ines", role="assistant")],
    actions=[an_action("thank_you", "2026-03-02T15:00", person="p1")],
)


def test_each_cell_says_the_worst_that_the_plan_of_the_latest_interview_held_says(viewer: Viewer) -> None:
    rows = by_chance(60)
    take(viewer, rows)
    shown = {row.name: row for row in matrix(viewer, NOW, size=1000).rows}
    assert len(shown) == 60
    for client in rows.clients:
        records = [record for record in rows.records().values() if record.interview.client_id == client.client_id]
        held = [record for record in records if is_held(record.interview, NOW)]
        row = shown[client.name]
        assert (row.interview is None) == (not held)
        plan = build_plan(max(held, key=lambda one: one.interview.starts_at), MEASURED) if held else ()
        statuses = {
            step: [status_of(one, NOW) for one in plan if one.step is step] for step in {one.step for one in plan}
        }
        assert {step: cell.status for step, cell in row.cells.items()} == {
            step: min(found, key=WORST_FIRST.index) for step, found in statuses.items()
        }
        assert {step: cell.rows for step, cell in row.cells.items()} == {s: len(found) for s, found in statuses.items()}
        undone = [one for one in plan if one.done_at is None and one.step not in FACTS]
        tasks = [task for cell in row.cells.values() for task in cell.tasks]
        assert sorted(task.task.step for task in tasks) == sorted(one.step for one in undone)


def test_every_status_has_its_place_among_the_worst() -> None:
    assert sorted(WORST_FIRST) == sorted(Status)


def test_a_panel_is_one_cell_with_those_who_were_not_thanked_behind_it(viewer: Viewer) -> None:
    take_one(viewer, PANEL)
    (row,) = matrix(viewer, end_of(PANEL.interview) + timedelta(hours=30)).rows
    cell = row.cells[Step.THANK_YOU]
    assert (cell.status, cell.rows) == (Status.OVERDUE, 2)
    assert [(one.task, one.person_name, one.status) for one in cell.tasks] == [
        (Task(1, Step.THANK_YOU, 1, 2), "Hugo", Status.OVERDUE)
    ]
    assert row.cells[Step.THANK_HELPER].rows == 1
    assert row.cells[Step.ASK_TIMELINE].tasks == ()


def test_what_stands_behind_the_cells_can_be_logged_together(viewer: Viewer) -> None:
    take_one(viewer, PANEL)
    page = matrix(viewer, NOW)
    tasks = [one.task for row in page.rows for one in row.cells[Step.THANK_YOU].tasks]
    at = end_of(PANEL.interview) + timedelta(hours=2)
    assert len(log_many(viewer, tasks, at=at, channel=None, known_from=KnownFrom.SEEN, now=NOW)) == 1
    (row,) = matrix(viewer, NOW).rows
    assert (row.cells[Step.THANK_YOU].status, row.cells[Step.THANK_YOU].tasks) == (Status.DONE, ())


def test_the_interview_is_the_latest_one_held_on_its_local_date(viewer: Viewer) -> None:
    late = an_interview("2026-03-10T23:30", interview_id="i2", employer="Late & Co.", zone="Pacific/Auckland")
    cancelled = an_interview("2026-03-12T10:00", interview_id="i3", status="cancelled")
    ahead = an_interview("2026-03-25T10:00", interview_id="i4")
    take(viewer, rows_of([a_record(one) for one in (an_interview(), late, cancelled, ahead)]))
    (row,) = matrix(viewer, NOW).rows
    assert row.interview == LatestHeld(2, "Late & Co.", "Lab technician", date(2026, 3, 10), "Pacific/Auckland")


@pytest.mark.parametrize("early", [timedelta(0), timedelta(microseconds=1)])
def test_an_interview_is_in_the_matrix_from_the_instant_it_ends(viewer: Viewer, early: timedelta) -> None:
    take_one(viewer)
    (row,) = matrix(viewer, end_of(an_interview()) - early).rows
    assert (row.interview is not None) == (not early)
    assert bool(row.cells) == (not early)


def test_it_shows_the_clients_of_the_list_in_the_same_order(viewer: Viewer) -> None:
    take(viewer, by_chance(40))
    for sort in Sort:
        wanted = {"text": "client", "status": ClientStatus.ACTIVE, "sort": sort, "page": 2, "size": 9}
        listed, shown = caseload(viewer, NOW, **wanted), matrix(viewer, NOW, **wanted)
        assert [row.client_id for row in shown.rows] == [line.client_id for line in listed.lines]
        assert (shown.total, shown.page, shown.pages) == (listed.total, listed.page, listed.pages)


def test_a_counselor_sees_their_own_clients_only(viewer: Viewer) -> None:
    bo = a_member(viewer)
    take(viewer, rows_of([PANEL], [a_client("c1"), a_client("c2", name="Theirs", counselor="bo@x.org")]))
    assert [row.name for row in matrix(bo, NOW).rows] == ["Theirs"]
