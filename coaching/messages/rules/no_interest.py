"""It says that the position is still wanted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import NO_INTEREST
from coaching.messages.found import Found
from coaching.messages.learned import Saying, first_to_say
from coaching.messages.message import Message
from coaching.messages.names import folded
from coaching.messages.phrases import phrases_in

INTEREST = phrases_in("interest", "interest")
NOT_INTEREST = phrases_in("interest", "not_interest")
THEIRS = phrases_in("interest", "theirs")
OF_MINE = phrases_in("interest", "of_mine")
REACH = 80
"""Letters after "I would like" and the like in which the position or the employer is named."""


def find(message: Message) -> Iterator[Found]:
    """A finding where nothing says that the position is wanted."""
    if not interest_in(message):
        position = message.record.position
        yield message.missing(
            NO_INTEREST,
            "It does not say that you still want the position.",
            f"Add a line such as “I would very much like the {position} position.”" if position
            else "Add a line such as “I am very interested in the position.”",
        )  # fmt: skip


def interest_in(message: Message) -> str:
    """The first sentence that says that the position is wanted, or an empty text."""
    return first_to_say(Saying.INTEREST, message.said, lambda said: _in_words(said, message))


def _in_words(said: str, message: Message) -> bool:
    return bool(INTEREST.search(NOT_INTEREST.sub("...", said))) or _in_its_words(said, message) is not None


def _in_its_words(said: str, message: Message) -> str | None:
    """Interest in something that the record calls by name: "be a welder", "drive for 3rd Coast Freight"."""
    names = [folded(name) for name in (message.record.position, message.record.employer) if name.strip()]
    names += [name.split()[-1] for name in names]
    small = folded(said)
    for wanting in OF_MINE.finditer(small):
        after = small[wanting.end() : wanting.end() + REACH]
        if THEIRS.search(after) or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", after) for name in names):
            return wanting.group()
    return None
