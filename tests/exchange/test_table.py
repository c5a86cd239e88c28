"""Tables for people."""

import csv
import io
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from coaching.exchange.guard import unguarded
from coaching.exchange.table import write_table
from coaching.model import Status

ROWS = [("=1+1", -5, date(2026, 3, 2)), ("Ada", None, 0.5), (Status.DUE, -0.25, datetime(2026, 3, 2, 15, tzinfo=UTC))]


def test_text_is_guarded_and_numbers_and_dates_are_not():
    out = io.BytesIO()
    assert write_table(["who", "-how many", "when"], ROWS, out) == 3
    assert out.getvalue().decode() == (
        "\ufeffwho,'-how many,when\r\n'=1+1,-5,2026-03-02\r\nAda,,0.5\r\ndue,-0.25,2026-03-02 15:00:00+00:00\r\n"
    )


def test_a_binary_file_stays_open_and_a_text_file_gets_the_same():
    binary, text = io.BytesIO(), io.StringIO(newline="")
    write_table(["who"], ROWS, binary, mark=False)
    write_table(["who"], ROWS, text, mark=False)
    assert binary.getvalue().decode() == text.getvalue()
    assert not text.getvalue().startswith("\ufeff")


def test_a_file_on_disk_may_be_opened_either_way(tmp_path):
    with (
        (tmp_path / "a.csv").open("wb") as binary,
        (tmp_path / "b.csv").open("w", newline="", encoding="utf-8") as text,
    ):
        for out in (binary, text):
            write_table(["wer"], [("José",)], out)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_what_was_written_before_a_failure_does_not_close_the_file():
    out = io.BytesIO()

    def rows():
        yield ("Ada",)
        raise ValueError

    try:
        write_table(["who"], rows(), out)
    except ValueError:
        assert not out.closed


@given(st.lists(st.tuples(st.text(), st.text(min_size=1)), max_size=5))
def test_any_text_can_be_read_back_and_none_is_a_formula(rows):
    out = io.StringIO(newline="")
    assert write_table(["a", "b"], rows, out, mark=False) == len(rows)
    read = list(csv.reader(io.StringIO(out.getvalue(), newline="")))[1:]
    assert [tuple(map(unguarded, row)) for row in read] == rows
    assert not any(cell.startswith(tuple("=+-@\t\r\n\0＝＋－＠")) for row in read for cell in row)  # noqa: RUF001
