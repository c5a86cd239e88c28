"""A database address and caseload folders for the commands."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from coaching.home import DATABASE_VARIABLE
from tests.commands.running import run
from tests.exchange.folders import folder_with, texts


@pytest.fixture(autouse=True)
def no_database_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that forgets --database meets a file that it may have."""
    monkeypatch.setenv(DATABASE_VARIABLE, f"sqlite:///{tmp_path / 'default.sqlite3'}")


@pytest.fixture(autouse=True)
def garbage_collected() -> Iterator[None]:
    """A command that runs once and ends collects no garbage; the tests after it do."""
    yield
    gc.enable()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is, or will be."""
    return tmp_path / "afterword.sqlite3"


@pytest.fixture
def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound caseload of one client, one interview, one person and one action."""
    return folder_with(tmp_path / "caseload", texts())


@pytest.fixture
def filled(url: str, folder: Path) -> str:
    """The address of a database with that caseload."""
    assert run("import", folder, "--database", url, "--timezone", "America/New_York").status == 0
    return url
