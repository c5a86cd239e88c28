"""Each person of a panel gets a note of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from coaching.guidance.message_rules import SAME_NOTE
from coaching.messages.cleaned import clean
from coaching.messages.found import Found
from coaching.messages.layout import lay_out
from coaching.messages.message import Message, sentences_in

ALIKE = 82
"""Likeness of two texts in percent, whatever the order of their words, from which they are nearly the same."""
SENTENCE_ALIKE = 80
SHARE_ALIKE = 0.6
"""Likeness of two sentences in percent, and the share of the text in such sentences, from which it is one note."""
FEW_WORDS = 8
LONGEST = 6_000
"""Letters of a note that are compared."""


def find(message: Message) -> Iterator[Found]:
    """A finding where another note of the panel is nearly the same."""
    mine = sentences_of(message.text, message.record.client)
    if any(
        nearly_the_same(mine, sentences_of(clean(other).text, message.record.client)) for other in message.record.others
    ):
        yield message.missing(
            SAME_NOTE,
            "Another person of the panel gets nearly the same note, and they may compare.",
            "Name something in this one that you talked about with this person.",
        )


def sentences_of(text: str, client: str) -> list[str]:
    """The sentences between greeting and closing, in small letters and without marks."""
    text = text[:LONGEST]
    said = [span.of(text) for span in sentences_in(text, lay_out(text, client).body)]
    return [plain for plain in (" ".join(re.findall(r"[^\W_]+", one.casefold())) for one in said) if plain]


def nearly_the_same(one: list[str], other: list[str]) -> bool:
    """Whether two notes, as sentences, are nearly the same text."""
    words = [len(" ".join(each).split()) for each in (one, other)]
    if min(words) < FEW_WORDS:
        return False
    if fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= ALIKE:
        return True
    alike = sum(len(each.split()) for each in one if any(fuzz.ratio(each, its) >= SENTENCE_ALIKE for its in other))
    return alike / words[0] >= SHARE_ALIKE
