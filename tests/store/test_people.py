"""The people met: added and edited with the plan that follows, never over somebody else's change."""

from __future__ import annotations

import pytest

from coaching.errors import CoachingError
from coaching.model import Answer, Role, Step
from coaching.store.access import NotFound, Viewer
from coaching.store.clients import client_page
from coaching.store.entry import PersonEntry
from coaching.store.office import data_version
from coaching.store.people import add_person, people_of, save_person
from coaching.store.tables import Deed, Entity
from coaching.store.versions import Stale
from tests.store.caseloads import NOW, take_one
from tests.store.desk import GRACE, a_member


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """Interview 1 was held with person 1, Grace Sample, whose title nobody knows."""
    take_one(viewer)
    return viewer


def steps(viewer: Viewer) -> list[tuple[Step, str]]:
    return [(row.step, row.person_id) for row in client_page(viewer, 1).interviews[0].plan]


def test_somebody_met_later_remembered_is_to_be_thanked_too(held: Viewer) -> None:
    key = add_person(held, 1, PersonEntry("Hugo"), now=NOW)
    assert (Step.THANK_YOU, str(key)) in steps(held)
    assert [(card.key, card.version, card.person.name) for card in people_of(held, 1)] == [
        (1, 1, "Grace Sample"), (key, 1, "Hugo")
    ]  # fmt: skip


def test_an_edit_changes_the_plan_and_leaves_a_trace_without_names(held: Viewer) -> None:
    assert save_person(held, 1, 1, {"title": "Dr.", "name": "Grace Hopper", "met": True}, now=NOW) == 2
    facts = {row.step: row.answer for row in client_page(held, 1).interviews[0].plan}
    assert facts[Step.GET_CONTACTS] is Answer.YES
    line = client_page(held, 1).trail[0]
    assert (line.deed, line.entity, line.entity_id, set(line.fields)) == (
        Deed.CHANGED, Entity.PERSON, 1, {"title", "name", "met"}
    )  # fmt: skip
    assert line.words == {"met": "yes"}


def test_an_assistant_is_thanked_as_a_helper(held: Viewer) -> None:
    save_person(held, 1, 1, {"role": Role.ASSISTANT}, now=NOW)
    assert (Step.THANK_HELPER, "1") in steps(held)
    assert (Step.THANK_YOU, "") in steps(held)


def test_of_two_who_edit_one_person_the_second_sees_what_changed(held: Viewer) -> None:
    save_person(held, 1, 1, {"title": "Dr."}, now=NOW)
    with pytest.raises(Stale, match="This person was changed by someone else meanwhile: title") as told:
        save_person(held, 1, 1, {"title": "Ms."}, now=NOW)
    assert told.value.current == {"title": "Dr."}


def test_saving_what_is_there_already_writes_nothing(held: Viewer) -> None:
    before = data_version(held)
    assert save_person(held, 1, 1, {"name": "Grace Sample"}, now=NOW) == 1
    assert data_version(held) == before


def test_a_text_that_can_not_be_kept_is_refused(held: Viewer) -> None:
    with pytest.raises(CoachingError, match="email has 301 characters"):
        save_person(held, 1, 1, {"email": "x" * 301}, now=NOW)
    with pytest.raises(CoachingError, match="can't be kept"):
        add_person(held, 1, GRACE._replace(name="a\0"), now=NOW)
    assert len(people_of(held, 1)) == 1


def test_somebody_elses_people_are_not_there(held: Viewer) -> None:
    bo = a_member(held)
    for key in (1, 999):
        with pytest.raises(NotFound):
            people_of(bo, key)
        with pytest.raises(NotFound):
            add_person(bo, key, GRACE, now=NOW)
        with pytest.raises(NotFound, match="no such person"):
            save_person(bo, key, 1, {"name": "x"}, now=NOW)
