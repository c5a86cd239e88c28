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
# secure_delete: what is erased is overwritten. recursive_triggers: INSERT OR REPLACE does not get past the audit's.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "recursive_triggers=ON",
    "secure_delete=ON",
    f"cache_size=-{CACHE_KIB}",
)


def engine_for(address: Address, *, foreign_keys: bool = True, pool: type[Pool] = QueuePool) -> Engine:
    """An engine on that database; migrations take a file without foreign keys, to be able to rebuild a table."""
    if isinstance(address, File):
        return sqlite_engine(address.path, foreign_keys=foreign_keys, pool=pool)
    from coaching.store.server import server_engine  # noqa: PLC0415 - the driver, which files do without

    return server_engine(address.url, poolclass=pool, lock_timeout_ms=BUSY_TIMEOUT_MS, **_size(pool))


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
