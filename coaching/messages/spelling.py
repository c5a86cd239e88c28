"""The words of a message that are misspelled, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from coaching.messages.names import TITLE, folded, folded_words
from coaching.messages.phrases import words_in
from coaching.messages.record import MessageRecord
from coaching.messages.vocabulary import vocabulary

WORD = re.compile(r"(?<![\w@'./\\#$%&+<\[{:-])[^\W\d_]+(?:'[^\W\d_]+)?(?![\w@\\/]|\.[^\W\d_]|[&+]\w|-\w|[>\]}])")
IN_A_COMPOUND = re.compile(r"(?<=-)[^\W\d_]{5,}(?!\w)|(?<![\w'-])[^\W\d_]{5,}(?=-[^\W\d_])")
MOST_WORDS = 60
"""Different words looked up in one message: a text with more unknown words is none to spell."""
SHORTEST = 3
BEGINNING = re.compile(r"(?:^|[.!?:\n]|^\W+)[\s\"'(-]*$")
AFTER_A_TITLE = re.compile(rf"(?<!\w){TITLE}\s+$", re.IGNORECASE)
FOREIGN = re.compile(r"[\"\u201c][^\"\u201d\n]{3,60}[\"\u201d]")
"""A few words in quotation marks, which may be of another language."""
FOREIGN_WORDS = 2
CLOSINGS = words_in("spelling", "closings")
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
    foreign = [quoted.span() for quoted in FOREIGN.finditer(text, start) if _is_foreign(quoted.group())]
    for word in sorted(words, key=lambda one: one.start()):
        if any(begin < word.start() < end for begin, end in foreign):
            continue
        small = word.group().casefold()
        if small not in looked_up:
            if len(looked_up) >= MOST_WORDS or _is_right(text, word, names):
                continue
            looked_up[small] = vocabulary().meant(POSSESSIVE.sub("", small))
        if (meant := looked_up[small]) and not (_is_alone(text, word) and meant not in CLOSINGS):
            yield Misspelled(*word.span(), meant.capitalize() if word.group()[0].isupper() else meant)


def _is_foreign(quoted: str) -> bool:
    """Whether words in quotation marks are of another language: two of them are not English."""
    words = [word for word in re.findall(r"[^\W\d_]{3,}", quoted.casefold()) if not vocabulary().knows(word)]
    return len(words) >= FOREIGN_WORDS


def _is_alone(text: str, word: re.Match[str]) -> bool:
    """Whether a word is a line of its own, as a closing is."""
    return bool(
        re.search(r"(?:^|\n)[ \t]*$", text[: word.start()]) and re.match(r"[,.!]?[ \t]*(?:\n|$)", text[word.end() :])
    )


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
