"""Saving what was edited: checked as an import is, never over somebody else's change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coaching.errors import CoachingError
from coaching.guidance.policies import MEASURED, PERSISTENT
from coaching.model import ClientStatus, InterviewStatus, Kind, Outcome, Step
from coaching.plan import build_plan
from coaching.standing import standing_of
from coaching.store.access import Viewer
from coaching.store.clients import client_page
from coaching.store.interviews import ClientChanges, InterviewChanges, save_client, save_interview
from coaching.store.office import data_version
from coaching.store.replan import replan_office
from coaching.store.tables import Entity, Offices
from coaching.store.versions import Stale
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.store.caseloads import NOW, by_chance, one_interview, take, take_one

HELD = an_interview("2026-03-02T10:00")


@pytest.fixture
def held(viewer: Viewer) -> Viewer:
    """The interview of 2 March, whose interviewer was thanked at 15:00."""
    take_one(viewer, one_interview())
    return viewer


def stored_as_built(viewer: Viewer) -> bool:
    (card,) = client_page(viewer, 1).interviews
    return card.plan == build_plan(card.record, MEASURED) and card.standing == standing_of(card.record, MEASURED)


@pytest.mark.parametrize(
    "changes",
    [
        {"promised_on": date(2026, 3, 12)},
        {"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 9)},
        {"timeline_asked": False},
        {"status": InterviewStatus.CANCELLED},
        {"starts_at": HELD.starts_at - timedelta(days=3), "ends_at": None},
        {"timezone": "Asia/Kathmandu"},
    ],
    ids=" and ".join,
)
def test_the_plan_follows_what_is_saved(held: Viewer, changes: InterviewChanges) -> None:
    before = client_page(held, 1).interviews[0].plan
    assert save_interview(held, 1, 1, changes, now=NOW) == 2
    (card,) = client_page(held, 1).interviews
    assert {name: getattr(card.record.interview, name) for name in changes} == changes
    assert card.plan != before
    assert stored_as_built(held)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"promised_on": date(2026, 3, 1)}, "is before the interview on"),
        ({"outcome": Outcome.OFFER}, "outcome without its date"),
        ({"outcome_on": date(2026, 3, 9)}, "date but no outcome"),
        ({"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 1)}, "outcome's date 2026-03-01 is before"),
        ({"ends_at": HELD.starts_at - timedelta(minutes=1)}, "ends before it starts"),
        ({"timezone": "Mars/Olympus"}, "no time zone"),
        ({"starts_at": instant("2026-03-02T15:01"), "ends_at": None}, "before the interview starts"),
        ({"starts_at": instant("2026-03-03T10:00")}, "ends before it starts"),
    ],
)
def test_what_cannot_be_true_is_refused_and_leaves_no_trace(
    held: Viewer, changes: InterviewChanges, fault: str
) -> None:
    before = client_page(held, 1), data_version(held)
    with pytest.raises(CoachingError, match=fault):
        save_interview(held, 1, 1, changes, now=NOW)
    assert (client_page(held, 1), data_version(held)) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"promised_on": date(2026, 3, 2)},
        {"outcome": Outcome.REJECTED, "outcome_on": date(2026, 3, 2)},
        {"starts_at": instant("2026-03-02T15:00"), "ends_at": instant("2026-03-02T15:00")},
    ],
)
def test_what_can_just_be_true_is_saved(held: Viewer, changes: InterviewChanges) -> None:
    assert save_interview(held, 1, 1, changes, now=NOW) == 2


def test_a_stale_save_of_an_interview_is_refused_with_what_changed(held: Viewer) -> None:
    save_interview(held, 1, 1, {"promised_on": date(2026, 3, 12), "employer": "Acme"}, now=NOW)
    save_interview(held, 1, 2, {"outcome": Outcome.OFFER, "outcome_on": date(2026, 3, 16)}, now=NOW)
    with pytest.raises(Stale, match="employer, outcome, outcome on, promised on") as told:
        save_interview(held, 1, 1, {"promised_on": date(2026, 3, 20)}, now=NOW)
    assert told.value.current == {
        "employer": "Acme",
        "outcome": Outcome.OFFER,
        "outcome_on": date(2026, 3, 16),
        "promised_on": date(2026, 3, 12),
    }
    with pytest.raises(Stale) as told:
        save_interview(held, 1, 2, {"promised_on": date(2026, 3, 20)}, now=NOW)
    assert set(told.value.current) == {"outcome", "outcome_on"}
    assert client_page(held, 1).interviews[0].record.interview.promised_on == date(2026, 3, 12)


def test_an_import_that_changed_it_makes_a_save_stale_too(held: Viewer) -> None:
    record = one_interview()
    take_one(held, record._replace(interview=record.interview._replace(industry="Labs")))
    with pytest.raises(Stale) as told:
        save_interview(held, 1, 1, {"industry": "Health"}, now=NOW)
    assert told.value.current == {"industry": "Labs"}


def test_saving_what_is_there_writes_nothing(held: Viewer) -> None:
    before = data_version(held)
    assert save_interview(held, 1, 1, {"employer": "Acme Labs", "outcome": Outcome.PENDING}, now=NOW) == 1
    assert save_client(held, 1, 1, {"name": "Ada Example"}, now=NOW) == 1
    assert data_version(held) == before


def test_a_zone_that_is_chosen_no_longer_stands_in_for_the_offices(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview(zone_given=False)))
    save_interview(viewer, 1, 1, {"timezone": "America/Chicago"}, now=NOW)
    assert client_page(viewer, 1).interviews[0].record.interview.zone_given


def test_a_client_is_saved_with_tags_and_status(held: Viewer) -> None:
    changes: ClientChanges = {"status": ClientStatus.PLACED, "tags": ("night shift", "a;b"), "name": "Ada Byron"}
    assert save_client(held, 1, 1, changes, now=NOW) == 2
    card = client_page(held, 1).card
    assert (card.version, card.client.status, card.client.tags) == (2, ClientStatus.PLACED, ("night shift", "a;b"))
    trail = client_page(held, 1).trail[0]
    assert (trail.entity, trail.fields, trail.words) == (
        Entity.CLIENT,
        ("status", "tags", "name"),
        {"status": "placed"},
    )


def test_a_stale_save_of_a_client_is_refused_with_what_changed(held: Viewer) -> None:
    save_client(held, 1, 1, {"goal": "Day shift"}, now=NOW)
    with pytest.raises(Stale, match="This client was changed by someone else meanwhile: goal"):
        save_client(held, 1, 1, {"goal": "Night shift"}, now=NOW)


def test_another_policy_takes_effect_for_all_plans_at_once(viewer: Viewer) -> None:
    take(viewer, by_chance(30))
    with viewer.write(NOW) as writing:
        writing.connection.execute(Offices.__table__.update().values(policy="persistent"))
    told: list[tuple[int, int]] = []
    replanned = replan_office(viewer, NOW, lambda done, total: told.append((done, total)))
    assert told[-1] == (replanned, replanned)
    kinds = set()
    for client_id in range(1, 31):
        for card in client_page(viewer, client_id).interviews:
            assert card.plan == build_plan(card.record, PERSISTENT)
            assert card.standing == standing_of(card.record, PERSISTENT)
            kinds |= {row.kind for row in card.plan if row.step is Step.LETTER}
    assert kinds == {Kind.EXPECTED}


def test_the_order_of_actions_at_one_instant_is_that_of_their_own_ids(viewer: Viewer) -> None:
    """Added as a2, a1: the check a1 comes first all the same, so that the reply a2 answers it."""
    actions = [
        an_action("employer_reply", "2026-03-10T09:00", action_id="a2"),
        an_action("status_check", "2026-03-10T09:00", action_id="a1"),
    ]
    take_one(viewer, a_record(an_interview(), people=[a_person()], actions=actions))
    (card,) = client_page(viewer, 1).interviews
    assert [one.action.action_id for one in card.actions] == ["a1", "a2"]
    assert [row.basis for row in card.plan if row.step is Step.STATUS_CHECK] == ["interview", "reply"]
