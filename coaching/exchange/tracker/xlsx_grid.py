"""An Excel workbook to lines of cells, a sheet at a time, without ever holding the workbook itself."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904, MAC_EPOCH, WINDOWS_EPOCH, from_excel
from openpyxl.utils.exceptions import InvalidFileException

from coaching.errors import CoachingError
from coaching.exchange.guard import unguarded
from coaching.exchange.tracker.grid import MAX_COLUMNS, MAX_ROWS, Cell, Grid, Line, Progress
from coaching.exchange.tracker.merged_cells import MergedDown

MAX_UNPACKED = 1024**3  # bytes; own judgement: 250,000 rows of twenty columns need about half of it
TELL_EVERY = 1000
"""Rows between two words on how far the reading is."""
# What openpyxl lets through of a damaged workbook, beside its own.
_BAD_WORKBOOK = (
    InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, ParseError, TypeError, AttributeError,
    IndexError, EOFError, NotImplementedError, SyntaxError,
)  # fmt: skip


def xlsx_grid(name: str, data: bytes, sheet: str = "", progress: Progress | None = None) -> Grid:
    """The named sheet, or the first one in sight with two lines or more; CoachingError where it can't be read."""
    _refuse_swollen(name, data)
    try:
        workbook = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except _BAD_WORKBOOK:
        raise _damaged(name) from None
    try:
        sheets = {one.title: one for one in workbook.worksheets if one.sheet_state == "visible"}
        if sheet not in {"", *sheets}:
            raise CoachingError(f"{name} has no such sheet.", "Choose another one.")
        since_1904 = workbook.epoch == CALENDAR_MAC_1904
        lines: list[Line] = []
        for sheet in [sheet] if sheet else sheets:  # noqa: B020, PLR1704 - the one asked for, or the first that has lines
            merged = MergedDown(data, sheets[sheet])
            lines = list(_lines(name, sheets[sheet], merged, progress))
            if len(lines) > 1:
                break
    except _BAD_WORKBOOK:
        raise _damaged(name) from None
    finally:
        workbook.close()
    if not lines:
        raise CoachingError(f"{name} is empty.", "Export the table again.")
    return Grid(name, lines, sheet, tuple(sheets), since_1904=since_1904, carried=frozenset(merged.carried))


def moment_of(serial: float, *, since_1904: bool) -> datetime | None:
    """The date and time that a number stands for in Excel, to the minute; None where it stands for none."""
    try:
        moment: Any = from_excel(serial, MAC_EPOCH if since_1904 else WINDOWS_EPOCH)
        if not isinstance(moment, datetime):
            return None
        return (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    except (ValueError, OverflowError):
        return None


def _refuse_swollen(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except _BAD_WORKBOOK:
        raise _damaged(name) from None
    if unpacked > MAX_UNPACKED:
        raise CoachingError(f"{name} would unpack to {unpacked / 1024**2:,.0f} MB.", "Make several files of it.")


def _damaged(name: str) -> CoachingError:
    return CoachingError(f"{name} is no Excel workbook that can be read.", "Save it again as .xlsx, or as CSV.")


def _lines(
    name: str,
    sheet: Any,  # noqa: ANN401 - the stubs know no read-only sheet
    merged: MergedDown,
    progress: Progress | None,
) -> Iterator[Line]:
    """The lines of a sheet that say anything; what the file claims about its size is not believed."""
    total = min(sheet.max_row or 0, MAX_ROWS)
    sheet.reset_dimensions()
    found = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if progress and number % TELL_EVERY == 0:
            progress(number, max(total, number))
        if all(value is None for value in row):
            continue
        cells = merged.filled(number, tuple(map(_cell, row)))
        end = len(cells)
        while end and cells[end - 1] == "":
            end -= 1
        if not end:
            continue
        found += 1
        if end > MAX_COLUMNS or found > MAX_ROWS:
            what = f"{end:,} columns" if end > MAX_COLUMNS else f"more than {MAX_ROWS:,} rows"
            raise CoachingError(f"{name} has {what}.", "Keep what is about clients and interviews.")
        yield Line(number, cells[:end])


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, str):
        return unguarded(value).strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    return _TYPED.get(type(value), str)(value)


def _whole_minutes(value: datetime) -> datetime:
    return (value.replace(tzinfo=None) + timedelta(seconds=30)).replace(second=0, microsecond=0)


_TYPED: dict[type, Callable[[Any], Cell]] = {
    datetime: _whole_minutes,
    date: lambda value: value,
    time: lambda value: value,
}
