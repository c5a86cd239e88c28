"""A copy of the database while it is in use, and the question whether a database is sound."""

from __future__ import annotations

from pathlib import Path

from coaching.errors import CoachingError
from coaching.store.access import Store
from coaching.store.audit import broken_links
from coaching.store.engine import transaction
from coaching.store.faults import cannot_open, telling
from coaching.store.upgrade import copy_database


def backup(store: Store, path: Path) -> None:
    """Writes a consistent copy to `path`, whole or not at all; CoachingError where a file is there already."""
    if path.exists():
        raise CoachingError(f"There is a file at {path} already.", "Name another one, or move it away first.")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _copy_whole(store.path, path)
    except OSError as error:
        raise cannot_open(path) from error


def _copy_whole(source: Path, path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with telling(path):
            copy_database(source, unfinished)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def check(store: Store) -> tuple[str, ...]:
    """What is wrong with the database's pages, references and audit, a sentence each; nothing where it is sound."""
    with telling(store.path), transaction(store.engine, writes=False) as connection:
        pages = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        faults = [f"The file is damaged: {said}." for said in pages if said != "ok"]
        if loose:
            faults.append(f"{len(loose)} rows point to something that is not there.")
        return (*faults, *broken_links(connection))
