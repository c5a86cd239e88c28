"""`afterword demo`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coaching.demo_office import is_demo
from coaching.home import DATABASE_VARIABLE
from coaching.store.database import open_store
from coaching.store.office import caseload_size
from tests.commands.running import run, told


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database that is not there yet; a command that forgets --database meets another one."""
    monkeypatch.setenv(DATABASE_VARIABLE, f"sqlite:///{tmp_path / 'default.sqlite3'}")
    return f"sqlite:///{tmp_path / 'afterword.sqlite3'}"


def test_it_fills_a_database_and_says_with_what(url: str) -> None:
    ran = run("demo", "--clients", "12", "--seed", "5", "--database", url)
    store = open_store(url, now=datetime.now(UTC))
    size = caseload_size(store.as_viewer())
    assert is_demo(store.as_viewer())
    store.close()
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.strip().endswith(f"clients 12, interviews {size.interviews}.")
    assert size.clients == 12


def test_it_refuses_a_database_with_clients(url: str) -> None:
    run("demo", "--clients", "2", "--database", url)
    assert told(run("demo", "--database", url)).startswith("There are clients in this database already.")


@pytest.mark.parametrize("arguments", [("--clients", "0"), ("--clients", "many"), ("--seed", "x")])
def test_wrong_usage_makes_no_database(url: str, arguments: tuple[str, str], tmp_path: Path) -> None:
    assert run("demo", *arguments, "--database", url).status == 2
    assert list(tmp_path.iterdir()) == []


def test_it_is_among_the_commands() -> None:
    assert "Fill an empty database with a made-up office around today." in run("--help").out
