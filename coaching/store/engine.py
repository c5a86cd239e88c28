"""How the database is spoken to: durable, strict about references, and never two writers that overwrite each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, Pool, QueuePool, Transaction, create_engine, event
from sqlalchemy.exc import DBAPIError

from coaching.store.address import Address, File
from coaching.store.server_faults import CommitLost

BUSY_TIMEOUT_MS = 5000
"""How long a writer waits for another one; own judgement."""
CONNECTIONS = 8
MORE_CONNECTIONS = 40
CACHE_KIB = 16 * 1024
WRITE_LOCK = 0x4166746572776F72
"""The advisory lock that a writer holds on PostgreSQL: "Afterwor" in ASCII, so that no other program takes it too."""
LONGEST_SILENCE_S = 3
"""How long a server may take to answer at all; own judgement: somebody waits for the page, and is told within 5 s."""

# secure_delete: what is erased is overwritten. recursive_triggers: INSERT OR REPLACE does not get past the audit's.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "recursive_triggers=ON",
    "secure_delete=ON",
    f"cache_size=-{CACHE_KIB}",
)
# As libpq calls them; what the address says of them goes before.
FOR_SERVERS = {
    "application_name": "afterword",
    "client_encoding": "utf8",
    "connect_timeout": str(LONGEST_SILENCE_S),
    "tcp_user_timeout": str(LONGEST_SILENCE_S * 1000),
    "keepalives_idle": "10",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}


def engine_for(address: Address, *, foreign_keys: bool = True, pool: type[Pool] = QueuePool) -> Engine:
    """An engine on that database; migrations take a file without foreign keys, to be able to rebuild a table."""
    if isinstance(address, File):
        return sqlite_engine(address.path, foreign_keys=foreign_keys, pool=pool)
    return postgresql_engine(address.url, pool=pool)


def _size(pool: type[Pool]) -> dict[str, int]:
    return {"pool_size": CONNECTIONS, "max_overflow": MORE_CONNECTIONS} if pool is QueuePool else {}


def sqlite_engine(path: Path, *, foreign_keys: bool = True, pool: type[Pool] = QueuePool) -> Engine:
    """An engine on that file."""
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=pool, **_size(pool))

    @event.listens_for(engine, "connect")
    def configure(connection: SqliteConnection, _record: object) -> None:
        connection.isolation_level = None  # its own begin is a deferred one, and comes too late
        first, last = f"busy_timeout={BUSY_TIMEOUT_MS}", f"foreign_keys={'ON' if foreign_keys else 'OFF'}"
        for pragma in (first, *PRAGMAS, last):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgresql_engine(url: URL, *, pool: type[Pool] = QueuePool) -> Engine:
    """An engine on that database; a connection that broke meanwhile is replaced before it is used."""
    unsaid = {name: value for name, value in FOR_SERVERS.items() if name not in url.query}
    waits: dict[str, Any] = {"pool_timeout": BUSY_TIMEOUT_MS / 1000} if pool is QueuePool else {}
    engine = create_engine(
        url.update_query_dict(unsaid), poolclass=pool, pool_pre_ping=True, use_native_hstore=False,
        **_size(pool), **waits,
    )  # fmt: skip

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            wait = f"set_config('lock_timeout', '{BUSY_TIMEOUT_MS}', true)"
            connection.exec_driver_sql(f"SELECT {wait}, pg_advisory_xact_lock({WRITE_LOCK})")

    return engine


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """One transaction. A writing one holds the write lock from its first moment: what it reads is what it changes.

    CommitLost where the connection to a server broke at the moment of saving.
    """
    options = _options(engine, writes=writes)
    with engine.connect().execution_options(**options) as connection, connection.begin() as under_way:
        yield connection
        if under_way.is_active:
            _commit(under_way)


def _options(engine: Engine, *, writes: bool) -> dict[str, Any]:
    """A reader sees one moment; a writer, behind the lock, what the one before it left."""
    if engine.dialect.name == "sqlite":
        return {"writes": writes}
    level = "READ COMMITTED" if writes else "REPEATABLE READ"
    return {"writes": writes, "isolation_level": level, "postgresql_readonly": not writes}


def _commit(under_way: Transaction) -> None:
    try:
        under_way.commit()
    except DBAPIError as error:
        if error.connection_invalidated:
            raise CommitLost from error
        raise
