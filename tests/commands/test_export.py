"""afterword export: the caseload as it came in, and the plan, the interviews and the log as CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from coaching.exchange.plan_csv import COLUMNS
from coaching.reports import ACTIONS_HEADER, INTERVIEWS_HEADER
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
    for what, header in (("interviews", INTERVIEWS_HEADER), ("actions", ACTIONS_HEADER)):
        ran = run("export", what, "--to", tmp_path / f"{what}.csv", "--now", NOW, "--database", filled)
        assert (tmp_path / f"{what}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        rows = table(tmp_path / f"{what}.csv")
        assert tuple(rows[0]) == header
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
    [("plan", "plan.xlsx"), ("plan", "plan"), ("interviews", "i.zip"), ("caseload", "c.csv"), ("caseload", "c.xlsx")],
)
def test_a_name_that_says_something_else_is_wrong_usage(tmp_path: Path, filled: str, what: str, name: str) -> None:
    ran = run("export", what, "--to", tmp_path / name, "--database", filled)
    assert ran.status == 2
    assert name in ran.err or "four files" in ran.err
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path: Path, filled: str) -> None:
    assert "cannot be written" in told(run("export", "plan", "--to", tmp_path / "no" / "p.csv", "--database", filled))
    (tmp_path / "folder.csv").mkdir()
    assert "is a folder" in told(run("export", "plan", "--to", tmp_path / "folder.csv", "--database", filled))
    (tmp_path / "file").write_text("mine")
    assert "is a file" in told(run("export", "caseload", "--to", tmp_path / "file", "--database", filled))
    assert (tmp_path / "file").read_text() == "mine"


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
    assert run("export", "interviews", "--to", tmp_path / "i.csv", "--database", url).out.endswith(
        "rows of interviews 0.\n"
    )
