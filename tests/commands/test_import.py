"""afterword import: what it prints, and with which exit status."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from coaching.home import DATABASE_VARIABLE
from tests.commands.running import run, told
from tests.exchange.folders import folder_with, texts
from tests.servers import BIN, environment


def test_it_says_what_became_of_every_row(folder: Path, url: str) -> None:
    ran = run("import", folder, "--database", url)
    assert ran == (0, "4 rows read: 4 added, 0 changed, 0 unchanged, 0 refused.\n", "")
    again = run("import", folder, "--database", url)
    assert again == (0, "4 rows read: 0 added, 0 changed, 4 unchanged, 0 refused.\n", "")


def test_problems_are_told_one_a_line_with_exit_status_1(folder: Path, url: str) -> None:
    folder_with(
        folder,
        texts(interviews=[{}, {"interview_id": "i2", "outcome": "offer"}, {"interview_id": "i3", "format": "x"}]),
    )
    ran = run("import", folder, "--database", url)
    assert ran.status == 1
    assert ran.out == "6 rows read: 4 added, 0 changed, 0 unchanged, 2 refused.\n"
    first, second = ran.err.splitlines()
    assert first.startswith("interviews.csv, line 3, outcome_on: ")
    assert second.startswith("interviews.csv, line 4, format: ")


def test_as_json_it_has_the_rows_and_the_problems(folder: Path, url: str) -> None:
    folder_with(folder, texts(people=[{}, {"person_id": "p2", "interview_id": "nobody's"}]))
    ran = run("import", folder, "--database", url, "--json")
    assert (ran.status, ran.err) == (1, "")
    printed = json.loads(ran.out)
    assert printed["rows"] == {"read": 5, "added": 4, "changed": 0, "unchanged": 0, "refused": 1}
    (problem,) = printed["problems"]
    assert list(problem) == ["file", "line", "column", "fault", "remedy"]
    assert (problem["file"], problem["line"], problem["column"]) == ("people.csv", 3, "interview_id")


def test_a_dry_run_leaves_a_database_as_it_was(folder: Path, filled: str, path: Path) -> None:
    folder_with(folder, texts(clients=[{"name": "Ada Other"}]))
    before = path.read_bytes()
    ran = run("import", folder, "--database", filled, "--dry-run")
    assert (
        ran.out
        == "4 rows read: 0 added, 1 changed, 3 unchanged, 0 refused. Nothing was written, for this was a dry run.\n"
    )
    assert path.read_bytes() == before


def test_a_dry_run_makes_no_database(folder: Path, url: str, path: Path) -> None:
    ran = run("import", folder, "--database", url, "--dry-run")
    assert ran.status == 0
    assert "4 added" in ran.out
    assert not path.exists()


def test_a_column_that_is_left_out_is_named(folder: Path, url: str) -> None:
    files = texts()
    files["people.csv"] = (
        files["people.csv"]
        .replace("contact_for_status", "contact_for_status,mood", 1)
        .replace("\r\np1,i1,,,,,,,,", "\r\np1,i1,,,,,,,,,good")
    )
    ran = run("import", folder_with(folder, files), "--database", url)
    assert ran.status == 0
    assert "people.csv: the column 'mood' is not known here and was left out." in ran.err


def test_a_time_without_a_zone_is_in_the_zone_given(tmp_path: Path, folder: Path, url: str) -> None:
    run("import", folder, "--database", url, "--timezone", "Asia/Kathmandu")
    run("export", "plan", "--to", tmp_path / "plan.csv", "--database", url)
    assert "thank_you,1,p1,2026-03-02T05:15:00Z" in (tmp_path / "plan.csv").read_text()


def test_a_zone_that_is_none_is_wrong_usage(folder: Path, url: str, path: Path) -> None:
    ran = run("import", folder, "--database", url, "--timezone", "Mars/Olympus")
    assert ran.status == 2
    assert not path.exists()


def test_what_is_no_caseload_gets_a_sentence(tmp_path: Path, url: str) -> None:
    (tmp_path / "empty").mkdir()
    assert "has no clients.csv" in told(run("import", tmp_path / "empty", "--database", url))
    assert "There is no folder or zip" in told(run("import", tmp_path / "nowhere", "--database", url))
    (tmp_path / "tracker.xlsx").write_bytes(b"PK\x03\x04")
    assert "no Excel workbook" in told(run("import", tmp_path / "tracker.xlsx", "--database", url))


def test_without_an_address_it_uses_the_database_that_the_environment_names(tmp_path: Path, folder: Path) -> None:
    assert run("import", folder).status == 0
    assert (tmp_path / "default.sqlite3").is_file()


def test_the_command_itself_does_it_too(tmp_path: Path, folder: Path, url: str, path: Path) -> None:
    env = environment(tmp_path) | {DATABASE_VARIABLE: url}
    command = [str(BIN / "afterword"), "import", str(folder)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "4 rows read: 4 added, 0 changed, 0 unchanged, 0 refused.\n"
    assert path.is_file()
