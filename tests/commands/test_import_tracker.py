"""afterword import with a tracker: what it asks for, what it prints, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import run, told
from tests.exchange.tracker.files import (
    csv_bytes,
    european_excel,
    excel_with_titles,
    google_sheets,
    month_first,
    two_in_a_cell,
)

HEADER = ["Client", "Employer", "Interview date", "Status", "Notes"]


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """Two sound rows and a bad one."""
    path = tmp_path / "tracker.csv"
    path.write_bytes(csv_bytes([
        HEADER, ["Ada Example", "Acme", "2026-03-02", "", "x"], ["Bo Example", "Beta", "2026-03-04", "held", ""],
        ["Cy Example", "Gamma", "2026-03-05", "Blue", ""],
    ]))  # fmt: skip
    return path


def test_it_says_what_became_of_every_row_and_adds_nothing_twice(tracker: Path, url: str) -> None:
    ran = run("import", tracker, "--database", url)
    assert (ran.status, ran.out) == (1, "3 rows read: 2 added, 0 changed, 0 unchanged, 1 refused.\n")
    assert "tracker.csv: left out: 'Notes'." in ran.err
    assert "tracker.csv, line 4, Status: 'Blue' is not a status" in ran.err
    assert "2 rows without a time of day" in ran.err
    again = run("import", tracker, "--database", url)
    assert again.out == "3 rows read: 0 added, 0 changed, 2 unchanged, 1 refused.\n"


def test_as_json_it_has_the_rows_and_the_problems(tracker: Path, url: str) -> None:
    printed = json.loads(run("import", tracker, "--database", url, "--json").out)
    assert printed["rows"] == {"read": 3, "added": 2, "changed": 0, "unchanged": 0, "refused": 1}
    (problem,) = printed["problems"]
    assert list(problem) == ["file", "line", "column", "fault", "remedy"]
    assert (problem["file"], problem["line"], problem["column"]) == ("tracker.csv", 4, "Status")


def test_a_date_that_may_be_two_is_refused_with_the_way_out_and_read_as_said(
    tmp_path: Path, url: str, path: Path
) -> None:
    tracker = tmp_path / "ambiguous.csv"
    tracker.write_bytes(csv_bytes([HEADER, ["Ada Example", "Acme", "3/4/2026", "", ""]]))
    said = told(run("import", tracker, "--database", url))
    assert "Interview date: day or month first?" in said
    assert "Say --day-first or --month-first." in said
    days = []
    for order in ("--day-first", "--month-first"):
        path.unlink(missing_ok=True)
        assert run("import", tracker, "--database", url, order, "--timezone", "America/New_York").status == 0
        run("export", "interviews", "--to", tmp_path / "out.csv", "--database", url)
        days.append((tmp_path / "out.csv").read_text())
    assert "2026-04-03" in days[0]
    assert "2026-03-04" in days[1]


def test_the_way_out_names_a_column_that_proves_an_order(tmp_path: Path, url: str) -> None:
    tracker = tmp_path / "two.csv"
    header = ["Client", "Employer", "Interview date", "Answer by"]
    tracker.write_bytes(csv_bytes([header, ["Ada Example", "Acme", "14.11.2026", "5.12.2026"]]))
    said = told(run("import", tracker, "--database", url))
    assert "Answer by: day or month first?" in said
    assert "Say --day-first, as in column Interview date, or --month-first." in said
    assert run("import", tracker, "--database", url, "--day-first").status == 0


@pytest.mark.parametrize(
    ("make", "name", "arguments", "rows"),
    [
        (google_sheets, "a.csv", [], (3, 3)),
        (excel_with_titles, "a.xlsx", ["--undated-outcomes", "today"], (3, 3)),
        (european_excel, "a.csv", ["--day-first"], (2, 1)),
        (two_in_a_cell, "a.txt", [], (2, 2)),
        (month_first, "a.csv", ["--month-first", "--undated-outcomes", "open"], (3, 3)),
    ],
)
def test_trackers_as_people_keep_them(  # noqa: PLR0917 - what pytest hands over
    make, name, arguments, rows, tmp_path: Path, url: str
) -> None:
    (tmp_path / name).write_bytes(make())
    ran = run("import", tmp_path / name, "--database", url, *arguments)
    assert ran.out.startswith(f"{rows[0]} rows read: {rows[1]} added, 0 changed, 0 unchanged,")
    again = run("import", tmp_path / name, "--database", url, *arguments)
    assert f"0 added, 0 changed, {rows[1]} unchanged" in again.out


def test_what_is_read_is_said_where_the_file_is_not_utf_8(tmp_path: Path, url: str) -> None:
    (tmp_path / "a.csv").write_bytes(european_excel())
    assert "read as cp1252" in run("import", tmp_path / "a.csv", "--database", url, "--day-first").err


def test_refused_rows_are_written_to_mend_and_go_in_once_mended(tracker: Path, tmp_path: Path, url: str) -> None:
    mend = tmp_path / "mend.csv"
    run("import", tracker, "--database", url, "--refused-to", mend)
    text = mend.read_text(encoding="utf-8-sig")
    assert "Cy Example" in text
    assert "Ada Example" not in text
    mend.write_text(text.replace("Blue", "held"), encoding="utf-8")
    assert run("import", mend, "--database", url).out == "1 row read: 1 added, 0 changed, 0 unchanged, 0 refused.\n"


OWN = b"""Company,Job title,Date,Contact,Email,Thank you sent
Acme,Welder,2026-03-02,Luis Ortega,luis@example.org,2026-03-03
Beta,Welder,2026-03-09,Ann Lee,ann@example.org,no
"""


def test_a_job_seekers_own_tracker_goes_to_the_client_who_is_named(tmp_path: Path, url: str) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(OWN)
    assert "mine.csv does not say whose interviews they are. Say --client NAME" in told(
        run("import", file, "--database", url)
    )
    done = run("import", file, "--database", url, "--client", "Dana  Whitfield").out
    assert done == "2 rows read: 2 added, 0 changed, 0 unchanged, 0 refused.\n"
    again = run("import", file, "--database", url, "--client", "dana whitfield").out
    assert again == "2 rows read: 0 added, 0 changed, 2 unchanged, 0 refused.\n"
    run("export", "caseload", "--to", tmp_path / "out", "--database", url)
    people = (tmp_path / "out" / "people.csv").read_text("utf-8-sig")
    assert "Luis Ortega" in people
    assert "luis@example.org" in people
    clients = (tmp_path / "out" / "clients.csv").read_text("utf-8-sig").splitlines()
    assert len(clients) == 2
    assert "Dana Whitfield" in clients[1]
    assert "@" not in clients[1]


def test_a_tracker_that_names_its_clients_keeps_to_them(tracker: Path, tmp_path: Path, url: str) -> None:
    run("import", tracker, "--database", url, "--client", "Somebody Else")
    run("export", "caseload", "--to", tmp_path / "out", "--database", url)
    assert "Somebody Else" not in (tmp_path / "out" / "clients.csv").read_text("utf-8-sig")


def test_a_dry_run_makes_no_database(tracker: Path, url: str, path: Path) -> None:
    assert "2 added" in run("import", tracker, "--database", url, "--dry-run").out
    assert not path.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"Client,Employer\nAda,Acme\n", "no column that is known as the interview's date"),
        (b"Client,Employer,Date\n", "has no rows"),
    ],
)
def test_a_file_that_is_no_tracker_gets_a_sentence(content: bytes, words: str, tmp_path: Path, url: str) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    assert words in told(run("import", tmp_path / "t.csv", "--database", url))


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path, url: str) -> None:
    assert "cannot be read" in told(run("import", tmp_path / "nowhere.csv", "--database", url))
