"""A debrief saved at once: what was told, the people, the interview and the log; or nothing of it."""

from __future__ import annotations

import pytest

from coaching.errors import CoachingError
from coaching.model import ActionStep, Channel, Culture, Interest, InterviewStatus, KnownFrom, Pace, Role, Step
from coaching.store.access import NotFound, Viewer
from coaching.store.actions import log_action
from coaching.store.clients import client_page
from coaching.store.debriefing import Debriefing, Saved, Told, debriefing_of, save_debriefing, undo_debriefing
from coaching.store.debriefs import save_debrief
from coaching.store.entry import PersonEntry
from coaching.store.interviews import save_interview
from coaching.store.office import data_version
from coaching.store.people import people_of, save_person
from coaching.store.versions import Stale
from tests.builders import a_person, a_record, an_action, an_interview, day, instant
from tests.store.caseloads import NOW, take_one
from tests.store.desk import a_member

NOTHING = Told({}, {}, {})


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """Interview 1 is over, nobody has said that it was held, and person 1 was there, whose title nobody knows."""
    take_one(viewer, a_record(an_interview(status="scheduled"), people=[a_person()]))
    return viewer


def save(viewer: Viewer, told: Told, *, since: Debriefing | None = None) -> Saved:
    """Saves a debrief that began with what is recorded now, or with that of before."""
    versions = (since or debriefing_of(viewer, 1)).versions
    return save_debriefing(viewer, 1, versions, told, Channel.PHONE, now=NOW)


def logged(viewer: Viewer) -> list[tuple[ActionStep, Channel, KnownFrom]]:
    actions = client_page(viewer, 1).interviews[0].record.actions
    return [(action.step, action.channel, action.known_from) for action in actions]


def test_all_that_was_told_is_saved_and_the_debrief_is_logged(held: Viewer) -> None:
    told = Told(
        {"topics": "Night shifts"},
        {"promised_on": day("2026-03-30"), "pace": Pace.QUICK, "interest": Interest.HIGH, "timeline_asked": True},
        {1: {"title": "Dr.", "card": True}},
        (PersonEntry("Ines", role=Role.ASSISTANT, contact_for_status=True),),
        references_alerted=True,
    )
    keys = save(held, told).action_ids
    now = debriefing_of(held, 1)
    assert now.debrief.topics == "Night shifts"
    assert (now.interview.status, now.interview.promised_on) == (InterviewStatus.HELD, day("2026-03-30"))
    assert [(card.person.title, card.person.name, card.person.card) for card in now.people] == [
        ("Dr.", "Grace Sample", True), ("", "Ines", None)
    ]  # fmt: skip
    assert len(keys) == 2
    assert logged(held) == [
        (ActionStep.DEBRIEF, Channel.PHONE, KnownFrom.SEEN),
        (ActionStep.ALERT_REFERENCES, Channel.PHONE, KnownFrom.CLIENT),
    ]
    assert now.done == {ActionStep.DEBRIEF, ActionStep.ALERT_REFERENCES}


EVERYTHING = Told(
    {"topics": "Days", "unsaid": "Weekends"},
    {"promised_on": day("2026-03-30"), "culture": Culture.PAPER},
    {1: {"title": "Dr.", "card": True}},
    (PersonEntry("Ines", role=Role.ASSISTANT),),
    references_alerted=True,
)


def test_a_debrief_is_undone_whole(held: Viewer) -> None:
    before = debriefing_of(held, 1)
    undo_debriefing(held, save(held, EVERYTHING), now=NOW)
    after = debriefing_of(held, 1)
    assert after._replace(versions=before.versions) == before._replace(
        people=tuple(card._replace(version=3) for card in before.people)
    )
    assert logged(held) == []
    assert {row.step for row in client_page(held, 1).interviews[0].plan}.isdisjoint({Step.THANK_HELPER})


def test_a_debrief_is_not_undone_over_what_somebody_saved_since(held: Viewer) -> None:
    save_debrief(held, 1, 0, {"topics": "Pay"}, now=NOW)
    saved = save(held, EVERYTHING)
    undone_in_vain = data_version(held) + 1
    save_person(held, saved.new_people[0], 1, {"name": "Inés"}, now=NOW)
    with pytest.raises(Stale, match="This person was changed by someone else meanwhile: name"):
        undo_debriefing(held, saved, now=NOW)
    assert (data_version(held), debriefing_of(held, 1).debrief.topics) == (undone_in_vain, "Days")
    assert len(logged(held)) == 2


def test_the_plan_follows_from_who_was_met_where_nothing_is_logged_any_more(held: Viewer) -> None:
    save(held, NOTHING)
    assert save(held, Told({}, {}, {}, (PersonEntry("Ines", role=Role.ASSISTANT),))).action_ids == ()
    assert Step.THANK_HELPER in [row.step for row in client_page(held, 1).interviews[0].plan]


def test_the_steps_are_logged_once_and_a_waived_one_is_not_logged_as_done(viewer: Viewer) -> None:
    waived = an_action("alert_references", "2026-03-02T12:00", channel="waived")
    take_one(viewer, a_record(actions=[an_action("debrief", "2026-03-02T12:00", channel="in_person"), waived]))
    assert len(save(viewer, NOTHING._replace(references_alerted=True)).action_ids) == 1
    assert save(viewer, NOTHING._replace(references_alerted=True)).action_ids == ()
    assert [step for step, *_ in logged(viewer)].count(ActionStep.DEBRIEF) == 1


def test_where_one_record_was_changed_meanwhile_nothing_is_saved_and_what_changed_is_told(held: Viewer) -> None:
    before = debriefing_of(held, 1)
    save_person(held, 1, 1, {"title": "Ms."}, now=NOW)
    version = data_version(held)
    with pytest.raises(Stale, match="This person was changed by someone else meanwhile: title"):
        save(held, Told({"topics": "Pay"}, {}, {1: {"title": "Dr."}}), since=before)
    assert (data_version(held), debriefing_of(held, 1).debrief.topics, logged(held)) == (version, "", [])


def test_what_somebody_else_changed_of_a_record_that_the_debrief_leaves_alone_is_no_obstacle(held: Viewer) -> None:
    save(held, NOTHING)
    before = debriefing_of(held, 1)
    save_person(held, 1, 1, {"title": "Ms."}, now=NOW)
    save_interview(held, 1, before.versions.interview, {"round": "2"}, now=NOW)
    save(held, Told({"topics": "Pay"}, {}, {}), since=before)
    assert debriefing_of(held, 1).debrief.topics == "Pay"


def test_what_can_not_be_so_is_refused_whole(held: Viewer) -> None:
    for told in (
        Told({"topics": "Pay"}, {"promised_on": day("2026-03-01")}, {}),
        Told({"topics": "Pay"}, {}, {1: {"name": "x" * 301}}),
        Told({"topics": "Pay"}, {}, {}, (PersonEntry("a\0"),)),
    ):
        with pytest.raises(CoachingError):
            save(held, told)
    assert (debriefing_of(held, 1).debrief.topics, len(people_of(held, 1)), logged(held)) == ("", 1, [])


@pytest.mark.parametrize("status", ["cancelled", "no_show", "scheduled"])
def test_of_an_interview_that_did_not_take_place_there_is_nothing_to_debrief(viewer: Viewer, status: str) -> None:
    starts = "2026-03-20T12:01" if status == "scheduled" else "2026-03-02T10:00"
    take_one(viewer, a_record(an_interview(starts, status=status)))
    with pytest.raises(CoachingError, match="did not take place"):
        save(viewer, NOTHING._replace(debrief={"topics": "Pay"}))


def test_somebody_elses_interview_is_not_there(held: Viewer) -> None:
    bo = a_member(held)
    with pytest.raises(NotFound, match="no such interview"):
        debriefing_of(bo, 1)
    with pytest.raises(NotFound, match="no such interview"):
        save_debriefing(bo, 1, debriefing_of(held, 1).versions, NOTHING, Channel.PHONE, now=NOW)


def test_a_debrief_that_was_logged_by_hand_is_known_as_done(held: Viewer) -> None:
    log_action(
        held, 1, ActionStep.DEBRIEF, None, at=instant("2026-03-02T12:00"), channel=Channel.IN_PERSON,
        known_from=KnownFrom.CLIENT, now=NOW,
    )  # fmt: skip
    assert debriefing_of(held, 1).done == {ActionStep.DEBRIEF}
