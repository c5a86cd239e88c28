"""Where a database is, as it is written and said; and what is told of a server that can't be used."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import psycopg
import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from coaching.errors import CoachingError
from coaching.store.address import File, Server, address_of
from coaching.store.database import NoDatabase, open_store
from coaching.store.server_faults import refuse_unfit, told_by_server
from tests.databases import Databases
from tests.servers import free_port
from tests.store.caseloads import NOW


@pytest.mark.parametrize("dialect", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_is_said_without_what_one_signs_in_with(dialect: str) -> None:
    assert (
        str(address_of(f"{dialect}://ada:secret@db.example.org:5433/office")) == "office on db.example.org, port 5433"
    )


def test_a_server_on_this_machine_is_said_by_its_socket() -> None:
    assert str(address_of("postgresql:///office?host=/run/postgresql")) == "office on /run/postgresql"
    assert str(address_of("postgresql:///office")) == "office on this machine"


def test_a_file_is_said_in_full(tmp_path: Path) -> None:
    assert str(address_of(f"sqlite:///{tmp_path}/x.sqlite3")) == str(File(tmp_path / "x.sqlite3").path)


@pytest.mark.parametrize(
    ("part", "wrong", "told"),
    [
        ("username", "nobody_at_all", "refuses the user or the password"),
        ("host", "no.such.host.invalid", "does not answer"),
    ],
)
def test_an_address_with_something_wrong_in_it_says_what(
    databases: Databases, part: str, wrong: str, told: str
) -> None:
    address = make_url(databases.empty()).set(**{"password": "Xyzzy", part: wrong})
    with pytest.raises(CoachingError, match=told) as said:
        open_store(address.render_as_string(hide_password=False), now=NOW)
    assert "Xyzzy" not in str(said.value)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(CoachingError, match="does not answer"):
        open_store(f"postgresql://a:b@127.0.0.1:{free_port()}/c", now=NOW)


@pytest.mark.parametrize("more", ["nonsense=1", "sslmode=nonsense"])
def test_a_parameter_that_postgresql_does_not_know_is_told(databases: Databases, more: str) -> None:
    with pytest.raises(CoachingError, match="does not know"):
        open_store(f"{databases.empty()}&{more}", now=NOW)


def test_another_programs_database_is_left_as_it_is(databases: Databases) -> None:
    url = databases.empty()
    with databases.looking_at(url) as connection:
        connection.execute("CREATE TABLE recipes (name text)")
    with pytest.raises(CoachingError, match="is not an Afterword database"):
        open_store(url, now=NOW)
    with databases.looking_at(url) as connection:
        assert connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall() == [
            ("recipes",)
        ]


def test_an_empty_database_that_may_not_be_filled_is_missed_and_stays_empty(databases: Databases) -> None:
    url = databases.empty()
    with pytest.raises(NoDatabase, match="is still empty"):
        open_store(url, now=NOW, may_make=False)
    open_store(url, now=NOW).close()
    open_store(url, now=NOW, may_make=False).close()


def test_a_database_in_another_encoding_is_refused(databases: Databases) -> None:
    url = databases.empty("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    with pytest.raises(CoachingError, match="not UTF-8"):
        open_store(url, now=NOW)


def test_a_server_that_is_too_old_is_refused() -> None:
    old = Mock()
    old.dialect.server_version_info = (14, 22)
    with pytest.raises(CoachingError, match=r"runs PostgreSQL 14\.22\."):
        refuse_unfit(old)


@pytest.mark.parametrize("schema", ["nobody_s", "pg_catalog"])
def test_a_user_who_may_make_no_tables_is_told_so(databases: Databases, schema: str) -> None:
    url = f"{databases.empty()}%20-csearch_path={schema}"
    with pytest.raises(CoachingError, match="may not change"):
        open_store(url, now=NOW)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (psycopg.errors.DiskFull, "disk"),
        (psycopg.errors.TooManyConnections, "no connection free"),
        (psycopg.errors.DataCorrupted, "is damaged"),
        (psycopg.errors.ReadOnlySqlTransaction, "is read-only"),
        (psycopg.errors.LockNotAvailable, "Somebody else is writing"),
        (psycopg.errors.DeadlockDetected, "Somebody else is writing"),
        (psycopg.errors.AdminShutdown, "does not answer"),
        (psycopg.errors.CannotConnectNow, "does not answer"),
        (psycopg.errors.InvalidPassword, "refuses the user or the password"),
        (psycopg.errors.InvalidCatalogName, "There is no database office on host"),
    ],
)
def test_what_a_server_refuses_in_mid_work_is_a_sentence(error: type[psycopg.Error], told: str) -> None:
    server = address_of("postgresql://host/office")
    assert isinstance(server, Server)
    assert told in str(told_by_server(server, error()))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ('FATAL:  password authentication failed for user "ada"', "refuses the user or the password"),
        ("fe_sendauth: no password supplied", "refuses the user or the password"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.1"', "refuses the user or the password"),
        ('FATAL:  database "office" does not exist', "There is no database office on host"),
        ("FATAL:  sorry, too many clients already", "no connection free"),
        ("connection timeout expired", "does not answer"),
    ],
)
def test_what_a_server_says_on_connecting_comes_without_a_code(words: str, told: str) -> None:
    server = address_of("postgresql://host/office")
    assert isinstance(server, Server)
    error = OperationalError("", {}, psycopg.OperationalError(words))
    assert told in str(told_by_server(server, error))


def test_a_mistake_of_the_programs_own_is_not_dressed_up() -> None:
    server = address_of("postgresql://host/office")
    assert isinstance(server, Server)
    assert told_by_server(server, psycopg.errors.UndefinedTable()) is None
