"""The people met at an interview: adding them and saving what was edited, with the plan that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypedDict

from sqlalchemy import Connection, delete, insert, select, update

from coaching.errors import Fault
from coaching.model import Person, Role
from coaching.refusals import faults_of_texts, refuse
from coaching.store.access import Viewer, Writing, found
from coaching.store.actions import new_id
from coaching.store.audit import Entry, words_in
from coaching.store.records import PERSON_FIELDS, fields_of
from coaching.store.replan import plan_anew
from coaching.store.tables import Deed, Entity, Interviews, People
from coaching.store.tasks import interviews_in_view
from coaching.store.versions import refuse_stale


class PersonEntry(NamedTuple):
    """Somebody met, as entered; `met` is None where nothing is said, which counts as met."""

    name: str = ""
    title: str = ""
    job_title: str = ""
    role: Role = Role.INTERVIEWER
    met: bool | None = None
    email: str = ""
    phone: str = ""
    contact_for_status: bool = False
    card: bool | None = None
    address: str = ""


class PersonChanges(TypedDict, total=False):
    """What of a person may be changed; what is not named stays."""

    name: str
    title: str
    job_title: str
    role: Role
    met: bool | None
    email: str
    phone: str
    contact_for_status: bool
    card: bool | None
    address: str


class PersonCard(NamedTuple):
    """A person with key and version."""

    key: int
    version: int
    person: Person


def faults_in_person(entry: PersonEntry) -> list[Fault]:
    """What would be refused of a person."""
    return faults_of_texts(entry._asdict())


def people_of(viewer: Viewer, interview_id: int) -> tuple[PersonCard, ...]:
    """The people of an interview in the order in which they were added; NotFound where the viewer may not see it."""
    with viewer.read() as connection:
        interviews_in_view(connection, viewer, [interview_id])
        return people_at(connection, interview_id)


def people_at(connection: Connection, interview_id: int) -> tuple[PersonCard, ...]:
    """The same of an interview that the viewer may see."""
    query = select(People.id, People.version, *fields_of(People, PERSON_FIELDS)).order_by(People.id)
    rows = connection.execute(query.where(People.interview_id == interview_id))
    return tuple(PersonCard(key, version, Person(str(key), str(interview_id), *rest)) for key, version, *rest in rows)


def add_person(viewer: Viewer, interview_id: int, entry: PersonEntry, *, now: datetime) -> int:
    """Adds somebody met at an interview; the person's key."""
    with viewer.write(now) as writing:
        seen = interviews_in_view(writing.connection, viewer, [interview_id])[interview_id]
        where = {"interview_id": interview_id, "client_id": seen.client_id, "counselor_id": seen.counselor_id}
        (key,) = add_people(writing, [entry], **where)
        plan_anew(writing, [interview_id])
    return key


def add_people(
    writing: Writing, people: Sequence[PersonEntry], *, interview_id: int, client_id: int, counselor_id: int
) -> tuple[int, ...]:
    """Writes these people with their audit rows, in their order; the plan is left to the caller."""
    for entry in people:
        refuse(faults_in_person(entry))
    if not people:
        return ()
    row = {"counselor_id": counselor_id, "interview_id": interview_id, "version": 1}
    rows = [{**row, "external_id": new_id(writing.now), **entry._asdict()} for entry in people]
    new = insert(People).returning(People.id, sort_by_parameter_order=True)
    keys = tuple(writing.connection.execute(new, rows).scalars())
    for key, entry in zip(keys, people, strict=True):
        words = words_in(entry._asdict())
        writing.note(Entry(Deed.ADDED, Entity.PERSON, key, client_id, 1, PersonEntry._fields, words))
    return keys


def save_person(viewer: Viewer, person_id: int, version: int, changes: PersonChanges, *, now: datetime) -> int:
    """Saves a person; the new version. Stale where somebody saved them first."""
    with viewer.write(now) as writing:
        return write_person(writing, person_id, version, changes)


def write_person(writing: Writing, person_id: int, version: int, changes: PersonChanges) -> int:
    """The same within a write."""
    connection = writing.connection
    query = select(People.__table__, Interviews.client_id).join(Interviews, Interviews.id == People.interview_id)
    query = query.where(People.id == person_id, writing.viewer.sees(People.counselor_id))
    row = found(connection.execute(query).mappings().first(), "person")
    refuse_stale(connection, Entity.PERSON, person_id, version, row)
    values = {name: value for name, value in changes.items() if value != row[name]}
    if not values:
        return version
    refuse(faults_of_texts(values))
    connection.execute(update(People).where(People.id == person_id).values(**values, version=version + 1))
    plan_anew(writing, [row["interview_id"]])
    entity = (Entity.PERSON, person_id, row["client_id"], version + 1)
    writing.note(Entry(Deed.CHANGED, *entity, tuple(values), words_in(values)))
    return version + 1


def remove_people(writing: Writing, people: Sequence[int]) -> None:
    """Takes back people who were added by mistake, as if they had not been; Stale where one was saved since."""
    connection = writing.connection
    query = select(People.__table__, Interviews.client_id).join(Interviews, Interviews.id == People.interview_id)
    for key in people:
        mine = query.where(People.id == key, writing.viewer.sees(People.counselor_id))
        row = found(connection.execute(mine).mappings().first(), "person")
        refuse_stale(connection, Entity.PERSON, key, 1, row)
        connection.execute(delete(People).where(People.id == key))
        plan_anew(writing, [row["interview_id"]])
        writing.note(Entry(Deed.REMOVED, Entity.PERSON, key, row["client_id"], 1))
