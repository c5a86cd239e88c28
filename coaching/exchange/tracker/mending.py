"""The refused rows of a tracker as a file: to correct and import again, each with what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from coaching.exchange.cells import Refused
from coaching.exchange.table import write_table
from coaching.exchange.tracker.dates import moment
from coaching.exchange.tracker.fields import DATES
from coaching.exchange.tracker.grid import Cell, Line, text_of
from coaching.exchange.tracker.headers import Column
from coaching.exchange.tracker.reading import Tracker

WHAT_IS_WRONG = "What is wrong"
"""A column that is known, and left out when the file comes back."""


def refused_rows(tracker: Tracker, refused: Mapping[int, str]) -> bytes:
    """The refused lines as CSV, in the columns of the file; dates that can be read are written YYYY-MM-DD.

    So their order needs no second answer, and shows from no other row of the file.
    """
    out = BytesIO()
    columns = [column for column in tracker.columns if column.name != WHAT_IS_WRONG]
    header = [WHAT_IS_WRONG, *(column.name for column in columns)]
    write_table(header, _rows(tracker, columns, refused), out)
    return out.getvalue()


def _rows(tracker: Tracker, columns: list[Column], refused: Mapping[int, str]) -> Iterator[list[str]]:
    for line in tracker.rows:
        if line.number in refused:
            yield [refused[line.number], *(_text(tracker, line, column) for column in columns)]


def _text(tracker: Tracker, line: Line, column: Column) -> str:
    cell: Cell = line.cell(column.place)
    if column.field not in DATES or cell == "":
        return text_of(cell)
    try:
        found = moment(cell, "", tracker.orders.get(column.place), since_1904=tracker.grid.since_1904)
    except Refused:
        return text_of(cell)
    if found.zone:
        return f"{found.day}T{found.time:%H:%M} {found.zone}"
    return f"{found.day} {found.time:%H:%M}" if found.time else str(found.day)
