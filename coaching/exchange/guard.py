"""The guard against formulas: in a file written for people, no text cell can be taken for one by a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Where a spreadsheet may begin a formula: the signs, their full-width forms, and what it skips before looking for them.
RISKY = "=+-@＝＋－＠\t\r\n\0"  # noqa: RUF001 - the full-width forms are meant
_GUARDED_FIRST = frozenset(RISKY + "'")
_TO_GUARD = re.compile(f"'*[{re.escape(RISKY)}]")
_BETWEEN = "\x1f"
_IN_ROW = re.compile(f"(?:^|{_BETWEEN})'*[{re.escape(RISKY)}]")
_TO_UNGUARD = re.compile(f"'+[{re.escape(RISKY)}]")


def guarded(text: str) -> str:
    """The text as a cell: one more apostrophe in front where it begins, after any apostrophes, like a formula."""
    if text[:1] in _GUARDED_FIRST and _TO_GUARD.match(text):
        return "'" + text
    return text


def guarded_row(row: Sequence[str]) -> Sequence[str]:
    """The texts as cells. Nearly always none needs the guard, which is seen of all at once."""
    return [guarded(cell) for cell in row] if _IN_ROW.search(_BETWEEN.join(row)) else row


def unguarded(cell: str) -> str:
    """The text of a cell: the inverse of `guarded`."""
    if cell[:1] == "'" and _TO_UNGUARD.match(cell):
        return cell[1:]
    return cell
