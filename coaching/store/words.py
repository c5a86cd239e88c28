"""The words of a text, folded: how names and notes are written into the search, and how a search is read.

Upper and lower case, diacritics and the points of Hebrew and Arabic make no difference. Where a script writes without
spaces between words, every ending of a word is a word too, so that a given name is found behind its family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, normalize

WORD_LENGTH = 40
"""Characters of a word that are told apart; own judgement: longer words are addresses, or no words."""
SORT_KEY_LENGTH = 300
"""Characters that names are ordered by; as long as a name may be, and well within what an index of PostgreSQL takes."""
# Combining accents; points of Hebrew and Arabic; accents of symbols; variation selectors.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f]"
)
# Letters that Unicode does not take apart, as people type them on a keyboard that has none of them.
_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th",
})  # fmt: skip
# Thai, Lao, Tibetan, Burmese, Khmer; Kana, Han; Hangul.
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
_ASCII_WORD = re.compile("[a-z0-9]+")
_JOINTS = re.compile("['\u2019\u02bc-]")
_INVISIBLE, _UNKNOWN = "Cf", ("Cn", "Co")


def fold(text: str) -> str:
    """The text without what makes no difference."""
    text = text.casefold()
    if text.isascii():
        return text
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", text).casefold()).translate(_LETTERS))


def storable(text: str) -> str:
    """The text without halves of characters and without the empty character, which no database takes."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def sort_key(name: str) -> str:
    """What names are ordered by: their words, or the name itself where it has none."""
    return (in_words(name) or name.strip())[:SORT_KEY_LENGTH]


def in_words(text: str) -> str:
    """The words of a text, folded, with blanks between."""
    return " ".join(_split(fold(text)))


def typed_words(text: str) -> list[str]:
    """The words that somebody typed to search for, each once, in their order."""
    return list(dict.fromkeys(word[:WORD_LENGTH] for word in _split(fold(text))))


def words_of(text: str) -> set[str]:
    """All words by which a text is to be found. O'Brien is found as O'Brien, Brien and OBrien."""
    folded = fold(text)
    words = set(_split(folded))
    if _JOINTS.search(folded):
        words.update(_split(_JOINTS.sub("", folded)))
    if not folded.isascii():
        words.update([word[start:] for word in words for start in _inner_starts(word)])
    return {word[:WORD_LENGTH] for word in words}


def _inner_starts(word: str) -> Iterator[int]:
    return (found.start() for found in _WITHOUT_SPACES.finditer(word) if found.start())


def _split(folded: str) -> list[str]:
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    return "".join(map(_as_in_a_word, folded)).split()


@lru_cache(maxsize=4096)
def _as_in_a_word(character: str) -> str:
    """The character where it is part of a word, a blank where it parts two, nothing where it is invisible.

    Letters, marks and digits are, and so are symbols such as emoji; those of ASCII are not, as in "C++/Java".
    """
    kind = category(character)
    if kind == _INVISIBLE:
        return ""
    if character.isascii():
        return character if character.isalnum() else " "
    return " " if kind[0] in "PZC" and kind not in _UNKNOWN else character
