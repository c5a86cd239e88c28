"""A message is short."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import TOO_LONG
from coaching.messages.found import Found
from coaching.messages.message import Message, MessageKind

MOST_WORDS = {MessageKind.THANK_YOU: 150, MessageKind.STATUS_CHECK: 150, MessageKind.LETTER: 400}
"""Words from the greeting to the sign-off; the project's own judgment on S2.3."""


def find(message: Message) -> Iterator[Found]:
    """A finding where it has more words than its kind may have."""
    words, most = words_in(message), MOST_WORDS[message.kind]
    if words > most:
        what = "A letter" if message.kind is MessageKind.LETTER else "A note"
        yield message.missing(
            TOO_LONG,
            f"The message has {words:,} words. {what} is read when it has at most {most}.",
            f"Take out about {words - most:,} words: keep the thanks, one topic, one strength and the interest.",
        )


def words_in(message: Message) -> int:
    """Words from the greeting to the sign-off."""
    return len(message.typed_body.split()) + message.words_beyond
