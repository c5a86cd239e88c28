"""A thank-you or a letter names something from this interview."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import NOT_SPECIFIC
from coaching.messages.found import Found
from coaching.messages.message import Message, MessageKind
from coaching.messages.particular import particular_in


def find(message: Message) -> Iterator[Found]:
    """A finding where the message could go to any employer."""
    if message.kind is MessageKind.STATUS_CHECK or particular_in(message):
        return
    yield message.missing(
        NOT_SPECIFIC,
        "Nothing in it belongs to this interview; it could go to any employer.",
        "Name one thing you talked about, learned, saw or enjoyed there.",
    )
