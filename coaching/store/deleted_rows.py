"""What hangs on a client, interview, person or note, as JSON by table, and back into the tables exactly as it was.

Plan rows are not among it: they follow from the rest.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Enum, and_, insert, select, update
from sqlalchemy.types import TypeEngine

from coaching.store.tables import (
    Actions,
    Base,
    Clients,
    Debriefs,
    Drafts,
    Entity,
    Interviews,
    Notes,
    NoteVersions,
    People,
    Snoozes,
)  # fmt: skip
from coaching.store.tables.base import Instant

Rows = dict[str, list[dict[str, Any]]]
"""Rows by the name of their table; values as the tables give them."""
# In the order in which they refer to each other.
TABLES: tuple[type[Base], ...] = (
    Clients, Interviews, People, Actions, Debriefs, Snoozes, Drafts, Notes, NoteVersions,
)  # fmt: skip
OWN_TABLES = {Entity.CLIENT: Clients, Entity.INTERVIEW: Interviews, Entity.PERSON: People, Entity.NOTE: Notes}
POINTED = "pointed"
"""Beside the tables: the keys of the actions that were for a person who was deleted."""


def rows_under(connection: Connection, entity: Entity, key: int) -> Rows:
    """The row itself and all that is deleted with it."""
    found = {}
    for table in TABLES:
        condition = _under(table, entity, key)
        if condition is not None:
            rows = connection.execute(select(table.__table__).where(condition).order_by(*table.__table__.primary_key))
            found[table.__tablename__] = [dict(row) for row in rows.mappings()]
    if entity is Entity.PERSON:
        actions = connection.execute(select(Actions.id).where(Actions.person_id == key)).scalars()
        found[POINTED] = [{"id": action_id} for action_id in actions]
    return found


def _under(table: type[Base], entity: Entity, key: int) -> ColumnElement[bool] | None:
    """Which rows of a table belong to the client, interview, person or note; None where none can.

    What was sent to a person is not theirs: it stays, to nobody in particular.
    """
    columns = table.__table__.c
    if table is NoteVersions:
        notes = _under(Notes, entity, key)
        return None if notes is None else NoteVersions.note_id.in_(select(Notes.id).where(notes))
    own = "id" if table is OWN_TABLES[entity] else f"{entity.value}_id"
    if own in columns:
        stays = table is Actions and entity is Entity.PERSON
        return None if stays else columns[own] == key
    if entity is Entity.CLIENT:
        return columns.interview_id.in_(select(Interviews.id).where(Interviews.client_id == key))
    return None


def put_back(connection: Connection, rows: Rows) -> None:
    """Writes the rows into their tables, under the keys they had."""
    for table in TABLES:
        if kept := rows.get(table.__tablename__):
            connection.execute(insert(table), kept)
    for row in rows.get(POINTED, ()):
        person_id = rows[People.__tablename__][0]["id"]
        same = and_(Actions.id == row["id"], Actions.person_id.is_(None))
        connection.execute(update(Actions).where(same).values(person_id=person_id))


def as_text(rows: Rows) -> str:
    """The rows as JSON."""
    return json.dumps(rows, default=_said, ensure_ascii=True)


def _said(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def from_text(text: str) -> Rows:
    """The rows of `as_text`, each value of the kind that its column has."""
    rows: Rows = json.loads(text)
    for table in TABLES:
        kinds = {column.name: column.type for column in table.__table__.columns}
        kept = rows.get(table.__tablename__, [])
        rows[table.__tablename__] = [
            {name: _meant(kinds[name], value) for name, value in row.items() if name in kinds} for row in kept
        ]
    return rows


def _meant(kind: TypeEngine[Any], value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str):
        return value
    if isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return kind.enum_class(value) if isinstance(kind, Enum) and kind.enum_class else value
