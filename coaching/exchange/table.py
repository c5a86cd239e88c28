"""A table for people as CSV: guarded against formulas, and with the mark by which Excel knows UTF-8."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import IO, TextIO, cast

from coaching.exchange.guard import guarded

_BYTE_ORDER_MARK = "\ufeff"


def write_table(
    header: Sequence[str], rows: Iterable[Sequence[object]], out: IO[bytes] | TextIO, *, mark: bool = True
) -> int:
    """Writes header and rows as CSV, UTF-8 into a binary file; returns the number of rows, the header not counted.

    Text is guarded, numbers and dates stay as they are, None is empty. `mark` puts a byte order mark in front. A text
    file must not translate line ends (open it with newline="").
    """
    if hasattr(out, "encoding"):
        return _write(header, rows, cast("TextIO", out), mark=mark)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return _write(header, rows, text, mark=mark)
    finally:
        text.detach()


def _write(header: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO, *, mark: bool) -> int:
    if mark:
        out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(guarded, header))
    written = 0
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
        written += 1
    out.flush()
    return written
