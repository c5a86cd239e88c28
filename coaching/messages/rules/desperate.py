"""It does not beg."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import DESPERATE
from coaching.messages.found import Found
from coaching.messages.learned import Saying, says
from coaching.messages.message import LONGEST_SENTENCE, Message
from coaching.messages.phrases import phrases_in, whole

BEGGING = phrases_in("desperate", "begging")
HARDSHIP = phrases_in("desperate", "hardship")
MINE = whole(r"\b(?:I|we|my|our|us|me)\b")
AT_WORK = phrases_in("desperate", "at_work")
"""Hardship that is others', or that is part of the work."""
EXCUSED = phrases_in("desperate", "excused")
"""What only sounds like begging."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each sentence that begs."""
    for span in message.sentences:
        said = " ".join(span.of(message.text).split())
        if says(Saying.DESPERATE, said, in_words=bool(begging_in(said))):
            yield message.found(
                DESPERATE,
                *span,
                "It begs, and takes away from what you can do for them.",
                "Say what you would bring: “I would be glad to put my experience to work for you.”",
            )


def begging_in(said: str) -> str:
    """The words of a sentence that beg, or tell of the writer's own hardship; or an empty text."""
    plain = EXCUSED.sub("~", said[:LONGEST_SENTENCE])
    if begging := BEGGING.search(plain):
        return begging.group()
    hardship = HARDSHIP.search(plain)
    return hardship.group() if hardship and MINE.search(plain) and not AT_WORK.search(plain) else ""
