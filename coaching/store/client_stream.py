"""Clients with everything recorded about them, one after the other by name, in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, select

from coaching.case_notes import NoteKind
from coaching.guidance.cited import Policy
from coaching.model import Client, Debrief, InterviewRecord
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, clients_chosen, with_something_in
from coaching.store.interview_lines import InterviewLine, lines_of
from coaching.store.notes import may_read
from coaching.store.records import CLIENT_FIELDS, DEBRIEF_FIELDS, fields_of, in_chunks, key_text, records_among
from coaching.store.tables import Clients, Debriefs, Interviews, Members, Notes

CLIENTS_AT_ONCE = 200
"""Clients held in memory with all their records; measured: more is no faster."""


class Note(NamedTuple):
    """A note of a day on a client, or on one interview (its key as text, else empty), written by a member at `at`."""

    interview_id: str
    day: date
    at: datetime
    by: str
    kind: NoteKind
    who: str
    body: str
    next_step: str
    shared: bool


class ClientRecords(NamedTuple):
    """A client with all interviews by start; ids are keys as text, `counselor` is a name."""

    client: Client
    counselor_id: int
    counselor: str
    counts_in_groups: bool
    records: tuple[InterviewRecord, ...] = ()
    notes: tuple[Note, ...] = ()
    debriefs: tuple[Debrief, ...] = ()


class Stream(NamedTuple):
    """Clients by key, in order of name, to be read within one transaction; called, it begins anew."""

    connection: Connection
    keys: list[int]
    readable: ColumnElement[bool]

    def __call__(self) -> Iterator[ClientRecords]:
        """Every time the same clients and records."""
        return _stream(*self)

    def lines(self, policy: Policy, as_of: datetime) -> Iterator[InterviewLine]:
        """All their interviews at an instant, by client and start."""
        for chunk in in_chunks(self.keys, CLIENTS_AT_ONCE):
            yield from lines_of(self.connection, chunk, policy, as_of)


@contextmanager
def clients_with_records(viewer: Viewer, chosen: Chosen, *, private_notes: bool = False) -> Iterator[Stream]:
    """The chosen clients as they stood at one moment; what is read must be read inside.

    Of a period only the clients with something about that time come, with all their records. Notes are those shared,
    and with `private_notes` the viewer's own as well; nobody else's private ones ever.
    """
    readable = may_read(viewer) if private_notes else and_(may_read(viewer), Notes.shared)
    query = select(Clients.id).where(*clients_chosen(viewer, chosen))
    if not chosen.period.is_always:
        query = query.where(with_something_in(viewer, chosen.period))
    with viewer.read() as connection:
        keys = list(connection.execute(query.order_by(Clients.name_key, Clients.id)).scalars())
        yield Stream(connection, keys, readable)


def _stream(connection: Connection, keys: list[int], readable: ColumnElement[bool]) -> Iterator[ClientRecords]:
    for chunk in in_chunks(keys, CLIENTS_AT_ONCE):
        clients = _clients(connection, chunk)
        records = _records(connection, chunk)
        notes = _notes(connection, chunk, readable)
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


def _notes(connection: Connection, clients: list[int], readable: ColumnElement[bool]) -> dict[int, list[Note]]:
    said = [getattr(Notes, name) for name in ("kind", "who", "body", "next_step", "shared")]
    query = select(Notes.client_id, Notes.interview_id, Notes.day, Notes.at, Members.name, *said)
    query = query.join(Members, Members.id == Notes.member_id).join(Clients, Clients.id == Notes.client_id)
    query = query.where(Notes.client_id.in_(clients), readable).order_by(Notes.day, Notes.id)
    groups: dict[int, list[Note]] = {}
    for client_id, interview_id, *rest in connection.execute(query):
        groups.setdefault(client_id, []).append(Note(key_text(interview_id), *rest))
    return groups


def _debriefs(connection: Connection, clients: list[int]) -> dict[int, list[Debrief]]:
    query = select(Interviews.client_id, Debriefs.interview_id, *fields_of(Debriefs, DEBRIEF_FIELDS))
    query = query.join(Interviews, Interviews.id == Debriefs.interview_id).where(Interviews.client_id.in_(clients))
    groups: dict[int, list[Debrief]] = {}
    for client_id, interview_id, *texts in connection.execute(query):
        groups.setdefault(client_id, []).append(Debrief(str(interview_id), *texts))
    return groups
