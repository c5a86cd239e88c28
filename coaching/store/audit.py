"""The audit trail: who did what when, each row chained to the one before by hash, with no personal value in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Connection, Row, select

from coaching.store.adding import add_rows
from coaching.store.tables import Audit, Deed, Entity

AT_ONCE = 1000
"""Rows held in memory while the chain is checked."""
Word = StrEnum | date | bool | None
"""What may be written of a value: a word of a closed list, a date or instant, yes or no, nothing."""


class Entry(NamedTuple):
    """What the audit will say: the deed, on which record (its key, its client's), which fields, and which words.

    `version` is that of the record after the write.
    """

    deed: Deed
    entity: Entity
    entity_id: int
    client_id: int | None = None
    version: int | None = None
    fields: tuple[str, ...] = ()
    words: tuple[tuple[str, Word], ...] = ()


def words_in(values: Mapping[str, object]) -> tuple[tuple[str, Word], ...]:
    """Those of the values that may stand in the audit; names, notes, messages and addresses never may."""
    return tuple((name, value) for name, value in values.items() if isinstance(value, StrEnum | date | bool | None))


def append(connection: Connection, office_id: int, member_id: int, now: datetime, entries: Iterable[Entry]) -> None:
    """The rows for these entries, at the end of the chain; to be called last in a transaction."""
    last = connection.execute(select(Audit.id, Audit.hash).order_by(Audit.id.desc()).limit(1)).first()
    number, previous = (last.id, last.hash) if last else (0, "")
    rows = []
    for number, entry in enumerate(entries, number + 1):  # noqa: B020 - goes on from the last number
        row = {
            "id": number, "office_id": office_id, "member_id": member_id, "at": now,
            "deed": entry.deed, "entity": entry.entity, "entity_id": entry.entity_id, "client_id": entry.client_id,
            "version": entry.version, "fields": " ".join(entry.fields),
            "words": " ".join(f"{name}={_said(value)}" for name, value in entry.words), "previous": previous,
        }  # fmt: skip
        previous = row["hash"] = chained(row)
        rows.append(row)
    add_rows(connection, Audit, rows)


def _said(value: Word) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return ""
    return value.value if isinstance(value, StrEnum) else value.isoformat()


def chained(row: Mapping[str, object]) -> str:
    """The hash of an audit row: over everything in it, the hash of the row before included."""
    content = [str(row[column] if row[column] is not None else "") for column in HASHED]
    return sha256(json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


HASHED = tuple(column.name for column in Audit.__table__.columns if column.name != "hash")


def broken_links(connection: Connection) -> tuple[str, ...]:
    """A sentence for the first audit row that is not as it was written; none where the chain holds."""
    expected, previous = 1, ""
    rows = connection.execute(select(Audit.__table__).order_by(Audit.id), execution_options={"yield_per": AT_ONCE})
    for row in map(Row._asdict, rows):
        if row["id"] != expected or row["previous"] != previous or row["hash"] != chained(row):
            return (f"Row {row['id']} of the audit, or one before it, was altered or removed.",)
        expected, previous = expected + 1, row["hash"]
    return ()
