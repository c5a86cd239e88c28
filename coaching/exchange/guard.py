"""The guard against formulas: in a file written for people, no text cell can be taken for one by a spreadsheet."""

from __future__ import annotations

import re

# Where a spreadsheet may begin a formula: the signs, their full-width forms, and what it skips before looking for them.
RISKY = "=+-@＝＋－＠\t\r\n\0"  # noqa: RUF001 - the full-width forms are meant
_GUARDED_FIRST = frozenset(RISKY + "'")
_TO_GUARD = re.compile(f"'*[{re.escape(RISKY)}]")
_TO_UNGUARD = re.compile(f"'+[{re.escape(RISKY)}]")


def guarded(text: str) -> str:
    """The text as a cell: one more apostrophe in front where it begins, after any apostrophes, like a formula."""
    if text[:1] in _GUARDED_FIRST and _TO_GUARD.match(text):
        return "'" + text
    return text


def unguarded(cell: str) -> str:
    """The text of a cell: the inverse of `guarded`."""
    if cell[:1] == "'" and _TO_UNGUARD.match(cell):
        return cell[1:]
    return cell
