"""Text that people typed, shown as they typed it, whatever it looks like to Markdown and whichever way it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

DATES = "MM/DD/YYYY"
"""How dates are typed, in US order."""
ESCAPE = r"\\\1"
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~$&=^\"'])")
TURNED_LATER = re.compile(r"(:+(?=[A-Za-z/]|[\w+\-/]+:)|(?<=www)\.)")
"""What no backslash keeps from turning ":smile:" into a picture, and "https://" and "www." into a link; a span does."""
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
    shown = ""
    for piece, apart in _pieces(" ".join(text.split())):
        if apart and shown.endswith(":"):  # "::" begins no span
            shown = shown[:-1] + _span(":")
        shown += _span(_escaped(piece)) if apart else _escaped(piece)
    return shown


def _pieces(line: str) -> Iterator[tuple[str, bool]]:
    """The line in pieces, each with whether it is to stand apart; what turns the direction, up to the next comma."""
    if TURNING.search(line):
        yield from ((piece, bool(TURNING.search(piece))) for piece in PAUSE.split(line))
    else:
        yield from ((piece, at % 2 == 1) for at, piece in enumerate(LEFTWARD_RUN.split(line)))


def _escaped(text: str) -> str:
    escaped = [MARKS.sub(ESCAPE, piece) for piece in TURNED_LATER.split(text)]
    return "".join(_span(piece) if at % 2 else piece for at, piece in enumerate(escaped))


def _span(shown: str) -> str:
    """Markdown for a span: a color that is none."""
    return f":color[{shown}]{{}}"
