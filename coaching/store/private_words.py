"""The words of a member's own private notes, for that member's search alone.

They are kept in no index, which is for whoever sees the client: they are read when they are looked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, not_, select

from coaching.store.access import Viewer
from coaching.store.tables import Clients, Notes
from coaching.store.words import words_of

KEPT = 5_000
"""Notes of which the words are remembered; measured: 2,000 of them take 0.2 s at first, then 0.04."""


def private_notes_of(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    """The viewer's own private notes on clients whom they see: the client's key, then texts."""
    query = select(Notes.client_id, Notes.body, Notes.next_step, Notes.who)
    query = query.join(Clients, Clients.id == Notes.client_id)
    return query.where(Notes.member_id == viewer.member_id, not_(Notes.shared), viewer.sees(Clients.counselor_id))


def clients_noted(connection: Connection, viewer: Viewer, words: Sequence[str]) -> dict[str, set[int]]:
    """By word typed, the clients of whom a private note of the viewer's has a word that begins so; only words found."""
    noted: dict[str, set[int]] = {}
    for client_id, *texts in connection.execute(private_notes_of(viewer)):
        there = _words(" ".join(texts))
        for word in words:
            if f" {word}" in there:
                noted.setdefault(word, set()).add(client_id)
    return noted


@lru_cache(maxsize=KEPT)
def _words(text: str) -> str:
    """The words of a text in one line, each with a blank before it."""
    return "".join(f" {word}" for word in words_of(text))
