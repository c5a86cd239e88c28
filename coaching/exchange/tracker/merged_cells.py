"""Cells of a workbook that are merged over several rows: what stands in them counts for each of these rows."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

from openpyxl.worksheet.cell_range import CellRange

from coaching.exchange.tracker.grid import MAX_COLUMNS, Cell

CHUNK = 1024**2  # bytes
LONGEST = 200  # bytes of one element; a range at the end of a chunk is found in the next
# By pattern, for a read-only workbook leaves these out: they stand behind all the cells, whose text has no bare "<".
_RANGE = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]+\d+:[A-Z]+\d+)[\"']")


class MergedDown:
    """The ranges of one sheet that go over several rows, and what stands in them as the rows come by, in order."""

    def __init__(self, data: bytes, sheet: Any) -> None:  # noqa: ANN401 - the stubs know no read-only sheet
        self._starting = _ranges(data, sheet._worksheet_path)  # nothing public says which part of the zip it is
        self._open: dict[int, tuple[int, Cell]] = {}
        self.carried: set[int] = set()

    def filled(self, number: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The cells of the line of that number with what is merged into them; a line without any of its own stays."""
        if self._open and any(cell != "" for cell in cells):
            cells = self._carry(number, cells)
        for column, last in self._starting.get(number, ()):
            if column < len(cells) and cells[column] != "":
                self._open[column] = last, cells[column]
        return cells

    def _carry(self, number: int, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        self._open = {column: held for column, held in self._open.items() if held[0] >= number}
        found = [*cells, *[""] * (max(self._open, default=-1) + 1 - len(cells))]
        for column, (_, cell) in self._open.items():
            if found[column] == "":
                found[column] = cell
                self.carried.add(number)
        return tuple(found)


def _ranges(data: bytes, part: str) -> dict[int, list[tuple[int, int]]]:
    """Of ranges over several rows, by the first row: their column (from 0) and last row."""
    found: dict[int, list[tuple[int, int]]] = {}
    for text in _texts(data, part):
        cells = CellRange(text)
        if cells.max_row > cells.min_row and cells.min_col <= MAX_COLUMNS:
            found.setdefault(cells.min_row, []).append((cells.min_col - 1, cells.max_row))
    return found


def _texts(data: bytes, part: str) -> set[str]:
    texts: set[str] = set()
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open(part) as file:
        before = b""
        while chunk := file.read(CHUNK):
            both = before + chunk
            texts.update(match[1].decode() for match in _RANGE.finditer(both))
            before = both[-LONGEST:]
    return texts
