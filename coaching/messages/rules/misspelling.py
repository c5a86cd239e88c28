"""Common words are spelled right."""

from __future__ import annotations

from collections.abc import Iterator

from coaching.guidance.message_rules import MISSPELLING
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.rules.informal import is_slang


def find(message: Message) -> Iterator[Found]:
    """A finding for each word that is none, where a common word is near."""
    for word in message.misspelled:
        said = message.text[word.start : word.end]
        if not is_slang(said):
            yield message.found(
                MISSPELLING, word.start, word.end, f"“{said}” is misspelled.", f"Was “{word.meant}” meant?"
            )
