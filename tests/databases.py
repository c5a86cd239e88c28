"""The databases that tests run on: a SQLite file each, and on a PostgreSQL server a database each.

The server is named by AFTERWORD_TEST_DATABASE_URL, whose user may create databases. Without it, tests run on SQLite
alone and say so at the end; where CI is set, that is a failure.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import URL, make_url

from coaching.demo_office import load_demo
from coaching.store.address import address_of
from coaching.store.database import open_store
from coaching.store.tables import Base
from coaching.store.upgrade import upgrade

VARIABLE = "AFTERWORD_TEST_DATABASE_URL"
ABOUT_FILES = {"path", "explain"}
"""Fixtures: a test that asks for one of them is about SQLite's file, or how SQLite answers."""
AS_OF = "office_as_of"
"""A fixture: a test that asks for it has the made-up office as of that time in its database."""
SLOW = {"pages", "browser"}
"""Folders whose tests run on PostgreSQL only where they are marked: the store beneath is tested on both."""
RAN_ON_SQLITE_ONLY = re.compile(r"\[(.*-)?sqlite(-.*)?\]")
# Another order of letters and another zone than ours, so that nothing depends on how a server was set up.
UNLIKE_OURS = "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
ZONE_UNLIKE_OURS = "-ctimezone=Pacific/Auckland"
LEAVE = b"""
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
"""
DELETIONS = "; ".join(f"DELETE FROM {table.name}" for table in reversed(Base.metadata.sorted_tables))  # noqa: S608 - ours
FORGET_ALL = f"""
DO $$ DECLARE one text; BEGIN
    ALTER TABLE audit DISABLE TRIGGER audit_refuses;
    {DELETIONS};
    ALTER TABLE audit ENABLE TRIGGER audit_refuses;
    FOR one IN SELECT sequencename FROM pg_sequences LOOP EXECUTE 'ALTER SEQUENCE ' || one || ' RESTART'; END LOOP;
END $$
""".encode()  # noqa: S608 - ours


class Kind(StrEnum):
    """A kind of database."""

    SQLITE = "sqlite"
    POSTGRESQL = "postgresql"


class Databases:
    """Databases on a server; all of them are dropped in the end.

    Making one takes a third of a second, and emptying one 4 ms (measured): most tests share one, which is emptied.
    """

    def __init__(self, url: str) -> None:
        self._server = make_url(url)
        self._names = (f"{self._server.database}_{os.getpid()}_{number}" for number in count())
        self._made: list[str] = []
        self._admin = self._connected(self._server)
        self._shared = self.with_tables()
        self._in_shared = self._connected(make_url(self._shared))

    def empty(self, like: str = UNLIKE_OURS) -> str:
        """The address of a new database without a table."""
        name = next(self._names)
        self._admin.execute(f'CREATE DATABASE "{name}" {like}'.encode())
        self._made.append(name)
        url = self._server.set(database=name).update_query_dict({"options": ZONE_UNLIKE_OURS})
        return url.render_as_string(hide_password=False)

    def with_tables(self) -> str:
        """The address of a new database with its tables, and nothing in them."""
        url = self.empty()
        upgrade(address_of(url), datetime.now(UTC))
        return url

    def emptied(self) -> str:
        """The address of the one that is shared, with its tables and nothing in them; nobody looks at it any more."""
        self._in_shared.execute(LEAVE)
        self._in_shared.execute(FORGET_ALL)
        return self._shared

    def looking_at(self, url: str) -> psycopg.Connection[Any]:
        """A connection of another program's to one of them."""
        return self._connected(make_url(url))

    def drop_all(self) -> None:
        self._in_shared.close()
        for name in self._made:
            self._admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
        self._admin.close()

    def _connected(self, url: URL) -> psycopg.Connection[Any]:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        return psycopg.connect(plain, autocommit=True)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "both_databases: runs on PostgreSQL too, though its folder does not")
    if os.environ.get("CI") and not os.environ.get(VARIABLE):
        raise pytest.UsageError(f"With CI set, nothing is left out: {VARIABLE} has to name a PostgreSQL server.")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test that has a database runs on each kind of it."""
    if "database_kind" in metafunc.fixturenames:
        both = not ABOUT_FILES & set(metafunc.fixturenames) and (
            not SLOW & set(metafunc.definition.path.parts) or metafunc.definition.get_closest_marker("both_databases")
        )
        traced_on_sqlite = pytest.param(Kind.POSTGRESQL, marks=pytest.mark.no_cover)
        on_server = [traced_on_sqlite] if both and os.environ.get(VARIABLE) else []
        kinds = [pytest.param(Kind.SQLITE, id="sqlite" if both else "file"), *on_server]
        metafunc.parametrize("database_kind", kinds)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What is about a server alone does not run without one."""
    if not os.environ.get(VARIABLE):
        about_server = [item for item in items if "databases" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=about_server)
        items[:] = [item for item in items if item not in about_server]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if os.environ.get(VARIABLE):
        return
    ran = [report.nodeid for report in terminalreporter.stats.get("passed", ()) if report.when == "call"]
    if left_out := sum(bool(RAN_ON_SQLITE_ONLY.search(nodeid)) for nodeid in ran):
        terminalreporter.write_line(
            f"{left_out} tests ran on SQLite alone, and those about PostgreSQL did not run: "
            f"{VARIABLE} names no server (CONTRIBUTING.md)."
        )


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Databases on the server."""
    made = Databases(os.environ[VARIABLE])
    yield made
    made.drop_all()


@pytest.fixture(scope="session")
def file_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with its tables and nothing in them, for copies: making one takes 50 ms, and a copy less than one."""
    path = tmp_path_factory.mktemp("tables") / "afterword.sqlite3"
    path.touch()
    upgrade(address_of(f"sqlite:///{path}"), datetime.now(UTC))
    return path


@pytest.fixture(scope="session")
def file_with_office(file_with_tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], Path]:
    """A file with the made-up office as of a time, for copies: where tests are traced, making one takes seconds."""

    @cache
    def made(as_of: datetime) -> Path:
        path = tmp_path_factory.mktemp("office") / "afterword.sqlite3"
        shutil.copyfile(file_with_tables, path)
        _fill(f"sqlite:///{path}", as_of)
        return path

    return made


def _fill(url: str, as_of: datetime) -> None:
    store = open_store(url, now=as_of, timezone="America/New_York")
    load_demo(store.as_viewer(), as_of)
    store.close()


@pytest.fixture
def url(database_kind: Kind, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of a database with empty tables, in a file or on the server; of no file yet in tests about files.

    Where a test's module has a fixture `office_as_of`, and the test asks for it, the made-up office is in there.
    """
    as_of: datetime | None = request.getfixturevalue(AS_OF) if AS_OF in request.fixturenames else None
    if database_kind is Kind.SQLITE:
        file = tmp_path / "data" / "afterword.sqlite3"
        if "path" not in request.fixturenames:
            file.parent.mkdir()
            empty = request.getfixturevalue("file_with_tables")
            shutil.copyfile(request.getfixturevalue("file_with_office")(as_of) if as_of else empty, file)
        return f"sqlite:///{file}"
    on_server: Databases = request.getfixturevalue("databases")
    url = on_server.emptied()
    if as_of:  # made anew: dropping a copied database takes longer, and nothing is traced on a server
        _fill(url, as_of)
    return url


@pytest.fixture
def another_url(database_kind: Kind, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of another database of that kind, with nothing in it, not even tables."""
    if database_kind is Kind.SQLITE:
        return f"sqlite:///{tmp_path / 'another.sqlite3'}"
    on_server: Databases = request.getfixturevalue("databases")
    return on_server.empty()
