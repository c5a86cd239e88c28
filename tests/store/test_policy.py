"""Another policy: counted before it is applied, and then applied as a whole."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest

from coaching.errors import CoachingError
from coaching.guidance.policies import FORMAL, MEASURED, PERSISTENT, POLICIES
from coaching.model import ClientStatus, Step
from coaching.plan import build_plan
from coaching.store.access import Viewer
from coaching.store.clients import client_page
from coaching.store.interviews import save_client
from coaching.store.office import data_version, office_of
from coaching.store.policy import PolicyName, PolicyPreview, apply_policy, policy_preview
from coaching.store.records import in_chunks
from coaching.store.worklist import worklist
from tests.builders import a_record, an_interview, instant
from tests.store.caseloads import NOW, by_chance, one_interview, take, take_one
from tests.store.desk import everything

THANKED = one_interview()
"""Held on 2 March: check 1 opens on the 7th and is due on the 9th; `formal`: the 9th and the 11th."""


def counted(viewer: Viewer, policy: str, now: datetime) -> tuple[int, int, int]:
    return policy_preview(viewer, policy, now)[3:]


def listed(viewer: Viewer, now: datetime) -> dict[tuple[int, Step, int, int | None], str]:
    page = worklist(viewer, now, size=1000)
    return {
        (row.interview_id, row.step, row.ordinal, row.person_id): row.status.value
        for client in page.clients
        for row in client.rows
    }


@pytest.mark.parametrize(
    ("now", "policy", "changes"),
    [
        ("2026-03-06T12:00", "formal", (0, 0, 0)),
        ("2026-03-08T12:00", "formal", (0, 0, 1)),
        ("2026-03-09T12:00", "formal", (0, 0, 0)),
        ("2026-03-10T12:00", "formal", (0, 0, 0)),
        ("2026-03-08T12:00", "persistent", (0, 0, 0)),
        ("2026-03-09T12:00", "persistent", (1, 0, 0)),
        ("2026-03-16T23:59", "persistent", (1, 0, 0)),
        ("2026-03-17T00:00", "persistent", (0, 1, 0)),
    ],
)  # fmt: skip
def test_what_would_come_onto_the_list_or_leave_it_is_counted(
    viewer: Viewer, now: str, policy: str, changes: tuple[int, int, int]
) -> None:
    take_one(viewer, THANKED)
    assert counted(viewer, policy, instant(now)) == changes
    assert policy_preview(viewer, policy, instant(now))[:3] == (POLICIES[policy], 1, 1)


@pytest.mark.parametrize("policy", ["formal", "persistent"])
def test_the_counts_are_what_then_happens_to_todays_list(viewer: Viewer, policy: str) -> None:
    take(viewer, by_chance(80))
    before = listed(viewer, NOW)
    plans = _plans(viewer)
    preview = policy_preview(viewer, policy, NOW)
    assert apply_policy(viewer, policy, NOW) == preview.interviews
    after = listed(viewer, NOW)
    assert preview.newly_due == sum(after[key] == "due" and key not in before for key in after)
    assert preview.newly_overdue == sum(after[key] == "overdue" and before.get(key) != "overdue" for key in after)
    assert preview.gone == len(before.keys() - after.keys())
    changed = _plans(viewer)
    assert preview.affected == sum(changed[key] != plan for key, plan in plans.items())
    assert preview.affected > preview.newly_due + preview.newly_overdue > 0
    assert policy_preview(viewer, policy, NOW)[2:] == (0, 0, 0, 0)


def _plans(viewer: Viewer) -> dict[int, object]:
    cards = [card for key in range(1, 81) for card in client_page(viewer, key).interviews]
    return {card.key: (card.plan, card.standing) for card in cards}


def test_nothing_is_written_by_looking(viewer: Viewer) -> None:
    take(viewer, by_chance(20))
    before, version = everything(viewer), data_version(viewer)
    told: list[tuple[int, int]] = []
    preview = policy_preview(viewer, "persistent", NOW, lambda done, total: told.append((done, total)))
    assert (everything(viewer), data_version(viewer)) == (before, version)
    assert told == [(preview.interviews, preview.interviews)]


def test_a_client_who_is_not_active_is_affected_but_on_nobodys_list(viewer: Viewer) -> None:
    take_one(viewer, THANKED)
    save_client(viewer, 1, 1, {"status": ClientStatus.PAUSED}, now=NOW)
    assert policy_preview(viewer, "formal", instant("2026-03-08T12:00"))[2:] == (1, 0, 0, 0)


def test_an_interview_that_never_was_is_not_affected(viewer: Viewer) -> None:
    take_one(viewer, a_record(an_interview(status="cancelled")))
    assert policy_preview(viewer, "persistent", NOW) == PolicyPreview(PERSISTENT, 1, 0, 0, 0, 0)


def test_a_policy_is_applied_with_all_plans_and_a_trace_in_one_transaction(viewer: Viewer) -> None:
    take_one(viewer, THANKED)
    version = data_version(viewer)
    told: list[tuple[int, int]] = []
    assert apply_policy(viewer, "formal", NOW, lambda done, total: told.append((done, total))) == 1
    office = office_of(viewer)
    assert (office.policy, office.data_version, told) == (FORMAL, version + 1, [(1, 1)])
    (card,) = client_page(viewer, 1).interviews
    assert card.plan == build_plan(card.record, FORMAL)
    with viewer.read() as connection:
        query = "SELECT deed, entity, fields, words FROM audit ORDER BY id DESC LIMIT 2"
        assert [tuple(row) for row in connection.exec_driver_sql(query)] == [
            ("replanned", "office", "", ""), ("changed", "office", "policy", "policy=formal")
        ]  # fmt: skip


def test_a_policy_that_fails_half_way_changes_nothing(viewer: Viewer) -> None:
    take(viewer, by_chance(20))
    before = everything(viewer)

    def fail(_done: int, _total: int) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        apply_policy(viewer, "persistent", NOW, fail)
    assert everything(viewer) == before
    assert office_of(viewer).policy == MEASURED


def test_progress_is_told_to_the_end_whatever_the_size(viewer: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    take(viewer, by_chance(20))
    monkeypatch.setattr("coaching.store.replan.in_chunks", partial(in_chunks, size=30))
    told: list[tuple[int, int]] = []
    total = apply_policy(viewer, "persistent", NOW, lambda done, all_: told.append((done, all_)))
    assert total > 30
    assert told == [*((done, total) for done in range(30, total, 30)), (total, total)]


def test_the_policy_in_force_applied_once_more_does_nothing(viewer: Viewer) -> None:
    take_one(viewer)
    version = data_version(viewer)
    assert apply_policy(viewer, "measured", NOW) == 0
    assert data_version(viewer) == version


@pytest.mark.parametrize("name", ["", "Formal", "nothing", "'; --"])
def test_a_policy_that_does_not_exist_is_told(viewer: Viewer, name: str) -> None:
    for do in (policy_preview, apply_policy):
        with pytest.raises(CoachingError, match="no policy named"):
            do(viewer, name, NOW)


def test_the_audit_has_a_word_for_every_policy() -> None:
    assert {name.value for name in PolicyName} == set(POLICIES)
