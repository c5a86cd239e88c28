"""A month to a file: a PDF for paper, else its tables as a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.exchange.place import new_file
from coaching.exchange.table import Line, Table, TellAbout
from coaching.month import Month, last_complete
from coaching.monthly.figures import MonthReport, month_report
from coaching.monthly.reading import read_month
from coaching.reports.about import about_report, everyone, moment
from coaching.reports.monthly.page import as_pdf
from coaching.reports.monthly.tables import month_tables
from coaching.reports.monthly.words import left_out, why_not_told
from coaching.reports.order import Order, Report, order
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, Period, counselors_seen
from coaching.store.months import Labels, labels_of
from coaching.store.office import Office, office_of

ROWS_NAME_CLIENTS = "The table of rows names your clients. Take it out before the file is given on."
LABELED = ("client_id", "interview_id")


class Made(NamedTuple):
    """A report with what it is on; the rows behind its figures are there where they are all of the viewer's clients."""

    order: Order
    office: Office
    report: MonthReport
    counselors: Mapping[int, str]

    @property
    def month(self) -> Month:
        return self.report.month


def month_order(month: Month, counselor_id: int | None, as_of: datetime) -> Order:
    """The order for a month, on one counselor's clients or on all that the viewer may see."""
    return order(Report.MONTH, Chosen(counselor=counselor_id, period=Period(month.first, month.last)), as_of)


def made_month(viewer: Viewer, wanted: Order) -> Made:
    """The report of the order's month, of the last complete one where it has no period."""
    office = office_of(viewer)
    first, counselor_id = wanted.chosen.period.first, wanted.chosen.counselor
    month = Month(first) if first else last_complete(local_date(wanted.as_of, zone_named(office.timezone)))
    report = month_report(read_month(viewer, month, counselor_id, wanted.as_of), counselor_id)
    names = {one.key: one.name for one in counselors_seen(viewer)}
    return Made(month_order(month, counselor_id, wanted.as_of), office, report, names)


def write_pdf(viewer: Viewer, made: Made, path: Path) -> dict[str, int]:
    """The report for paper; how many figures."""
    about: list[Line] = [
        ("On", everyone(viewer, made.order)),
        ("As of", moment(made.order.as_of, made.office.timezone)),
    ]
    about += [("Policy", made.office.policy.title)]
    about += [("Office", made.office.name)] if made.office.name else []
    content = as_pdf(made.report, made.counselors, about, made.order.as_of)
    with new_file(path) as out:
        out.write(content)
    return {"figures": len(made.report.lines)}


def tables_of(viewer: Viewer, made: Made) -> list[Table]:
    """The report's tables; the rows where all clients are the viewer's own."""
    labels = None if made.report.guarded else _labels(viewer, made.report)
    return list(month_tables(made.report, made.counselors, labels))


def _labels(viewer: Viewer, report: MonthReport) -> Labels:
    keys = {name: {int(key) for frame in report.marks.values() for key in frame[name]} for name in LABELED}
    return labels_of(viewer, *(sorted(keys[name] - {0}) for name in LABELED))


def about_month(viewer: Viewer, made: Made) -> TellAbout:
    """The lines on the file."""

    def about(counts: Mapping[str, int]) -> list[Line]:
        notes: list[Line] = [("Left out", line) for line in left_out(made.report)]
        notes += [("Not told", why)] if (why := why_not_told(made.report)) else []
        named = [] if made.report.guarded else [("Note", ROWS_NAME_CLIENTS)]
        return [*about_report(viewer, made.office, made.order, counts), *notes, *named]

    return about
