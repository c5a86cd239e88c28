"""What says why somebody fits: experience, skill or training of the writer's."""

from __future__ import annotations

from coaching.messages.message import Message
from coaching.messages.phrases import phrases_in

QUALIFIED = phrases_in("qualification", "qualified")
NOT_ONE = phrases_in("qualification", "not_one")


def qualification_in(message: Message) -> str:
    """The first sentence that says why they fit, or an empty text."""
    return next((said for said in message.said if qualifies(said)), "")


def qualifies(said: str) -> bool:
    """Whether a sentence names experience, a skill or training of the writer's."""
    return bool(QUALIFIED.search(NOT_ONE.sub("...", said)))
