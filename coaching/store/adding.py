"""Adding many rows at once, under keys given out beforehand: as SQLite's own loop, or as PostgreSQL's COPY."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, String, column, func, insert, literal, select, table

from coaching.store.tables import Base, Table

KEYS_GIVEN_OUT = table("sqlite_sequence", column("name", String), column("seq"))


def add_rows(connection: Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Adds the rows; all of them name the same columns."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        connection.execute(insert(kind), rows)
        return
    from coaching.store.server import copy_in  # noqa: PLC0415 - the driver, which files do without

    copy_in(connection, kind.metadata.tables[kind.__tablename__], rows)


def new_keys(connection: Connection, kind: Table, count: int) -> Sequence[int]:
    """So many keys of a table that were never given out; within a write, so that nobody else gives them out."""
    name = kind.__tablename__
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(KEYS_GIVEN_OUT.c.seq).where(KEYS_GIVEN_OUT.c.name == name)) or 0
        return range(last + 1, last + count + 1)
    next_key = func.nextval(func.pg_get_serial_sequence(name, "id"))
    numbers = func.generate_series(literal(1), count).table_valued("number")
    return connection.execute(select(next_key).select_from(numbers)).scalars().all()
