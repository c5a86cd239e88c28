"""What a message is for, where nobody said."""

from __future__ import annotations

from coaching.messages.message import MessageKind
from coaching.messages.phrases import phrases_in

LETTER_WORDS = 210
"""Words from which it is a letter rather than a note that has grown too long; the project's own judgment."""
CHECKING = phrases_in("kind", "checking")
ASKS = phrases_in("kind", "asks")


def guess_kind(text: str) -> MessageKind:
    """The kind that a message most likely is."""
    if len(text.split()) >= LETTER_WORDS:
        return MessageKind.LETTER
    if CHECKING.search(text) and ("?" in text or ASKS.search(text)):
        return MessageKind.STATUS_CHECK
    return MessageKind.THANK_YOU
