"""Undoing an import as a whole, for a day: what it added goes, what it changed is as it was before.

Refused where anything it brought was worked on since, for that would be lost with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from coaching.errors import CoachingError
from coaching.store.access import Viewer, Writing
from coaching.store.audit import Entry, words_in
from coaching.store.deleted_rows import as_text, from_text
from coaching.store.forgetting import UNDO_TIME, forget_words
from coaching.store.merging import Merged
from coaching.store.records import in_chunks
from coaching.store.replan import plan_anew
from coaching.store.tables import (
    Actions,
    Clients,
    Debriefs,
    Deed,
    Drafts,
    Entity,
    ImportChanges,
    Imports,
    Interviews,
    Members,
    Notes,
    People,
    Table,
)  # fmt: skip

Kept = Table | type[Debriefs]
TABLES: dict[str, tuple[Kept, Entity]] = {
    "debriefs": (Debriefs, Entity.DEBRIEF),
    "actions": (Actions, Entity.ACTION),
    "people": (People, Entity.PERSON),
    "interviews": (Interviews, Entity.INTERVIEW),
    "clients": (Clients, Entity.CLIENT),
}
"""In the order in which they can go."""
OF_INTERVIEW = {table: entity for table, entity in TABLES.values() if table not in (Clients, Interviews)}
PLANNED_BY = (People, Actions)
"""Tables whose rows change their interview's plan."""


class ImportLine(NamedTuple):
    """An import that can be undone: from which file, when, by whom, and what it did; `changed` are records."""

    key: int
    source: str
    at: datetime
    member: str
    added: int
    changed: int


class Change(NamedTuple):
    """What an import did to one table: keys it added, and rows it changed, with what stood there before."""

    table: Kept
    entity: Entity
    added: list[int]
    changed: list[dict[str, Any]]


class Changes(list[dict[str, object]]):
    """What an import under way does, kept a chunk at a time."""

    def keep(self, table: Kept, merged: Sequence[Merged]) -> None:
        """Notes what became of a chunk of records."""
        added = [one.key for one in merged if one.deed is Deed.ADDED]
        changed = [
            {"id": one.key, "version": one.version, **{name: one.before[name] for name in one.written}}
            for one in merged
            if one.deed is Deed.CHANGED
        ]
        if added or changed:
            name = table.__tablename__
            self.append({"table_name": name, "added": json.dumps(added), "changed": as_text({name: changed})})

    def write(self, connection: Connection, import_id: int) -> None:
        """Writes them down, for the import of that key."""
        rows = [{"import_id": import_id, "position": at, **change} for at, change in enumerate(self)]
        if rows:
            connection.execute(insert(ImportChanges), rows)


def recent_imports(viewer: Viewer, now: datetime) -> tuple[ImportLine, ...]:
    """The imports that can be undone, the latest first."""
    kept = select(ImportChanges.import_id)
    columns = (Imports.id, Imports.source, Imports.at, Members.name, Imports.added, Imports.changed)
    query = select(*columns).join(Members, Members.id == Imports.member_id)
    query = query.where(*_may_undo(viewer, now), Imports.id.in_(kept)).order_by(Imports.id.desc())
    with viewer.read() as connection:
        return tuple(ImportLine._make(row) for row in connection.execute(query))


def undo_import(viewer: Viewer, import_id: int, *, now: datetime) -> ImportLine:
    """Takes an import back; CoachingError where it can't be any more, and nothing is changed then."""
    line = next((one for one in recent_imports(viewer, now) if one.key == import_id), None)
    with viewer.write(now) as writing:
        changes = list(_changes(writing.connection, import_id)) if line else []
        if line is None or not changes:
            raise CoachingError("This import can't be undone any more.", "It was undone, or is over a day old.")
        _refuse_worked_on(writing.connection, changes)
        affected = _affected(writing.connection, changes)
        for change in sorted(changes, key=lambda change: list(TABLES).index(change.table.__tablename__)):
            _remove(writing, change)
            _restore(writing, change)
        plan_anew(writing, _still_there(writing.connection, affected))
        forget_words(writing.connection)
        writing.connection.execute(delete(ImportChanges).where(ImportChanges.import_id == import_id))
        writing.note(Entry(Deed.REMOVED, Entity.IMPORT, import_id))
    return line


def _may_undo(viewer: Viewer, now: datetime) -> tuple[ColumnElement[bool], ...]:
    mine = Imports.office_id == viewer.office_id if viewer.sees_office else Imports.member_id == viewer.member_id
    return mine, Imports.at > now - UNDO_TIME


def _changes(connection: Connection, import_id: int) -> Iterator[Change]:
    query = select(ImportChanges.table_name, ImportChanges.added, ImportChanges.changed)
    query = query.where(ImportChanges.import_id == import_id).order_by(ImportChanges.position)
    for name, added, changed in connection.execute(query).all():
        yield Change(*TABLES[name], json.loads(added), from_text(changed)[name])


def _refuse_worked_on(connection: Connection, changes: Sequence[Change]) -> None:
    """CoachingError where a record was changed since, or something else hangs on one that would go."""
    worked_on = 0
    added: dict[Entity, set[int]] = {entity: set() for _, entity in TABLES.values()}
    for table, entity, keys, changed in changes:
        added[entity].update(keys)
        versions = dict.fromkeys(keys, 1) | {row["id"]: row["version"] for row in changed}
        for chunk in in_chunks(versions):
            stored = connection.execute(select(table.id, table.version).where(table.id.in_(chunk)))
            worked_on += sum(version != versions[key] for key, version in stored)
    worked_on += sum(_hanging_on(connection, added))
    if worked_on:
        records = "1 record" if worked_on == 1 else f"{worked_on:,} records"
        raise CoachingError(
            f"This import can't be undone: since then {records} of it were changed, or something was added to them.",
            "Correct or delete what is wrong on the clients' pages.",
        )


def _hanging_on(connection: Connection, added: dict[Entity, set[int]]) -> Iterator[int]:
    """How many records others put under those that would go, table by table."""
    clients, interviews = added[Entity.CLIENT], added[Entity.INTERVIEW]
    for table, entity in OF_INTERVIEW.items():
        yield from _others(connection, select(table.id, table.__table__.c.interview_id), interviews, added[entity])
    yield from _others(connection, select(Interviews.id, Interviews.client_id), clients, interviews)
    yield from _others(connection, select(Notes.id, Notes.client_id), clients, set())
    yield from _others(connection, select(Notes.id, Notes.interview_id), interviews, set())
    yield from _others(connection, select(Drafts.id, Drafts.interview_id), interviews, set())


def _others(connection: Connection, query: Any, owners: set[int], own: set[int]) -> Iterator[int]:  # noqa: ANN401 - any
    _, owner = query.selected_columns
    for chunk in in_chunks(sorted(owners)):
        yield sum(key not in own for key, _ in connection.execute(query.where(owner.in_(chunk))))


def _affected(connection: Connection, changes: Sequence[Change]) -> set[int]:
    """The interviews whose plans follow from what the import did."""
    affected: set[int] = set()
    for table, entity, keys, changed in changes:
        touched = [*keys, *(row["id"] for row in changed)]
        if entity is Entity.INTERVIEW:
            affected.update(touched)
            continue
        affected.update(row["interview_id"] for row in changed if "interview_id" in row)
        for chunk in in_chunks(touched if table in PLANNED_BY else []):
            owners = select(table.__table__.c.interview_id).where(table.id.in_(chunk))
            affected.update(connection.execute(owners).scalars())
    return affected


def _still_there(connection: Connection, interviews: Iterable[int]) -> list[int]:
    found: list[int] = []
    for chunk in in_chunks(sorted(interviews)):
        found += connection.execute(select(Interviews.id).where(Interviews.id.in_(chunk))).scalars()
    return found


def _remove(writing: Writing, change: Change) -> None:
    """Deletes what was added; a client's row in the audit stands for all that goes with them."""
    for chunk in in_chunks(change.added):
        owners = _owners(writing.connection, change.table, chunk)
        writing.connection.execute(delete(change.table).where(change.table.id.in_(chunk)))
        for key, client_id in owners.items():
            writing.note(Entry(Deed.REMOVED, change.entity, key, client_id, 1))


def _restore(writing: Writing, change: Change) -> None:
    """Writes what stood there before over what was changed, where it is still there."""
    owners: dict[int, int] = {}
    for chunk in in_chunks(row["id"] for row in change.changed):
        owners |= _owners(writing.connection, change.table, chunk)
    for row in change.changed:
        values = {name: value for name, value in row.items() if name not in ("id", "version")}
        if row["id"] in owners:
            version = row["version"] + 1
            back = update(change.table).where(change.table.id == row["id"])
            writing.connection.execute(back.values(**values, version=version))
            entity = (change.entity, row["id"], owners[row["id"]], version)
            writing.note(Entry(Deed.CHANGED, *entity, tuple(values), words_in(values)))
            if "client_id" in values:
                writing.clients.add(values["client_id"])


def _owners(connection: Connection, table: Kept, keys: Sequence[int]) -> dict[int, int]:
    """The clients of these rows, by key; those that are gone are left out."""
    if table in OF_INTERVIEW:
        query = select(table.id, Interviews.client_id).join(Interviews, Interviews.id == table.__table__.c.interview_id)
    else:
        query = select(table.id, table.id if table is Clients else Interviews.client_id)
    rows = connection.execute(query.where(table.id.in_(keys)).order_by(table.id))
    return {key: client for key, client in rows}  # noqa: C416 - typed as rows, not as pairs
