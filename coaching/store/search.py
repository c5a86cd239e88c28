"""Finding clients by the words of their names, employers, people met and notes.

What is typed is never read as a language of its own: it is split into words (words.py), and each has to begin some word
of the client's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from coaching.model import ClientStatus
from coaching.store.access import Viewer
from coaching.store.full_text import IN_NAME, finds, words_typed
from coaching.store.scope import clients_of
from coaching.store.search_places import places
from coaching.store.tables import Clients, Members
from coaching.store.words import storable


class Hit(NamedTuple):
    """A client found, and where the words stand (shortened); `found_in` is empty where it is their name."""

    client_id: int
    name: str
    status: ClientStatus
    counselor: str
    found_in: str


class SearchPage(NamedTuple):
    """Some of the clients found, of `total`."""

    hits: tuple[Hit, ...]
    total: int


Row = Sequence[Any]


def search(viewer: Viewer, typed: str, *, limit: int = 25, offset: int = 0) -> SearchPage:
    """The clients with all words that were typed, those first who have them in their name; none for an empty text."""
    if not storable(typed).strip():
        return SearchPage((), 0)
    with viewer.read() as connection:
        found, in_name = finds(connection, viewer, typed), finds(connection, viewer, typed, IN_NAME)
        total, named = (_count(connection, viewer, condition) for condition in (found, in_name))
        by_name = _rows(connection, viewer, (in_name,), named, slice(offset, offset + limit))
        start = max(0, offset - named)
        others = slice(start, start + limit - len(by_name))
        elsewhere = _rows(connection, viewer, (found, ~in_name), total - named, others)
        where = places(connection, viewer, [row[0] for row in elsewhere], words_typed(typed))
    hits = (Hit._make([*row, where.get(row[0], "")]) for row in [*by_name, *elsewhere])
    return SearchPage(tuple(hits), total)


def _count(connection: Connection, viewer: Viewer, condition: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(Clients).where(viewer.sees(Clients.counselor_id), condition)
    return connection.execute(query).scalar_one()


def _rows(
    connection: Connection, viewer: Viewer, conditions: Sequence[ColumnElement[bool]], total: int, part: slice
) -> list[Row]:
    """Key, name, status and counselor of a part of those `total` clients, by name."""
    if part.start >= min(part.stop, total):
        return []
    query = (
        select(Clients.id, Clients.name, Clients.status, Members.name)
        .join(Members, Members.id == Clients.counselor_id)
        .where(*clients_of(viewer, total), *conditions)
        .order_by(Clients.name_key, Clients.id)
    )
    return [tuple(row) for row in connection.execute(query.limit(part.stop - part.start).offset(part.start))]
