"""Workbooks: every cell read back is what was stored, no text is a formula, dates and numbers are real."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from coaching.exchange import workbook
from coaching.exchange.guard import RISKY, unguarded
from coaching.exchange.table import Column, CsvStyle, Table, write_csv_files, write_table
from coaching.exchange.workbook import MOST_CHARACTERS, write_workbook
from tests.strategies import THOROUGHNESS

NASTY = st.text(
    st.sampled_from("=+-@＝＋－＠'\t\r\n\0\x0b\x1f,;\"\\ aé<>&_x\u2028\ufeff\ufffe\uffff😀"),  # noqa: RUF001
    max_size=8,
)
MARKUP = st.sampled_from(("<r></r>", "<r><t>x</t></r>", "_x000D_", "]]>", "<!--", "&amp;", "=cmd|' /C calc'!A0"))
TEXTS = NASTY | MARKUP | st.text(max_size=12)
DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))
MINUTES = st.integers(0, 24 * 60 - 1).map(lambda number: time(number // 60, number % 60))
MOMENTS = st.builds(datetime.combine, DAYS, MINUTES)
CELLS = TEXTS | DAYS | MINUTES | MOMENTS | st.integers(-(10**9), 10**9) | st.floats(0, 1).map(lambda x: round(x, 6))
ROWS = st.lists(st.tuples(CELLS | st.none(), CELLS, st.booleans()), max_size=40)
COLUMNS = (Column("Wer", 20), Column("=Was", 60), Column("ob"))


def table_of(rows: Sequence[Sequence[object]], name: str = "things") -> Table:
    return Table(name, COLUMNS, iter(rows))


def written(*tables: Table) -> Workbook:
    out = io.BytesIO()
    write_workbook(tables, lambda counts: [(f"Rows of {name}", count) for name, count in counts.items()], out)
    return load_workbook(io.BytesIO(out.getvalue()))


def stored(cell: object) -> object:
    """What a cell of a workbook stands for."""
    return unguarded(unescape(cell)) if isinstance(cell, str) else cell


def expected(cell: object) -> object:
    """What a reader of a workbook makes of a value: yes and no are words, nothing is empty, a date has a time."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell == "" and isinstance(cell, str):
        return None
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return datetime.combine(cell, time())
    return cell


@settings(THOROUGHNESS, max_examples=THOROUGHNESS.max_examples // 8)  # each makes a zip and opens it again
@given(ROWS)
def test_every_cell_of_a_workbook_is_read_back_as_it_was_stored_and_none_is_a_formula(rows):
    sheet = written(table_of(rows))["Things"]
    for number, row in enumerate(rows, 2):
        for column, cell in enumerate(row, 1):
            found = sheet.cell(number, column)
            assert found.data_type != "f"
            assert stored(found.value) == expected(cell), repr(cell)
            if isinstance(cell, str) and cell:
                assert found.data_type == "s"
                assert not found.value.startswith(tuple(RISKY))


@given(ROWS, st.sampled_from(",;"), st.booleans())
def test_every_cell_of_a_csv_is_read_back_as_it_was_stored(rows, separator, mark):
    out = io.BytesIO()
    assert write_table(["a", "b", "c"], rows, out, separator=separator, mark=mark) == len(rows)
    text = out.getvalue().decode("utf-8-sig" if mark else "utf-8")
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))[1:]
    assert [[unguarded(cell) for cell in row] for row in read] == [[said(cell) for cell in row] for row in rows]


def said(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def test_the_first_sheet_says_what_the_others_are():
    book = written(table_of([("a", 1, True)]), table_of([], name="other_things"))
    assert book.sheetnames == ["About", "Things", "Other things"]
    assert [tuple(row) for row in book["About"].iter_rows(min_row=2, values_only=True)] == [
        ("Rows of things", 1),
        ("Rows of other_things", 0),
    ]


def test_the_heading_stays_in_sight_and_columns_are_as_wide_as_they_ask():
    sheet = written(table_of([("a", "b", True)]))["Things"]
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width == pytest.approx(60, abs=1)
    assert sheet["B1"].value == "'=Was"
    assert sheet.auto_filter.ref == "A1:C2"


def test_dates_and_times_are_shown_as_such_and_shares_in_percent():
    row = (date(2026, 3, 4), datetime(2026, 3, 4, 9, 30), True)  # noqa: DTZ001 - as in a workbook
    sheet = written(table_of([row, (time(9, 30), 0.25, False)]))["Things"]
    assert [sheet[cell].number_format for cell in ("A2", "B2", "A3", "B3")] == [
        "mm-dd-yy",
        "m/d/yy h:mm",
        "h:mm",
        "0.0%",
    ]
    assert sheet["A2"].is_date


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    for text in ("a" * MOST_CHARACTERS, "=" + "é😀" * MOST_CHARACTERS):
        value = written(table_of([(text, None, True)]))["Things"]["A2"].value
        assert value.endswith("the CSV has all of it)")
        assert len(value.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
        assert text.startswith(unguarded(value)[:1000])
    whole = "b" * (MOST_CHARACTERS - 1)
    assert written(table_of([(whole, None, True)]))["Things"]["A2"].value == whole


def test_more_rows_than_a_sheet_holds_go_on_in_a_further_one(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    for number, sizes in ((3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])):
        book = written(table_of([(index, "", True) for index in range(number)]))
        sheets = [sheet for sheet in book if sheet.title.startswith("Things")]
        assert [sheet.max_row - 1 for sheet in sheets] == sizes
        assert [row[0] for sheet in sheets for row in sheet.iter_rows(min_row=2, values_only=True)] == list(
            range(number)
        )
        assert book["About"]["B2"].value == number


def test_what_goes_wrong_meanwhile_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield ("a", "b", True)
        raise ValueError("the database went away")

    with pytest.raises(ValueError, match="went away"):
        written(Table("things", COLUMNS, rows()))
    assert list(tmp_path.iterdir()) == []


def test_csv_files_are_followed_by_what_they_are_about():
    made: dict[str, io.BytesIO] = {}

    class Kept(io.BytesIO):
        def close(self) -> None:
            """Stays to be looked at."""

    def open_file(name: str) -> io.BytesIO:
        made[name] = Kept()
        return made[name]

    tables = [table_of([("a", date(2026, 3, 4), True)]), table_of([], name="others")]
    counts = write_csv_files(
        tables, lambda counts: [("Rows", sum(counts.values()))], open_file, CsvStyle(";", mark=False)
    )
    assert counts == {"things": 1, "others": 0}
    assert list(made) == ["things.csv", "others.csv", "about.csv"]
    assert made["things.csv"].getvalue().decode() == "Wer;'=Was;ob\r\na;2026-03-04;yes\r\n"
    assert made["about.csv"].getvalue().decode().splitlines()[1] == "Rows;1"
