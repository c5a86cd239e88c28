"""Which kind of file it is, by its content: a CSV or a workbook is opened, anything else told in a sentence."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from coaching.errors import CoachingError
from coaching.exchange.tracker.csv_grid import csv_grid
from coaching.exchange.tracker.grid import Grid, Progress
from coaching.exchange.tracker.xlsx_grid import xlsx_grid

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers"})
"""Of files that hold a single table."""
WORKBOOK_PART = "xl/"
_OTHERS = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"{\\rtf": "a text document"}
GIVE_A_TABLE = "Give a CSV or an Excel workbook (.xlsx)."


def is_table(path: Path) -> bool:
    """Whether the file at the path is a single table, by its ending or, where that says nothing, its content."""
    if path.suffix.lower() in ENDINGS:
        return True
    if not path.is_file() or path.suffix.lower() == ".zip":
        return False
    with path.open("rb") as file:
        return not file.read(len(ZIP)).startswith(ZIP)


def is_workbook(data: bytes) -> bool:
    """Whether it is a zip with a workbook in it."""
    if not data.startswith(ZIP):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return any(name.startswith(WORKBOOK_PART) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def open_grid(name: str, data: bytes, *, sheet: str = "", encoding: str = "", progress: Progress | None = None) -> Grid:
    """The table in a file of that name; CoachingError where it is none."""
    if is_workbook(data):
        return xlsx_grid(name, data, sheet, progress)
    if data.startswith(OLD_OFFICE):
        hint = "Open it in Excel and save it as .xlsx, without a password."
        raise CoachingError(f"{name} is in Excel's old format, or protected with a password.", hint)
    if data.startswith(ZIP):
        raise CoachingError(f"{name} is a zip and no Excel workbook.", GIVE_A_TABLE)
    for start, what in _OTHERS.items():
        if data.startswith(start):
            raise CoachingError(f"{name} is {what}.", GIVE_A_TABLE)
    return csv_grid(name, data, encoding)
