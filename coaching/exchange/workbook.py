"""Tables as an Excel workbook, written row by row in little memory: real dates and numbers, and no cell a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from html import escape
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import IO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from coaching.exchange.guard import guarded
from coaching.exchange.table import ABOUT, ABOUT_COLUMNS, Table, TellAbout

# What the file format sets (ECMA-376 and Excel's specifications and limits).
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
CUT = "… (cut here: a spreadsheet cell holds no more; the CSV has all of it)"
# Excel's own numbers for a date, a time, and both, in the reader's order of day and month.
DATE_FORMAT, TIME_FORMAT, MOMENT_FORMAT = 14, 20, 22
SHARE_FORMAT = "0.0%"
WRAPPED_FROM = 40
"""Characters of width from which a column is for sentences, which run over several lines; own judgement."""
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_workbook(tables: Iterable[Table], about: TellAbout, out: IO[bytes]) -> dict[str, int]:
    """Writes a sheet for each table, in front of them one on what they are; how many rows each came to have.

    A table with more rows than a sheet holds goes on in a further sheet. A text longer than a cell holds is cut, and
    says so.
    """
    counts: dict[str, int] = {}
    with TemporaryDirectory(ignore_cleanup_errors=True) as near, Workbook(out, {**OPTIONS, "tmpdir": near}) as book:
        formats = _Formats(book)
        first = book.add_worksheet(_sheet_name(ABOUT, 1))
        for table in tables:
            counts[table.name] = _write_table(book, table, formats)
        _write_sheet(first, Table(ABOUT, ABOUT_COLUMNS, ()), iter(about(counts)), formats)
    return counts


class _Formats:
    """How cells look, by kind."""

    def __init__(self, book: Workbook) -> None:
        self.header = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.sentence = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        self.share = book.add_format({"num_format": SHARE_FORMAT, "valign": "top"})
        self.number = book.add_format({"valign": "top"})
        self.date = book.add_format({"num_format": DATE_FORMAT, "align": "left", "valign": "top"})
        self.time = book.add_format({"num_format": TIME_FORMAT, "align": "left", "valign": "top"})
        self.moment = book.add_format({"num_format": MOMENT_FORMAT, "align": "left", "valign": "top"})


def _write_table(book: Workbook, table: Table, formats: _Formats) -> int:
    rows, written, number = iter(table.rows), 0, 1
    while True:
        sheet = book.add_worksheet(_sheet_name(table.name, number))
        part = _write_sheet(sheet, table, islice(rows, MOST_ROWS - 1), formats)
        written, number = written + part, number + 1
        following = next(rows, None) if part == MOST_ROWS - 1 else None
        if following is None:
            return written
        rows = chain([following], rows)


def _sheet_name(name: str, number: int) -> str:
    title = name.replace("_", " ").capitalize()
    return title if number == 1 else f"{title} {number}"


def _write_sheet(sheet: Worksheet, table: Table, rows: Iterator[Sequence[object]], formats: _Formats) -> int:
    """Header and rows; how many rows."""
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
        _write_text(sheet, 0, index, column.title, formats.header)
    sheet.freeze_panes(1, 0)
    texts = [formats.sentence if column.width >= WRAPPED_FROM else formats.text for column in table.columns]
    number = 0
    for number, row in enumerate(rows, 1):
        for index, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    _write_text(sheet, number, index, cell, texts[index])
            elif cell is not None:
                _write_value(sheet, number, index, cell, formats)
    if number and table.name != ABOUT:
        sheet.autofilter(0, 0, number, len(table.columns) - 1)
    return number


def _write_value(sheet: Worksheet, row: int, column: int, cell: object, formats: _Formats) -> None:
    if isinstance(cell, bool):
        sheet.write_string(row, column, "yes" if cell else "no", formats.text)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell, formats.share if isinstance(cell, float) else formats.number)
    elif isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell, formats.moment)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats.date)
    elif isinstance(cell, time):
        sheet.write_datetime(row, column, cell, formats.time)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """A cell typed as text, guarded as in every file for people: it may be saved as CSV later."""
    cell = guarded(_fitting(text))
    if cell.startswith("<r>") and cell.endswith("</r>"):  # which XlsxWriter takes for markup of its own
        cell = f'<r><t xml:space="preserve">{escape(cell, quote=False)}</t></r>'
    sheet.write_string(row, column, cell, form)


def _fitting(text: str) -> str:
    """The text, cut where it is longer than a cell holds (in units of UTF-16, with room for the guard)."""
    if len(text) * 2 < MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) < MOST_CHARACTERS * 2:
        return text
    return units[: (MOST_CHARACTERS - len(CUT) - 2) * 2].decode("utf-16-le", "ignore") + CUT
