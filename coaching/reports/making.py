"""An order to a file: a workbook, a table as CSV, or all its tables as CSV in a folder or zip; noted in the audit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from coaching.errors import CoachingError
from coaching.exchange.place import new_file, new_files
from coaching.exchange.table import ABOUT, EXCEL_STYLE, CsvStyle, Line, Table, TellAbout, write_csv_files, write_table
from coaching.exchange.workbook import write_workbook
from coaching.reports.about import about_report
from coaching.reports.advice import advice_table
from coaching.reports.clients import clients_table
from coaching.reports.debriefs import debriefs_table
from coaching.reports.interviews import interviews_table
from coaching.reports.log import actions_table
from coaching.reports.order import Look, Order, Report, Row, stretch_around
from coaching.reports.people import notes_table, people_table
from coaching.reports.steps import steps_table
from coaching.selection import first_day
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, Period, has_others_clients
from coaching.store.client_stream import ClientRecords, Stream, clients_with_records
from coaching.store.disclosure import note_report
from coaching.store.office import Office, office_of

MakeTable = Callable[[Stream, Look], Table]


def _interviews(clients: Stream, look: Look) -> Table:
    return interviews_table(clients.lines(look.policy, look.as_of), look)


def _of(make: Callable[[Iterable[ClientRecords], Look], Table]) -> MakeTable:
    return lambda clients, look: make(clients(), look)


CLIENTS, ACTIONS, STEPS, ADVICE = map(_of, (clients_table, actions_table, steps_table, advice_table))
TABLES: Mapping[Report, tuple[MakeTable, ...]] = {
    Report.INTERVIEWS: (_interviews,),
    Report.ACTIONS: (ACTIONS,),
    Report.STEPS: (STEPS,),
    Report.ADVICE: (ADVICE,),
    Report.CLIENTS: (CLIENTS,),
    Report.FILE: (
        CLIENTS, _interviews, _of(people_table), _of(debriefs_table), ACTIONS, STEPS, ADVICE, _of(notes_table),
    ),
}  # fmt: skip
"""What each report is made of; the rates, which may have to be guarded, apart."""
SINGLE_TABLE = ".csv"
WORKBOOK = ".xlsx"


SEVERAL_TABLES = frozenset({Report.FILE, Report.MONTH})


class Form(StrEnum):
    """The kind of file, by the ending of its name; a folder has none."""

    PDF = "pdf"
    WORKBOOK = "xlsx"
    TABLE = "csv"
    TABLES = "zip"


class Glimpse(NamedTuple):
    """The first rows of a report's first table."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def write_report(
    viewer: Viewer, order: Order, path: Path, *, now: datetime, style: CsvStyle = EXCEL_STYLE
) -> dict[str, int]:
    """Writes the report to `path`, whose ending says as what; how many rows in each table.

    CoachingError where a client is not the viewer's to see, the place cannot be written, or one CSV is asked for of a
    report of several tables.
    """
    form = form_of(path)
    refuse_form(order.report, form)
    private = {"private_notes": True} if order.private_notes else {}
    note_report(viewer, now, order.chosen, {"report": order.report, "form": form, **private})
    if order.report is Report.MONTH:
        return _write_month(viewer, order, path, style)
    guarded = is_guarded(viewer, order)
    office = office_of(viewer)

    def about(counts: Mapping[str, int]) -> list[Line]:
        return about_report(viewer, office, order, counts, guarded=guarded)

    read = read_for(order, office, guarded=guarded)
    with clients_with_records(viewer, read, private_notes=order.private_notes) as clients:
        return write_tables(_tables(order, clients, office, guarded=guarded), about, path, style)


def _write_month(viewer: Viewer, order: Order, path: Path, style: CsvStyle) -> dict[str, int]:
    from coaching.reports.monthly import making as monthly  # noqa: PLC0415 - pandas, which others do without

    made = monthly.made_month(viewer, order)
    if form_of(path) is Form.PDF:
        return monthly.write_pdf(viewer, made, path)
    return write_tables(monthly.tables_of(viewer, made), monthly.about_month(viewer, made), path, style)


def refuse_form(report: Report, form: Form) -> None:
    """CoachingError where a report is not to be had as such a file."""
    if form is Form.TABLE and report in SEVERAL_TABLES:
        raise CoachingError("This report has several tables.", "Give a folder, or a name ending in .zip or .xlsx.")
    if form is Form.PDF and report is not Report.MONTH:
        raise CoachingError("Of the reports, only the monthly one is a PDF.", "Give a name ending in .xlsx or .csv.")


def form_of(path: Path) -> Form:
    """What a name asks for; anything but a workbook or one table is several in a zip or folder."""
    ending = path.suffix.lower().removeprefix(".")
    return Form(ending) if ending in set(Form) else Form.TABLES


def write_tables(
    tables: Iterable[Table], about: TellAbout, path: Path, style: CsvStyle = EXCEL_STYLE
) -> dict[str, int]:
    """Writes tables and what they are about as the ending of `path` says; one CSV has no room for the latter."""
    match form_of(path):
        case Form.WORKBOOK:
            with new_file(path) as out:
                return write_workbook(tables, about, out)
        case Form.TABLE:
            (table,) = tables
            with new_file(path) as out:
                return {table.name: write_table(table.header, table.rows, out, **style._asdict())}
        case _:
            tables = list(tables)
            names = [f"{name}.csv" for name in (*(table.name for table in tables), ABOUT)]
            with new_files(path, names) as open_file:
                return write_csv_files(tables, about, open_file, style)


def is_guarded(viewer: Viewer, order: Order) -> bool:
    """Whether small cells are withheld: rates with clients of others than the viewer in them."""
    return order.report is Report.RATES and has_others_clients(viewer, order.chosen)


def read_for(order: Order, office: Office, *, guarded: bool) -> Chosen:
    """What is read for an order: guarded, everybody, for what may be shown of some hangs on what is shown of all."""
    if not guarded:
        return order.chosen
    today = _look(order, office).today
    return Chosen(period=Period(first_day(stretch_around(order.chosen.period, today), today)))


def _look(order: Order, office: Office) -> Look:
    return Look(order.as_of, office.policy, office.timezone, order.chosen.period)


def _tables(order: Order, clients: Stream, office: Office, *, guarded: bool) -> Iterator[Table]:
    """The tables of a report, each of which reads the stream anew."""
    look = _look(order, office)
    if order.report is Report.RATES:
        from coaching.reports.rates import rates_table, shared_view  # noqa: PLC0415 - pandas, which others do without

        yield rates_table(clients(), look, shared_view(look, order.chosen) if guarded else None)
        return
    for make in TABLES[order.report]:
        yield make(clients, look)


def glimpse(viewer: Viewer, order: Order, limit: int) -> Glimpse:
    """The first rows of a report's first table, for a look before it is made; nothing leaves, so nothing is noted."""
    office, guarded = office_of(viewer), is_guarded(viewer, order)
    with clients_with_records(viewer, read_for(order, office, guarded=guarded)) as clients:
        table = next(_tables(order, clients, office, guarded=guarded))
        return Glimpse(table.header, tuple(tuple(row) for row in islice(table.rows, limit)))
