"""How many interviews the figures are about, and what is withheld of them."""

from __future__ import annotations

from coaching.guidance.steps import SMALL_CELL
from coaching.sentences.numbers import rate_and_range

NOTHING_HELD = "No interview has been held yet: the rates begin with the first one that is over."
NOTHING_FOUND = "No interview held matches these filters."
HELD_WITHHELD = "How many interviews were held and followed up cannot be shown: it would tell of a few people."
ALL_WITHHELD = "Of the interviews that these filters leave nothing can be shown: it would tell of a few people."
OTHERS = (
    f"Clients of other counselors are among these: counts of 1 to {SMALL_CELL.number} people, and counts from which "
    "those could be worked out, are withheld or taken together with others."
)
UNSEEN = (
    "The address asks for a counselor who has no clients that you see here. Below are the figures of all those you see."
)
TOO_NARROW = (
    "Counselor, industry, round and format can be chosen one at a time where clients of other counselors are shown: "
    "several at once would tell of a few people. Choose one of them, or look at your own clients."
)


def held_sentence(held: int, followed_up: int) -> str:
    """How many interviews have been held, and how many of them were followed up at all."""
    if held == 0:
        return NOTHING_HELD
    rate = rate_and_range(followed_up, held)
    return f"{followed_up:,} of {held:,} interviews held ({rate}) were followed up in some way."
