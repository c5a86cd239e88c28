"""Adding many rows at once, under keys given out beforehand: past SQLAlchemy's work for each row, which takes longer.

SQLite takes them in its own loop, PostgreSQL by COPY (measured: half the time of INSERT).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, String, column, func, literal, select, table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from coaching.store.fetching import made_once
from coaching.store.tables import Base

KEYS_GIVEN_OUT = table("sqlite_sequence", column("name", String), column("seq"))


class Stored(NamedTuple):
    """Rows as the database keeps them: the columns, and the values in that order."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def add_rows(connection: Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Adds the rows, all of which name the same columns in one order; those left out get their defaults."""
    if rows:
        given = zip(*(row.values() for row in rows), strict=True)
        add_stored(connection, kind, as_stored(connection, kind, dict(zip(rows[0], given, strict=True))))


def as_stored(connection: Connection, kind: type[Base], columns: Mapping[str, Sequence[Any]]) -> Stored:
    """Rows as they would be kept, given column by column; there is at least one of each."""
    size = len(next(iter(columns.values())))
    defaults = {
        one.name: [one.default.arg] * size
        for one in kind.__table__.columns
        if one.name not in columns and isinstance(one.default, ScalarElementColumnDefault)
    }
    given = {**columns, **defaults}
    kinds = [kind.__table__.columns[name].type.dialect_impl(connection.dialect) for name in given]
    makers = [one.bind_processor(connection.dialect) for one in kinds]
    kept = [made_once(make, column) for make, column in zip(makers, given.values(), strict=True)]
    return Stored((*given,), list(zip(*kept, strict=True)))


def add_stored(connection: Connection, kind: type[Base], stored: Stored) -> None:
    """Adds rows that are as they will be kept."""
    if not stored.rows:
        return
    into = f"{kind.__tablename__} ({', '.join(stored.names)})"
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(stored.names))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({places})", stored.rows)  # noqa: S608 - our own names
        return
    from coaching.store.server import copy_in  # noqa: PLC0415 - the driver, which files do without

    copy_in(connection, into, stored.rows)


def new_keys(connection: Connection, kind: type[Base], count: int) -> Sequence[int]:
    """So many keys of a table that were never given out; within a write, so that nobody else gives them out."""
    name = kind.__tablename__
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(KEYS_GIVEN_OUT.c.seq).where(KEYS_GIVEN_OUT.c.name == name)) or 0
        return range(last + 1, last + count + 1)
    next_key = func.nextval(select(func.pg_get_serial_sequence(name, "id")).scalar_subquery())
    numbers = func.generate_series(literal(1), count).table_valued("number")
    return connection.execute(select(next_key).select_from(numbers)).scalars().all()


def count_anew(connection: Connection, *kinds: type[Base]) -> None:
    """Tells a server how much there is now, which it learns by itself only after the transaction: until then it would
    look for the new rows in ways that suit an empty table."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"ANALYZE {', '.join(kind.__tablename__ for kind in kinds)}")
