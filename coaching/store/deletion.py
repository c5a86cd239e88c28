"""Deleting a client, interview, person or note, and undoing it: for a day everything comes back exactly as it was.

What was deleted is gone from every list, count and export at once. It is kept as JSON until it is forgotten
(forgetting.py), so that a slip can be undone after a reload or by a colleague, and no record has to carry a mark that
every query must heed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, delete, insert, or_, select
from sqlalchemy.exc import IntegrityError

from coaching.case_notes import note_title
from coaching.errors import CoachingError
from coaching.store.access import Viewer, Writing, found
from coaching.store.audit import Entry
from coaching.store.deleted_rows import Rows, as_text, from_text, put_back, rows_under
from coaching.store.forgetting import UNDO_TIME
from coaching.store.notes import note_entry, note_row
from coaching.store.replan import plan_anew
from coaching.store.tables import Clients, Deed, Deletions, Entity, Interviews, Members, Notes, People, Table
from coaching.store.versions import refuse_stale

OWNED: dict[Entity, Table] = {Entity.CLIENT: Clients, Entity.INTERVIEW: Interviews, Entity.PERSON: People}


class Deletion(NamedTuple):
    """Something deleted that can come back: `title` is the name, or the employer; `member` is who deleted it."""

    key: int
    entity: Entity
    entity_id: int
    client_id: int
    title: str
    member: str
    at: datetime


class Restored(NamedTuple):
    """What came back, and whose it is."""

    entity: Entity
    key: int
    client_id: int


def delete_client(viewer: Viewer, client_id: int, version: int, *, now: datetime) -> int:
    """Deletes a client with everything about them; the deletion's key. Stale where somebody saved them meanwhile."""
    query = select(Clients.__table__, Clients.id.label("whose"), Clients.name.label("called"))
    return _delete(viewer, Entity.CLIENT, query, client_id, version=version, now=now)


def delete_interview(viewer: Viewer, interview_id: int, version: int, *, now: datetime) -> int:
    """Deletes an interview with its people, actions and notes; the deletion's key."""
    query = select(Interviews.__table__, Interviews.client_id.label("whose"), Interviews.employer.label("called"))
    return _delete(viewer, Entity.INTERVIEW, query, interview_id, version=version, now=now)


def delete_person(viewer: Viewer, person_id: int, version: int, *, now: datetime) -> int:
    """Deletes somebody met; what was sent to them stays, to nobody in particular. The deletion's key."""
    query = select(People.__table__, Interviews.client_id.label("whose"), People.name.label("called"))
    query = query.join(Interviews, Interviews.id == People.interview_id)
    return _delete(viewer, Entity.PERSON, query, person_id, version=version, now=now)


def delete_note(viewer: Viewer, note_id: int, version: int, *, now: datetime) -> int:
    """Deletes a note with its versions; the deletion's key. That of a private note is its writer's to undo, alone."""
    with viewer.write(now) as writing:
        connection = writing.connection
        row = note_row(connection, viewer, note_id)
        refuse_stale(connection, Entity.NOTE, note_id, version, row)
        content = as_text(rows_under(connection, Entity.NOTE, note_id))
        connection.execute(delete(Notes).where(Notes.id == note_id))
        writing.note(note_entry(Deed.REMOVED, note_id, row["client_id"], version, shared=row["shared"]))
        private_to = None if row["shared"] else viewer.member_id
        called = note_title(row["kind"], row["day"])
        return _keep(
            writing, Entity.NOTE, {**row, "whose": row["client_id"], "called": called}, content, private_to=private_to
        )


def _delete(
    viewer: Viewer, entity: Entity, query: Select[*tuple[Any, ...]], key: int, *, version: int, now: datetime
) -> int:
    table = OWNED[entity]
    with viewer.write(now) as writing:
        connection = writing.connection
        mine = query.where(table.id == key, viewer.sees(table.counselor_id))
        row = found(connection.execute(mine).mappings().first(), entity.value)
        refuse_stale(connection, entity, key, version, row)
        content = as_text(rows_under(connection, entity, key))
        connection.execute(delete(table).where(table.id == key))
        if entity is Entity.PERSON:
            plan_anew(writing, [row["interview_id"]])
        writing.note(Entry(Deed.REMOVED, entity, key, row["whose"], version))
        return _keep(writing, entity, row, content)


def _keep(
    writing: Writing, entity: Entity, row: Mapping[Any, Any], content: str, *, private_to: int | None = None
) -> int:  # fmt: skip
    kept = insert(Deletions).values(
        office_id=writing.viewer.office_id, counselor_id=row["counselor_id"], member_id=writing.viewer.member_id,
        at=writing.now, entity=entity, entity_id=row["id"], client_id=row["whose"], title=row["called"],
        content=content, private_to=private_to,
    )  # fmt: skip
    return writing.connection.execute(kept.returning(Deletions.id)).scalar_one()


def undo_deletion(viewer: Viewer, deletion_id: int, *, now: datetime) -> Restored:
    """Brings back what was deleted, with its keys, ids and versions; CoachingError where it can't be any more."""
    with viewer.write(now) as writing:
        connection = writing.connection
        query = select(Deletions.__table__).where(Deletions.id == deletion_id, *_still_kept(viewer, now))
        kept = connection.execute(query).mappings().first()
        if kept is None:
            raise CoachingError("This can't be undone any more.", "It was undone already, or deleted over a day ago.")
        rows = from_text(kept["content"])
        counselor_id, client_id = _owner(connection, kept, rows)
        try:
            put_back(connection, _owned_by(counselor_id, rows))
        except IntegrityError:
            raise CoachingError(
                "This can't be undone: the same records were imported again meanwhile.", "Go on with those."
            ) from None
        connection.execute(delete(Deletions).where(Deletions.id == deletion_id))
        plan_anew(writing, _interviews(rows))
        restored = Restored(kept["entity"], kept["entity_id"], client_id)
        writing.note(_restored(restored, kept))
    return restored


def _restored(restored: Restored, kept: RowMapping) -> Entry:
    if restored.entity is Entity.NOTE:
        return note_entry(Deed.RESTORED, restored.key, restored.client_id, shared=kept["private_to"] is None)
    return Entry(Deed.RESTORED, *restored)


def _owner(connection: Connection, kept: RowMapping, rows: Rows) -> tuple[int, int]:
    """Counselor and client that it comes back to, who may be others than when it was deleted."""
    if kept["entity"] is Entity.CLIENT:
        return kept["counselor_id"], kept["client_id"]
    _refuse_without_interview(connection, rows[Notes.__tablename__] if kept["entity"] is Entity.NOTE else [])
    if kept["entity"] in (Entity.INTERVIEW, Entity.NOTE):
        owner, what = select(Clients.counselor_id, Clients.id).where(Clients.id == kept["client_id"]), "client"
    else:
        (person,) = rows[People.__tablename__]
        owner = select(Interviews.counselor_id, Interviews.client_id).where(Interviews.id == person["interview_id"])
        what = "interview"
    row = connection.execute(owner).first()
    if row is None:
        raise _gone_too(what)
    return row[0], row[1]


def _refuse_without_interview(connection: Connection, notes: Sequence[Mapping[str, Any]]) -> None:
    for note in notes:
        there = select(Interviews.id).where(Interviews.id == note["interview_id"])
        if note["interview_id"] is not None and connection.execute(there).first() is None:
            raise _gone_too("interview")


def _gone_too(what: str) -> CoachingError:
    return CoachingError(f"The {what} was deleted too.", f"Undo the deletion of the {what} first.")


def _owned_by(counselor_id: int, rows: Rows) -> Rows:
    return {
        table: [{**row, "counselor_id": counselor_id} if "counselor_id" in row else row for row in kept]
        for table, kept in rows.items()
    }


def _interviews(rows: Rows) -> Sequence[int]:
    """The interviews whose plans follow from the rows."""
    own = [row["id"] for row in rows[Interviews.__tablename__]]
    return own or [row["interview_id"] for row in rows[People.__tablename__]]


def deletions(viewer: Viewer, now: datetime, client_id: int | None = None) -> tuple[Deletion, ...]:
    """What was deleted within a day and can come back, of one client or of all; the latest first."""
    return _deletions(viewer, now, *([] if client_id is None else [Deletions.client_id == client_id]))


def deletion_of(viewer: Viewer, now: datetime, entity: Entity, key: int) -> Deletion | None:
    """The deletion of that client, interview, person or note; None where there is none to undo."""
    return next(iter(_deletions(viewer, now, Deletions.entity == entity, Deletions.entity_id == key)), None)


def _still_kept(viewer: Viewer, now: datetime) -> tuple[ColumnElement[bool], ...]:
    not_anothers = or_(Deletions.private_to.is_(None), Deletions.private_to == viewer.member_id)
    return viewer.sees(Deletions.counselor_id), not_anothers, Deletions.at > now - UNDO_TIME


def _deletions(viewer: Viewer, now: datetime, *conditions: ColumnElement[bool]) -> tuple[Deletion, ...]:
    columns = [getattr(Deletions, name) for name in ("id", "entity", "entity_id", "client_id", "title")]
    query = select(*columns, Members.name, Deletions.at).join(Members, Members.id == Deletions.member_id)
    query = query.where(*_still_kept(viewer, now), *conditions).order_by(Deletions.at.desc(), Deletions.id.desc())
    with viewer.read() as connection:
        return tuple(Deletion._make(row) for row in connection.execute(query))
