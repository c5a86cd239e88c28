"""The demo's caseload: the same for the same seed, about as large as asked, and everything of the plan in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import timedelta
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from coaching.demo_office import demo_caseload
from coaching.demo_office.caseload import counselors
from coaching.demo_office.ingredients import ingredients
from coaching.guidance.policies import DEFAULT_POLICY
from coaching.metrics import comparison, figures_of, thank_you_timing
from coaching.model import (
    FACTS,
    SUCCESSES,
    Action,
    ActionStep,
    Basis,
    Channel,
    ClientStatus,
    Culture,
    Debrief,
    Finding,
    Format,
    Interest,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Role,
    Status,
    Step,
)
from coaching.plan import is_held
from coaching.standing import FOLLOW_UPS
from tests.builders import NEW_YORK
from tests.demo_office.offices import A_WEDNESDAY, SEEDS, office

ONCE_OVER = (Status.NOT_YET, Status.DUE, Status.DONE, Status.WAIVED, Status.LATE)
CAN_OCCUR = {
    **dict.fromkeys(FACTS, (Status.NOT_YET, Status.DUE, Status.DONE, Status.MISSED, Status.UNRECORDED)),
    **dict.fromkeys((Step.DEBRIEF, Step.THANK_HELPER, Step.ALERT_REFERENCES), (*ONCE_OVER, Status.SKIPPED)),
    Step.THANK_YOU: (*ONCE_OVER, Status.OVERDUE, Status.MISSED),
    Step.LETTER: (*ONCE_OVER, Status.SKIPPED, Status.NOT_NEEDED),
    Step.STATUS_CHECK: (*ONCE_OVER, Status.OVERDUE, Status.MISSED, Status.NOT_NEEDED, Status.TOO_SOON),
}
"""Under the office's policy, in which a letter is optional."""
EVERY_PAIR = {pair for step, statuses in CAN_OCCUR.items() for pair in product((step,), statuses)}
MADE = (Status.DONE, Status.LATE, Status.TOO_SOON)
FOLLOW_THROUGH = (Step.THANK_YOU, Step.STATUS_CHECK)
A_FEW = 4
ROOT = Path(__file__).parents[2]
seeds = pytest.mark.parametrize("seed", SEEDS)


def test_the_same_seed_at_the_same_time_makes_the_same_office() -> None:
    assert demo_caseload(A_WEDNESDAY, NEW_YORK, clients=30) == demo_caseload(A_WEDNESDAY, NEW_YORK, clients=30)


def test_it_is_the_same_in_another_process() -> None:
    program = "from tests.demo_office.test_caseload import fingerprint; print(fingerprint())"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    ran = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == fingerprint()


def fingerprint() -> str:
    return sha256(repr(demo_caseload(A_WEDNESDAY, NEW_YORK, clients=30)).encode()).hexdigest()


def test_another_seed_makes_another_office() -> None:
    one, other = (demo_caseload(A_WEDNESDAY, NEW_YORK, clients=30, seed=seed) for seed in (1, 2))
    assert {client.name for client in one.clients} != {client.name for client in other.clients}
    assert [interview.starts_at for interview in one.interviews] != [
        interview.starts_at for interview in other.interviews
    ]


@seeds
def test_three_counselors_have_140_clients_and_about_600_interviews_of_nine_months(seed: int) -> None:
    caseload = office(seed=seed).caseload
    counselors = Counter(client.counselor for client in caseload.clients)
    starts = [interview.starts_at for interview in caseload.interviews]
    assert len(caseload.clients) == 140
    assert len(counselors) == 3
    assert min(counselors.values()) >= 30
    assert 530 <= len(caseload.interviews) <= 670
    assert timedelta(days=255) <= A_WEDNESDAY - min(starts) <= timedelta(days=275)
    assert timedelta(days=9) <= max(starts) - A_WEDNESDAY <= timedelta(days=17)


@pytest.mark.parametrize("clients", [1, 2, 9, 25])
def test_a_small_office_has_as_many_clients_as_asked_for(clients: int) -> None:
    caseload = demo_caseload(A_WEDNESDAY, NEW_YORK, clients=clients)
    assert len({client.client_id for client in caseload.clients}) == clients
    assert caseload.interviews


@seeds
def test_every_step_is_there_in_every_status_that_it_can_have(seed: int) -> None:
    assert office(seed=seed).pairs() == EVERY_PAIR


@seeds
def test_every_finding_is_there(seed: int) -> None:
    assert office(seed=seed).findings() == set(Finding)


@seeds
def test_every_word_of_the_caseload_is_used(seed: int) -> None:
    clients, interviews, people, actions, _ = office(seed=seed).caseload
    assert {client.status for client in clients} == set(ClientStatus)
    assert {one.outcome for one in interviews} == set(Outcome)
    assert {one.status for one in interviews} == set(InterviewStatus)
    assert {one.format for one in interviews} == set(Format)
    assert {one.pace for one in interviews} == {None, *Pace}
    assert {one.culture for one in interviews} == {None, *Culture}
    assert {one.interest for one in interviews} == {None, *Interest}
    assert {one.timeline_asked for one in interviews} == {None, True, False}
    assert {one.role for one in people} == set(Role)
    assert {one.met for one in people} == {None, True, False}
    assert {one.card for one in people} == {None, True, False}
    assert {one.step for one in actions} == set(ActionStep)
    assert {one.channel for one in actions} == set(Channel)
    assert {one.known_from for one in actions} == set(KnownFrom)


@seeds
def test_windows_hang_on_everything_that_they_can_hang_on(seed: int) -> None:
    assert {row.basis for rows in office(seed=seed).rows.values() for row, _ in rows} == set(Basis)


@seeds
def test_there_are_panels_of_three_helpers_and_several_rounds(seed: int) -> None:
    seen = office(seed=seed)
    met = Counter(
        (one.interview_id, one.role is Role.ASSISTANT) for one in seen.caseload.people if one.met is not False
    )
    assert any(count >= 3 for (_, helper), count in met.items() if not helper)
    assert any(helper for _, helper in met)
    assert {one.round for one in seen.caseload.interviews} >= {"1", "2", "3"}


@seeds
def test_there_are_names_of_many_scripts_single_ones_and_long_ones(seed: int) -> None:
    names = [client.name for client in office(seed=seed).caseload.clients]
    scripts = [range(0x0400, 0x0530), range(0x0590, 0x0600), range(0x0600, 0x0700), range(0x0900, 0x0980)]
    scripts += [range(0x1200, 0x1380), range(0x3040, 0xA000), range(0xAC00, 0xD7B0), range(0x1E00, 0x1F00)]
    for script in scripts:
        assert any(ord(letter) in script for name in names for letter in name), script
    assert any(" " not in name for name in names)
    assert any(len(name) > 40 for name in names)


def _follow_ups(actions: tuple[Action, ...]) -> list[Action]:
    return [one for one in actions if one.step in FOLLOW_UPS]


@seeds
def test_one_client_never_follows_up_and_one_always_does(seed: int) -> None:
    seen = office(seed=seed)
    busy = {
        client_id: held
        for client_id, records in seen.records.items()
        if len(held := [one for one in records if is_held(one.interview, seen.now)]) >= A_FEW
    }
    assert any(not any(_follow_ups(one.actions) for one in held) for held in busy.values())
    counted = {
        client_id: [
            status
            for one in held
            for row, status in seen.rows[one.interview.interview_id]
            if row.step in FOLLOW_THROUGH and status in (*MADE, Status.MISSED, Status.OVERDUE)
        ]
        for client_id, held in busy.items()
    }
    assert any(set(statuses) == {Status.DONE} and len(statuses) >= A_FEW for statuses in counted.values())


@seeds
def test_outcomes_and_thank_yous_are_as_common_as_in_an_office(seed: int) -> None:
    seen = office(seed=seed)
    records = [record for records in seen.records.values() for record in records]
    held = [record.interview for record in records if is_held(record.interview, seen.now)]
    successes = sum(interview.outcome in SUCCESSES for interview in held) / len(held)
    offers = sum(interview.outcome is Outcome.OFFER for interview in held) / len(held)
    in_time = (thank_you_timing(figures_of(records, DEFAULT_POLICY, seen.now).rows) == "on_time").mean()
    assert 0.15 <= successes <= 0.35
    assert 0.03 <= offers <= 0.14
    assert 0.38 <= in_time <= 0.62


def test_following_up_goes_with_a_little_more_success_in_a_large_office() -> None:
    records = demo_caseload(A_WEDNESDAY, NEW_YORK, clients=800).records()
    found = comparison(figures_of(records, DEFAULT_POLICY, A_WEDNESDAY).interviews, A_WEDNESDAY)
    assert found.difference is not None
    assert 0.02 <= found.difference <= 0.14


def test_a_larger_office_has_more_counselors() -> None:
    assert len(counselors(600)) == len(set(counselors(600).values())) == 10
    clients = demo_caseload(A_WEDNESDAY, NEW_YORK, clients=200).clients
    assert {client.counselor for client in clients} == set(counselors(200))


def test_nobody_and_nothing_can_be_reached() -> None:
    clients, _, people, *_ = office().caseload
    addresses = [*(one.email for one in [*clients, *people]), *(client.counselor for client in clients)]
    assert all(address.endswith(".example") and address.isascii() for address in addresses if address)
    assert len({client.email for client in clients if client.email}) == sum(bool(client.email) for client in clients)
    assert all("-555-01" in one.phone for one in [*clients, *people] if one.phone)


@seeds
def test_of_most_interviews_that_were_held_something_is_told(seed: int) -> None:
    seen = office(seed=seed)
    told = {one.interview_id: one for one in seen.caseload.debriefs}
    records = {one.interview.interview_id: one for records in seen.records.values() for one in records}
    held = {key for key, one in records.items() if one.interview.status is InterviewStatus.HELD}
    assert 0.6 <= len(told) / len(held) <= 0.95
    assert told.keys() <= held
    for key in told:
        assert any(one.step is ActionStep.DEBRIEF for one in records[key].actions)
    for name in Debrief._fields[1:]:
        share = sum(bool(getattr(one, name)) for one in told.values()) / len(told)
        assert 0.4 <= share <= (1 if name == "topics" else 0.95), name


@seeds
def test_what_is_told_suits_the_trade(seed: int) -> None:
    caseload = office(seed=seed).caseload
    jobs = {one.interview_id: (one.industry, one.position) for one in caseload.interviews}
    fitting = {one.text: (one.industry, one.position) for group in ingredients().told.values() for one in group}
    for debrief in caseload.debriefs:
        industry, position = jobs[debrief.interview_id]
        for text in "; ".join(filter(None, debrief[1:])).split("; "):
            assert fitting[text][0] in ("", industry), text
            assert fitting[text][1] in ("", position), text


def test_an_employer_has_one_address_and_it_is_on_the_cards() -> None:
    caseload = office().caseload
    employers = {one.interview_id: one.employer for one in caseload.interviews}
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for person in caseload.people:
        assert bool(person.address) == bool(person.card)
        if person.address:
            addresses[employers[person.interview_id]].add(person.address)
    assert len(addresses) > 30
    assert all(len(one) == 1 for one in addresses.values())


def test_who_is_placed_has_an_offer() -> None:
    seen = office()
    outcomes: defaultdict[str, set[Outcome]] = defaultdict(set)
    for interview in seen.caseload.interviews:
        outcomes[interview.client_id].add(interview.outcome)
    placed = [client.client_id for client in seen.caseload.clients if client.status is ClientStatus.PLACED]
    assert placed
    assert all(Outcome.OFFER in outcomes[client_id] for client_id in placed)
