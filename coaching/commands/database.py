"""Commands on the database: backup, check, upgrade."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from coaching.home import DATABASE_VARIABLE, database_url, machine_timezone
from coaching.store.access import Store
from coaching.store.backup import backup, check
from coaching.store.database import open_store

PATH = click.Path(path_type=Path)

database_option = click.option(
    "--database", metavar="URL", help=f"The database; otherwise {DATABASE_VARIABLE}, or your data folder."
)


def open_named(database: str | None, now: datetime, timezone: str | None = None, *, may_make: bool = False) -> Store:
    """The store at that address; a new office, where one may be made, is in `timezone` or the machine's."""
    url, zone = database or database_url(os.environ), timezone or machine_timezone()
    return open_store(url, now=now, timezone=zone, may_make=may_make)


@click.command("backup")
@click.argument("path", type=PATH)
@database_option
def backup_command(path: Path, database: str | None) -> None:
    """Copy the database to PATH, also while it is in use."""
    with closing(open_named(database, datetime.now(UTC))) as store:
        backup(store, path)
    click.echo(f"Backed up to {path}.")


@click.command("check")
@database_option
def check_command(database: str | None) -> int:
    """Check the database file, its references and its audit."""
    with closing(open_named(database, datetime.now(UTC))) as store:
        faults = check(store)
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201 - this is the command line
    if not faults:
        click.echo(f"The database {store.address} is sound.")
    return int(bool(faults))


@click.command("upgrade")
@database_option
def upgrade_command(database: str | None) -> None:
    """Bring the database to this version; a copy of it as it was is kept beside it."""
    with closing(open_named(database, datetime.now(UTC))) as store:
        click.echo(f"The database {store.address} is at this version.")
