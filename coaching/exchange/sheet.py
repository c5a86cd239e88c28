"""One file of a caseload while it is read: its rows with their lines, the ids seen, what was refused and why."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter

from coaching.errors import Fault, Problem
from coaching.exchange.cells import Refused, shown
from coaching.exchange.columns import CaseloadFile
from coaching.exchange.contents import FileCount
from coaching.exchange.guard import unguarded

Cells = Sequence[str]

_OTHER_SEPARATORS = (";", "\t")  # what spreadsheets put between cells where the comma is a decimal sign
_NAMELESS = "(a column without a name)"
_QUOTING_REMEDY = "Put text with commas, quotes or line breaks in double quotes, and double those within it."
_COLUMN_REMEDY = "Add it to the first line; cells of what is not known can stay empty."


class Sheet:
    """One file's rows. `lines` has the line on which each id stands first, refused or not."""

    def __init__(self, file: CaseloadFile, lines: Iterable[str]) -> None:
        self.file = file
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []
        self.dropped: list[tuple[str, str]] = []
        self.unusable = False
        self._reader = csv.reader(lines, strict=True)
        self._read = 0
        self._refused = 0

    @property
    def count(self) -> FileCount:
        """The rows read and refused so far."""
        return FileCount(self._read, self._refused)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Line and cells, guard taken off and in the order of the columns, of each row that is whole and has an own id.

        The others are refused, all in an unusable file. Lines with nothing on them are passed over.
        """
        header = self._header()
        width = -1 if self.unusable else len(header)
        in_order = None if self.unusable else _in_order(header, self.file.columns)
        reader, last_line, enter = self._reader, self._reader.line_num, self.lines.setdefault
        while True:
            try:
                for row in reader:
                    line, last_line = last_line + 1, reader.line_num
                    cells, joined = row, ",".join(row)
                    if joined[:1] in ",'" or ",'" in joined:
                        if not any(row):
                            continue
                        cells = [unguarded(cell) for cell in row]
                    self._read += 1
                    if len(cells) != width:
                        self._refuse_width(cells, header, line, last_line)
                        continue
                    ordered = in_order(cells) if in_order else cells
                    identity = ordered[0]
                    if enter(identity, line) == line and identity.strip():
                        yield line, ordered
                    else:
                        self.refuse(line, self._bad_id(identity))
                return
            except csv.Error as error:
                line, last_line = last_line + 1, reader.line_num
                self._read += 1
                self.refuse(line, Fault("", f"The row cannot be read ({error}).", _QUOTING_REMEDY))

    def refuse(self, line: int, *faults: Fault) -> None:
        """Counts the row on that line as refused, for these faults; an unusable file has told its fault already."""
        self._refused += 1
        if not self.unusable:
            self.problems += (Problem(self.file.name, line, *fault) for fault in faults)

    def refuse_rows(self, fault: Fault) -> None:
        """Counts and refuses all rows for this fault, which is told where there are any."""
        self.unusable = True
        for _ in self.rows():
            """None is given out."""
        if self._read:
            self.problems.insert(0, Problem(self.file.name, None, *fault))

    def refuse_all(self, line: int, fault: Fault) -> None:
        """Makes the file unusable for this fault: its rows will be counted and refused."""
        self.unusable = True
        self.problems.append(Problem(self.file.name, line, *fault))

    def faults_in(self, cells: Cells, refused: Refused) -> Iterable[Fault]:
        """All that is wrong with a row: why it was refused, and every other word or date in it that is none."""
        faults = dict.fromkeys(refused.faults)
        for meaning in self.file.meanings:
            try:
                meaning[cells[self.file.columns.index(meaning.column)]]
            except Refused as other:
                faults |= dict.fromkeys(other.faults)
        return faults

    def absence(self, column: str, identity: str) -> Fault:
        """Why a row that names this id in that column has nothing to belong to."""
        row, name, line = self.file.row, self.file.name, self.lines.get(identity)
        if not identity:
            return Fault(column, "It is empty.", f"Give the id of the {row} it belongs to.")
        if self.unusable:
            return Fault(column, f"The {row} it belongs to was refused with all of {name}.", "Correct that file first.")
        if line is not None:
            fault = f"The {row} it belongs to was refused (line {line} of {name})."
            return Fault(column, fault, "Correct that row first.")
        fault = f"There is no {row} {shown(identity)} in {name}."
        return Fault(column, fault, f"Add the {row} there, or correct the id.")

    def _header(self) -> list[str]:
        """The column names. Where a known one is not there, or is twice, the file is unusable."""
        try:
            header = [unguarded(cell).strip() for cell in next(filter(None, self._reader), [])]
        except csv.Error:
            header = []
        if not set(header).intersection(self.file.columns):
            self._no_header("".join(header))
            return header
        line = self._reader.line_num
        for column in self.file.columns:
            if column not in header and column in self.file.later:
                continue
            if column not in header:
                self.refuse_all(line, Fault(column, "The column is missing.", _COLUMN_REMEDY))
            elif header.count(column) > 1:
                self.refuse_all(line, Fault(column, "The column is there twice.", "Keep the one that is right."))
        unknown = (column for column in dict.fromkeys(header) if column not in self.file.columns)
        self.dropped = [(self.file.name, column or _NAMELESS) for column in unknown]
        return header

    def _no_header(self, first_line: str) -> None:
        if any(mark in first_line for mark in _OTHER_SEPARATORS):
            self.refuse_all(1, Fault("", "Its cells are not separated by commas.", "Save it as CSV with commas."))
        else:
            columns = ",".join(self.file.columns)
            self.refuse_all(1, Fault("", "It has no line with the names of the columns.", f"Begin it with {columns}."))

    def _refuse_width(self, cells: list[str], header: list[str], line: int, last_line: int) -> None:
        """Refuses a row of too many or too few cells; its id, if it can be seen, is kept for what belongs to it."""
        if not self.unusable:
            for cell in cells[header.index(self.file.columns[0]) :][:1]:
                self.lines.setdefault(cell, line)
        extent = f", and runs to line {last_line}" if last_line > line else ""
        fault = f"The row has {len(cells)} cells instead of {len(header)}{extent}."
        self.refuse(line, Fault("", fault, _QUOTING_REMEDY))

    def _bad_id(self, identity: str) -> Fault:
        fault = (
            f"{shown(identity)} stands on line {self.lines[identity]} already." if identity.strip() else "It is empty."
        )
        return Fault(self.file.columns[0], fault, f"Give each {self.file.row} an id of its own.")


def _in_order(header: list[str], columns: tuple[str, ...]) -> Callable[[list[str]], Cells] | None:
    """What puts a row's cells into the order of `columns`, empty where there is no such column; None where they are."""
    if tuple(header) == columns:
        return None
    blank = len(header)
    pick = itemgetter(*(header.index(column) if column in header else blank for column in columns))
    return pick if set(columns) <= set(header) else lambda cells: pick([*cells, ""])
