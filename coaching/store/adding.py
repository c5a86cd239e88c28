"""Adding many rows at once, under keys given out beforehand: past SQLAlchemy's work for each row, which takes longer.

SQLite takes them in its own loop, PostgreSQL by COPY (measured: half the time of INSERT).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, String, column, func, literal, select, table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from coaching.store.tables import Base

KEYS_GIVEN_OUT = table("sqlite_sequence", column("name", String), column("seq"))


def add_rows(connection: Connection, kind: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Adds the rows, all of which name the same columns in one order; those left out get their defaults."""
    if not rows:
        return
    defaults = {
        one.name: one.default.arg
        for one in kind.__table__.columns
        if one.name not in rows[0] and isinstance(one.default, ScalarElementColumnDefault)
    }
    names = [*rows[0], *defaults]
    stored = _stored(connection.dialect, kind, names, rows, [*defaults.values()])
    into = f"{kind.__tablename__} ({', '.join(names)})"
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({places})", list(stored))  # noqa: S608 - our own names
        return
    from coaching.store.server import copy_in  # noqa: PLC0415 - the driver, which files do without

    copy_in(connection, into, stored)


def _stored(
    dialect: Dialect, kind: type[Base], names: Sequence[str], rows: Sequence[dict[str, Any]], defaults: Sequence[Any]
) -> Iterator[tuple[Any, ...]]:
    """The values of each row as the database keeps them."""
    kinds = [kind.__table__.columns[name].type.dialect_impl(dialect) for name in names]
    changed = [(place, to) for place, one in enumerate(kinds) if (to := one.bind_processor(dialect))]
    for row in rows:
        values = [*row.values(), *defaults]
        for place, to in changed:
            values[place] = to(values[place])
        yield tuple(values)


def new_keys(connection: Connection, kind: type[Base], count: int) -> Sequence[int]:
    """So many keys of a table that were never given out; within a write, so that nobody else gives them out."""
    name = kind.__tablename__
    if connection.dialect.name == "sqlite":
        last = connection.scalar(select(KEYS_GIVEN_OUT.c.seq).where(KEYS_GIVEN_OUT.c.name == name)) or 0
        return range(last + 1, last + count + 1)
    next_key = func.nextval(select(func.pg_get_serial_sequence(name, "id")).scalar_subquery())
    numbers = func.generate_series(literal(1), count).table_valued("number")
    return connection.execute(select(next_key).select_from(numbers)).scalars().all()
