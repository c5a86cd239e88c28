"""Undoing an import: all of it goes, what it changed is as before, and nothing that was done since is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, KnownFrom
from coaching.store.access import Store, Viewer
from coaching.store.actions import log_action
from coaching.store.audit import broken_links
from coaching.store.backup import check
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_lines
from coaching.store.deletion import delete_client
from coaching.store.forgetting import UNDO_TIME
from coaching.store.import_undo import recent_imports, undo_import
from coaching.store.interviews import save_interview
from coaching.store.office import caseload_size
from coaching.store.replan import replan_office
from coaching.store.search import search
from coaching.store.tables import ImportChanges, Imports, PlanRows
from tests.store.caseloads import NOW, Rows, by_chance, one_interview, rows_of, take

LATER = NOW + timedelta(hours=1)


def everything(viewer: Viewer) -> list[list[object]]:
    """All records, and all plan rows."""
    with open_caseload(viewer, now=NOW) as stream:
        records: list[list[object]] = [list(kind) for kind in stream]
    with viewer.read() as connection:
        plan = connection.execute(select(PlanRows.__table__).order_by(PlanRows.interview_id, PlanRows.position)).all()
    return [*records, list(map(tuple, plan))]


def last_import(viewer: Viewer) -> int:
    return recent_imports(viewer, LATER)[0].key


def test_an_import_is_gone_with_all_that_it_brought(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(30))
    line = undo_import(viewer, last_import(viewer), now=LATER)
    assert line.added > 30
    assert caseload_size(viewer) == (0, 0)
    assert everything(viewer) == [[]] * 6
    assert recent_imports(viewer, LATER) == ()
    assert search(viewer, "client").total == 0
    assert check(store) == ()


def test_what_an_import_changed_is_as_it_was_and_what_it_did_not_touch_stays(store: Store, viewer: Viewer) -> None:
    first = by_chance(30)
    take(viewer, first)
    before = everything(viewer)
    other = by_chance(40, seed=2)
    second = Rows(*(list(kind) for kind in other))
    assert take(viewer, second).changed
    undo_import(viewer, last_import(viewer), now=LATER)
    assert everything(viewer) == before
    replan_office(viewer, LATER)
    assert everything(viewer) == before
    assert check(store) == ()
    with viewer.read() as connection:
        assert broken_links(connection) == ()


def test_it_can_be_imported_again_and_undone_again(viewer: Viewer) -> None:
    rows = by_chance(5)
    for _ in range(2):
        assert take(viewer, rows).added
        undo_import(viewer, last_import(viewer), now=LATER)
    assert caseload_size(viewer) == (0, 0)


@pytest.mark.parametrize("deed", ["edit", "log", "import"])
def test_it_is_refused_where_anything_of_it_was_worked_on_since(viewer: Viewer, deed: str) -> None:
    record = one_interview()
    take(viewer, rows_of([record]))
    key = last_import(viewer)
    if deed == "edit":
        save_interview(viewer, 1, 1, {"promised_on": date(2026, 3, 20)}, now=NOW)
    elif deed == "log":
        log_action(
            viewer,
            1,
            ActionStep.STATUS_CHECK,
            None,
            at=NOW,
            channel=Channel.EMAIL,
            known_from=KnownFrom.CLIENT,
            now=NOW,
        )
    else:
        take(viewer, rows_of([record._replace(interview=record.interview._replace(employer="Beta"))]))
    before = everything(viewer)
    with pytest.raises(CoachingError, match="since then 1 record of it"):
        undo_import(viewer, key, now=LATER)
    assert everything(viewer) == before


def test_records_that_a_later_import_changed_keep_the_earlier_one_even_once_that_was_undone(viewer: Viewer) -> None:
    record = one_interview()
    take(viewer, rows_of([record]))
    take(viewer, rows_of([record._replace(interview=record.interview._replace(employer="Beta"))]))
    later, earlier = recent_imports(viewer, LATER)
    undo_import(viewer, later.key, now=LATER)
    with pytest.raises(CoachingError, match="since then 1 record"):
        undo_import(viewer, earlier.key, now=LATER)


def test_what_was_deleted_since_is_no_obstacle(viewer: Viewer) -> None:
    take(viewer, by_chance(3))
    lines = client_lines(viewer)
    delete_client(viewer, lines[0].key, 1, now=LATER)
    undo_import(viewer, last_import(viewer), now=LATER)
    assert caseload_size(viewer) == (0, 0)


def test_after_a_day_it_can_not_be_undone_and_what_was_there_before_is_forgotten(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    key = last_import(viewer)
    a_day_later = NOW + UNDO_TIME
    assert recent_imports(viewer, a_day_later) == ()
    with pytest.raises(CoachingError, match="can't be undone any more"):
        undo_import(viewer, key, now=a_day_later)
    save_interview(viewer, 1, 1, {"promised_on": date(2026, 3, 20)}, now=a_day_later)
    with viewer.read() as connection:
        assert connection.execute(select(ImportChanges.import_id)).all() == []
        assert len(connection.execute(select(Imports.id)).all()) == 1


def test_an_import_that_changed_nothing_leaves_nothing_to_undo(viewer: Viewer) -> None:
    take(viewer, rows_of([one_interview()]))
    take(viewer, rows_of([one_interview()]))
    assert len(recent_imports(viewer, LATER)) == 1
