"""The command that writes what the database holds to files, as what by the ending of their name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import click

from coaching.clock import local_date, zone_named
from coaching.commands.database import PATH, database_option, open_named
from coaching.commands.options import INSTANT
from coaching.exchange.place import new_file
from coaching.exchange.table import Line, TellAbout
from coaching.month import Month, month_named
from coaching.reports.about import about_data, everyone, in_a_sentence
from coaching.reports.caseload import caseload_workbook, export_caseload, plan_data_table, write_plans
from coaching.reports.making import SEVERAL_TABLES, Form, form_of, write_report, write_tables
from coaching.reports.order import Order, Report, order
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, Period
from coaching.store.file_ids import client_key
from coaching.store.office import office_of

CASELOAD, PLAN, MONTH = "caseload", "plan", "month"
REPORTS = {
    "interviews": Report.INTERVIEWS,
    "actions": Report.ACTIONS,
    "report": Report.FILE,
    "clients": Report.CLIENTS,
    "advice": Report.ADVICE,
    "rates": Report.RATES,
    MONTH: Report.MONTH,
}
ENDINGS = {".zip", ".xlsx", ".csv", ".pdf", ""}


class Wanted(NamedTuple):
    """What to write of whom (a client's key, or None for all), to where, as of when, and of which month if of one."""

    viewer: Viewer
    path: Path
    client: int | None
    now: datetime
    as_of: datetime
    month: Month | None = None

    def order(self, report: Report) -> Order:
        """The order for a report."""
        period = Period(self.month.first, self.month.last) if self.month else Period()
        return order(report, Chosen(() if self.client is None else (self.client,), period=period), self.as_of)

    def tell_about(self, title: str, *, by_policy: bool) -> TellAbout:
        """The lines on data for programs."""
        office, on = office_of(self.viewer), everyone(self.viewer, self.order(Report.FILE))

        def about(counts: Mapping[str, int]) -> list[Line]:
            heading: list[Line] = [("Report", title), ("On", on)]
            return heading + about_data(office, self.as_of, counts, notes=[], by_policy=by_policy)

        return about


@click.command("export")
@click.argument("what", type=click.Choice([CASELOAD, PLAN, *REPORTS]))
@click.option(
    "--to", "path", type=PATH, required=True, metavar="PATH",
    help="Ends in .xlsx for a workbook, .csv for one table; else a folder, or .zip of one, of CSV files.",
)  # fmt: skip
@click.option("--client", "client_id", metavar="ID", help="One client only, by the id that files use.")
@click.option("--now", "as_of", type=INSTANT, help="As of when plans and the log are shown, ISO 8601; otherwise now.")
@click.option("--month", metavar="MONTH", help="Of the monthly report: which one, like 2026-10; otherwise the last.")
@database_option
def export_command(
    *, what: str, path: Path, client_id: str | None, as_of: datetime | None, month: str | None, database: str | None
) -> None:
    """Write what the database holds: the caseload to import elsewhere, the plan as data, or a report.

    The report on a month ("month") may end in .pdf too.
    """
    _refuse_ending(what, path)
    _refuse_month(what, month, client_id, as_of)
    now = datetime.now(UTC)
    with closing(open_named(database, now)) as store:
        viewer = store.as_viewer()
        key = client_key(viewer, client_id) if client_id else None
        of = month_named(month or "", _today(viewer, now)) if what == MONTH else None
        wanted = Wanted(viewer, path, key, now, as_of or now, of)
        counts = WRITE[what](wanted) if what in WRITE else _write_report(wanted, REPORTS[what])
        said = ", ".join(f"{kind} {count:,}" for kind, count in counts.items())
        click.echo(f"Written to {path}: {said or 'nothing, there is no client yet'}.")
        if what in REPORTS:
            click.echo(in_a_sentence(viewer, office_of(viewer), wanted.order(REPORTS[what])))


def _refuse_ending(what: str, path: Path) -> None:
    """Wrong usage where the name of the file says that something else is wanted than is written."""
    if path.suffix.lower() not in ENDINGS:
        message = f"{path.name}: give a folder, or a name that ends in .zip, .xlsx or .csv."
        raise click.BadParameter(message, param_hint="--to")
    if form_of(path) is Form.TABLE and what == CASELOAD:
        message = "A caseload is several files: give a folder, or a name ending in .zip or .xlsx."
        raise click.BadParameter(message, param_hint="--to")
    if form_of(path) is Form.TABLE and REPORTS.get(what) in SEVERAL_TABLES:
        message = "The report is several tables: give a folder, or a name ending in .zip or .xlsx."
        raise click.BadParameter(message, param_hint="--to")
    if form_of(path) is Form.PDF and what != MONTH:
        message = f"{path.name}: only the monthly report is a PDF. Give a folder, or a .zip, .xlsx or .csv."
        raise click.BadParameter(message, param_hint="--to")


def _refuse_month(what: str, month: str | None, client_id: str | None, as_of: datetime | None) -> None:
    """Wrong usage where a month is asked for of something else, or one with what it cannot have."""
    if what != MONTH and month is not None:
        raise click.BadParameter("Only the monthly report is of a month.", param_hint="--month")
    if what == MONTH and client_id is not None:
        raise click.BadParameter("The monthly report is on everybody's clients.", param_hint="--client")
    if what == MONTH and as_of is not None:
        raise click.BadParameter("The monthly report is as of this moment; --month says of when.", param_hint="--now")


def _today(viewer: Viewer, now: datetime) -> date:
    return local_date(now, zone_named(office_of(viewer).timezone))


def _write_caseload(wanted: Wanted) -> Mapping[str, int]:
    viewer, path, client, now, *_ = wanted
    if form_of(path) is Form.WORKBOOK:
        about = wanted.tell_about("Caseload", by_policy=False)
        return caseload_workbook(viewer, path, about, now=now, client_id=client)
    return export_caseload(viewer, path, now=now, client_id=client)


def _write_plan(wanted: Wanted) -> Mapping[str, int]:
    """As data for programs; alone in its file it has no guard, no mark, and the ids of files."""
    viewer, path, client, now, as_of, _ = wanted
    if form_of(path) is Form.TABLE:
        with new_file(path) as out:
            count = write_plans(viewer, out, now=now, as_of=as_of, client_id=client)
    else:
        table = plan_data_table(viewer, now=now, as_of=as_of, client_id=client)
        (count,) = write_tables([table], wanted.tell_about("Plan as data", by_policy=True), path).values()
    return {f"rows of {PLAN}": count}


def _write_report(wanted: Wanted, report: Report) -> Mapping[str, int]:
    counts = write_report(wanted.viewer, wanted.order(report), wanted.path, now=wanted.now)
    return {f"rows of {name}": count for name, count in counts.items()}


WRITE: Mapping[str, Callable[[Wanted], Mapping[str, int]]] = {CASELOAD: _write_caseload, PLAN: _write_plan}
