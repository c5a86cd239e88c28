"""Adding many rows at once, under keys given out beforehand: past SQLAlchemy's work for each row, which takes longer.

SQLite takes them in its own loop, PostgreSQL by COPY (measured: half the time of INSERT).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Select, String, column, func, literal, select, table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from coaching.store.tables import Base

KEYS_GIVEN_OUT = table("sqlite_sequence", column("name", String), column("seq"))


class Stored(NamedTuple):
    """Rows as the database keeps them: the columns, and the values in that order."""

    names: tuple[str, ...]
    rows: list[tuple[Any, ...]]


def add_rows(connection: Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Adds the rows, all of which name the same columns in one order; those left out get their defaults."""
    add_stored(connection, kind, as_stored(connection, kind, rows))


def as_stored(connection: Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> Stored:
    """The same rows as they would be kept."""
    if not rows:
        return Stored((), [])
    defaults = {
        one.name: one.default.arg
        for one in kind.__table__.columns
        if one.name not in rows[0] and isinstance(one.default, ScalarElementColumnDefault)
    }
    names = (*rows[0], *defaults)
    return Stored(names, list(_stored(connection.dialect, kind, names, rows, [*defaults.values()])))


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


def fetch_stored(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """What a query finds, as it is kept: as the driver gives it."""
    cursor = connection.execute(query).cursor
    return [] if cursor is None else cursor.fetchall()


def _stored(
    dialect: Dialect, kind: type[Base], names: Sequence[str], rows: Sequence[dict[str, Any]], defaults: Sequence[Any]
) -> Iterator[tuple[Any, ...]]:
    """The values of each row as the database keeps them: made column by column, and each value that recurs once."""
    given = zip(*(row.values() for row in rows), strict=True)
    columns = chain(given, (repeat(value, len(rows)) for value in defaults))
    kinds = [kind.__table__.columns[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    return zip(*(_kept(to, column) for to, column in zip(kinds, columns, strict=True)), strict=True)


def _kept(to: Callable[[Any], Any] | None, column: Iterable[Any]) -> Iterable[Any]:
    if to is None:
        return column
    values = list(column)
    kept = {value: to(value) for value in set(values)}
    return [kept[value] for value in values]


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
