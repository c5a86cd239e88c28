"""It does not demand, set a deadline or reproach."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import PUSHY
from coaching.messages.found import Found
from coaching.messages.learned import Saying, says
from coaching.messages.message import LONGEST_SENTENCE, Message
from coaching.messages.phrases import phrases_in

PUSHING = phrases_in("pushy", "pushing")
EXCUSED = phrases_in("pushy", "excused")
"""What only sounds like pushing: the writer's work, a word of understanding, a deadline that is the writer's own."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each demand, deadline or reproach."""
    for span in message.sentences:
        said = " ".join(span.of(message.text).split())
        if says(Saying.PUSHY, said, in_words=bool(pushing_in(said))):
            yield message.found(
                PUSHY,
                *span,
                "It reads as impatient, and the decision is theirs.",
                "Ask instead: “Could you tell me where things stand? I know that such decisions take time.”",
            )


def pushing_in(said: str) -> str:
    """The words of a sentence that push, or an empty text."""
    pushing = PUSHING.search(EXCUSED.sub("~", said[:LONGEST_SENTENCE]))
    return pushing.group() if pushing else ""
