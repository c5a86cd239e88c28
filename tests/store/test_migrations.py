"""A database of any earlier version becomes one of this: its tables as in a new one, and everything still there."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, insert, update

from coaching.store.address import address_of
from coaching.store.backup import check
from coaching.store.caseload_list import caseload
from coaching.store.database import open_store
from coaching.store.engine import engine_for, transaction
from coaching.store.note_versions import versions_of
from coaching.store.notes import NoteEntry, notes_of
from coaching.store.office import members_of, office_of
from coaching.store.search import search
from coaching.store.upgrade import HEAD, MIGRATIONS, WITHOUT_CLIENT_INDEX, upgrade
from coaching.store.words import sort_key
from tests.databases import Kind
from tests.store.caseloads import NOW
from tests.store.test_tables import differences

EARLIER = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:-1]
MICROSECONDS = round(NOW.timestamp()) * 1_000_000


@pytest.fixture(params=EARLIER)
def earlier(request: pytest.FixtureRequest) -> str:
    """A version before this."""
    return str(request.param)


def migrations_until(revision: str, folder: Path) -> Path:
    """The migrations as that version had them."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (folder / "versions").glob("[0-9]*.py"):
        if path.name[:4] > revision:
            path.unlink()
    return folder


def fill(connection: Connection, now: datetime | int) -> None:
    """Ada with an interview ahead and a note, in the columns that the first version had; later ones have defaults."""
    tables = MetaData()
    tables.reflect(connection, only=["offices", "members", "clients", "interviews", "notes"])

    def add(table: str, **values: Any) -> None:
        connection.execute(insert(tables.tables[table]).values(id=1, **values))

    dated = {"version": 1, "created_at": now, "updated_at": now}
    add("offices", name="Office", timezone="UTC", policy="measured", data_version=3)
    add("members", office_id=1, name="You", role="administrator", active=True, can_sign_in=False)
    add(
        "clients", office_id=1, counselor_id=1, external_id="c1", name="Ángel Núñez", email="", phone="",
        status="active", goal="", tags=[], counts_in_groups=True, **dated,
    )  # fmt: skip
    add(
        "interviews", office_id=1, counselor_id=1, client_id=1, external_id="i1", employer="Acme Labs", position="",
        industry="", round="", format="video", starts_at=now, timezone="UTC", zone_given=True, status="scheduled",
        outcome="pending", ended_at=now, last_sign_at=now, **dated,
    )  # fmt: skip
    note = {"member_id": 1, "version": 4, "at": now, "body": "Prefers mornings."}
    kept_by_version = "day" in tables.tables["notes"].columns  # from 0007 on
    note |= {"day": NOW.date()} if kept_by_version else {}
    add("notes", client_id=1, **note)
    if kept_by_version:
        tables.reflect(connection, only=["note_versions"])
        connection.execute(insert(tables.tables["note_versions"]).values(note_id=1, **note))


def index_as_then(connection: Connection, now: datetime | int) -> None:
    """What was kept beside Ada; by hand, as the index of now reads tables that were not there."""
    tables = MetaData()
    tables.reflect(connection, only=["clients", "client_words"])
    keys = {"name_key": sort_key("Ángel Núñez"), "latest_interview_at": now}
    connection.execute(update(tables.tables["clients"]).values(keys))
    words = {"client_id": 1, "name": "angel nunez", "rest": "acme labs", "owner": "1"}
    connection.execute(insert(tables.tables["client_words"]).values(words))


def test_every_earlier_version_is_brought_to_this_one(
    another_url: str, database_kind: Kind, earlier: str, tmp_path: Path
) -> None:
    address = address_of(another_url)
    upgrade(address, NOW, migrations_until(earlier, tmp_path / "earlier"), earlier)
    with transaction(engine_for(address), writes=True) as connection:
        now = MICROSECONDS if database_kind is Kind.SQLITE else NOW
        fill(connection, now)
        if earlier not in WITHOUT_CLIENT_INDEX:
            index_as_then(connection, now)
    store = open_store(another_url, now=NOW)
    viewer = store.as_viewer()
    (line,) = caseload(viewer, NOW).lines
    assert (line.name, line.latest_interview_at) == ("Ángel Núñez", NOW)
    assert [hit.client_id for hit in search(viewer, "nunez acm").hits] == [1]
    assert (office_of(viewer).version, members_of(viewer)[0].version) == (1, 1)
    (note,) = notes_of(viewer, 1)
    assert (note.note, note.version) == (NoteEntry(NOW.date(), "Prefers mornings."), 4)
    assert [one.note for one in versions_of(viewer, note.key)] == [note.note]
    assert check(store) == ()
    with viewer.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert differences(connection) == []
    store.close()
