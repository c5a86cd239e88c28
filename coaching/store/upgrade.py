"""Bringing a database to this version: all steps in one transaction, or none; of a file a backup beside it first.

A server's backups are made by whoever looks after it (docs/postgresql.md).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, NullPool, inspect

from coaching.errors import CoachingError
from coaching.store.address import Address, File, Server
from coaching.store.client_index import index_all
from coaching.store.engine import engine_for, transaction
from coaching.store.faults import not_a_database
from coaching.store.plan_letters import settle
from coaching.store.replan import stand_anew
from coaching.store.server_faults import may_not_make_tables, refuse_unfit

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0011"
"""The newest revision in migrations/versions, kept here so that a usual start need not import Alembic."""


WITHOUT_CLIENT_INDEX = ("0001",)
"""Revisions in which nothing was kept beside a client; to fill that in takes longest by far."""
WITH_CONDUCT = "0009"
"""The first revision in which it is kept when the following-up went wrong."""
WITH_SETTLED = "0011"
"""The first revision in which it is kept what plans say in the end."""


def upgrade(address: Address, now: datetime, migrations: Path = MIGRATIONS, head: str = HEAD) -> Path | None:
    """Migrates the database where it is behind; the backup of a file made before, if there was something to back up.

    The write lock is held throughout, so of two processes that start at once one migrates and the other finds it done.
    """
    engine = engine_for(address, foreign_keys=False, pool=NullPool)
    with transaction(engine, writes=False) as connection:
        if _revision(connection, address, migrations) == head:
            return None
    with transaction(engine, writes=True) as connection:
        revision = _revision(connection, address, migrations)
        if revision == head:
            return None
        saved = _back_up(address.path, revision, now) if revision and isinstance(address, File) else None
        if isinstance(address, Server):
            refuse_unfit(connection)
        try:
            _migrate(connection, migrations)
            if revision in WITHOUT_CLIENT_INDEX:
                index_all(connection)
            if revision and revision < WITH_CONDUCT:
                stand_anew(connection)
            if revision and revision < WITH_SETTLED:
                settle(connection)
            _check_references(connection)
        except Exception as error:
            if may_not_make_tables(error):
                raise
            kept = f"The database is as it was{f', and a backup is {saved}' if saved else ''}."
            fault = f"The upgrade of the database {address} failed and was taken back."
            raise CoachingError(fault, f"{kept} Use the version you had before.") from error
    return saved


def is_empty(server: Server) -> bool:
    """Whether nobody has started on this database yet."""
    with transaction(engine_for(server, pool=NullPool), writes=False) as connection:
        return not inspect(connection).get_table_names()


def _revision(connection: Connection, address: Address, migrations: Path) -> str | None:
    """The revision of a database, None for a new one; CoachingError for another program's, or a newer version's."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables or "offices" not in tables:
        raise not_a_database(address)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if not any(file.name.startswith(f"{revision}_") for file in (migrations / "versions").glob("*.py")):
        raise CoachingError(
            f"The database {address} was made by a newer version of Afterword.",
            "Nothing was changed. Install that version, or name another one with --database.",
        )
    return str(revision)


def _back_up(path: Path, revision: str, now: datetime) -> Path:
    """A copy beside the file, named with its revision and the instant; readable by its owner only."""
    saved = path.with_name(f"{path.stem}-{revision}-{now:%Y%m%dT%H%M%SZ}.backup{path.suffix}")
    copy_database(path, saved)
    return saved


def copy_database(path: Path, to: Path) -> None:
    """A consistent copy of a database that may be in use, made by SQLite's backup API."""
    to.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def _migrate(connection: Connection, migrations: Path) -> None:
    from alembic import command  # noqa: PLC0415 - a usual start does without
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _check_references(connection: Connection) -> None:
    """Files are migrated without foreign keys; a server checks them itself."""
    if connection.dialect.name != "sqlite":
        return
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if loose:
        raise CoachingError(f"{len(loose)} rows would point to nothing.")
