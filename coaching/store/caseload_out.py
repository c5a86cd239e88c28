"""Giving out a caseload as the records of its files, with the files' own ids, one after the other in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from coaching.model import Action, Client, Debrief, Interview, Person
from coaching.store.access import Viewer
from coaching.store.disclosure import note_export
from coaching.store.file_ids import FileIds, file_id, ids_in_common
from coaching.store.records import (
    ACTION_FIELDS,
    AT_ONCE,
    CLIENT_FIELDS,
    DEBRIEF_FIELDS,
    INTERVIEW_FIELDS,
    PERSON_FIELDS,
    fields_of,
    in_chunks,
)
from coaching.store.tables import Actions, Clients, Debriefs, Interviews, Members, People, Table

READ_AT_ONCE = 2000
"""Rows held in memory."""


class CaseloadStream(NamedTuple):
    """The files' records, each to be read once, in the order in which they were added (debriefs: their interviews)."""

    clients: Iterator[Client]
    interviews: Iterator[Interview]
    people: Iterator[Person]
    actions: Iterator[Action]
    debriefs: Iterator[Debrief]


@contextmanager
def open_caseload(viewer: Viewer, *, now: datetime, client_id: int | None = None) -> Iterator[CaseloadStream]:
    """All that the viewer may see, or one client of it, as it stood at one moment; what is read must be read inside.

    An id that several counselors use is told apart by the counselor's address, which the import takes off again. Every
    call is an export, and noted as such in the audit.
    """
    note_export(viewer, now, client_id)
    with viewer.read() as connection:
        one = Outgoing(connection, viewer, client_id, ids_in_common(connection, viewer))
        yield CaseloadStream(one.clients(), one.interviews(), one.people(), one.actions(), one.debriefs())


@contextmanager
def open_by_interview(
    viewer: Viewer, *, now: datetime, client_id: int | None = None
) -> Iterator[Iterator[CaseloadStream]]:
    """The same interviews with their people and actions (nothing else), some at a time, in order of the files' ids."""
    note_export(viewer, now, client_id)
    with viewer.read() as connection:
        one = Outgoing(connection, viewer, client_id, ids_in_common(connection, viewer))
        yield (
            CaseloadStream(iter(()), some.interviews(), some.people(), some.actions(), iter(()))
            for some in map(one.only, in_chunks(one.in_order(), AT_ONCE))
        )


class Outgoing(NamedTuple):
    """An export under way; of some interviews by key, where such are given."""

    connection: Connection
    viewer: Viewer
    client_id: int | None
    in_common: FileIds
    some: tuple[int, ...] | None = None

    def only(self, interviews: list[int]) -> Outgoing:
        """The same, of these interviews."""
        return self._replace(some=tuple(interviews))

    def in_order(self) -> list[int]:
        """The keys of the interviews in order of their ids in files; in memory, as an index knows part of it only."""
        query = select(Interviews.id, Interviews.external_id, Members.email)
        query = query.join(Members, Members.id == Interviews.counselor_id)
        query = query.where(*self._mine(Interviews, Interviews.client_id, Interviews.id))
        ids = {key: self._id("interviews", external_id, email) for key, external_id, email in self._all(query)}
        return sorted(ids, key=ids.__getitem__)

    def clients(self) -> Iterator[Client]:
        query = select(Members.email, Clients.external_id, *fields_of(Clients, CLIENT_FIELDS))
        query = query.join(Members, Members.id == Clients.counselor_id).where(*self._mine(Clients, Clients.id, None))
        for email, external_id, *fields in self._rows(query, Clients.id):
            values = dict(zip(CLIENT_FIELDS, fields, strict=True))
            yield Client(client_id=self._id("clients", external_id, email), counselor=email or "", **values)

    def interviews(self) -> Iterator[Interview]:
        query = select(
            Members.email, Interviews.external_id, Clients.external_id, *fields_of(Interviews, INTERVIEW_FIELDS)
        )
        query = query.join(Clients, Clients.id == Interviews.client_id)
        query = query.join(Members, Members.id == Interviews.counselor_id)
        query = query.where(*self._mine(Interviews, Interviews.client_id, Interviews.id))
        for email, interview_id, client_id, *fields in self._rows(query, Interviews.id):
            yield Interview(self._id("interviews", interview_id, email), self._id("clients", client_id, email), *fields)

    def people(self) -> Iterator[Person]:
        query = select(Members.email, People.external_id, Interviews.external_id, *fields_of(People, PERSON_FIELDS))
        query = query.join(Interviews, Interviews.id == People.interview_id)
        query = query.join(Members, Members.id == People.counselor_id)
        query = query.where(*self._mine(People, Interviews.client_id, People.interview_id))
        for email, person_id, interview_id, *fields in self._rows(query, People.id):
            yield Person(self._id("people", person_id, email), self._id("interviews", interview_id, email), *fields)

    def actions(self) -> Iterator[Action]:
        query = select(
            Members.email, Actions.external_id, Interviews.external_id, People.external_id,
            *fields_of(Actions, ACTION_FIELDS),
        )  # fmt: skip
        query = query.join(Interviews, Interviews.id == Actions.interview_id)
        query = query.join(People, People.id == Actions.person_id, isouter=True)
        query = query.join(Members, Members.id == Actions.counselor_id)
        query = query.where(*self._mine(Actions, Interviews.client_id, Actions.interview_id))
        for email, action_id, interview_id, person_id, *fields in self._rows(query, Actions.id):
            yield Action(
                self._id("actions", action_id, email),
                self._id("interviews", interview_id, email),
                self._id("people", person_id, email) if person_id is not None else "",
                *fields,
            )

    def debriefs(self) -> Iterator[Debrief]:
        texts = fields_of(Debriefs, DEBRIEF_FIELDS)
        query = select(Members.email, Interviews.external_id, *texts)
        query = query.join(Interviews, Interviews.id == Debriefs.interview_id)
        query = query.join(Members, Members.id == Interviews.counselor_id)
        query = query.where(
            *self._mine(Interviews, Interviews.client_id, Interviews.id), or_(*(t != "" for t in texts))
        )
        for email, interview_id, *fields in self._rows(query, Interviews.id):
            yield Debrief(self._id("interviews", interview_id, email), *fields)

    def _id(self, table: str, external_id: str, email: str | None) -> str:
        return file_id(external_id, email, getattr(self.in_common, table))

    def _mine(
        self, table: Table, client_id: InstrumentedAttribute[int], interview_id: InstrumentedAttribute[int] | None
    ) -> list[ColumnElement[bool]]:
        mine = [self.viewer.sees(table.counselor_id)]
        if self.client_id is not None:
            mine.append(client_id == self.client_id)
        if self.some is not None and interview_id is not None:
            mine.append(interview_id.in_(self.some))
        return mine

    def _rows(self, query: Select[Any], key: InstrumentedAttribute[int]) -> Iterator[Any]:
        return self._all(query.order_by(key))

    def _all(self, query: Select[*tuple[Any, ...]]) -> Iterator[Any]:
        return iter(self.connection.execute(query, execution_options={"yield_per": READ_AT_ONCE}))
