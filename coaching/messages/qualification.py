"""What says why somebody fits: experience, skill or training of the writer's."""

from __future__ import annotations

from coaching.messages.learned import Saying, first_to_say
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in, whole

QUALIFIED = phrases_in("qualification", "qualified")
YOURS, MINE = whole(r"\byours?\b|\byou\b"), whole(r"\b(?:i|my|me|mine|myself)\b")
NOT_ONE = phrases_in("qualification", "not_one")


def qualification_in(message: Message) -> str:
    """The first sentence that says why they fit, or an empty text."""
    return first_to_say(Saying.QUALIFICATION, message.said, qualifies)


def qualifies(said: str) -> bool:
    """Whether a sentence names experience, a skill or training of the writer's."""
    if YOURS.search(said) and not MINE.search(said):
        return False
    return bool(QUALIFIED.search(NOT_ONE.sub("...", said)))
