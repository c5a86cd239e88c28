"""What says why somebody fits: experience, skill or training of the writer's."""

from __future__ import annotations

from coaching.messages.learned import Saying, first_to_say
from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in, whole

QUALIFIED = phrases_in("qualification", "qualified")
YOURS, THEIRS = whole(r"\byours?\b|\byou\b"), whole(r"\b(?:they|he|she)\b")
MINE = whole(
    r"\b(?:i|my|mine|myself)\b|\b(?:taught|trained|made|prepared|earned|gave|brought|kept"
    r"|promoted|hired|let|helped|sent|trusted|put|called|chose|with|as) me\b"
)
NOT_ONE = phrases_in("qualification", "not_one")


def qualification_in(message: Message) -> str:
    """The first sentence that says why they fit, or an empty text."""
    return first_to_say(Saying.QUALIFICATION, message.said, qualifies)


def qualifies(said: str) -> bool:
    """Whether a sentence names experience, a skill or training of the writer's."""
    if (YOURS.search(said) or THEIRS.search(said)) and not MINE.search(said):
        return False
    return bool(QUALIFIED.search(NOT_ONE.sub("...", said)))
