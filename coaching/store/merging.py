"""Putting many records into a table: what is new is added, what differs is changed, the rest is left alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import BindParameter, Connection, bindparam, insert, select, tuple_, update

from coaching.model import Action, Client, Interview, Person
from coaching.store.records import fields_of
from coaching.store.tables import Deed, Table

KEY: BindParameter[int] = bindparam("the_key")
Record = TypeVar("Record", bound=Client | Interview | Person | Action)


class Incoming(NamedTuple):
    """A record on its way in: whose it is, the file's own id, its values by column; `when_new` for a new row only."""

    counselor_id: int
    external_id: str
    values: dict[str, Any]
    when_new: dict[str, Any] = {}  # noqa: RUF012 - a tuple's default, never written to


class Merged(NamedTuple):
    """What became of a record: its key and version; `deed` is None where nothing changed.

    `written` holds the values written, `before` those that stood there.
    """

    key: int
    version: int
    deed: Deed | None
    written: dict[str, Any]
    before: dict[str, Any]


def merge(
    connection: Connection, table: Table, chunk: Sequence[Incoming], when_new: dict[str, Any], now: datetime
) -> list[Merged]:
    """Merges a chunk of records, and says in their order what became of each; `when_new` are values of all new rows."""
    known = _known(connection, table, chunk)
    new = [one for one in chunk if (one.counselor_id, one.external_id) not in known]
    keys = _add(connection, table, new, when_new)
    merged = [_compare(one, known.get((one.counselor_id, one.external_id)), keys) for one in chunk]
    _change(connection, table, [one for one in merged if one.deed is Deed.CHANGED], now)
    return merged


Owned = tuple[int, str]
"""A counselor's key and an id of their files: together they say which record."""


def _known(connection: Connection, table: Table, chunk: Sequence[Incoming]) -> dict[Owned, dict[str, Any]]:
    """The rows of the chunk that are there already, as they are."""
    names = ["id", "version", *chunk[0].values]
    owner = tuple_(table.counselor_id, table.external_id)
    query = select(table.counselor_id, table.external_id, *fields_of(table, names))
    rows = connection.execute(query.where(owner.in_([(one.counselor_id, one.external_id) for one in chunk])))
    return {
        (counselor_id, external_id): dict(zip(names, values, strict=True))
        for counselor_id, external_id, *values in rows
    }


def _add(connection: Connection, table: Table, new: Sequence[Incoming], when_new: dict[str, Any]) -> dict[Owned, int]:
    if not new:
        return {}
    rows = [
        {
            "counselor_id": one.counselor_id,
            "external_id": one.external_id,
            "version": 1,
            **when_new,
            **one.when_new,
            **one.values,
        }
        for one in new
    ]
    added = insert(table).returning(table.counselor_id, table.external_id, table.id)
    return {(counselor_id, external_id): key for counselor_id, external_id, key in connection.execute(added, rows)}


def _compare(one: Incoming, known: dict[str, Any] | None, keys: dict[Owned, int]) -> Merged:
    if known is None:
        return Merged(keys[one.counselor_id, one.external_id], 1, Deed.ADDED, one.values, {})
    written = {name: value for name, value in one.values.items() if value != known[name]}
    if not written:
        return Merged(known["id"], known["version"], None, {}, known)
    return Merged(known["id"], known["version"] + 1, Deed.CHANGED, written, known)


def _change(connection: Connection, table: Table, changed: Sequence[Merged], now: datetime) -> None:
    """Writes the changed rows, those together that differ in the same columns."""
    alike: defaultdict[tuple[str, ...], list[Merged]] = defaultdict(list)
    for one in changed:
        alike[tuple(one.written)].append(one)
    dated = "updated_at" in table.__table__.columns
    for names, rows in alike.items():
        columns = [*names, "version", *(["updated_at"] if dated else [])]
        change = update(table).where(table.id == KEY).values({name: bindparam(f"new_{name}") for name in columns})
        connection.execute(change, [_parameters(one, columns, now) for one in rows])


def _parameters(one: Merged, columns: Sequence[str], now: datetime) -> dict[str, Any]:
    values = {**one.written, "version": one.version, "updated_at": now}
    return {"the_key": one.key} | {f"new_{name}": values[name] for name in columns}
