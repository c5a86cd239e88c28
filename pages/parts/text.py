"""Text that people typed, shown as they typed it, whatever it looks like to Markdown and whichever way it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

DATES = "MM/DD/YYYY"
"""How dates are typed, in US order."""
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~$&=^\"'])")
TURNED_LATER = re.compile(r"(?::(?=[A-Za-z/]|[\w+\-/]+:)|(?<=www)(?=\.))")
WORD_JOINER = "\u2060"
"""Invisible; keeps ":smile:" from turning into a picture and "www.example" into a link, which no backslash does."""
LEFTWARD = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
"""Letters of scripts that run from right to left, by their blocks in Unicode."""
LEFTWARD_RUN = re.compile(rf"({LEFTWARD}(?:(?:(?!{LEFTWARD})[\W\d_])*{LEFTWARD})*)")
PAUSE = re.compile(r"([,:] )")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Invisible characters that turn the direction of what follows."""


def plain(text: str) -> str:
    """The text escaped for Markdown, on one line.

    What runs from right to left gets a span of its own, which the style sets apart: the words around it stay where they
    are, and what is copied from the page holds no mark of it.
    """
    line = " ".join(text.split())
    shown = ""
    for piece, apart in _pieces(line):
        joined = WORD_JOINER if apart and shown.endswith(":") else ""  # "::" begins no span
        shown += joined + (f":color[{_escaped(piece)}]{{}}" if apart else _escaped(piece))  # a color that is none
    return shown


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The line in pieces, each with whether it is to stand apart; what turns the direction, up to the next comma."""
    if TURNING.search(line):
        yield from ((piece, bool(TURNING.search(piece))) for piece in PAUSE.split(line))
    else:
        yield from ((piece, at % 2 == 1) for at, piece in enumerate(LEFTWARD_RUN.split(line)))


def _escaped(text: str) -> str:
    broken = TURNED_LATER.sub(lambda found: found.group() + WORD_JOINER, text)
    return MARKS.sub(r"\\\1", broken)
