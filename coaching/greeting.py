"""How people are greeted in a message: names of every script, and the whole name where a part of it is a guess.

A client by the first name, somebody at an employer by title and last name.
"""

from __future__ import annotations

import re
import unicodedata

IN_NAMES = frozenset("-'’.")  # noqa: RUF001 - the apostrophe as it is typeset
QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
"""A name by which somebody is called: Robert "Bobby" Quist."""
TITLES = frozenset({
    "dr", "fr", "herr", "frau", "miss", "mr", "mrs", "ms", "mx", "prof", "rev", "sir", "sr", "sra",
})  # fmt: skip
FAMILY_FIRST = frozenset({
    "chen", "choi", "huang", "kim", "le", "lee", "li", "liu", "nguyen", "park", "pham", "tran", "wang", "wu", "yang",
    "zhang", "zhao", "zhou",
})  # fmt: skip
"""Family names that are often written first; own judgment: to greet with the whole name is never wrong."""
PARTICLES = frozenset({
    "af", "al", "ap", "av", "bin", "bint", "da", "dal", "das", "de", "degli", "del", "dela", "della", "den", "der",
    "di", "do", "dos", "du", "el", "ibn", "la", "le", "los", "mac", "op", "san", "santa", "st", "ten", "ter", "van",
    "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
"""With what a last name of several words begins."""
AFTER_NAMES = frozenset({
    "jr", "sr", "ii", "iii", "iv", "esq", "phd", "md", "do", "dds", "rn", "lpn", "cna", "np", "pa", "mba", "cpa", "ba",
    "bs", "ma", "ms", "msn", "bsn", "mph", "msw", "lcsw", "mt", "mlt", "ascp", "pe", "shrm-cp", "phr", "sphr",
})  # fmt: skip
"""What follows a name after a comma and is no part of it."""
HONORIFICS = {
    "mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "mx": "Mx.", "miss": "Miss", "dr": "Dr.", "doctor": "Dr.",
    "prof": "Prof.", "professor": "Professor", "rev": "Rev.", "reverend": "Rev.", "fr": "Fr.", "father": "Father",
    "sister": "Sister", "brother": "Brother", "pastor": "Pastor", "rabbi": "Rabbi", "imam": "Imam", "chef": "Chef",
    "captain": "Captain", "capt": "Capt.", "chief": "Chief", "judge": "Judge", "hon": "Hon.", "sgt": "Sgt.",
    "lt": "Lt.", "col": "Col.", "sir": "Sir", "dame": "Dame", "sr": "Sr.", "sra": "Sra.", "srta": "Srta.",
}  # fmt: skip
"""Titles by which people are addressed, as US English writes them; what else stands there is no title."""
FAMILY_FIRST_LETTERS = ("HORN", "HOOK ABOVE", "DOT BELOW", "CIRCUMFLEX AND", "BREVE AND", "DOUBLE ACUTE")
"""Letters, as Unicode names them, of Vietnamese and Hungarian, which put the family name first."""


def first_name(name: str) -> str:
    """The first name where it is plain which one that is, else the name as it is typed; empty for none.

    Plain are a given and a family name in Latin letters, with initials between them. One name only or three, another
    script, a title, a comma, capitals, or what may be a family name written first: not plain. What follows a name
    ("Jr.", "RN") is passed over, and where a name by which they are called stands in quotes, it is that.
    """
    called = QUOTED.findall(name)
    words = _without_degrees(QUOTED.sub(" ", name)).split()
    others = [word for word in words[1:] if len(word.rstrip(".")) > 1]
    plain = len(words) > 1 and others == words[-1:] and all(_is_plain(word) for word in (words[0], words[-1]))
    if not plain or words[0].lower() in TITLES | FAMILY_FIRST or not all(map(_is_plain, called)):
        return " ".join(name.split())
    return called[0] if called else words[0]


def _is_plain(word: str) -> bool:
    """Whether it reads as a name of its own, written as names are in English."""
    letters = [letter for letter in unicodedata.normalize("NFC", word) if letter not in IN_NAMES]
    names = [unicodedata.name(letter, "") for letter in letters]
    latin = all(name.startswith("LATIN") and not any(mark in name for mark in FAMILY_FIRST_LETTERS) for name in names)
    return latin and len(letters) > 1 and word[0].isupper() and not word.isupper() and not word.endswith(".")


def formal_name(title: str, name: str) -> str:
    """Title and last name, "Ms. de la Cruz"; the whole name where there is no title or the last name is a guess."""
    written = _without_degrees(name)
    words = written.split()
    own_title = HONORIFICS.get(_key(words[0]), "") if len(words) > 1 else ""
    if own_title:
        written = " ".join(words[1:])
    honorific = own_title or HONORIFICS.get(_key(title.strip()), "")
    if not honorific or not written:
        return _in_order(written)
    return f"{honorific} {last_name(written) or _in_order(written)}"


def last_name(name: str) -> str:
    """The last name where it is plain which one that is; empty where it would be a guess."""
    words = _without_degrees(QUOTED.sub(" ", name)).split()
    if not words:
        return ""
    if "," in " ".join(words[:-1]):
        return " ".join(words).partition(",")[0]
    if len(words) == 1:
        return words[0]
    at = next((at for at, word in enumerate(words) if at and _key(word) in PARTICLES), None)
    given = [word for word in words[:at] if len(word.rstrip(".")) > 1]
    if at is not None and at < len(words) - 1:
        return " ".join(words[at:]) if len(given) == 1 and _is_given(given[0]) else ""
    return words[-1] if _is_given(words[0]) and first_name(" ".join(words)) == words[0] else ""


def _is_given(word: str) -> bool:
    return _is_plain(word) and _key(word) not in TITLES | FAMILY_FIRST | PARTICLES


def _key(word: str) -> str:
    return word.rstrip(".").casefold()


def _without_degrees(name: str) -> str:
    """The name without "PhD", "RN", "Jr." at its end."""
    words = name.split()
    while len(words) > 1 and words[-1].replace(".", "").casefold() in AFTER_NAMES and words[-2].endswith(","):
        words = [*words[:-2], words[-2].rstrip(",")]
    return " ".join(words)


def _in_order(name: str) -> str:
    """ "Ana Ruiz" for "Ruiz, Ana"."""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() else " ".join(name.split())
