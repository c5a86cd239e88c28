"""What the database refuses in mid-work is told as a sentence; a mistake of the program's own is not dressed up."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from coaching.errors import CoachingError
from coaching.store.access import Viewer
from coaching.store.address import File
from coaching.store.faults import telling
from coaching.store.interviews import save_client
from tests.store.caseloads import NOW, take_one


@pytest.mark.usefixtures("path")
def test_a_full_disk_is_told_and_nothing_is_changed(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CoachingError, match="is full") as told:
        save_client(viewer, 1, 1, {"goal": "long" * 25_000}, now=NOW)
    assert "Nothing was changed" in told.value.hint
    assert save_client(viewer, 1, 1, {"goal": "short"}, now=NOW) == 2


def test_a_crowd_that_waits_for_a_connection_is_told_that_it_is_busy() -> None:
    with pytest.raises(CoachingError, match="in use"), telling(File(Path("afterword.sqlite3"))):
        raise NoConnectionFree


def test_a_mistake_in_a_query_stays_one(viewer: Viewer) -> None:
    with pytest.raises(DBAPIError, match="nowhere"), viewer.read() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")
