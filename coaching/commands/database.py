"""Commands on the database: import, backup, check, upgrade."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from coaching.commands.options import report_problems, timezone_option
from coaching.home import DATABASE_VARIABLE, database_url, machine_timezone
from coaching.intake.caseload import Report, import_caseload_file
from coaching.store.access import Store
from coaching.store.backup import backup, check
from coaching.store.database import NoDatabase, open_store
from coaching.store.office import office_of

PATH = click.Path(path_type=Path)

database_option = click.option(
    "--database", metavar="URL", help=f"The database; otherwise {DATABASE_VARIABLE}, or your data folder."
)


def open_named(database: str | None, now: datetime, timezone: str | None = None, *, may_make: bool = False) -> Store:
    """The store at that address; a new office, where one may be made, is in `timezone` or the machine's."""
    url, zone = database or database_url(os.environ), timezone or machine_timezone()
    return open_store(url, now=now, timezone=zone, may_make=may_make)


@click.command("import")
@click.argument("path", type=PATH)
@click.option("--counselor", metavar="EMAIL", help="Whose clients they are, where the caseload does not say.")
@timezone_option
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and problems as JSON.")
@database_option
def import_command(
    path: Path, *, counselor: str | None, timezone: str | None, dry_run: bool, as_json: bool, database: str | None
) -> int:
    """Read the caseload at PATH, a folder or a zip, into the database."""
    now = datetime.now(UTC)
    with _store_to_import_into(database, now, timezone, dry_run=dry_run) as store:
        viewer = store.as_viewer()
        zone = timezone or office_of(viewer).timezone
        report = import_caseload_file(viewer, path, counselor=counselor, office_zone=zone, now=now, dry_run=dry_run)
    for file, column in report.dropped:
        click.echo(f"{file}: the column {column!r} is not known here and was left out.", err=True)
    if as_json:
        click.echo(json.dumps(_as_json(report), indent=2, ensure_ascii=False))
        return int(bool(report.problems))
    click.echo(_counts_in_words(report, dry_run=dry_run))
    return report_problems(report.problems)


@contextmanager
def _store_to_import_into(
    database: str | None, now: datetime, timezone: str | None, *, dry_run: bool
) -> Iterator[Store]:
    """The store, made where there is none; a dry run makes none, and tries the import on an empty one elsewhere."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            store = open_named(database, now, timezone, may_make=not dry_run)
        except NoDatabase:
            store = open_named(f"sqlite:///{folder}/trial.sqlite3", now, timezone, may_make=True)
        with closing(store):
            yield store


def _as_json(report: Report) -> dict[str, object]:
    return {"rows": report.rows._asdict(), "problems": [problem._asdict() for problem in report.problems]}


def _counts_in_words(report: Report, *, dry_run: bool) -> str:
    read, *became = report.rows
    names = report.rows._fields[1:]
    counts = ", ".join(f"{count:,} {name}" for name, count in zip(names, became, strict=True))
    return f"{read:,} {'row' if read == 1 else 'rows'} read: {counts}." + (
        " Nothing was written, for this was a dry run." if dry_run else ""
    )


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
