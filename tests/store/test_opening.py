"""Opening a database: made where there is none, brought to this version, and left alone where it can't be used."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coaching.errors import CoachingError
from coaching.store.access import Store, Viewer
from coaching.store.address import File
from coaching.store.backup import check
from coaching.store.database import NoDatabase, open_store
from coaching.store.office import caseload_size, members_of, office_of
from coaching.store.tables import MemberRole
from coaching.store.upgrade import HEAD, MIGRATIONS, WITHOUT_CLIENT_INDEX, upgrade
from tests.builders import NEW_YORK
from tests.store.caseloads import NOW, take_one, url_of


def test_a_first_start_makes_the_folder_and_the_file_for_their_owner_alone(path: Path) -> None:
    open_store(url_of(path), now=NOW).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_first_start_makes_an_office_in_its_zone_with_one_member_who_has_no_address(viewer: Viewer) -> None:
    office = office_of(viewer)
    assert (office.timezone, office.policy.name, office.data_version) == (NEW_YORK, "measured", 0)
    (member,) = members_of(viewer)
    assert (member.role, member.email, member.active, member.can_sign_in) == (
        MemberRole.ADMINISTRATOR,
        None,
        True,
        False,
    )


def test_a_second_start_finds_everything_as_it_was(store: Store, viewer: Viewer, path: Path) -> None:
    take_one(viewer)
    store.close()
    again = open_store(url_of(path), now=NOW, timezone="Asia/Kathmandu")
    assert caseload_size(again.as_viewer()) == (1, 1)
    assert office_of(again.as_viewer()).timezone == NEW_YORK
    assert list(path.parent.glob("*.backup*")) == []


def test_a_database_that_may_not_be_made_is_missed_and_not_made(path: Path) -> None:
    with pytest.raises(NoDatabase, match="There is no database"):
        open_store(url_of(path), now=NOW, may_make=False)
    assert not path.parent.exists()
    open_store(url_of(path), now=NOW).close()
    open_store(url_of(path), now=NOW, may_make=False).close()


def test_programs_that_start_at_once_on_a_new_file_make_one_office(path: Path) -> None:
    start = (
        "import sys; from datetime import UTC, datetime; from coaching.store.database import open_store;"
        "open_store(sys.argv[1], now=datetime.now(UTC))"
    )
    command = [sys.executable, "-c", start, url_of(path)]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[1] for process in started] == [""] * 4
    store = open_store(url_of(path), now=NOW)
    assert len(members_of(store.as_viewer())) == 1
    assert check(store) == ()


@pytest.mark.parametrize(
    "url",
    ["", "afterword.sqlite3", "sqlite://", "sqlite:///:memory:", "sqlite://host/x", "mysql://host/x", "postgresql://x",
     "sqlite:///x?mode=ro", "sqlite+aiosqlite:////tmp/x", "http://["],
)  # fmt: skip
def test_an_address_that_names_no_file_is_told_with_an_example(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CoachingError) as told:
        open_store(url, now=NOW)
    assert "sqlite:////" in told.value.hint or "postgresql://" in told.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"x", b"client_id,name\r\n" * 400])
def test_a_file_that_is_no_database_is_left_as_it_is(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CoachingError, match="is not an Afterword database"):
        open_store(url_of(path), now=NOW)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(CoachingError, match="is not an Afterword database"):
        open_store(url_of(path), now=NOW)
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(CoachingError, match="is not an Afterword database"):
        open_store(url_of(tmp_path), now=NOW)


def test_a_database_half_of_which_is_gone_is_told(store: Store, path: Path) -> None:
    store.close()
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(CoachingError, match="is damaged"):
        open_store(url_of(path), now=NOW)


def test_a_database_from_a_newer_version_is_left_as_it_is(store: Store, path: Path) -> None:
    store.close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()
    before = path.read_bytes()
    with pytest.raises(CoachingError, match="newer version"):
        open_store(url_of(path), now=NOW)
    assert path.read_bytes() == before


def test_a_read_only_file_is_told_and_not_written_to(store: Store, path: Path) -> None:
    store.close()
    path.chmod(0o400)
    before = path.read_bytes()
    with pytest.raises(CoachingError, match="is read-only"):
        open_store(url_of(path), now=NOW)
    assert path.read_bytes() == before


def test_a_folder_that_may_not_be_written_to_is_told(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o500)
    with pytest.raises(CoachingError, match="is read-only"):
        open_store(url_of(path), now=NOW)
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CoachingError, match="can't be opened"):
        open_store(url_of(tmp_path / "file" / "afterword.sqlite3"), now=NOW)


@pytest.mark.usefixtures("quick_to_give_up")
def test_a_new_database_that_another_program_holds_is_told(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CoachingError, match="in use by another program"):
            open_store(url_of(path), now=NOW)
    open_store(url_of(path), now=NOW).close()


LATER = "9999"


@pytest.fixture
def next_version(tmp_path: Path) -> Path:
    """The migrations with one more to come; what it does is still to be written."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def _next_migration(folder: Path, *steps: str) -> None:
    body = "".join(f"    {step}\n" for step in steps)
    text = f"from alembic import op\nrevision, down_revision = '{LATER}', '{HEAD}'\ndef upgrade():\n{body}"
    (folder / "versions" / f"{LATER}_next.py").write_text(text)


def test_an_upgrade_leaves_a_backup_of_what_was_there_beside_it(
    store: Store, viewer: Viewer, path: Path, next_version: Path
) -> None:
    take_one(viewer)
    store.close()
    _next_migration(next_version, "op.execute('CREATE TABLE later (id INTEGER)')")
    saved = upgrade(File(path), NOW, next_version, LATER)
    assert saved == path.with_name(f"afterword-{HEAD}-20260320T160000Z.backup.sqlite3")
    assert saved.stat().st_mode & 0o777 == 0o600
    assert caseload_size(open_store(url_of(saved), now=NOW).as_viewer()) == (1, 1)
    with closing(sqlite3.connect(path)) as upgraded:
        assert upgraded.execute("SELECT count(*) FROM later").fetchone() == (0,)
        assert upgraded.execute("SELECT version_num FROM alembic_version").fetchone() == (LATER,)
    assert upgrade(File(path), NOW, next_version, LATER) is None


@pytest.mark.parametrize(
    "failure",
    ["raise RuntimeError", "op.execute('CREATE TABLE later (id INTEGER)')", "op.execute('DELETE FROM clients')"],
    ids=["of its own", "a table twice", "rows that point to nothing"],
)
def test_an_upgrade_that_fails_half_way_leaves_the_database_as_it_was(
    store: Store, viewer: Viewer, path: Path, next_version: Path, failure: str
) -> None:
    take_one(viewer)
    store.close()
    _next_migration(next_version, "op.execute('CREATE TABLE later (id INTEGER)')", failure)
    with pytest.raises(CoachingError, match="failed and was taken back"):
        upgrade(File(path), NOW, next_version, LATER)
    again = open_store(url_of(path), now=NOW)
    assert caseload_size(again.as_viewer()) == (1, 1)
    with again.as_viewer().read() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'later'").all() == []
    assert check(again) == ()


@pytest.mark.parametrize(("without", "key"), [((HEAD,), "ada example"), (WITHOUT_CLIENT_INDEX, "?")])
def test_what_is_kept_beside_clients_is_filled_in_by_an_upgrade_from_where_nothing_was_and_left_alone_otherwise(
    path: Path, next_version: Path, monkeypatch: pytest.MonkeyPatch, without: tuple[str, ...], key: str
) -> None:
    monkeypatch.setattr("coaching.store.upgrade.WITHOUT_CLIENT_INDEX", without)
    with closing(open_store(url_of(path), now=NOW)) as store:
        take_one(store.as_viewer())
    _next_migration(next_version, "op.execute(\"UPDATE clients SET name_key = '?'\")")
    upgrade(File(path), NOW, next_version, LATER)
    with closing(sqlite3.connect(path)) as upgraded:
        assert upgraded.execute("SELECT name_key FROM clients").fetchall() == [(key,)]
