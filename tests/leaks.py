"""What nothing that is sent to a projector may hold: names of clients and people met, addresses, small employers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import func, select

from coaching.store.access import Store
from coaching.store.tables import Clients, Interviews, Members, People

SMALL = 5
"""An employer of fewer clients is a few people's."""
SHORTEST = 3
"""Letters of a part of a name that is looked for."""
OUR_WORDS = frozenset(
    {
        "null",
        "long",
        "young",
        "page",
        "hope",
        "may",
        "april",
        "june",
        "grace",
        "will",
        "mark",
        "wood",
        "day",
        "field",
        "rose",
    }
)
"""Names that are words as well, which a slide or a message may say."""


def never_sent(store: Store) -> list[str]:
    """Whole names and parts of names of clients and of people met, addresses, counselors, employers of few clients."""
    few = select(Interviews.employer).group_by(Interviews.employer)
    few = few.having(func.count(Interviews.client_id.distinct()) < SMALL)
    with store.as_viewer().read() as connection:
        names = [
            *connection.execute(select(Clients.name)).scalars(),
            *connection.execute(select(People.name)).scalars(),
        ]
        emails = [
            *connection.execute(select(Clients.email)).scalars(),
            *connection.execute(select(People.email)).scalars(),
        ]
        counselors = connection.execute(select(Members.name).where(Members.email.is_not(None))).scalars().all()
        employers = connection.execute(few).scalars().all()
    parts = {part for name in names for part in name.split() if len(part) >= SHORTEST}
    words = {*names, *parts, *emails, *counselors, *employers}
    return sorted(word for word in words if word and word.casefold() not in OUR_WORDS)


def leaked(sent: str, never: Iterable[str]) -> list[str]:
    """Those of the words that stand in what was sent, as words of their own."""
    text = sent.casefold()
    there = [word for word in never if word.casefold() in text]  # 2,000 whole words take 0.9 s, these 0.01 s
    return [word for word in there if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text)]
