"""A counselor's notes on a client or one interview: private to their writer, or shared with whoever sees the client.

Whoever may read a note may work on it, and every version is kept (note_versions.py); only its writer says who sees it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple, TypedDict

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, insert, or_, select, update
from sqlalchemy.orm import aliased

from coaching.case_notes import NoteKind
from coaching.clock import local_date, zone_named
from coaching.errors import CoachingError, Fault
from coaching.refusals import FIRST_DAY, faults_of_texts, refuse
from coaching.store.access import Viewer, Writing, found
from coaching.store.audit import Entry, words_in
from coaching.store.tables import Clients, Deed, Entity, Interviews, Members, Notes, NoteVersions, Offices
from coaching.store.versions import refuse_stale

SAID = ("kind", "day", "who", "body", "next_step", "shared")
"""The columns that a note and its versions have in common."""


class NoteEntry(NamedTuple):
    """A note as written, about a day; on the client, or on the interview of that key."""

    day: date
    body: str
    kind: NoteKind = NoteKind.NOTE
    who: str = ""
    next_step: str = ""
    shared: bool = False
    interview_id: int | None = None


class NoteChanges(TypedDict, total=False):
    """What of a note may be changed; what is not named stays."""

    day: date
    body: str
    kind: NoteKind
    who: str
    next_step: str
    shared: bool
    interview_id: int | None


class NoteCard(NamedTuple):
    """A note with key and version; `own`: the viewer wrote it first, at `at`; who saved it last, and when."""

    key: int
    version: int
    note: NoteEntry
    own: bool
    writer: str
    at: datetime
    saved_by: str
    saved_at: datetime


def may_read(viewer: Viewer) -> ColumnElement[bool]:
    """The condition that every query over Notes joined with Clients carries: nobody reads a private note of another."""
    return and_(viewer.sees(Clients.counselor_id), or_(Notes.shared, Notes.member_id == viewer.member_id))


def notes_of(
    viewer: Viewer, client_id: int, *, interview_id: int | None = None, limit: int | None = None
) -> tuple[NoteCard, ...]:
    """The notes on a client, or on one interview, that the viewer may read; the latest day first."""
    query = _cards(viewer).where(Notes.client_id == client_id)
    if interview_id is not None:
        query = query.where(Notes.interview_id == interview_id)
    query = query.order_by(Notes.day.desc(), Notes.id.desc()).limit(limit)
    with viewer.read() as connection:
        return tuple(_card(viewer, row) for row in connection.execute(query).mappings())


def note_of(viewer: Viewer, note_id: int) -> NoteCard:
    """One note; NotFound where the viewer may not read it, or there is none."""
    with viewer.read() as connection:
        row = connection.execute(_cards(viewer).where(Notes.id == note_id)).mappings().first()
    return _card(viewer, found(row, "note"))


def _cards(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    saver = aliased(Members)
    now_standing = and_(NoteVersions.note_id == Notes.id, NoteVersions.version == Notes.version)
    columns = [
        Notes.id,
        Notes.version,
        Notes.member_id,
        Notes.at,
        *(getattr(Notes, name) for name in NoteEntry._fields),
    ]
    return (
        select(*columns, Members.name.label("writer"), saver.name.label("saved_by"), NoteVersions.at.label("saved_at"))
        .join(Clients, Clients.id == Notes.client_id)
        .join(Members, Members.id == Notes.member_id)
        .join(NoteVersions, now_standing)
        .join(saver, saver.id == NoteVersions.member_id)
        .where(may_read(viewer))
    )


def _card(viewer: Viewer, row: RowMapping) -> NoteCard:
    note = NoteEntry(**{name: row[name] for name in NoteEntry._fields})
    own = row["member_id"] == viewer.member_id
    return NoteCard(row["id"], row["version"], note, own, row["writer"], row["at"], row["saved_by"], row["saved_at"])


def faults_in_note(entry: NoteEntry, today: date) -> list[Fault]:
    """What would be refused of a note on `today`, the office's day."""
    texts = {"who": entry.who, "note": entry.body, "next_step": entry.next_step}
    faults = [fault._replace(column="body" if fault.column == "note" else fault.column) for fault in
              faults_of_texts(texts)]  # fmt: skip
    if not entry.body.strip():
        faults.append(Fault("body", "Nothing is written yet.", "Say what happened."))
    if not FIRST_DAY <= entry.day <= today:
        fault = "This day is still to come." if entry.day > today else f"{entry.day} is too far away."
        faults.append(Fault("day", fault, "Give the day that the note is about."))
    return faults


def add_note(viewer: Viewer, client_id: int, entry: NoteEntry, *, now: datetime) -> int:
    """Writes a note on a client whom the viewer sees; its key."""
    with viewer.write(now) as writing:
        query = select(Offices.timezone).join(Clients, Clients.office_id == Offices.id)
        mine = query.where(Clients.id == client_id, viewer.sees(Clients.counselor_id))
        zone = found(writing.connection.execute(mine).scalar_one_or_none(), "client")
        refuse(faults_in_note(entry, local_date(now, zone_named(zone))))
        _check_interview(writing.connection, client_id, entry.interview_id)
        values = {"client_id": client_id, "member_id": viewer.member_id, "version": 1, "at": now, **entry._asdict()}
        key = writing.connection.execute(insert(Notes).values(**values).returning(Notes.id)).scalar_one()
        _keep_version(writing, key, entry._asdict(), 1)
        writing.note(note_entry(Deed.ADDED, key, client_id, 1, shared=entry.shared))
    return key


def save_note(viewer: Viewer, note_id: int, version: int, changes: NoteChanges, *, now: datetime) -> int:
    """Saves a note; its new version. Stale where somebody saved it first; only its writer may change who sees it."""
    with viewer.write(now) as writing:
        row = note_row(writing.connection, viewer, note_id)
        refuse_stale(writing.connection, Entity.NOTE, note_id, version, row)
        values: dict[str, Any] = {name: value for name, value in changes.items() if value != row[name]}
        if not values:
            return version
        saved = {name: values.get(name, row[name]) for name in NoteEntry._fields}
        refuse(faults_in_note(NoteEntry(**saved), local_date(now, zone_named(row["timezone"]))))
        _check_interview(writing.connection, row["client_id"], values.get("interview_id"))
        if "shared" in values:
            _check_sharing(writing, row)
        writing.connection.execute(update(Notes).where(Notes.id == note_id).values(**values, version=version + 1))
        _keep_version(writing, note_id, saved, version + 1)
        fields = tuple(values)
        writing.note(
            note_entry(Deed.CHANGED, note_id, row["client_id"], version + 1, shared=saved["shared"], fields=fields)
        )
    return version + 1


def note_row(connection: Connection, viewer: Viewer, note_id: int) -> RowMapping:
    """The row of a note with its client's counselor and the office's zone; NotFound as everywhere."""
    query = select(Notes.__table__, Clients.counselor_id, Offices.timezone)
    query = query.join(Clients, Clients.id == Notes.client_id).join(Offices, Offices.id == Clients.office_id)
    return found(connection.execute(query.where(Notes.id == note_id, may_read(viewer))).mappings().first(), "note")


def note_entry(
    deed: Deed, note_id: int, client_id: int, version: int | None = None, *, shared: bool, fields: tuple[str, ...] = ()
) -> Entry:
    """What the audit says of a note: that it is there and whether it is shared; neither its text, its kind nor its day.

    So a line about a private note can be told from others, and gives nothing of it away.
    """
    return Entry(deed, Entity.NOTE, note_id, client_id, version, fields, words_in({"shared": shared}))


def _check_interview(connection: Connection, client_id: int, interview_id: int | None) -> None:
    if interview_id is not None:
        theirs = select(Interviews.id).where(Interviews.id == interview_id, Interviews.client_id == client_id)
        found(connection.execute(theirs).first(), "interview")


def _check_sharing(writing: Writing, row: RowMapping) -> None:
    """Refuses to let another than the writer decide, and to take from others what they wrote themselves."""
    if row["member_id"] != writing.viewer.member_id:
        raise CoachingError("Who sees this note is for its writer to say.", "Ask them, or write a note of your own.")
    by_others = (NoteVersions.note_id == row["id"], NoteVersions.member_id != writing.viewer.member_id)
    if row["shared"] and writing.connection.execute(select(NoteVersions.version).where(*by_others).limit(1)).first():
        raise CoachingError(
            "This note stays shared: others have worked on it.",
            "What only you should see, write into a note of your own.",
        )


def _keep_version(writing: Writing, note_id: int, saved: dict[str, Any], version: int) -> None:
    said = {name: saved[name] for name in SAID}
    row = {"note_id": note_id, "version": version, "member_id": writing.viewer.member_id, "at": writing.now}
    writing.connection.execute(insert(NoteVersions).values(**row, **said))
