"""afterword export: the caseload as it came in, the plan as data, and the reports, as what their names end in."""

from __future__ import annotations

import csv
from datetime import datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coaching.exchange.plan_csv import COLUMNS
from coaching.reports.interviews import INTERVIEWS_COLUMNS
from coaching.reports.log import ACTIONS_COLUMNS
from tests.commands.running import run, told
from tests.exchange.folders import folder_with, texts

NOW = "2026-03-03T12:00:00Z"


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_caseload_goes_out_as_it_came_in(tmp_path: Path, folder: Path, filled: str) -> None:
    ran = run("export", "caseload", "--to", tmp_path / "out", "--database", filled)
    assert ran == (0, f"Written to {tmp_path / 'out'}: clients 1, interviews 1, people 1, actions 1.\n", "")
    assert run("export", "caseload", "--to", tmp_path / "out.zip", "--database", filled).status == 0
    for exported in (tmp_path / "out", tmp_path / "out.zip"):
        again = run("import", exported, "--database", filled)
        assert again.out == "4 rows read: 0 added, 0 changed, 4 unchanged, 0 refused.\n"


def test_one_client_goes_out_alone(tmp_path: Path, folder: Path, url: str) -> None:
    folder_with(
        folder,
        texts(
            clients=[{}, {"client_id": "c2", "name": "Bo"}], interviews=[{}, {"interview_id": "i2", "client_id": "c2"}]
        ),
    )
    run("import", folder, "--database", url)
    ran = run("export", "caseload", "--to", tmp_path / "out", "--client", "c2", "--database", url)
    assert "clients 1, interviews 1" in ran.out
    assert "Bo" in (tmp_path / "out" / "clients.csv").read_text()
    assert "no such client" in told(
        run("export", "plan", "--to", tmp_path / "x.csv", "--client", "c3", "--database", url)
    )
    assert not (tmp_path / "x.csv").exists()


def test_an_id_that_two_counselors_use_names_the_client_of_one(tmp_path: Path, folder: Path, url: str) -> None:
    for counselor in ("ana@example.org", "bo@example.org"):
        folder_with(folder, texts(clients=[{"name": f"Client of {counselor}"}]))
        run("import", folder, "--database", url, "--counselor", counselor)
    ran = run("export", "caseload", "--to", tmp_path / "out", "--client", "c1~bo@example.org", "--database", url)
    assert "clients 1, interviews 1" in ran.out
    assert "Client of bo@example.org" in (tmp_path / "out" / "clients.csv").read_text()
    assert "no such client" in told(
        run("export", "caseload", "--to", tmp_path / "no", "--client", "c1", "--database", url)
    )


def test_the_plan_is_the_one_that_the_folder_gives(tmp_path: Path, folder: Path, filled: str) -> None:
    of_folder = run("plan", folder, "--now", NOW, "--timezone", "America/New_York")
    ran = run("export", "plan", "--to", tmp_path / "plan.csv", "--now", NOW, "--database", filled)
    assert (tmp_path / "plan.csv").read_bytes() == of_folder.out.encode()
    rows = table(tmp_path / "plan.csv")
    assert tuple(rows[0]) == COLUMNS
    assert ran.out == f"Written to {tmp_path / 'plan.csv'}: rows of plan {len(rows) - 1}.\n"


def test_interviews_and_actions_are_tables_for_people(tmp_path: Path, filled: str) -> None:
    for what, columns in (("interviews", INTERVIEWS_COLUMNS), ("actions", ACTIONS_COLUMNS)):
        ran = run("export", what, "--to", tmp_path / f"{what}.csv", "--now", NOW, "--database", filled)
        assert (tmp_path / f"{what}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        rows = table(tmp_path / f"{what}.csv")
        assert rows[0] == [column.title for column in columns]
        assert len(rows) == 2
        assert f"rows of {what} 1." in ran.out


def test_looking_back_shows_what_stood_then(tmp_path: Path, filled: str) -> None:
    run("export", "actions", "--to", tmp_path / "log.csv", "--now", "2026-03-02T16:00:00Z", "--database", filled)
    assert len(table(tmp_path / "log.csv")) == 1
    run("export", "interviews", "--to", tmp_path / "then.csv", "--now", "2026-03-02T18:00:00Z", "--database", filled)
    header, row = table(tmp_path / "then.csv")
    then = dict(zip(header, row, strict=True))
    assert (then["Thank the interviewer"], then["Followed up"]) == ("due", "no")


@pytest.mark.parametrize(
    ("what", "name"),
    [("plan", "plan.xls"), ("interviews", "i.ods"), ("caseload", "c.csv"), ("report", "r.csv"), ("report", "r.txt")],
)
def test_a_name_that_says_something_else_is_wrong_usage(tmp_path: Path, filled: str, what: str, name: str) -> None:
    ran = run("export", what, "--to", tmp_path / name, "--database", filled)
    assert ran.status == 2
    assert name in ran.err or "several files" in ran.err or "several tables" in ran.err
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path: Path, filled: str) -> None:
    assert "cannot be written" in told(run("export", "plan", "--to", tmp_path / "no" / "p.csv", "--database", filled))
    (tmp_path / "folder.csv").mkdir()
    assert "is a folder" in told(run("export", "plan", "--to", tmp_path / "folder.csv", "--database", filled))
    (tmp_path / "file").write_text("mine")
    assert "is a file" in told(run("export", "caseload", "--to", tmp_path / "file", "--database", filled))
    assert (tmp_path / "file").read_text() == "mine"


def about_in(path: Path) -> dict[str, str]:
    return {name: str(value) for name, value in load_workbook(path)["About"].iter_rows(min_row=2, values_only=True)}


def test_a_workbook_holds_the_same_as_the_csv_with_real_dates_and_says_what_it_is(tmp_path: Path, filled: str) -> None:
    for ending in ("csv", "xlsx"):
        to = tmp_path / f"interviews.{ending}"
        ran = run("export", "interviews", "--to", to, "--now", NOW, "--database", filled)
        first, second = ran.out.splitlines()
        assert first == f"Written to {to}: rows of interviews 1."
        assert second.startswith(
            "On all clients, any day, as of March 3, 2026, 7:00 AM (America/New_York), by the policy"
        )
    header, row = load_workbook(tmp_path / "interviews.xlsx")["Interviews"].iter_rows(values_only=True)
    assert list(header) == table(tmp_path / "interviews.csv")[0]
    found = dict(zip(header, row, strict=True))
    assert (found["Date"], found["Time"]) == (datetime(2026, 3, 2), time(10, 0))  # noqa: DTZ001 - a date of a workbook
    about = about_in(tmp_path / "interviews.xlsx")
    assert (about["Rows of interviews"], about["On"]) == ("1", "all clients")
    assert about["As of"] == "March 3, 2026, 7:00 AM (America/New_York)"
    assert about["Policy"].startswith("Measured: ")


def test_a_zip_or_a_folder_says_what_it_is_beside_the_table(tmp_path: Path, filled: str) -> None:
    for to in (tmp_path / "plan", tmp_path / "plan.zip"):
        assert run("export", "plan", "--to", to, "--now", NOW, "--database", filled).status == 0
    with ZipFile(tmp_path / "plan.zip") as archive:
        for name in ("plan.csv", "about.csv"):
            assert archive.read(name) == (tmp_path / "plan" / name).read_bytes()
    assert ["As of", "March 3, 2026, 7:00 AM (America/New_York)"] in table(tmp_path / "plan" / "about.csv")
    assert run("export", "plan", "--to", tmp_path / "plan", "--now", NOW, "--database", filled).status == 0


def test_the_plan_in_a_workbook_has_the_columns_of_the_csv_and_instants_in_utc(tmp_path: Path, filled: str) -> None:
    for name in ("plan.csv", "plan.xlsx"):
        run("export", "plan", "--to", tmp_path / name, "--now", NOW, "--database", filled)
    header, *rows = load_workbook(tmp_path / "plan.xlsx")["Plan"].iter_rows(values_only=True)
    assert [name.removesuffix(" (UTC)") for name in header] == list(COLUMNS)
    said = [
        [f"{cell:%Y-%m-%dT%H:%M:%SZ}" if isinstance(cell, datetime) else str(cell or "") for cell in row]
        for row in rows
    ]
    assert said == table(tmp_path / "plan.csv")[1:]


def test_the_report_on_one_client_is_all_about_them_and_nobody_else(tmp_path: Path, folder: Path, url: str) -> None:
    clients = [{}, {"client_id": "c2", "name": "Bo"}]
    interviews = [{}, {"interview_id": "i2", "client_id": "c2", "employer": "Bo Works"}]
    folder_with(folder, texts(clients=clients, interviews=interviews))
    run("import", folder, "--database", url)
    ran = run("export", "report", "--to", tmp_path / "bo.xlsx", "--client", "c2", "--database", url)
    assert "rows of clients 1, rows of interviews 1, rows of people 0" in ran.out
    assert "On Bo, any day" in ran.out
    book = load_workbook(tmp_path / "bo.xlsx")
    assert book.sheetnames == [
        "About",
        "Clients",
        "Interviews",
        "People",
        "Debriefs",
        "Actions",
        "Plan",
        "Advice",
        "Notes",
    ]
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Bo Works" in cells
    assert "Ada Example" not in cells


def test_a_caseload_can_be_read_in_a_workbook(tmp_path: Path, filled: str) -> None:
    ran = run("export", "caseload", "--to", tmp_path / "c.xlsx", "--database", filled)
    assert "clients 1, interviews 1, people 1, actions 1." in ran.out
    book = load_workbook(tmp_path / "c.xlsx")
    assert book.sheetnames == ["About", "Clients", "Interviews", "People", "Actions"]
    header, row = book["Actions"].iter_rows(values_only=True)
    assert dict(zip(header, row, strict=True))["at"] == datetime(2026, 3, 2, 15)  # noqa: DTZ001 - a local time


def test_an_earlier_export_is_replaced_by_a_whole_one(tmp_path: Path, filled: str) -> None:
    (tmp_path / "plan.csv").write_text("old")
    assert run("export", "plan", "--to", tmp_path / "plan.csv", "--database", filled).status == 0
    assert table(tmp_path / "plan.csv")[0] == list(COLUMNS)
    assert [entry.name for entry in tmp_path.iterdir() if "unfinished" in entry.name] == []


def test_an_empty_database_gives_empty_files(tmp_path: Path, url: str, folder: Path) -> None:
    folder_with(folder, texts(clients=[], interviews=[], people=[], actions=[]))
    run("import", folder, "--database", url)
    ran = run("export", "caseload", "--to", tmp_path / "out", "--database", url)
    assert ran.out == f"Written to {tmp_path / 'out'}: nothing, there is no client yet.\n"
    assert "rows of interviews 0.\n" in run("export", "interviews", "--to", tmp_path / "i.csv", "--database", url).out
