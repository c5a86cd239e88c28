"""Clients with everything recorded about them, one after the other by name, in little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from coaching.model import Client, Debrief, InterviewRecord
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, clients_chosen, with_something_in
from coaching.store.records import CLIENT_FIELDS, DEBRIEF_FIELDS, fields_of, in_chunks, key_text, records_among
from coaching.store.tables import Clients, Debriefs, Interviews, Members, Notes

CLIENTS_AT_ONCE = 200
"""Clients held in memory with all their records; measured: more is no faster."""


class Note(NamedTuple):
    """A note on a client, or on one interview (its key as text, else empty); `by` is a member's name."""

    interview_id: str
    at: datetime
    by: str
    body: str


class ClientRecords(NamedTuple):
    """A client with all interviews by start; ids are keys as text, `counselor` is a name."""

    client: Client
    counselor_id: int
    counselor: str
    counts_in_groups: bool
    records: tuple[InterviewRecord, ...] = ()
    notes: tuple[Note, ...] = ()
    debriefs: tuple[Debrief, ...] = ()


OpenClients = Callable[[], Iterator[ClientRecords]]
"""Begins the stream anew; every time the same clients and records come."""


@contextmanager
def clients_with_records(viewer: Viewer, chosen: Chosen) -> Iterator[OpenClients]:
    """The chosen clients as they stood at one moment; what is read must be read inside.

    Of a period only the clients with something about that time come, with all their records.
    """
    query = select(Clients.id).where(*clients_chosen(viewer, chosen))
    if not chosen.period.is_always:
        query = query.where(with_something_in(viewer, chosen.period))
    with viewer.read() as connection:
        keys = list(connection.execute(query.order_by(Clients.name_key, Clients.id)).scalars())
        yield lambda: _stream(connection, keys)


def _stream(connection: Connection, keys: list[int]) -> Iterator[ClientRecords]:
    for chunk in in_chunks(keys, CLIENTS_AT_ONCE):
        clients = _clients(connection, chunk)
        records = _records(connection, chunk)
        notes = _notes(connection, chunk)
        debriefs = _debriefs(connection, chunk)
        for key in chunk:
            yield clients[key]._replace(
                records=tuple(records.get(key, ())),
                notes=tuple(notes.get(key, ())),
                debriefs=tuple(debriefs.get(key, ())),
            )


def _clients(connection: Connection, keys: list[int]) -> dict[int, ClientRecords]:
    query = (
        select(
            Clients.id, Clients.counselor_id, Clients.counts_in_groups, Members.name, Members.email,
            *fields_of(Clients, CLIENT_FIELDS),
        )
        .join(Members, Members.id == Clients.counselor_id)
        .where(Clients.id.in_(keys))
    )  # fmt: skip
    found = {}
    for key, counselor_id, counts, counselor, email, *fields in connection.execute(query):
        values = dict(zip(CLIENT_FIELDS, fields, strict=True))
        client = Client(client_id=str(key), counselor=email or "", **values)
        found[key] = ClientRecords(client, counselor_id, counselor, counts)
    return found


def _records(connection: Connection, clients: list[int]) -> dict[int, list[InterviewRecord]]:
    interviews = select(Interviews.id).where(Interviews.client_id.in_(clients))
    groups: dict[int, list[InterviewRecord]] = {}
    for record in records_among(connection, lambda key: key.in_(interviews)).values():
        groups.setdefault(int(record.interview.client_id), []).append(record)
    return groups


def _notes(connection: Connection, clients: list[int]) -> dict[int, list[Note]]:
    query = select(Notes.client_id, Notes.interview_id, Notes.at, Members.name, Notes.body)
    query = query.join(Members, Members.id == Notes.member_id).where(Notes.client_id.in_(clients))
    groups: dict[int, list[Note]] = {}
    for client_id, interview_id, at, by, body in connection.execute(query.order_by(Notes.at, Notes.id)):
        groups.setdefault(client_id, []).append(Note(key_text(interview_id), at, by, body))
    return groups


def _debriefs(connection: Connection, clients: list[int]) -> dict[int, list[Debrief]]:
    query = select(Interviews.client_id, Debriefs.interview_id, *fields_of(Debriefs, DEBRIEF_FIELDS))
    query = query.join(Interviews, Interviews.id == Debriefs.interview_id).where(Interviews.client_id.in_(clients))
    groups: dict[int, list[Debrief]] = {}
    for client_id, interview_id, *texts in connection.execute(query):
        groups.setdefault(client_id, []).append(Debrief(str(interview_id), *texts))
    return groups
