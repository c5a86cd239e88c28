"""Commands on the database: export, backup, check, upgrade."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import click

from coaching.commands.options import INSTANT
from coaching.exchange.place import new_file
from coaching.home import DATABASE_VARIABLE, database_url, machine_timezone
from coaching.reports import export_caseload, write_actions, write_interviews, write_plans
from coaching.store.access import Store
from coaching.store.backup import backup, check
from coaching.store.database import open_store
from coaching.store.file_ids import client_key

CASELOAD = "caseload"
TABLES = {"plan": write_plans, "interviews": write_interviews, "actions": write_actions}
"""What is written as one CSV file, and by what."""
SPREADSHEETS = frozenset({".xlsx", ".xls", ".ods"})
PATH = click.Path(path_type=Path)

database_option = click.option(
    "--database", metavar="URL", help=f"The database; otherwise {DATABASE_VARIABLE}, or your data folder."
)


def open_database(database: str | None, now: datetime, timezone: str | None = None, *, may_make: bool = False) -> Store:
    """The store at that address; a new office, where one may be made, is in `timezone` or the machine's."""
    url, zone = database or database_url(os.environ), timezone or machine_timezone()
    return open_store(url, now=now, timezone=zone, may_make=may_make)


@click.command("export")
@click.argument("what", type=click.Choice([CASELOAD, *TABLES]))
@click.option(
    "--to", "path", type=PATH, required=True, metavar="PATH", help="Folder or .zip for a caseload, else .csv."
)
@click.option("--client", "client_id", metavar="ID", help="One client only, by the id that files use.")
@click.option("--now", "as_of", type=INSTANT, help="As of when plans and the log are shown, ISO 8601; otherwise now.")
@database_option
def export_command(what: str, path: Path, client_id: str | None, as_of: datetime | None, database: str | None) -> None:
    """Write what the database holds: the caseload, or one CSV file of its plan, interviews or actions."""
    _refuse_ending(what, path)
    now = datetime.now(UTC)
    with closing(open_database(database, now)) as store:
        viewer = store.as_viewer()
        key = client_key(viewer, client_id) if client_id else None
        if what == CASELOAD:
            counts = export_caseload(viewer, path, now=now, client_id=key)
        else:
            with new_file(path) as out:
                counts = Counter({f"rows of {what}": TABLES[what](viewer, out, now=now, as_of=as_of, client_id=key)})
    said = ", ".join(f"{kind} {count:,}" for kind, count in counts.items())
    click.echo(f"Written to {path}: {said or 'nothing, there is no client yet'}.")


def _refuse_ending(what: str, path: Path) -> None:
    """Wrong usage where the name of the file says that something else is wanted than is written."""
    ending = path.suffix.lower()
    if ending in SPREADSHEETS:
        raise click.BadParameter(f"{path.name}: spreadsheets cannot be written yet.", param_hint="--to")
    if what == CASELOAD and ending == ".csv":
        raise click.BadParameter(
            "A caseload is four files: give a folder, or a name ending in .zip.", param_hint="--to"
        )
    if what != CASELOAD and ending != ".csv":
        raise click.BadParameter(f"{path.name}: give a name that ends in .csv.", param_hint="--to")


@click.command("backup")
@click.argument("path", type=PATH)
@database_option
def backup_command(path: Path, database: str | None) -> None:
    """Copy the database to PATH, also while it is in use."""
    with closing(open_database(database, datetime.now(UTC))) as store:
        backup(store, path)
    click.echo(f"Backed up to {path}.")


@click.command("check")
@database_option
def check_command(database: str | None) -> int:
    """Check the database file, its references and its audit."""
    with closing(open_database(database, datetime.now(UTC))) as store:
        faults = check(store)
        path = store.path
    for fault in faults:
        print(fault, file=sys.stderr)  # noqa: T201 - this is the command line
    if not faults:
        click.echo(f"The database {path} is sound.")
    return int(bool(faults))


@click.command("upgrade")
@database_option
def upgrade_command(database: str | None) -> None:
    """Bring the database to this version; a copy of it as it was is kept beside it."""
    with closing(open_database(database, datetime.now(UTC))) as store:
        click.echo(f"The database {store.path} is at this version.")
