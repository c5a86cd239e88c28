"""No words in capitals for emphasis, and no exclamation marks in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coaching.guidance.message_rules import SHOUTING
from coaching.messages.found import Found
from coaching.messages.message import Message
from coaching.messages.phrases import choice, pattern, words_in
from coaching.messages.vocabulary import vocabulary

MARKS = re.compile(r"[!\u2757\uff01](?:\s?[?!\u2757\uff01])*\s?[!\u2757\uff01]|\?!|!\?")
EMPHASIS = choice("capitals", "emphasis")
CAPITALS = re.compile(r"(?<![\w'.&/-])[A-Z]{2,}(?:'[A-Z]+)?(?![\w&/]|-\d|'s)")
PLAIN_LENGTH = 6
"""Letters from which a word in capitals that is an everyday word is no abbreviation."""
ABBREVIATIONS = words_in("capitals", "abbreviations")
AS_A_NOUN = pattern("capitals", "as_a_noun", 0)
"""Where a word that is also a verb is an abbreviation: "the DO log" of a cellar, "an OR nurse"."""


def find(message: Message) -> Iterator[Found]:
    """A finding for each run of words in capitals, and of exclamation marks."""
    for marks in MARKS.finditer(message.text):
        yield message.found(
            SHOUTING,
            *marks.span(),
            "Exclamation marks in a row read as shouting.",
            "End the sentence with a period, or one mark.",
        )
    yield from _capitals(message)


def _capitals(message: Message) -> Iterator[Found]:
    start, end = message.layout.body
    known = f"{message.record.employer} {message.record.position} {message.record.client}"
    words = [word for word in CAPITALS.finditer(message.text, start, end) if word.group() not in known.split()]
    nouns = {noun.start(1) for noun in AS_A_NOUN.finditer(message.text, start, end)}
    loud = [word for word in words if _is_loud(word.group()) and word.start() not in nouns]
    runs: list[tuple[int, int]] = []
    for word in loud:
        if runs and not message.text[runs[-1][1] : word.start()].strip(" ,!-"):
            runs[-1] = (runs[-1][0], word.end())
        else:
            runs.append((_with_small(message.text, word, words), word.end()))
    for start, end in runs:
        words_then = message.text[start:end]
        yield message.found(
            SHOUTING,
            start,
            end,
            "Words in capitals read as shouting.",
            f"Write “{words_then.lower()}” in small letters.",
        )


def _with_small(text: str, word: re.Match[str], words: list[re.Match[str]]) -> int:
    """Where the run begins, with a small word in capitals right before: "THE BEST"."""
    before = [other for other in words if other.end() < word.start() and text[other.end() : word.start()] == " "]
    small = [
        other
        for other in before
        if other.group() in ("THE", "A", "TO", "OF", "AND", "IN", "SO", "MY", "NO", "IS", "AT")
    ]
    return small[-1].start() if small else word.start()


def _is_loud(word: str) -> bool:
    if re.fullmatch(EMPHASIS, word):
        return True
    if word in ABBREVIATIONS or len(word) < PLAIN_LENGTH:
        return False
    return word.casefold() in vocabulary().common_words
