"""Where the words of a search stand in what is recorded about a client, to say why somebody was found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from coaching.store.access import Viewer
from coaching.store.client_index import texts_of
from coaching.store.private_words import private_notes_of
from coaching.store.tables import Notes
from coaching.store.words import words_of

AROUND = 5
"""Words of a note shown before and after the one that was looked for; own judgement."""
MOST_SHOWN = 80
"""Characters shown; own judgement: one line."""
CUT = "…"


def places(connection: Connection, viewer: Viewer, clients: Sequence[int], typed: Sequence[str]) -> dict[int, str]:
    """By client, the text in which most of the words typed stand: an employer and position, a name, part of a note.

    Notes are those shared, and the viewer's own.
    """
    best: dict[int, tuple[int, str]] = {}
    if not clients or not typed:
        return {}
    own = private_notes_of(viewer).where(Notes.client_id.in_(clients))
    for query in (*texts_of(clients), own):
        for client_id, *texts in connection.execute(query):
            text = ", ".join(part for part in texts if part)
            found = _count(text, typed)
            if found > best.get(client_id, (0, ""))[0]:
                best[client_id] = (found, text)
    return {client_id: _shortened(text, typed) for client_id, (_, text) in best.items()}


def _count(text: str, typed: Sequence[str]) -> int:
    """How many of the words typed begin a word of the text."""
    words = words_of(text)
    return sum(any(word.startswith(one) for word in words) for one in typed)


def _shortened(text: str, typed: Sequence[str]) -> str:
    parts = text.split()
    if len(" ".join(parts)) <= MOST_SHOWN:
        return " ".join(parts)
    at = next((place for place, part in enumerate(parts) if _count(part, typed)), 0)
    first, last = max(0, at - AROUND), at + AROUND + 1
    if len(" ".join(parts[first:at])) > MOST_SHOWN // 2:
        first = at
    shown = " ".join(parts[first:last])
    cut = len(shown) > MOST_SHOWN or last < len(parts)
    return (CUT if first else "") + shown[:MOST_SHOWN].rstrip() + (CUT if cut else "")
