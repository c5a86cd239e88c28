"""Entering a client, or an interview with the people met: checked as an import is, in one transaction with its plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import insert, select

from coaching.clock import zone_named
from coaching.errors import CoachingError, Fault
from coaching.model import (
    ClientStatus,
    Culture,
    Format,
    Interest,
    Interview,
    InterviewStatus,
    Outcome,
    Pace,
)
from coaching.plan import end_of
from coaching.refusals import (
    NAME_IT,
    SAY_WHERE,
    fault_of_blank,
    faults_of_days,
    faults_of_interview,
    faults_of_texts,
    refuse,
)
from coaching.store.access import Viewer, Writing, found
from coaching.store.actions import new_id, to_the_minute
from coaching.store.audit import Entry, words_in
from coaching.store.people import PersonEntry, add_people, faults_in_person
from coaching.store.records import INTERVIEW_FIELDS
from coaching.store.replan import plan_anew
from coaching.store.tables import Clients, Deed, Entity, Interviews, Members, Offices

__all__ = [
    "ClientEntry", "InterviewEntry", "PersonEntry", "add_client", "add_interview", "faults_in_client",
    "faults_in_interview", "faults_in_person", "next_round",
]  # fmt: skip

LAST_NUMBER = re.compile(r"\d{1,3}(?=\D*$)", re.ASCII)


class ClientEntry(NamedTuple):
    """A client as entered."""

    name: str
    email: str = ""
    phone: str = ""
    status: ClientStatus = ClientStatus.ACTIVE
    goal: str = ""
    tags: tuple[str, ...] = ()
    counts_in_groups: bool = True


class InterviewEntry(NamedTuple):
    """An interview as entered; instants in UTC. An empty `timezone` is the office's."""

    employer: str = ""
    position: str = ""
    industry: str = ""
    round: str = ""
    format: Format = Format.IN_PERSON
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    timezone: str = ""
    promised_on: date | None = None
    timeline_asked: bool | None = None
    pace: Pace | None = None
    culture: Culture | None = None
    interest: Interest | None = None
    status: InterviewStatus = InterviewStatus.SCHEDULED
    outcome: Outcome = Outcome.PENDING
    outcome_on: date | None = None


def faults_in_client(entry: ClientEntry) -> list[Fault]:
    """What would be refused of a client."""
    return [*fault_of_blank("name", entry.name, NAME_IT), *faults_of_texts(entry._asdict())]


def faults_in_interview(entry: InterviewEntry, office_zone: str) -> list[Fault]:
    """What would be refused of an interview."""
    faults = [*fault_of_blank("employer", entry.employer, SAY_WHERE), *faults_of_texts(entry._asdict())]
    try:
        interview = _interview(entry, office_zone)
    except CoachingError as error:
        return [*faults, Fault("timezone", error.message, error.hint)]
    if interview is None:
        return [*faults, Fault("starts_at", "The interview has no date and time.", "Say when it starts.")]
    return [*faults, *faults_of_days(interview), *faults_of_interview(interview)]


def next_round(interview: Interview) -> InterviewEntry:
    """The further round that an interview led to, filled in as far as it is known: all but when it is."""
    kept = {
        name: getattr(interview, name)
        for name in ("employer", "position", "industry", "format", "pace", "culture", "interest")
    }
    timezone = interview.timezone if interview.zone_given else ""
    return InterviewEntry(**kept, round=_next_number(interview.round), timezone=timezone)


def _next_number(round_: str) -> str:
    """ "2" after "1" or nothing, "Round 3" after "Round 2"; nothing after what has no number."""
    if not round_.strip():
        return "2"
    number = LAST_NUMBER.search(round_)
    return LAST_NUMBER.sub(str(int(number[0]) + 1), round_) if number else ""


def add_client(viewer: Viewer, entry: ClientEntry, *, now: datetime, counselor_id: int | None = None) -> int:
    """Adds a client, the viewer's own where no counselor is given; the client's key. CoachingError where refused."""
    refuse(faults_in_client(entry))
    with viewer.write(now) as writing:
        owner = viewer.member_id if counselor_id is None else counselor_id
        _check_counselor(writing, owner)
        values = entry._asdict()
        row = {"office_id": viewer.office_id, "counselor_id": owner, "external_id": new_id(now), "version": 1}
        new = insert(Clients).values(created_at=now, updated_at=now, **row, **values)
        key = writing.connection.execute(new.returning(Clients.id)).scalar_one()
        writing.note(Entry(Deed.ADDED, Entity.CLIENT, key, key, 1, tuple(values), words_in(values)))
    return key


def _check_counselor(writing: Writing, counselor_id: int) -> None:
    """CoachingError where the viewer can't give a client to that member."""
    viewer = writing.viewer
    if counselor_id == viewer.member_id:
        return
    of_office = (Members.id == counselor_id, Members.office_id == viewer.office_id, Members.active)
    known = writing.connection.execute(select(Members.id).where(*of_office)).first()
    if known is None or not viewer.sees_office:
        raise CoachingError(
            "You can't add a client for that counselor.", "Add the client to your own, or ask your administrator."
        )


def add_interview(
    viewer: Viewer, client_id: int, entry: InterviewEntry, people: Sequence[PersonEntry] = (), *, now: datetime
) -> int:
    """Adds an interview with its people; its key. CoachingError where refused, and then nothing was added."""
    with viewer.write(now) as writing:
        connection = writing.connection
        query = select(Clients.counselor_id, Offices.timezone).join(Offices, Offices.id == Clients.office_id)
        owner = found(
            connection.execute(query.where(Clients.id == client_id, viewer.sees(Clients.counselor_id))).first(),
            "client",
        )
        refuse(faults_in_interview(entry, owner.timezone))
        interview = _interview(entry, owner.timezone)
        assert interview is not None  # noqa: S101 - its absence is refused above
        values = {name: getattr(interview, name) for name in INTERVIEW_FIELDS}
        row = {
            "office_id": viewer.office_id, "counselor_id": owner.counselor_id, "client_id": client_id,
            "external_id": new_id(now), "version": 1, "created_at": now, "updated_at": now,
            "ended_at": end_of(interview), "last_sign_at": end_of(interview),
        }  # fmt: skip
        new = insert(Interviews).values(**row, **values)
        key = connection.execute(new.returning(Interviews.id)).scalar_one()
        writing.note(Entry(Deed.ADDED, Entity.INTERVIEW, key, client_id, 1, tuple(values), words_in(values)))
        add_people(writing, people, interview_id=key, client_id=client_id, counselor_id=owner.counselor_id)
        plan_anew(writing, [key])
    return key


def _interview(entry: InterviewEntry, office_zone: str) -> Interview | None:
    """The record of the entry, without ids, to the minute; None where it has no start."""
    if entry.starts_at is None:
        return None
    given = bool(entry.timezone.strip())
    zone = zone_named(entry.timezone.strip() if given else office_zone)
    values = {
        **entry._asdict(),
        "starts_at": to_the_minute(entry.starts_at),
        "ends_at": to_the_minute(entry.ends_at) if entry.ends_at else None,
        "timezone": zone.key,
    }
    return Interview("", "", zone_given=given, **values)
