"""Debriefs in files: in and out unchanged, what changed is written, and an import of them can be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coaching.errors import CoachingError
from coaching.model import Debrief
from coaching.store.access import Viewer
from coaching.store.caseload_in import ImportResult
from coaching.store.caseload_out import open_caseload
from coaching.store.clients import client_page
from coaching.store.debriefs import debrief_card, debrief_of, save_debrief
from coaching.store.import_undo import recent_imports, undo_import
from coaching.store.office import data_version
from coaching.store.search import search
from coaching.store.tables import Deed, Entity
from tests.builders import a_person, a_record
from tests.store.caseloads import NOW, one_interview, rows_of, take
from tests.store.desk import a_member

LATER = NOW + timedelta(hours=1)
TOLD = Debrief("i1", topics="Night shifts", concerns="No car")


def take_told(viewer: Viewer, *told: Debrief) -> ImportResult:
    """Imports interview i1 with these debriefs."""
    return take(viewer, rows_of([one_interview()])._replace(debriefs=list(told)))


def given_out(viewer: Viewer) -> list[Debrief]:
    with open_caseload(viewer, now=NOW) as stream:
        for records in stream[:4]:
            assert list(records)
        return list(stream.debriefs)


def test_what_was_told_goes_out_as_it_came_in_and_the_same_again_writes_nothing(viewer: Viewer) -> None:
    assert take_told(viewer, TOLD) == ImportResult(5, 0, 0)
    assert given_out(viewer) == [TOLD]
    before = data_version(viewer)
    assert take_told(viewer, TOLD) == ImportResult(0, 0, 5)
    assert data_version(viewer) == before


def test_a_file_changes_what_differs_and_its_trace_names_the_fields_only(viewer: Viewer) -> None:
    take_told(viewer, TOLD)
    assert take_told(viewer, TOLD._replace(topics="Days", learned="Two sites")) == ImportResult(0, 1, 4)
    line = client_page(viewer, 1).trail[0]
    assert (line.deed, line.entity, line.fields, line.words) == (
        Deed.CHANGED, Entity.DEBRIEF, ("topics", "learned"), {}
    )  # fmt: skip
    assert debrief_card(viewer, 1).version == 2
    assert search(viewer, "sites").total == 1
    assert search(viewer, "night").total == 0


def test_what_a_file_does_not_tell_stays(viewer: Viewer) -> None:
    take_told(viewer, TOLD)
    take_told(viewer)
    assert debrief_of(viewer, 1).topics == "Night shifts"


def test_a_row_that_says_nothing_is_no_debrief_and_one_that_was_emptied_is_not_given_out(viewer: Viewer) -> None:
    assert take_told(viewer, Debrief("i1")) == ImportResult(4, 0, 1)
    assert debrief_card(viewer, 1).key == 0
    save_debrief(viewer, 1, 0, {"topics": "x"}, now=NOW)
    save_debrief(viewer, 1, 1, {"topics": ""}, now=NOW)
    assert given_out(viewer) == []


def test_of_two_counselors_with_the_same_ids_each_keeps_what_was_told_to_them(viewer: Viewer) -> None:
    a_member(viewer)
    for counselor, topics in (("ada@x.org", "Pay"), ("bo@x.org", "Hours")):
        rows = rows_of([one_interview()])._replace(debriefs=[Debrief("i1", topics)])
        take(viewer, rows, counselor=counselor)
    assert [(one.interview_id, one.topics) for one in given_out(viewer)] == [
        ("i1~ada@x.org", "Pay"), ("i1~bo@x.org", "Hours")
    ]  # fmt: skip


def test_cards_and_addresses_go_out_as_they_came_in(viewer: Viewer) -> None:
    grace = a_person(card=False, address="1 Main St")
    take(viewer, rows_of([a_record(people=[grace])]))
    with open_caseload(viewer, now=NOW) as stream:
        assert list(stream.people) == [grace]


def test_an_import_of_debriefs_is_undone_with_what_stood_there_before(viewer: Viewer) -> None:
    take_told(viewer)
    take_told(viewer, TOLD)
    undo_import(viewer, recent_imports(viewer, LATER)[0].key, now=LATER)
    assert debrief_card(viewer, 1).key == 0
    take_told(viewer, TOLD)
    take_told(viewer, TOLD._replace(topics="Days"))
    undo_import(viewer, recent_imports(viewer, LATER)[0].key, now=LATER)
    assert (debrief_card(viewer, 1).version, debrief_of(viewer, 1).topics) == (3, "Night shifts")


def test_an_import_is_not_undone_once_something_was_told_of_what_it_brought(viewer: Viewer) -> None:
    take_told(viewer)
    save_debrief(viewer, 1, 0, {"topics": "Pay"}, now=NOW)
    with pytest.raises(CoachingError, match="1 record of it were changed, or something was added"):
        undo_import(viewer, recent_imports(viewer, LATER)[0].key, now=LATER)
    assert debrief_of(viewer, 1).topics == "Pay"
