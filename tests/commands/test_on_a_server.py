"""The afterword command on a PostgreSQL server: everything that it does on a file."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from coaching.store.database import open_store
from coaching.store.office import caseload_size
from tests.commands.running import run, told
from tests.databases import Databases
from tests.exchange.folders import NOW


@pytest.fixture
def server(databases: Databases) -> str:
    """The address of a database without a table."""
    return databases.empty()


@pytest.mark.parametrize("command", [["check"], ["upgrade"], ["export", "caseload", "--to", "out.zip"]])
def test_an_empty_database_is_missed(server: str, command: list[str]) -> None:
    assert "is still empty" in told(run(*command, "--database", server))


def test_a_caseload_goes_in_and_comes_out_the_same(server: str, folder: Path, tmp_path: Path) -> None:
    zone = ["--timezone", "America/New_York"]
    tried = run("import", folder, "--dry-run", "--database", server, *zone)
    assert (tried.status, "4 added" in tried.out) == (0, True)
    assert "is still empty" in told(run("check", "--database", server))
    assert "4 added" in run("import", folder, "--database", server, *zone).out
    assert "4 unchanged" in run("import", folder, "--database", server).out
    on_file = f"sqlite:///{tmp_path / 'file.sqlite3'}"
    run("import", folder, "--database", on_file, *zone)
    for what, name in (("caseload", "all.zip"), ("plan", "plan.csv"), ("interviews", "i.csv"), ("actions", "a.csv")):
        written = []
        for url in (server, on_file):
            path = tmp_path / str(url == server) / name
            path.parent.mkdir(exist_ok=True)
            assert run("export", what, "--to", path, "--now", NOW.isoformat(), "--database", url).status == 0
            written.append(path.read_bytes())
        assert written[0] == written[1]


def test_it_is_sound_and_said_without_its_password(server: str, folder: Path) -> None:
    run("import", folder, "--database", server)
    checked, upgraded = (run(command, "--database", server) for command in ("check", "upgrade"))
    assert checked.out.startswith(f"The database {make_url(server).database} on ")
    assert "is sound" in checked.out
    assert "is at this version" in upgraded.out
    assert f":{make_url(server).password}@" not in checked.out + upgraded.out


def test_a_backup_can_be_restored_with_postgresqls_own_program(
    server: str, folder: Path, databases: Databases, tmp_path: Path
) -> None:
    run("import", folder, "--database", server)
    copy = tmp_path / "safe" / "copy.dump"
    assert run("backup", copy, "--database", server).status == 0
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list(copy.parent.iterdir()) == [copy]
    other = databases.empty()
    plain = make_url(other).set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run(["pg_restore", "--no-owner", f"--dbname={plain}", copy], check=True)
    with closing(open_store(other, now=NOW)) as restored:
        assert caseload_size(restored.as_viewer()) == (1, 1)
    assert "is sound" in run("check", "--database", other).out


def test_a_backup_without_pg_dump_is_told(server: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", folder, "--database", server)
    monkeypatch.setenv("PATH", "")
    assert shutil.which("pg_dump") is None
    assert "pg_dump, which is not installed here" in told(run("backup", folder / "copy", "--database", server))


def test_a_backup_that_the_server_refuses_is_told_and_leaves_nothing(
    server: str, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run("import", folder, "--database", server)
    monkeypatch.setattr("coaching.store.dump.PG_DUMP", "false")
    assert "pg_dump could not copy" in told(run("backup", tmp_path / "new" / "copy", "--database", server))
    assert list((tmp_path / "new").iterdir()) == []


def test_the_demo_office_fills_it(server: str) -> None:
    assert "clients 5" in run("demo", "--clients", "5", "--database", server).out
