"""Names and titles of people, and whether two of them are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from coaching.messages.phrases import pairs_in, words_in

CIVIL = frozenset({"mr", "ms", "mrs", "miss", "mx", "dr", "prof", "sir", "madam"})
"""Titles that say nothing of somebody's work there; a wrong one of these is always wrong."""
_SAME = pairs_in("names", "same")
TITLES = words_in("names", "titles")
TITLE = rf"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})\.?(?!\w)"
INITIAL = re.compile(r"[^\W\d_]\.?")
PARTICLES = words_in("names", "particles")
LETTERS_ALIKE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i"})


@cache
def folded(name: str) -> str:
    """The name in small letters and without accents, or vowels that are written as marks."""
    name = name.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")
    small = unicodedata.normalize("NFD", name.casefold().translate(LETTERS_ALIKE))
    return "".join(letter for letter in small if not unicodedata.category(letter).startswith("M"))


def folded_words(name: str) -> frozenset[str]:
    """The words of a name, and the parts of its double names; initials and titles left out."""
    words = re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", folded(name))
    parts = [part for word in words for part in (word, *re.split(r"[-']", word))]
    return frozenset(part for part in parts if len(part) > 1 and part not in TITLES)


def same_title(title: str) -> str:
    """The title in the one form for all its forms: "prof" of "Professor"; empty where it is no title."""
    word = title.casefold().strip(" .")
    word = _SAME.get(word, word)
    return word if word in TITLES else ""
