"""Whether a text for a room names a client, or an employer by whom few clients could be known."""

from __future__ import annotations

import re

from sqlalchemy import func, select

from coaching.store.access import Viewer
from coaching.store.tables import Clients, Interviews
from coaching.store.words import in_words

SMALL_EMPLOYER = 5
"""Clients; an employer of fewer is named to nobody else. Own judgement, as for the figures by employer."""
CAPITALIZED = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")
INITIALS = re.compile(r"\b[^\W\d_a-z]\. ?[^\W\d_a-z]\.")


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


def hints_at_somebody(viewer: Viewer, text: str) -> tuple[str, ...]:
    """What in the text could be a client's first or last name, or initials, as it stands there; often it is not."""
    found = [*CAPITALIZED.findall(text), *INITIALS.findall(text)]
    with viewer.read() as connection:
        keys = connection.execute(select(Clients.name_key).where(viewer.sees(Clients.counselor_id))).scalars()
        parts = {part for key in keys for part in key.split()}
    return tuple(dict.fromkeys(one for one in found if "." in one or in_words(one) in parts))
