"""Files of any kind: opened whatever their encoding and separator, or told in a sentence why not."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from coaching.errors import CoachingError
from coaching.exchange.tracker.csv_grid import encoding_of
from coaching.exchange.tracker.grid import MAX_COLUMNS
from coaching.exchange.tracker.opening import is_table, open_grid
from tests.builders import instant
from tests.exchange.tracker.files import csv_bytes, opened, reading_of, xlsx_bytes

ROWS = [["Client", "Employer", "Interview date"], ["Zoë Müller", "Café “Où” + Nord", "2026-03-02"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_csv_in_any_usual_encoding_and_separator(encoding: str, separator: str) -> None:
    (entry,) = reading_of(csv_bytes(ROWS, separator=separator, encoding=encoding)).entries
    assert entry.client.name == "Zoë Müller"
    assert entry.interview is not None
    assert entry.interview.employer == "Café “Où” + Nord"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1251", "Иван Петров"), ("cp932", "山田太郎"), ("gb18030", "王小明"), ("cp1250", "Łukasz Żółć")],
)
def test_an_encoding_can_be_chosen_where_the_guess_is_wrong(encoding: str, name: str) -> None:
    data = csv_bytes([ROWS[0], [name, "Acme", "2026-03-02"]], encoding=encoding)
    assert open_grid("t.csv", data, encoding=encoding).lines[1].cells[0] == name
    assert open_grid("t.csv", data).encoding


@pytest.mark.parametrize("text", ["Zoë", "Aäb", "Smith\u2019s €", "Jürgen Groß; Café “Où”", "Peña", "Møller"])
def test_a_few_letters_of_the_west_are_enough_to_tell_the_usual_encoding(text: str) -> None:
    assert encoding_of(f"Client\n{text}\n".encode("cp1252")) == "cp1252"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Имя;Фирма\nПётр;Люди\n"), ("cp932", "氏名,会社\n山田太郎,株式会社\n")],  # noqa: RUF001 - Cyrillic is meant
)
def test_letters_of_elsewhere_are_not_taken_for_those_of_the_west(encoding: str, text: str) -> None:
    assert encoding_of(text.encode(encoding)) == encoding


def test_a_line_that_tells_excel_the_separator_is_no_line_of_the_table() -> None:
    tracker = opened(b"sep=;\r\nClient;Employer;Date\r\nAda, Jr.;Acme;2026-03-02\r\n")
    assert [(row.number, row.cells[0]) for row in tracker.rows] == [(3, "Ada, Jr.")]


def test_the_table_goes_on_after_a_row_that_can_not_be_read() -> None:
    broken = "x" * 200_000
    reading = reading_of(f'Client,Employer,Date\nAda,Acme,2026-03-02\n"{broken}",Acme,\nBo,Acme,2026-03-02\n'.encode())
    assert reading.entries[0].client.name == "Ada"
    assert (reading.problems[0].line, reading.problems[0].fault[:26]) == (3, "The row cannot be read (fi")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n", "is empty"),
        (b"\xef\xbb\xbf", "no line with the names"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old format, or protected"),
        (b"abc\0\0def" * 10, "is no table"),
        (b"PK\x03\x04 nonsense", "no Excel workbook"),
        (bytes(range(256)) * 20, "is no table"),
    ],
)
def test_what_is_no_table_gets_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(CoachingError, match=words):
        opened(data)


def test_a_million_columns_are_told_and_not_read() -> None:
    with pytest.raises(CoachingError, match=f"1,000,000 columns, more than the {MAX_COLUMNS}"):
        opened(b"Client,Employer,Date" + b",x" * 999_997)
    trailing = b"Client,Employer,Date" + b"," * 2000 + b"\nAda,Acme,2026-03-02" + b"," * 2000 + b"\n"
    assert len(reading_of(trailing).entries) == 1


def test_a_workbook_that_is_none_or_damaged_or_empty_gets_a_sentence() -> None:
    whole = xlsx_bytes(ROWS)
    for damaged in (whole[: len(whole) // 2], whole.replace(b"sheet", b"sheeT"), whole[:-30]):
        with pytest.raises(CoachingError, match=r"workbook|empty"):
            opened(damaged)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(CoachingError, match="no Excel workbook that can be read"):
        opened(out.getvalue())
    with pytest.raises(CoachingError, match="is empty"):
        opened(xlsx_bytes([]))


def test_the_first_sheet_with_a_table_is_read_or_the_one_that_is_named() -> None:
    book = Workbook()
    book.active.title = "Cover"
    for title, name in (("Spring", "Ada"), ("Fall", "Bo")):
        sheet = book.create_sheet(title)
        for row in (ROWS[0], [name, "Acme", "2026-03-02"]):
            sheet.append(row)
    book.create_sheet("Hidden").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    grid = open_grid("t.xlsx", out.getvalue())
    assert (grid.sheet, grid.sheets, grid.lines[1].cells[0]) == ("Spring", ("Cover", "Spring", "Fall"), "Ada")
    assert open_grid("t.xlsx", out.getvalue(), sheet="Fall").lines[1].cells[0] == "Bo"
    with pytest.raises(CoachingError, match="no such sheet"):
        open_grid("t.xlsx", out.getvalue(), sheet="Hidden")


def test_a_table_is_told_by_its_ending_or_its_content(tmp_path: Path) -> None:
    for name, content, table in (
        ("a.xlsx", b"PK\x03\x04", True), ("a.csv", b"", True), ("a.zip", b"x,y", False), ("list", b"x,y", True),
        ("backup", b"PK\x03\x04", False),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        assert is_table(tmp_path / name) is table, name
    assert not is_table(tmp_path)
    assert not is_table(tmp_path / "nowhere")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_told_in_a_sentence(data: bytes) -> None:
    try:
        columns = opened(data).columns
    except CoachingError:
        return
    assert columns


def test_a_letter_far_down_in_a_long_file_tells_its_encoding() -> None:
    many = [["Ada", "Acme", "2026-03-02"]] * 20_000
    data = csv_bytes([ROWS[0], *many, ["Zoë Müller", "Café", "2026-03-02"]], encoding="cp1252")
    grid = open_grid("t.csv", data)
    assert (grid.encoding, grid.lines[-1].cells[:2]) == ("cp1252", ("Zoë Müller", "Café"))


def test_a_workbook_in_which_excel_only_colored_a_million_cells_is_as_small_as_what_is_in_it() -> None:
    book = Workbook()
    for row in [*ROWS, [None, None, None], ["", " ", None]]:
        book.active.append(row)
    book.active.cell(row=50_000, column=400).number_format = "0.00"
    out = io.BytesIO()
    book.save(out)
    grid = open_grid("t.xlsx", out.getvalue())
    assert [line.number for line in grid.lines] == [1, 2]
    assert {len(line.cells) for line in grid.lines} == {3}


def test_a_workbook_with_too_much_in_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching.exchange.tracker.xlsx_grid.MAX_ROWS", 1)
    with pytest.raises(CoachingError, match="more than 1 rows"):
        opened(xlsx_bytes(ROWS))
    monkeypatch.setattr("coaching.exchange.tracker.xlsx_grid.MAX_UNPACKED", 10)
    with pytest.raises(CoachingError, match="would unpack to"):
        opened(xlsx_bytes(ROWS))
    monkeypatch.setattr("coaching.exchange.tracker.csv_grid.MAX_ROWS", 1)
    with pytest.raises(CoachingError, match="more than 1 rows"):
        opened(csv_bytes(ROWS))


def test_numbers_booleans_and_durations_of_a_workbook_are_read_for_what_they_are() -> None:
    rows = [
        ["Client", "Employer", "Date", "Phone", "Thank-you", "Time"],
        ["Ada", 7, date(2026, 3, 2), 5550100199, True, timedelta(hours=10, minutes=30)],
    ]
    (entry,) = reading_of(xlsx_bytes(rows)).entries
    assert entry.client.phone == "5550100199"
    assert entry.interview is not None
    assert (entry.interview.employer, len(entry.done)) == ("7", 1)
    assert entry.interview.starts_at == instant("2026-03-02T10:30")


def test_a_workbook_that_counts_its_days_from_1904_is_read_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in [["Client", "Employer", "Date"], ["Ada", "Acme", 44621]]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    (entry,) = reading_of(out.getvalue()).entries
    assert entry.interview is not None
    assert entry.interview.starts_at == instant("2026-03-02T12:00")
