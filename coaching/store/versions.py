"""Rows that people edit carry a version; a stale save is refused with what changed, never written over it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, RowMapping, select

from coaching.errors import CoachingError
from coaching.store.tables import Audit, Entity


class Stale(CoachingError):  # noqa: N818 - no error of the program, but something to decide
    """Somebody saved the same record first. `current` holds the fields changed meanwhile, with their values now."""

    def __init__(self, entity: Entity, current: dict[str, Any]) -> None:
        names = ", ".join(name.removesuffix("_id").replace("_", " ") for name in current) or "nothing that shows"
        super().__init__(
            f"This {entity} was changed by someone else meanwhile: {names}.", "Look at it again, then save your change."
        )
        self.current = current


def refuse_stale(connection: Connection, entity: Entity, key: int, version: int, row: RowMapping) -> None:
    """Stale where the row, as it stands in the database, has another version than the one that was edited."""
    if row["version"] == version:
        return
    changed = select(Audit.fields).where(Audit.entity == entity, Audit.entity_id == key, Audit.version > version)
    names = {name for fields in connection.execute(changed).scalars() for name in fields.split()}
    raise Stale(entity, {name: row[name] for name in sorted(names) if name in row})
