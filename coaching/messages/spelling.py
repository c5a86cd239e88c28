"""The words of a message that are misspelled, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coaching.messages.names import TITLE, folded, folded_words
from coaching.messages.record import MessageRecord
from coaching.messages.vocabulary import vocabulary

WORD = re.compile(r"(?<![\w@'./\\#$%&+<\[{:-])[^\W\d_]+(?:'[^\W\d_]+)?(?![\w@\\/]|\.[^\W\d_]|[&+]\w|-\w|[>\]}])")
IN_A_COMPOUND = re.compile(r"(?<=-)[^\W\d_]{5,}(?!\w)|(?<![\w'-])[^\W\d_]{5,}(?=-[^\W\d_])")
MOST_WORDS = 60
"""Different words looked up in one message: a text with more unknown words is none to spell."""
SHORTEST = 3
BEGINNING = re.compile(r"(?:^|[.!?:\n]|^\W+)[\s\"'(-]*$")
AFTER_A_TITLE = re.compile(rf"(?<!\w){TITLE}\s+$", re.IGNORECASE)
POSSESSIVE = re.compile(r"'s$|s'$|'$")


class Misspelled(NamedTuple):
    """A word that is none, where it stands, and the word that was meant."""

    start: int
    end: int
    meant: str


def misspelled_in(text: str, start: int, record: MessageRecord) -> Iterator[Misspelled]:
    """The misspelled words from `start` on; names of the record are none."""
    names = _names(record)
    looked_up: dict[str, str] = {}
    words = [*WORD.finditer(text, start), *IN_A_COMPOUND.finditer(text, start)]
    for word in sorted(words, key=lambda one: one.start()):
        small = word.group().casefold()
        if small not in looked_up:
            if len(looked_up) >= MOST_WORDS or _is_right(text, word, names):
                continue
            looked_up[small] = vocabulary().meant(POSSESSIVE.sub("", small))
        if meant := looked_up[small]:
            yield Misspelled(*word.span(), meant.capitalize() if word.group()[0].isupper() else meant)


def _names(record: MessageRecord) -> frozenset[str]:
    people = " ".join(person.name for person in record.people)
    return folded_words(f"{record.client} {record.employer} {record.position} {people}")


def _is_right(text: str, word: re.Match[str], names: frozenset[str]) -> bool:
    said = word.group()
    small = said.casefold()
    plain = POSSESSIVE.sub("", small)
    words = vocabulary()
    if small in words.misspellings and not (
        said[0].isupper() and said[1:].islower() and not _begins(text, word.start())
    ):
        return False
    if (
        len(plain) < SHORTEST
        or (said.upper() == said)
        or any(letter.isupper() for letter in said[1:])
        or folded(plain) in names
    ):
        return True
    if said[0].isupper() and (not _begins(text, word.start()) or words.is_name(said)):
        return True
    if not plain.isascii() and folded(plain) != plain:
        return True
    return words.knows(plain) or ("'" in small and words.knows(small))


def _begins(text: str, at: int) -> bool:
    """Whether a sentence or a line begins there."""
    before = text[max(0, at - 12) : at]
    return bool(BEGINNING.search(before)) and not AFTER_A_TITLE.search(before)
