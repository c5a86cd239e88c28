"""It does not beg."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import DESPERATE
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in

BEGGING = phrases_in("desperate", "begging")


def find(message: Message) -> Iterator[Found]:
    """A finding for each sentence that begs."""
    for span in message.sentences:
        if BEGGING.search(message.text, span.start, span.end):
            yield message.found(
                DESPERATE,
                *span,
                "It begs, and takes away from what you can do for them.",
                "Say what you would bring: “I would be glad to put my experience to work for you.”",
            )
