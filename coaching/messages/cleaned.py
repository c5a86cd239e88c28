"""A message as the rules read it: without markup and hidden characters, each letter knowing where it stands in what
was typed. Quotes, dashes and spaces of every kind are the plain ones."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import NamedTuple

ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4\u0060\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
}
_INLINE = "span|b|i|u|em|strong|a|font|small|big|sup|sub|code|s|mark"
_BLOCK = "p|div|br|hr|ul|ol|li|table|tbody|tr|td|th|html|head|body|title|meta|style|script|img|h[1-6]|blockquote|pre"
TAG = re.compile(rf"</?(?:(?P<inline>{_INLINE})|{_BLOCK})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
SPECIAL = re.compile(rf"{TAG.pattern}|{ENTITY.pattern}", re.IGNORECASE)


SHORT_FOR = {"d": " would", "m": " am", "ve": " have", "ll": " will", "re": " are"}
SHORT = re.compile(r"(?<=[a-z])'(d|m|ve|ll|re)\b", re.IGNORECASE)


class Cleaned(NamedTuple):
    """The text to read, and for each of its characters the place in what was typed; one more for the end."""

    typed: str
    text: str
    places: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the text to read, which is not empty, stands in what was typed."""
        return self.places[start], self.places[end - 1] + 1


def clean(typed: str) -> Cleaned:
    """What was typed, as it is read. Of the same words, shortened forms written out."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for special in SPECIAL.finditer(typed):
        _add(typed, at, special.start(), letters, places)
        if shown := _shown(special):
            letters.append(shown)
            places.append(special.start())
        at = special.end()
    _add(typed, at, len(typed), letters, places)
    return _written_out(typed, "".join(letters), places)


def _written_out(typed: str, text: str, places: list[int]) -> Cleaned:
    """With "I'd" as "I would" and the like, so that a phrase is known in both forms."""
    parts: list[str] = []
    stands: list[int] = []
    at = 0
    for short in SHORT.finditer(text):
        long = SHORT_FOR[short.group(1).casefold()]
        parts += [text[at : short.start()], long]
        stands += [*places[at : short.start()], *[places[short.start()]] * (len(long) - 1), places[short.end() - 1]]
        at = short.end()
    return Cleaned(typed, "".join([*parts, text[at:]]), [*stands, *places[at:], len(typed)])


def _shown(special: re.Match[str]) -> str:
    """One character for a tag or an entity, or none."""
    if special.group().startswith("&"):
        return _plain(unescape(special.group())[:1])
    return "" if special.group("inline") else "\n"


def _add(typed: str, start: int, end: int, letters: list[str], places: list[int]) -> None:
    for at in range(start, end):
        letter = typed[at]
        if letter > "\x7f" and letters and unicodedata.combining(letter):
            joined = unicodedata.normalize("NFC", letters[-1] + letter)
            letters[-1] = joined if len(joined) == 1 else letters[-1]
        elif shown := _plain(letter):
            letters.append(shown)
            places.append(at)


def _plain(letter: str) -> str:
    """The letter as it is read; nothing for one that cannot be seen."""
    if " " <= letter <= "\x7e" and letter != "`":
        return letter
    if letter in ALIKE:
        return ALIKE[letter]
    if letter in "\n\t\r":
        return "\n" if letter == "\n" else " "
    category = unicodedata.category(letter)
    if category == "Zs":
        return " "
    if category in ("Cf", "Cc", "Cs", "Mn", "Me"):
        return ""
    return letter
