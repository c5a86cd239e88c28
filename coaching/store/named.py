"""Whether a text for a room names a client, or an employer by whom few clients could be known."""

from __future__ import annotations

from sqlalchemy import func, select

from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews
from coaching.store.words import in_words

SMALL_EMPLOYER = 5
"""Clients; an employer of fewer is named to nobody else. Own judgement, as for the figures by employer."""


def names_somebody(viewer: Viewer, text: str) -> bool:
    """Whether the whole name of a client whom the viewer may see, or of an employer of few, stands in the text.

    Upper and lower case and accents make no difference.
    """
    said = f" {in_words(text)} "
    names = select(Clients.name_key).where(viewer.sees(Clients.counselor_id))
    few = select(Interviews.employer).where(viewer.sees(Interviews.counselor_id)).group_by(Interviews.employer)
    few = few.having(func.count(Interviews.client_id.distinct()) < SMALL_EMPLOYER)
    with viewer.read() as connection:
        words = [*connection.execute(names).scalars(), *map(in_words, connection.execute(few).scalars())]
    return any(f" {word} " in said for word in words if word)
