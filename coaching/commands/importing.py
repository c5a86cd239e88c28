"""The command that imports: a caseload folder or zip, or a tracker in CSV or XLSX, whichever is at the path."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from coaching.commands.database import PATH, database_option, open_named
from coaching.commands.options import report_problems, timezone_option
from coaching.errors import CoachingError, Problem
from coaching.exchange.tracker.csv_grid import UTF_8
from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.fields import Field
from coaching.exchange.tracker.mending import refused_rows
from coaching.exchange.tracker.opening import is_table, open_grid
from coaching.exchange.tracker.reading import Choices, Unclear, open_tracker, refuse_unready
from coaching.intake.caseload import RowCounts, fingerprint, import_caseload_file
from coaching.intake.tracker import import_tracker
from coaching.store.access import Store
from coaching.store.caseload_in import Origin
from coaching.store.database import NoDatabase
from coaching.store.office import office_of

SAY_THE_ORDER = "Say --day-first or --month-first."
OPTION_OF = {Order.DAY_FIRST: "--day-first", Order.MONTH_FIRST: "--month-first"}
SAY_WHOSE = "Say --client NAME, or add a column with the client's name."


class Became(NamedTuple):
    """What became of a file: its rows, the problems, and sentences on what was left out or assumed."""

    rows: RowCounts
    problems: Sequence[Problem]
    remarks: Sequence[str]


class Said(NamedTuple):
    """What was said on the command line about a file."""

    counselor: str | None
    timezone: str | None
    dry_run: bool
    order: Order | None
    undated: Undated
    refused_to: Path | None
    client: str


@click.command("import")
@click.argument("path", type=PATH)
@click.option("--counselor", metavar="EMAIL", help="Whose clients they are, where the file does not say.")
@click.option("--client", metavar="NAME", default="", help="Whose interviews they are, in a job seeker's own tracker.")
@click.option("--day-first", "order", flag_value=Order.DAY_FIRST.value, help="In a tracker 3/4/2026 is April 3.")
@click.option("--month-first", "order", flag_value=Order.MONTH_FIRST.value, help="In a tracker 3/4/2026 is March 4.")
@click.option(
    "--undated-outcomes", "undated", type=click.Choice([word.value for word in Undated]), default=Undated.REFUSE.value,
    show_default=True, help="A tracker's outcomes without a date: refuse the row, known since today, or still open.",
)  # fmt: skip
@click.option("--refused-to", type=PATH, metavar="PATH", help="Write a tracker's refused rows to this CSV, to mend.")
@timezone_option
@click.option("--dry-run", is_flag=True, help="Only say what would happen.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and problems as JSON.")
@database_option
def import_command(
    path: Path, *, counselor: str | None, client: str, order: str | None, undated: str, refused_to: Path | None,
    timezone: str | None, dry_run: bool, as_json: bool, database: str | None,
) -> int:  # fmt: skip
    """Read the caseload at PATH, a folder or a zip, or a tracker in CSV or XLSX, into the database."""
    now = datetime.now(UTC)
    said = Said(counselor, timezone, dry_run, Order(order) if order else None, Undated(undated), refused_to, client)
    with _store_to_import_into(database, now, timezone, dry_run=dry_run) as store:
        became = (_tracker if is_table(path) else _caseload)(store, path, said, now)
    for remark in became.remarks:
        click.echo(remark, err=True)
    if as_json:
        click.echo(json.dumps(_as_json(became), indent=2, ensure_ascii=False))
        return int(bool(became.problems))
    click.echo(_counts_in_words(became.rows, dry_run=dry_run))
    return report_problems(became.problems)


def _caseload(store: Store, path: Path, said: Said, now: datetime) -> Became:
    viewer = store.as_viewer()
    zone = said.timezone or office_of(viewer).timezone
    report = import_caseload_file(
        viewer, path, counselor=said.counselor, office_zone=zone, now=now, dry_run=said.dry_run
    )
    dropped = [f"{file}: the column {column!r} is not known here and was left out." for file, column in report.dropped]
    return Became(report.rows, report.problems, dropped)


def _tracker(store: Store, path: Path, said: Said, now: datetime) -> Became:
    viewer = store.as_viewer()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CoachingError(f"{path.name} cannot be read ({error.strerror or error}).", "Check the path.") from None
    grid = open_grid(path.name, data)
    tracker = open_tracker(grid, Choices(order=said.order, undated=said.undated, client=" ".join(said.client.split())))
    if tracker.nobodys:
        raise CoachingError(f"{path.name} does not say whose interviews they are.", SAY_WHOSE)
    refuse_unready(tracker, _way_out(tracker.unclear))
    report = import_tracker(
        viewer, tracker, Origin(path.name, fingerprint(path)), counselor=said.counselor,
        office_zone=said.timezone or office_of(viewer).timezone, now=now, dry_run=said.dry_run,
    )  # fmt: skip
    if said.refused_to and report.refused:
        said.refused_to.write_bytes(refused_rows(tracker, report.refused))
    left_out = [repr(column.name) for column in tracker.columns if column.field is Field.LEFT_OUT]
    columns = [f"{grid.name}: left out: {', '.join(left_out)}."] if left_out else []
    encoding = [f"{grid.name} is not UTF-8: read as {grid.encoding}."] if grid.encoding not in ("", UTF_8) else []
    return Became(report.rows, report.problems, (*encoding, *columns, *report.remarks))


def _way_out(unclear: Sequence[Unclear]) -> str:
    """How the order of dates is given, with the column, if any, that proves one."""
    beside = unclear[0].beside if unclear else None
    if beside is None:
        return SAY_THE_ORDER
    name, order = beside
    (other,) = set(OPTION_OF) - {order}
    return f"Say {OPTION_OF[order]}, as in column {name}, or {OPTION_OF[other]}."


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


def _as_json(became: Became) -> dict[str, object]:
    return {"rows": became.rows._asdict(), "problems": [problem._asdict() for problem in became.problems]}


def _counts_in_words(rows: RowCounts, *, dry_run: bool) -> str:
    read, *became = rows
    names = rows._fields[1:]
    counts = ", ".join(f"{count:,} {name}" for name, count in zip(names, became, strict=True))
    return f"{read:,} {'row' if read == 1 else 'rows'} read: {counts}." + (
        " Nothing was written, for this was a dry run." if dry_run else ""
    )
