"""A CSV file to lines of cells: in any encoding, with a comma, semicolon, tab or bar between cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress

from charset_normalizer import from_bytes

from coaching.errors import CoachingError
from coaching.exchange.guard import unguarded
from coaching.exchange.tracker.grid import MAX_COLUMNS, MAX_ROWS, Grid, Line

UTF_8 = "utf-8"
USUAL = "cp1252"
"""What Excel writes in Western Europe and the Americas where it does not write UTF-8."""
ENCODINGS = (UTF_8, USUAL, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman",
             "cp932", "gb18030", "big5", "cp949", "utf-16")  # fmt: skip
"""What can be chosen where the guess is wrong."""
SAMPLE = 64 * 1024
"""Bytes by which an encoding is told."""
SEPARATORS = ",;\t|"
LINES_COMPARED = 50
"""Lines by which the separator is told."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LETTERS, _PUNCTUATION = "äöüéèêëàâáãåçñíìîïóòôõøúùûæœ", "ß“”„‘’‚–—…•€§°©®™´·«»\u00a0"  # noqa: RUF001 - as people write
_WESTERN = frozenset(_LETTERS + _LETTERS.upper() + _PUNCTUATION)
_ENDS_LIKE_EXCEL = "sep="


def csv_grid(name: str, data: bytes, encoding: str = "") -> Grid:
    """The table of a CSV file; `encoding` where somebody chose one. CoachingError where it is no table of text."""
    told = encoding or encoding_of(data)
    text = _decoded(name, data, told)
    separator, text = _separator(text)
    broken: list[tuple[int, str]] = []
    lines = list(_lines(name, text, separator, broken))
    shown = UTF_8 if told == "utf-8-sig" else told
    return Grid(name, lines, encoding=shown, separator=separator, broken=tuple(broken))


def encoding_of(data: bytes) -> str:
    """The encoding by its mark; UTF-8 where it can be; else the likeliest, of several alike the usual one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    with suppress(UnicodeDecodeError):
        data.decode(UTF_8)
        return UTF_8
    telling = _telling(data)
    if _reads_as_usual(telling):
        return USUAL
    matches = list(from_bytes(telling))
    alike = [match for match in matches if match.chaos <= matches[0].chaos]
    if not matches or any(USUAL in match.could_be_from_charset for match in alike):
        return USUAL
    return matches[0].encoding


def _reads_as_usual(data: bytes) -> bool:
    """Whether it reads well in the usual encoding: letters of the West within words that have others, and marks.

    For a few names the statistics of charset-normalizer have too little to go by.
    """
    text = data.decode(USUAL, "replace")
    words = re.findall(r"\w{2,}", text)
    odd = {character for character in text if not character.isascii()}
    return odd <= _WESTERN and all(any(letter.isascii() for letter in word) for word in words)


def _telling(data: bytes) -> bytes:
    """A part of the file with the first letter that tells encodings apart, from the beginning of a line."""
    if len(data) <= SAMPLE:
        return data
    first = next((at for at, byte in enumerate(data) if byte > 127), 0)  # ASCII ends at 127
    start = data.rfind(b"\n", 0, max(first - SAMPLE // 2, 0)) + 1
    return data[start : start + SAMPLE]


def _decoded(name: str, data: bytes, encoding: str) -> str:
    if not data.strip():
        raise CoachingError(f"{name} is empty.", "Export the table again.")
    text = data.decode(encoding, "replace")
    if "\0" in text:
        raise CoachingError(f"{name} is no table.", "Give a CSV or an Excel workbook (.xlsx).")
    return text


def _separator(text: str) -> tuple[str, str]:
    """What stands between cells, and the text without the line by which Excel is told: the most cells a line win."""
    first, _, rest = text.partition("\n")
    said = first.strip().lower().removeprefix(_ENDS_LIKE_EXCEL)
    if first.lower().startswith(_ENDS_LIKE_EXCEL) and said[:1] in SEPARATORS:
        return said[:1], "\n" + rest
    sample = list(io.StringIO(text[: SAMPLE * 4], newline=""))[:LINES_COMPARED]
    return max(SEPARATORS, key=lambda separator: _alike(sample, separator)), text


def _alike(sample: list[str], separator: str) -> int:
    """How many cells the lines of the most frequent width above one have together."""
    widths: dict[int, int] = {}
    try:
        for row in csv.reader(sample, delimiter=separator):
            if len(row) > 1:
                widths[len(row)] = widths.get(len(row), 0) + 1
    except csv.Error:
        pass
    return max((width * times for width, times in widths.items()), default=0)


def _lines(name: str, text: str, separator: str, broken: list[tuple[int, str]]) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    last = count = 0
    while True:
        try:
            for row in reader:
                number, last = last + 1, reader.line_num
                cells = tuple(unguarded(cell).strip() for cell in row)
                if len(cells) > MAX_COLUMNS:
                    cells = trimmed(name, cells)
                if any(cells):
                    count += 1
                    if count > MAX_ROWS:
                        raise too_long(name)
                    yield Line(number, cells)
            return
        except csv.Error as error:
            broken.append((last + 1, str(error)))
            last = reader.line_num


def trimmed(name: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells without empty ones at the end; CoachingError where there are still too many."""
    end = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
    if end > MAX_COLUMNS:
        fault = f"{name} has {end:,} columns, more than the {MAX_COLUMNS} that are read."
        raise CoachingError(fault, "Keep the columns about clients and interviews.")
    return cells[:end]


def too_long(name: str) -> CoachingError:
    return CoachingError(f"{name} has more than {MAX_ROWS:,} rows.", "Make several files of it.")
