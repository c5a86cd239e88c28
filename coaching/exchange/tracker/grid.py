"""A table as it stands in its file: lines of cells, before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple

Cell = str | float | datetime | date | time
"""A cell: text without blanks around it, a number, or a date or time that the file itself marks as one; "" is empty."""
Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""

MAX_COLUMNS = 500
"""Own judgement: ten times the widest tracker that somebody can work with."""
MAX_ROWS = 250_000
"""Own judgement: a large office's years, and within a gigabyte of memory."""


class Line(NamedTuple):
    """One line of the table, and where the file has it (from 1)."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of that column; empty beyond the line's end."""
        return self.cells[column] if column < len(self.cells) else ""


class Grid(NamedTuple):
    """A table of a file. `sheets` are the names of all in a workbook, `sheet` of this one; `encoding` is a CSV's.

    `broken` are lines that could not be read at all, with the reason. `since_1904` says how a workbook counts days.
    `carried` are the numbers of lines with a value of a cell that is merged from a line above.
    """

    name: str
    lines: list[Line]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    since_1904: bool = False
    broken: tuple[tuple[int, str], ...] = ()
    carried: frozenset[int] = frozenset()


def text_of(cell: Cell) -> str:
    """The cell as somebody would read it: a whole number without its ".0", a date as YYYY-MM-DD."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes").removesuffix(" 00:00")
    return cell.isoformat("minutes") if isinstance(cell, time) else cell.isoformat()
