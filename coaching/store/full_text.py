"""How the database finds clients by words: the one place that speaks its search language.

On PostgreSQL the same words stand in a `tsvector` beside the client, and the same condition is asked of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Integer, literal_column, select, table

from coaching.store.access import Viewer
from coaching.store.tables import Clients
from coaching.store.words import storable, typed_words

MOST_WORDS = 12
"""Words of a search that are looked for; own judgement: more is a paragraph pasted by mistake."""
ANYWHERE, IN_NAME = "name rest", "name"
"""Columns of the index."""


def words_typed(typed: str) -> list[str]:
    """The words to look for; none where what was typed has only signs in it."""
    return typed_words(typed)[:MOST_WORDS]


def finds(viewer: Viewer, typed: str, within: str = ANYWHERE) -> ColumnElement[bool]:
    """Whether a client has all words typed, each as the beginning of a word, in these columns of the index.

    Where only signs were typed, names that contain them are found. It comes beside the condition that the viewer sees
    the client, and does not take its place.
    """
    words = words_typed(typed)
    if not words:
        return Clients.name.contains(storable(typed).strip(), autoescape=True)
    index: ColumnElement[str] = literal_column("client_search")
    found = select(literal_column("rowid", Integer)).select_from(table("client_search"))
    return Clients.id.in_(found.where(index.op("MATCH")(_as_full_text(viewer, words, within))))


def _as_full_text(viewer: Viewer, words: Sequence[str], within: str) -> str:
    """In the words of SQLite's FTS5; quoted, and without quotes of their own.

    A counselor's own clients are found by their owner at once, however many there are of others.
    """
    wanted = [f'{{{within}}} : "{word}" *' for word in words]
    return " AND ".join(wanted if viewer.sees_office else [f'owner : "{viewer.member_id}"', *wanted])
