"""Caseloads for the tests of the store: a small one by hand, and any number by chance, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Debrief,
    Interview,
    InterviewRecord,
    InterviewStatus,
    Outcome,
    Person,
    Role,
)
from coaching.store.access import Viewer
from coaching.store.caseload_in import ImportResult, import_caseload
from tests.builders import a_client, a_person, a_record, an_action, an_interview

NOW = datetime(2026, 3, 20, 16, 0, tzinfo=UTC)
ZONES = ("America/New_York", "Pacific/Auckland", "Asia/Kathmandu")


class Rows(NamedTuple):
    """A caseload as its lists."""

    clients: list[Client]
    interviews: list[Interview]
    people: list[Person]
    actions: list[Action]
    debriefs: list[Debrief] = []  # noqa: RUF012 - a tuple's default, never written to

    def records(self) -> dict[str, InterviewRecord]:
        """By id, in the plain way."""
        return {
            interview.interview_id: InterviewRecord(
                interview,
                tuple(person for person in self.people if person.interview_id == interview.interview_id),
                tuple(action for action in self.actions if action.interview_id == interview.interview_id),
            )
            for interview in self.interviews
        }


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def rows_of(records: Iterable[InterviewRecord], clients: Iterable[Client] = ()) -> Rows:
    """The caseload of these records; a client for each id that none is given for."""
    records = list(records)
    known = {client.client_id: client for client in clients}
    for record in records:
        client_id = record.interview.client_id
        known.setdefault(client_id, a_client(client_id))
    return Rows(
        list(known.values()),
        [record.interview for record in records],
        [person for record in records for person in record.people],
        [action for record in records for action in record.actions],
    )


def take(viewer: Viewer, rows: Rows, *, now: datetime = NOW, counselor: str | None = None) -> ImportResult:
    """Imports a caseload."""
    return import_caseload(viewer, rows, now=now, default_counselor=counselor)


def take_one(viewer: Viewer, record: InterviewRecord | None = None, *, now: datetime = NOW) -> None:
    """Imports one interview; its keys are 1 in a fresh store."""
    take(viewer, rows_of([record or one_interview()]), now=now)


def one_interview() -> InterviewRecord:
    """Held on 2 March at 10:00 in New York with one interviewer, who was thanked on time."""
    interview = an_interview()
    return a_record(interview, people=[a_person()], actions=[an_action("thank_you", "2026-03-02T15:00", person="p1")])


def by_chance(clients: int, seed: int = 1, counselors: tuple[str, ...] = ("",)) -> Rows:
    """Clients with up to five interviews each around NOW, in every state of things."""
    chance = Random(seed)  # noqa: S311 - for a caseload, not for a secret
    rows = Rows([], [], [], [], [])
    for number in range(clients):
        client = a_client(f"c{number}", name=f"Client {number}", counselor=chance.choice(counselors))
        rows.clients.append(client._replace(status=chance.choice([ClientStatus.ACTIVE] * 3 + list(ClientStatus))))
        for turn in range(chance.randint(0, 5)):
            _interview_by_chance(rows, chance, client.client_id, f"i{number}-{turn}")
    return rows


def _interview_by_chance(rows: Rows, chance: Random, client_id: str, interview_id: str) -> None:
    starts_at = (NOW + timedelta(hours=chance.randint(-60 * 24, 10 * 24))).replace(minute=chance.choice([0, 30]))
    outcome = chance.choice([Outcome.PENDING] * 6 + list(Outcome))
    day = starts_at.date()
    outcome_on = None if outcome is Outcome.PENDING else day + timedelta(days=chance.randint(1, 40))
    interview = an_interview(interview_id=interview_id, client_id=client_id)._replace(
        starts_at=starts_at,
        ends_at=chance.choice([None, starts_at + timedelta(minutes=45)]),
        timezone=chance.choice(ZONES),
        promised_on=chance.choice([None, day + timedelta(days=chance.randint(1, 20))]),
        timeline_asked=chance.choice([None, True, False]),
        status=chance.choice([InterviewStatus.SCHEDULED] * 8 + list(InterviewStatus)),
        outcome=outcome,
        outcome_on=outcome_on,
    )
    rows.interviews.append(interview)
    people = [f"{interview_id}p{turn}" for turn in range(chance.randint(0, 3))]
    for person_id in people:
        role, met = chance.choice(list(Role)).value, chance.choice([None, True, False])
        rows.people.append(a_person(person_id, of=interview, role=role, met=met, title=chance.choice(["", "Dr."])))
    if len(rows.interviews) % 3 == 0:
        rows.debriefs.append(Debrief(interview_id, topics=f"Topics of {interview_id}", concerns="Distance"))
    for turn in range(chance.randint(0, 7)):
        at = starts_at + timedelta(hours=chance.randint(1, 30 * 24))
        if at > NOW:
            continue
        step = chance.choice([ActionStep.STATUS_CHECK] * 5 + list(ActionStep))
        named = at.date() + timedelta(days=chance.randint(2, 9)) if chance.random() < 0.2 else None
        rows.actions.append(
            Action(
                f"{interview_id}a{turn}", interview_id, chance.choice(["", *people]), step, at,
                chance.choice([Channel.EMAIL, Channel.PHONE, Channel.WAIVED]), named,
            )
        )  # fmt: skip
