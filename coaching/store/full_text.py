"""How the database finds clients by words: the one place that speaks its search language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, cast, literal_column, or_, select, table
from sqlalchemy.dialects.postgresql import TSQUERY

from coaching.store.access import Viewer
from coaching.store.private_words import clients_noted
from coaching.store.tables import Clients, ClientWords
from coaching.store.words import storable, typed_words

MOST_WORDS = 12
"""Words of a search that are looked for; own judgement: more is a paragraph pasted by mistake."""
ANYWHERE, IN_NAME = "name rest", "name"
"""Columns of the index."""
# Word for word what the index on PostgreSQL is made of (migration 0002), or it would not be used.
NAMES, OWNERS = "string_to_array(name, ' ')", "ARRAY['@' || owner]"
ON_SERVER = {
    ANYWHERE: f"array_to_tsvector({NAMES} || string_to_array(rest, ' ') || {OWNERS})",
    IN_NAME: f"array_to_tsvector({NAMES} || {OWNERS})",
}


def words_typed(typed: str) -> list[str]:
    """The words to look for; none where what was typed has only signs in it."""
    return typed_words(typed)[:MOST_WORDS]


def finds(connection: Connection, viewer: Viewer, typed: str, within: str = ANYWHERE) -> ColumnElement[bool]:
    """Whether a client has all words typed, each as the beginning of a word, in these columns of the index.

    Anywhere is in the viewer's own private notes as well, which no index holds. Where only signs were typed, names that
    contain them are found. It comes beside the condition that the viewer sees the client, and does not take its place:
    a counselor's own clients are only found sooner, however many others there are.
    """
    words = words_typed(typed)
    if not words:
        return Clients.name.contains(storable(typed).strip(), autoescape=True)
    indexed = Clients.id.in_(found_by_words(viewer, words, within))
    noted = clients_noted(connection, viewer, words) if within == ANYWHERE else {}
    return or_(indexed, _with_notes(viewer, words, noted)) if noted else indexed


def _with_notes(viewer: Viewer, words: Sequence[str], noted: Mapping[str, Set[int]]) -> ColumnElement[bool]:
    """Whether each word is in the index or in a private note."""
    return and_(*(
        or_(Clients.id.in_(found_by_words(viewer, [word], ANYWHERE)), Clients.id.in_(noted.get(word, ())))
        for word in words
    ))  # fmt: skip


def found_by_words(viewer: Viewer, words: Sequence[str], within: str) -> Select[*tuple[Any, ...]]:
    """The keys that the index has under these words."""
    owner = None if viewer.sees_office else viewer.member_id
    return (_on_server if viewer.store.path is None else _in_file)(words, within, owner)


def _in_file(words: Sequence[str], within: str, owner: int | None) -> Select[*tuple[Any, ...]]:
    """In the words of SQLite's FTS5; quoted, and without quotes of their own."""
    wanted = [f'{{{within}}} : "{word}" *' for word in words]
    asked = " AND ".join(wanted if owner is None else [f'owner : "{owner}"', *wanted])
    index: ColumnElement[str] = literal_column("client_search")
    found = select(literal_column("rowid", Integer)).select_from(table("client_search"))
    return found.where(index.op("MATCH")(asked))


def _on_server(words: Sequence[str], within: str, owner: int | None) -> Select[*tuple[Any, ...]]:
    """In the words of PostgreSQL's text search; quoted likewise."""
    wanted = [f"'{word}':*" for word in words]
    asked = " & ".join(wanted if owner is None else [f"'@{owner}'", *wanted])
    index: ColumnElement[str] = literal_column(ON_SERVER[within])
    return select(ClientWords.client_id).where(index.op("@@")(cast(asked, TSQUERY)))
