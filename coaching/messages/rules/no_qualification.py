"""A thank-you or a letter says why they fit: experience, skill or training."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import NO_QUALIFICATION
from coaching.messages.found import Found
from coaching.messages.message import Message, MessageKind
from coaching.messages.qualification import qualification_in


def find(message: Message) -> Iterator[Found]:
    """A finding where no experience, skill or training is named."""
    if message.kind is MessageKind.STATUS_CHECK or qualification_in(message):
        return
    yield message.missing(
        NO_QUALIFICATION,
        "It gives no reason to choose you: no experience, skill or training.",
        "Add one sentence on what you have done or can do that they need, with a number if you have one.",
    )
