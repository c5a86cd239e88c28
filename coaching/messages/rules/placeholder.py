"""Nothing is left of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import PLACEHOLDER
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import choice, pattern

_NAMES = choice("placeholder", "names")
LEFT = pattern("placeholder", "left", 0)
WHOLE_CAPITALS = re.compile(r"[A-Z ]+")
MOSTLY_CAPITALS = 0.6


def find(message: Message) -> Iterator[Found]:
    """A finding for each thing that was left to fill in."""
    shouted = _in_capitals(message.text)
    for left in LEFT.finditer(message.text):
        words = left.group()
        if (shouted and WHOLE_CAPITALS.fullmatch(words) and words.strip("X")) or words in message.record.employer:
            continue
        yield message.found(
            PLACEHOLDER,
            *left.span(),
            f"“{words}” was left to fill in.",
            "Put the real words there, or take the sentence out.",
        )


def _in_capitals(text: str) -> bool:
    """Whether the message is written in capitals as a whole."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) / len(letters) > MOSTLY_CAPITALS
