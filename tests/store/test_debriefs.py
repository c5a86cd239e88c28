"""What a client told of an interview: kept beside it, found again, never over somebody else's words."""

from __future__ import annotations

import pytest

from coaching.errors import CoachingError
from coaching.model import Debrief
from coaching.refusals import TEXT_LENGTH
from coaching.store.access import NotFound, Viewer
from coaching.store.clients import client_page
from coaching.store.debriefs import DebriefCard, debrief_card, debrief_of, save_debrief
from coaching.store.deletion import delete_client, delete_interview, undo_deletion
from coaching.store.office import data_version
from coaching.store.people import people_of, save_person
from coaching.store.search import search
from coaching.store.tables import Deed, Entity
from coaching.store.versions import Stale
from tests.store.caseloads import NOW, take_one
from tests.store.desk import a_member


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """Interview 1 was held with person 1, and nothing was told of it yet."""
    take_one(viewer)
    return viewer


def test_nothing_is_told_until_something_is(held: Viewer) -> None:
    assert debrief_card(held, 1) == DebriefCard(0, 0, Debrief("1"))
    assert save_debrief(held, 1, 0, {"topics": "", "unsaid": ""}, now=NOW) == 0
    assert client_page(held, 1).interviews[0].debrief == Debrief("1")


def test_what_is_told_stands_on_the_clients_page(held: Viewer) -> None:
    assert save_debrief(held, 1, 0, {"topics": "Night shifts", "enjoyed": "The lab"}, now=NOW) == 1
    assert save_debrief(held, 1, 1, {"concerns": "No car"}, now=NOW) == 2
    told = Debrief("1", topics="Night shifts", enjoyed="The lab", concerns="No car")
    assert debrief_of(held, 1) == client_page(held, 1).interviews[0].debrief == told


def test_the_audit_names_the_fields_and_holds_no_word_of_them(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "Night shifts"}, now=NOW)
    save_debrief(held, 1, 1, {"topics": "Days", "learned": "Two sites"}, now=NOW)
    changed, added = client_page(held, 1).trail[:2]
    assert (added.deed, added.entity, added.entity_id, added.fields, added.words) == (
        Deed.ADDED, Entity.DEBRIEF, 1, ("topics",), {}
    )  # fmt: skip
    assert (changed.deed, changed.fields, changed.words) == (Deed.CHANGED, ("topics", "learned"), {})


def test_of_two_who_write_the_second_sees_what_the_first_wrote(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "Night shifts"}, now=NOW)
    with pytest.raises(Stale, match="This debrief was changed by someone else meanwhile: topics") as told:
        save_debrief(held, 1, 0, {"topics": "Days"}, now=NOW)
    assert told.value.current == {"topics": "Night shifts"}
    assert debrief_of(held, 1).topics == "Night shifts"


def test_saving_what_is_there_already_writes_nothing(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "Night shifts"}, now=NOW)
    before = data_version(held)
    assert save_debrief(held, 1, 1, {"topics": "Night shifts"}, now=NOW) == 1
    assert data_version(held) == before


def test_a_text_that_can_not_be_kept_is_refused(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "x" * TEXT_LENGTH}, now=NOW)
    with pytest.raises(CoachingError, match="The list of topics has 100,001 characters"):
        save_debrief(held, 1, 1, {"topics": "x" * (TEXT_LENGTH + 1)}, now=NOW)
    with pytest.raises(CoachingError, match="text on what was learned holds a character that can't be kept"):
        save_debrief(held, 1, 1, {"learned": "a\0"}, now=NOW)


def test_the_client_is_found_by_what_they_told(held: Viewer) -> None:
    assert search(held, "centrifuge").hits == ()
    save_debrief(held, 1, 0, {"enjoyed": "The new Centrifuge."}, now=NOW)
    assert [hit.client_id for hit in search(held, "centrif").hits] == [1]


def test_what_was_told_goes_and_comes_back_with_its_interview(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "Night shifts"}, now=NOW)
    save_person(held, 1, 1, {"card": True, "address": "1 Main St"}, now=NOW)
    before = debrief_card(held, 1), people_of(held, 1)
    for delete in (delete_interview, delete_client):
        deletion = delete(held, 1, 1, now=NOW)
        with pytest.raises(NotFound):
            debrief_of(held, 1)
        undo_deletion(held, deletion, now=NOW)
        assert (debrief_card(held, 1), people_of(held, 1)) == before


def test_the_debrief_of_somebody_elses_interview_is_not_there(held: Viewer) -> None:
    bo = a_member(held)
    for key in (1, 999):
        with pytest.raises(NotFound, match="no such interview"):
            debrief_of(bo, key)
        with pytest.raises(NotFound, match="no such interview"):
            save_debrief(bo, key, 0, {"topics": "x"}, now=NOW)


def test_a_debrief_that_an_undone_import_took_away_is_told_as_gone(held: Viewer) -> None:
    with pytest.raises(NotFound, match="no such debrief"):
        save_debrief(held, 1, 3, {"topics": "x"}, now=NOW)
