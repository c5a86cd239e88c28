"""afterword backup, check and upgrade; and what every command says of a database that it cannot use."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from coaching.store.database import open_store
from coaching.store.office import caseload_size
from tests.commands.running import Ran, run, told
from tests.exchange.folders import NOW

COMMANDS = ("import", "export", "backup", "check", "upgrade")
every_command = pytest.mark.parametrize("name", COMMANDS)


def command(name: str, folder: Path, url: str) -> Ran:
    """Runs a command on that database, with what else it asks for in `folder`."""
    asked = {"import": [folder], "export": ["plan", "--to", folder / "plan.csv"], "backup": [folder / "copy.sqlite3"]}
    return run(name, *asked.get(name, []), "--database", url)


def altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program is writing to the database, and takes its time."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_a_backup_is_a_database_with_all_that_is_there(tmp_path: Path, filled: str) -> None:
    ran = run("backup", tmp_path / "copy.sqlite3", "--database", filled)
    assert ran == (0, f"Backed up to {tmp_path / 'copy.sqlite3'}.\n", "")
    with closing(open_store(f"sqlite:///{tmp_path / 'copy.sqlite3'}", now=NOW)) as copy:
        assert caseload_size(copy.as_viewer()) == (1, 1)


def test_a_backup_writes_over_nothing(tmp_path: Path, filled: str) -> None:
    (tmp_path / "mine").write_text("mine")
    assert "There is a file" in told(run("backup", tmp_path / "mine", "--database", filled))
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_sound_database_is_said_to_be_sound(filled: str, path: Path) -> None:
    assert run("check", "--database", filled) == (0, f"The database {path} is sound.\n", "")
    assert run("upgrade", "--database", filled) == (0, f"The database {path} is at this version.\n", "")


def test_an_audit_that_was_tampered_with_is_a_problem_of_the_data(filled: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (trigger,) in triggers:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE audit SET member_id = 2 WHERE id = 3")
        connection.commit()
    ran = run("check", "--database", filled)
    assert (ran.status, ran.out) == (1, "")
    assert "audit" in ran.err


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "import"])
def test_a_database_that_is_not_there_is_not_made(name: str, folder: Path, url: str, path: Path) -> None:
    assert "There is no database at" in told(command(name, folder, url))
    assert not path.exists()


@every_command
def test_a_file_that_is_no_database_is_left_as_it_is(name: str, folder: Path, url: str, path: Path) -> None:
    path.write_text("Dear diary")
    assert "is not an Afterword database" in told(command(name, folder, url))
    assert path.read_text() == "Dear diary"


@every_command
def test_a_database_from_a_newer_version_is_left_as_it_is(name: str, folder: Path, filled: str, path: Path) -> None:
    altered(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    assert "newer version" in told(command(name, folder, filled))
    assert path.read_bytes() == before


@every_command
def test_a_read_only_database_is_told_and_left_as_it_is(name: str, folder: Path, filled: str, path: Path) -> None:
    path.chmod(0o400)
    before = path.read_bytes()
    assert "read-only" in told(command(name, folder, filled))
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["import", "export"])
def test_a_database_in_use_by_another_program_is_told_and_nothing_is_lost(
    name: str, folder: Path, filled: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coaching.store.engine.BUSY_TIMEOUT_MS", 50)
    with held(path):
        assert "in use by another program" in told(command(name, folder, filled))
    assert run("check", "--database", filled).status == 0
    assert not (folder / "plan.csv").exists()


@every_command
def test_an_address_that_is_none_is_told_with_an_example(name: str, folder: Path) -> None:
    assert "sqlite:////" in told(command(name, folder, "my-database"))
