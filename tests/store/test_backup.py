"""A copy of the database while it is in use, and whether a database is sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coaching.errors import CoachingError
from coaching.store.access import Store, Viewer
from coaching.store.backup import backup, check
from coaching.store.database import open_store
from coaching.store.office import CaseloadSize, caseload_size
from tests.store.caseloads import NOW, by_chance, take, take_one, url_of


@pytest.mark.usefixtures("path")
def test_a_backup_made_while_somebody_writes_is_whole_and_without_what_is_half_done(
    store: Store, viewer: Viewer, tmp_path: Path
) -> None:
    take_one(viewer)
    copy = tmp_path / "safe" / "copy.sqlite3"
    with viewer.write(NOW) as writing:
        writing.connection.exec_driver_sql("DELETE FROM interviews")
        backup(store, copy)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert list(copy.parent.iterdir()) == [copy]
    opened = open_store(url_of(copy), now=NOW)
    assert caseload_size(opened.as_viewer()) == CaseloadSize(1, 1)
    assert check(opened) == ()


def test_a_file_that_is_there_is_not_written_over(store: Store, tmp_path: Path) -> None:
    there = tmp_path / "precious"
    there.write_text("mine")
    with pytest.raises(CoachingError, match="There is a file"):
        backup(store, there)
    assert there.read_text() == "mine"


def test_a_place_that_cannot_be_written_to_is_told(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CoachingError, match="can't be opened"):
        backup(store, tmp_path / "file" / "copy.sqlite3")


def test_a_sound_database_has_nothing_to_tell(store: Store, viewer: Viewer) -> None:
    take(viewer, by_chance(20))
    assert check(store) == ()


COLUMNS = "office_id, member_id, at, deed, entity, entity_id, client_id, version, fields, words, previous, hash"


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM clients", "point to something that is not there"),
        (f"INSERT INTO audit SELECT 999, {COLUMNS} FROM audit WHERE id = 1", "audit"),  # noqa: S608
    ],
)
def test_what_was_harmed_by_hand_is_told(store: Store, viewer: Viewer, path: Path, harm: str, told: str) -> None:
    take_one(viewer)
    store.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute(harm)
        other.commit()
    (fault,) = check(store)
    assert told in fault


def test_damaged_pages_are_told(store: Store, viewer: Viewer, path: Path) -> None:
    take(viewer, by_chance(60))
    with viewer.read() as connection:
        page = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_plan_rows_to_do'"
        ).scalar()
        size = connection.exec_driver_sql("PRAGMA page_size").scalar()
    store.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size + 12 : (page - 1) * size + 40] = b"\xff" * 28
    path.write_bytes(content)
    try:
        told = " ".join(check(store))
    except CoachingError as error:
        told = str(error)
    assert "damaged" in told
