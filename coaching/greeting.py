"""How a client is greeted in a message: names of every script, and the whole name where a part of it is a guess."""

from __future__ import annotations

import unicodedata

IN_NAMES = frozenset("-'’.")  # noqa: RUF001 - the apostrophe as it is typeset
TITLES = frozenset({
    "dr", "fr", "herr", "frau", "miss", "mr", "mrs", "ms", "mx", "prof", "rev", "sir", "sr", "sra",
})  # fmt: skip
FAMILY_FIRST = frozenset({
    "chen", "choi", "huang", "kim", "le", "lee", "li", "liu", "nguyen", "park", "pham", "tran", "wang", "wu", "yang",
    "zhang", "zhao", "zhou",
})  # fmt: skip
"""Family names that are often written first; own judgment: to greet with the whole name is never wrong."""
VIETNAMESE = ("HORN", "HOOK ABOVE", "DOT BELOW", "CIRCUMFLEX AND", "BREVE AND")
"""Letters, as Unicode names them, of a language that puts the family name first."""


def first_name(name: str) -> str:
    """The first name where it is plain which one that is, else the name as it is typed; empty for none.

    Plain are a given and a family name in Latin letters, with initials between them. One name only or three, another
    script, a title, a comma, capitals, or what may be a family name written first: not plain.
    """
    words = name.split()
    others = [word for word in words[1:] if len(word.rstrip(".")) > 1]
    plain = len(words) > 1 and others == words[-1:] and all(_is_plain(word) for word in (words[0], words[-1]))
    return words[0] if plain and words[0].lower() not in TITLES | FAMILY_FIRST else " ".join(words)


def _is_plain(word: str) -> bool:
    """Whether it reads as a name of its own, written as names are in English."""
    letters = [letter for letter in unicodedata.normalize("NFC", word) if letter not in IN_NAMES]
    names = [unicodedata.name(letter, "") for letter in letters]
    latin = all(name.startswith("LATIN") and not any(mark in name for mark in VIETNAMESE) for name in names)
    return latin and len(letters) > 1 and word[0].isupper() and not word.isupper() and not word.endswith(".")
