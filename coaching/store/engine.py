"""How SQLite is spoken to: durable, strict about references, and never two writers that overwrite each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, Pool, QueuePool, create_engine, event

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


def sqlite_engine(path: Path, *, foreign_keys: bool = True, pool: type[Pool] = QueuePool) -> Engine:
    """An engine on that file; migrations alone take it without foreign keys, to be able to rebuild a table."""
    size = {"pool_size": CONNECTIONS, "max_overflow": MORE_CONNECTIONS} if pool is QueuePool else {}
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=pool, **size)

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
    """One transaction. A writing one holds the write lock from its first moment: what it reads is what it changes."""
    with engine.connect().execution_options(writes=writes) as connection, connection.begin():
        yield connection
