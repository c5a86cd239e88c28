"""A copy of the database while it is in use, and the question whether a database is sound."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from coaching.errors import CoachingError
from coaching.store.access import Store
from coaching.store.address import Address, File, Server
from coaching.store.audit import broken_links
from coaching.store.engine import transaction
from coaching.store.faults import cannot_open, telling
from coaching.store.upgrade import copy_database

WITH_LOG = ("", "-wal")
"""What the data is in: the file, and what was written last beside it."""


def backup(store: Store, path: Path) -> None:
    """Writes a consistent copy to `path`, whole or not at all; CoachingError where a file is there already."""
    if path.exists():
        raise CoachingError(f"There is a file at {path} already.", "Name another one, or move it away first.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy_whole(store.address, path)
    except OSError as error:
        raise cannot_open(File(path)) from error


def _copy_whole(address: Address, path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        if isinstance(address, Server):
            from coaching.store.dump import dump  # noqa: PLC0415 - the driver, which files do without

            unfinished.touch(mode=0o600)
            dump(address, unfinished)
        else:
            with telling(File(path)):
                copy_database(address.path, unfinished)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def check(store: Store) -> tuple[str, ...]:
    """What is wrong with the database's pages, references and audit, a sentence each; nothing where it is sound."""
    with telling(store.address), transaction(store.engine, writes=False) as connection:
        of_file = _faults_of_file(connection) if isinstance(store.address, File) else ()
        return (*of_file, *broken_links(connection))


def _faults_of_file(connection: Connection) -> tuple[str, ...]:
    """A server looks after its pages and references itself."""
    pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    faults = [f"The file is damaged: {said}." for said in pages if said != "ok"]
    if loose:
        faults.append(f"{len(loose)} rows point to something that is not there.")
    return tuple(faults)


def database_size(store: Store) -> int:
    """Bytes; of a file with what was written last, which is beside it."""
    if store.path is not None:
        parts = (store.path.with_name(store.path.name + ending) for ending in WITH_LOG)
        return sum(part.stat().st_size for part in parts if part.exists())
    with telling(store.address), transaction(store.engine, writes=False) as connection:
        return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
