"""Tables for people: what one is made of, and as CSV, guarded against formulas and marked so that Excel knows UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import IO, NamedTuple, TextIO, cast

from coaching.exchange.guard import guarded, guarded_row

_BYTE_ORDER_MARK = "\ufeff"
ROWS_AT_ONCE = 1_000
"""Rows written together; as many as stay in the processor's cache."""
AS_THEY_ARE = frozenset({int, float, date, datetime, type(None)})
"""Kinds of cells that are written as Python says them."""
ABOUT = "about"
"""The table that says what the others are."""


class Column(NamedTuple):
    """A heading, and the width in characters that its cells ask for."""

    title: str
    width: int = 14


class Table(NamedTuple):
    """`name` is that of a file or sheet. The rows can be read once.

    Cells are text, whole numbers, shares (float), yes or no, dates, times, naive datetimes, or None.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object]]

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.title for column in self.columns)


Line = tuple[str, object]
TellAbout = Callable[[Mapping[str, int]], Sequence[Line]]
"""The lines on what the tables are, from the number of rows that each came to have."""
ABOUT_COLUMNS = (Column("About this file", 24), Column("", 90))


class CsvStyle(NamedTuple):
    """What stands between cells, and whether a byte order mark goes in front."""

    separator: str = ","
    mark: bool = True


EXCEL_STYLE = CsvStyle()


def write_table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    out: IO[bytes] | TextIO,
    *,
    mark: bool = True,
    separator: str = ",",
) -> int:
    """Writes header and rows as CSV, UTF-8 into a binary file; returns the number of rows, the header not counted.

    Text is guarded, numbers and dates stay as they are, times are to the minute, None is empty. `mark` puts a byte
    order mark in front. A text file must not translate line ends (open it with newline="").
    """
    style = CsvStyle(separator, mark)
    if hasattr(out, "encoding"):
        return _write(header, rows, cast("TextIO", out), style)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return _write(header, rows, text, style)
    finally:
        text.detach()


def _write(header: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO, style: CsvStyle) -> int:
    if style.mark:
        out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=style.separator, lineterminator="\r\n")
    writer.writerow(map(guarded, header))
    counted = Counted(rows)
    for batch in batched(counted):
        writer.writerows(zip(*map(_cells, zip(*batch, strict=True)), strict=True))
    out.flush()
    return counted.count


def batched(rows: Iterable[Sequence[object]]) -> Iterator[list[Sequence[object]]]:
    """Some rows at a time, to be written column by column: a look at a whole column is as quick as one at a cell."""
    remaining = iter(rows)
    while batch := list(islice(remaining, ROWS_AT_ONCE)):
        yield batch


def _cells(column: Sequence[object]) -> Sequence[object]:
    """A column as it is written. Of most nothing is to be done, which the kinds of its cells tell."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return guarded_row(cast("Sequence[str]", column))
    return column if kinds <= AS_THEY_ARE else [_said(cell) for cell in column]


def _said(cell: object) -> object:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell.isoformat("minutes")[:5] if isinstance(cell, time) else cell


class Counted:
    """Rows that count themselves while they are read."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self.count = 0
        self._rows = rows

    def __iter__(self) -> Iterator[Sequence[object]]:
        for self.count, row in enumerate(self._rows, 1):  # noqa: B020 - the count is what a reader wants of it
            yield row


def write_csv_files(
    tables: Iterable[Table], about: TellAbout, open_file: Callable[[str], IO[bytes]], style: CsvStyle
) -> dict[str, int]:
    """Writes each table to a file of its name, last of all what they are about; how many rows each came to have."""
    counts: dict[str, int] = {}
    for table in tables:
        with open_file(f"{table.name}.csv") as out:
            counts[table.name] = write_table(table.header, table.rows, out, **style._asdict())
    with open_file(f"{ABOUT}.csv") as out:
        write_table([column.title for column in ABOUT_COLUMNS], about(counts), out, **style._asdict())
    return counts
