"""Whether a key is one of many: to a server the many are one parameter, for a thousand take longer to send than to look
up. SQLite, told so, would read the whole table instead."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ARRAY, BigInteger, ColumnElement, Connection, bindparam, func
from sqlalchemy.orm import InstrumentedAttribute


def one_of(connection: Connection, column: InstrumentedAttribute[int], keys: Iterable[int]) -> ColumnElement[bool]:
    """Whether the key in the column is one of these."""
    if connection.dialect.name == "sqlite":
        return column.in_(keys)
    return column == func.any(bindparam(None, list(keys), type_=ARRAY(BigInteger)))
