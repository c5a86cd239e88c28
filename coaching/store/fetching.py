"""Reading many rows at once: values are made column by column, and each that recurs once, past SQLAlchemy's work for
each row, which takes longer. The other way around it is adding.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select


def fetch_stored(connection: Connection, query: Select[*tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """What a query finds, as it is kept: as the driver gives it."""
    cursor = connection.execute(query).cursor
    return [] if cursor is None else cursor.fetchall()


def fetch_columns(connection: Connection, query: Select[*tuple[Any, ...]]) -> list[Sequence[Any]]:
    """What a query finds, column by column; all are empty where it finds nothing. None may be a list or a tuple."""
    kinds = [column.type.dialect_impl(connection.dialect) for column in query.selected_columns]
    rows = fetch_stored(connection, query)
    columns = zip(*rows, strict=True) if rows else [()] * len(kinds)
    makers = [kind.result_processor(connection.dialect, None) for kind in kinds]
    return [made_once(make, column) for make, column in zip(makers, columns, strict=True)]


def made_once(make: Callable[[Any], Any] | None, column: Iterable[Any]) -> Sequence[Any]:
    """The values made of a column's, of each that recurs once; the column itself where there is nothing to make."""
    values = column if isinstance(column, tuple) else list(column)
    if make is None:
        return values
    made = {value: make(value) for value in set(values)}
    return [made[value] for value in values]
