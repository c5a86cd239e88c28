"""A workbook's cells merged over several rows: counted for each of them, and never beyond."""

from __future__ import annotations

import pytest

from coaching.exchange.tracker import merged_cells
from coaching.exchange.tracker.opening import open_grid
from tests.exchange.tracker.files import reading_of, xlsx_bytes

HEADER = ["Client", "Email", "Employer", "Interview date", "Thank-you"]
FIRST = ["Ada Example", "ada@example.org", "Acme", "2026-03-02", "2026-03-03"]
SECOND = [None, None, "Beta", "2026-03-04", None]


def test_a_name_merged_over_two_rows_counts_for_both_and_that_is_said() -> None:
    reading = reading_of(xlsx_bytes([HEADER, FIRST, SECOND], merged=["A2:A3", "B2:B3"]))
    assert [(one.client.name, one.client.email) for one in reading.entries] == [("Ada Example", "ada@example.org")] * 2
    assert [len(one.done) for one in reading.entries] == [1, 0]
    assert reading.remarks[0] == "1 row below the first of merged cells: what stands in them was read for each row."


def test_below_the_merged_cells_an_empty_name_is_refused() -> None:
    reading = reading_of(xlsx_bytes([HEADER, FIRST, SECOND, SECOND], merged=["A2:A3"]))
    assert [(problem.line, problem.column, problem.fault) for problem in reading.problems] == [
        (4, "Client", "It is empty.")
    ]
    unmerged = reading_of(xlsx_bytes([HEADER, FIRST, SECOND]))
    assert [problem.line for problem in unmerged.problems] == [3]
    assert not any("merged" in remark for remark in unmerged.remarks)


def test_a_merged_row_without_anything_of_its_own_is_no_row() -> None:
    data = xlsx_bytes([HEADER, FIRST, [None] * 5, SECOND], merged=["A2:A4"])
    assert [(one.line, one.client.name) for one in reading_of(data).entries] == [(2, "Ada Example"), (4, "Ada Example")]


def test_cells_merged_across_stay_in_their_first_column() -> None:
    data = xlsx_bytes([HEADER, FIRST, [None, None, "Beta", "2026-03-04"]], merged=["A2:B3"])
    assert [line.cells[:2] for line in open_grid("t.xlsx", data).lines[1:]] == [
        ("Ada Example", ""), ("Ada Example", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("chunk", [1, 64, 1000])
def test_ranges_are_found_wherever_a_part_of_the_file_ends(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged_cells, "CHUNK", chunk)
    rows = [row for at in range(20) for row in ([f"Ada {at}", None, "Acme", "2026-03-02"], SECOND)]
    grid = open_grid("t.xlsx", xlsx_bytes([HEADER, *rows], merged=[f"A{at}:A{at + 1}" for at in range(2, 42, 2)]))
    assert [line.cells[0] for line in grid.lines[1:]] == [f"Ada {at // 2}" for at in range(40)]
