"""Text that people typed, shown as they typed it, whatever it looks like to Markdown."""

from __future__ import annotations

import re

DATES = "MM/DD/YYYY"
"""How dates are typed, in US order."""
MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!<>|~$&=^\"'])")
TURNED_LATER = re.compile(r"(?::(?=[A-Za-z/]|[\w+\-/]+:)|(?<=www)(?=\.))")
WORD_JOINER = "\u2060"
"""Invisible; keeps ":smile:" from turning into a picture and "www.example" into a link, which no backslash does."""


def plain(text: str) -> str:
    """The text escaped for Markdown, on one line."""
    broken = TURNED_LATER.sub(lambda found: found.group() + WORD_JOINER, " ".join(text.split()))
    return MARKS.sub(r"\\\1", broken)
