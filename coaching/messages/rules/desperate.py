"""It does not beg."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import DESPERATE
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in, whole

BEGGING = phrases_in("desperate", "begging")
HARDSHIP = phrases_in("desperate", "hardship")
MINE = whole(r"\b(?:I|we|my|our|us|me)\b")
AT_WORK = phrases_in("desperate", "at_work")
"""Hardship that is others', or that is part of the work."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each sentence that begs."""
    for span in message.sentences:
        if BEGGING.search(message.text, *span) or _is_in_need(span.of(message.text)):
            yield message.found(
                DESPERATE,
                *span,
                "It begs, and takes away from what you can do for them.",
                "Say what you would bring: “I would be glad to put my experience to work for you.”",
            )


def _is_in_need(said: str) -> bool:
    """Whether a sentence tells of the writer's own hardship."""
    return bool(HARDSHIP.search(said) and MINE.search(said)) and not AT_WORK.search(said)
