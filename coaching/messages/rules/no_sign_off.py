"""A message ends with a closing and a name."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import NO_SIGN_OFF
from coaching.messages.found import Found
from coaching.messages.message import Message


def find(message: Message) -> Iterator[Found]:
    """A finding where the name is missing at the end."""
    if message.layout.name:
        return
    name = message.record.client or "your first and last name"
    closed = message.layout.closing
    reason = "The message ends without a name." if closed else "The message ends without a closing and a name."
    better = f"Put “{name}” below the closing." if closed else f"End with “Sincerely,” and “{name}” below it."
    yield message.missing(NO_SIGN_OFF, reason, better)
