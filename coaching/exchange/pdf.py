"""PDF by typst: data and a template of ours in, a tagged document out, in fonts that come along and the machine's.

The data goes in as JSON and never into the markup, so no text is ever run as code. What no font can draw is shown as
"�" and told: `Pdf.undrawn`, and `Typesetter.drawable` for a note in the document itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import typst

from coaching.errors import CoachingError

FONTS = Path(__file__).parents[2] / "data" / "fonts"
OUR_FONT = "Noto Sans"
TEMPLATES = Path(__file__).parents[1]
"""Templates lie below this folder, and can read nothing outside of it; `/exchange/paper.typ` is what all begin with."""
ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1, which typst refuses to write with a letter that has no glyph in any font."""
UNDRAWN_TEXT = re.compile(r'the text `"(.*)"` could not be displayed')
"""In what typst says when it refuses."""
NO_GLYPH = "�"
NO_LETTERS = frozenset({"\ufeff", "\ufffe", "\uffff"})
"""Marks of an encoding, which like control characters stand for nothing that could be seen."""
LONGEST_WORD = 30
"""Letters; a longer word may be broken there, or it would run off the page. Own judgement."""
BREAK_HERE = "\u200b"
LARGE = 100_000
"""Letters of data, some 25 pages."""
KEPT_FOR = 10
"""Compilations for which typst keeps what it has laid out. Measured: after 14 times 300 pages it held 1,360 MB, and 250
where each was followed by so many of a blank, which take a fifth of a second then."""


class Pdf(NamedTuple):
    """A document, and those of its texts of which a letter is shown as "�"."""

    content: bytes
    undrawn: tuple[str, ...] = ()


class Drawable(NamedTuple):
    """Data as it can be set, and those of its texts (as they came) of which a letter cannot be drawn."""

    data: object
    undrawn: tuple[str, ...]


class Typesetter:
    """Makes documents with the fonts that come along, then those of this machine unless it is left out."""

    def __init__(self, *, machine_fonts: bool = True) -> None:
        self._fonts = typst.Fonts(
            include_system_fonts=machine_fonts, include_embedded_fonts=False, font_paths=[str(FONTS)]
        )
        self._drawn: set[str] = set()
        self._undrawn: set[str] = set()
        if OUR_FONT not in self._fonts.families():  # typst would leave out every text, without a word
            raise CoachingError(f"The font {OUR_FONT} is missing.", "Install Afterword anew: its fonts are incomplete.")

    def make(
        self, template: Path, data: Mapping[str, object], now: datetime, pictures: Mapping[str, str] | None = None
    ) -> Pdf:
        """The document that the template (below TEMPLATES) makes of `data`: values of JSON, and named tuples.

        `pictures` are texts of SVG, which the template finds as "picture-" and their name.
        """
        clean, undrawn = self.drawable(data)
        given = {f"picture-{name}": svg for name, svg in (pictures or {}).items()} | {"data": json.dumps(clean)}
        try:
            return self._made(template, given, undrawn, now)
        finally:
            if len(given["data"]) > LARGE:
                for _ in range(KEPT_FOR):
                    self._can_draw(" ")

    def _made(self, template: Path, given: dict[str, str], undrawn: tuple[str, ...], now: datetime) -> Pdf:
        """As accessible as its letters allow."""
        try:
            return Pdf(self._compiled(template, given, now), undrawn)
        except typst.TypstError as error:  # letters that can be drawn each but not together
            undrawn = (*undrawn, *UNDRAWN_TEXT.findall(error.message))
        try:
            return Pdf(self._compiled(template, given, now, accessible=False), undrawn)
        except typst.TypstError as error:
            raise CoachingError(f"The PDF cannot be made ({error.message}).") from None

    def drawable(self, data: object) -> Drawable:
        """The data without what no document can hold, with "�" for each letter that no font has."""
        texts = list(dict.fromkeys(_texts_in(data)))
        self._learn(set().union(*map(_cleaned, texts)))
        undrawn = tuple(text for text in texts if not self._undrawn.isdisjoint(_cleaned(text)))
        return Drawable(_each_text(data, self._shown), undrawn)

    def _shown(self, text: str) -> str:
        clean = _cleaned(text)
        if not self._undrawn.isdisjoint(clean):
            clean = "".join(NO_GLYPH if letter in self._undrawn else letter for letter in clean)
        return _breakable(clean)

    def _learn(self, letters: set[str]) -> None:
        """Finds out which letters can be drawn: all at once, and one by one where not all can be."""
        unknown = sorted(letters - self._drawn - self._undrawn)
        if not unknown:
            return
        drawn = set(unknown) if self._can_draw(unknown) else {letter for letter in unknown if self._can_draw([letter])}
        self._drawn |= drawn
        self._undrawn |= set(unknown) - drawn

    def _can_draw(self, letters: Sequence[str]) -> bool:
        given = {"data": json.dumps(letters)}
        try:
            self._compiled(TEMPLATES / "exchange" / "letters.typ", given, None)
        except typst.TypstError:
            return False
        return True

    def _compiled(
        self, template: Path, given: dict[str, str], now: datetime | None, *, accessible: bool = True
    ) -> bytes:
        compiler = typst.Compiler(template, root=TEMPLATES, font_paths=self._fonts, ignore_system_fonts=True)
        made = compiler.compile(
            format="pdf", sys_inputs=given, timestamp=now.replace(microsecond=0) if now else None,
            pdf_standards=[ACCESSIBLE] if accessible else [],
        )  # fmt: skip
        if not isinstance(made, bytes):
            raise CoachingError("The PDF cannot be made.")
        return made


@cache
def typesetter(*, machine_fonts: bool = True) -> Typesetter:
    """The one of this process: looking for the fonts of a machine takes a tenth of a second."""
    return Typesetter(machine_fonts=machine_fonts)


def _texts_in(data: object) -> list[str]:
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _each_text(data, note)
    return found


def _each_text(data: object, change: Callable[[str], str]) -> object:
    """The data as JSON knows it, with every text changed; a named tuple becomes an object, and names of fields stay."""
    match data:
        case str():
            return change(data)
        case tuple() if hasattr(data, "_asdict"):
            return _each_text(data._asdict(), change)
        case Mapping():
            return {name: _each_text(value, change) for name, value in data.items()}
        case list() | tuple():
            return [_each_text(value, change) for value in data]
        case _:
            return data


def _cleaned(text: str) -> str:
    """Without control characters; a tab is a blank, a new line stays."""
    if text.isprintable():
        return text
    return "".join(_allowed(letter) for letter in text)


def _allowed(letter: str) -> str:
    if letter == "\n" or (letter not in NO_LETTERS and unicodedata.category(letter) != "Cc"):
        return letter
    return " " if letter.isspace() else ""


def _breakable(text: str) -> str:
    """With places at which words that are too long for a line may be broken."""
    if len(text) <= LONGEST_WORD:
        return text
    return " ".join(_broken(word) if len(word) > LONGEST_WORD else word for word in text.split(" "))


def _broken(word: str) -> str:
    pieces, length = "", 0
    for letter in word:
        if (
            length >= LONGEST_WORD and unicodedata.category(letter)[0] in "LNPS"
        ):  # never before what belongs to a letter
            pieces, length = pieces + BREAK_HERE, 0
        pieces, length = pieces + letter, length + 1
    return pieces
