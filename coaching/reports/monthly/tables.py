"""A month as tables: every figure with the month before, by counselor, what each means, and the rows that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coaching.exchange.table import Column, Table
from coaching.monthly.definitions import FIGURES
from coaching.monthly.figures import Line, MonthReport
from coaching.monthly.marks import Marks
from coaching.reports.about import full_day
from coaching.reports.order import Row
from coaching.reports.rates import DECIMALS, WITHHELD, too_few
from coaching.store.months import Labels

SHARES = (Column("Count", 10), Column("Of", 10), Column("Share", 10), Column("95% from", 10), Column("95% to", 10))
FIGURES_COLUMNS = (
    Column("Name", 30), Column("About", 20), Column("Figure", 34), *SHARES, Column("Note", 36),
    *(Column(f"{one.title}, month before", 12) for one in SHARES), Column("Note, month before", 36),
)  # fmt: skip
COUNSELORS_COLUMNS = (
    Column("Counselor", 24),
    Column("Days", 20),
    Column("Name", 30),
    Column("Figure", 34),
    *SHARES,
    Column("Note", 36),
)
DEFINITIONS_COLUMNS = (
    Column("Name", 30), Column("About", 20), Column("Figure", 34), Column("What is counted", 60), Column("Of", 60),
    Column("Where it is written", 40),
)  # fmt: skip
ROWS_COLUMNS = (
    Column("Name", 30), Column("Counts", 10), Column("Client number", 10), Column("Client", 24),
    Column("Interview number", 10), Column("Employer", 24), Column("Interview date", 12), Column("What it is", 24),
)  # fmt: skip


def month_tables(report: MonthReport, counselors: Mapping[int, str], labels: Labels | None) -> Iterator[Table]:
    """The tables; the rows, which name clients, where their labels are given."""
    yield Table("figures", FIGURES_COLUMNS, _figures(report))
    if report.counselors:
        yield Table("counselors", COUNSELORS_COLUMNS, _counselors(report, counselors))
    yield Table("definitions", DEFINITIONS_COLUMNS, _definitions())
    if labels is not None:
        yield Table("rows", ROWS_COLUMNS, _rows(report.marks, labels))


def _figures(report: MonthReport) -> Iterator[Row]:
    for name, line in report.lines.items():
        figure = FIGURES[name]
        yield (name, figure.section, figure.title, *_cells(line), *_cells(report.before[name]))


def _cells(line: Line) -> Row:
    """Count, of, share, interval, and a note."""
    if line.withheld:
        return (None, None, None, None, None, WITHHELD)
    shares = (None if share is None else round(share, DECIMALS) for share in (line.share, *line.interval))
    return (line.number, line.of, *shares, too_few() if line.bare else "")


def _counselors(report: MonthReport, names: Mapping[int, str]) -> Iterator[Row]:
    """By name of the counselor, then in the order of the figures."""
    since = f"Since {full_day(report.since)}" if report.since else ""
    for one in sorted(report.counselors, key=lambda one: (names.get(one.counselor_id, ""), one.counselor_id)):
        for days, lines in ((report.month.words, one.lines), (since, one.over_months)):
            for name, line in lines.items():
                yield (names.get(one.counselor_id, ""), days, name, FIGURES[name].title, *_cells(line))


def _definitions() -> Iterator[Row]:
    for figure in FIGURES.values():
        yield (figure.name, figure.section, figure.title, figure.counts, figure.of, figure.rests_on)


def _rows(marks: Marks, labels: Labels) -> Iterator[Row]:
    """Counts is yes for what a figure counts; the lines of a figure together are what it is of."""
    for name, frame in marks.items():
        for client, _, interview, good, detail in frame.itertuples(index=False, name=None):
            employer, day = labels.interviews.get(interview, ("", None))
            about = (int(interview) or None, employer, day, str(detail).replace("_", " "))
            yield (name, bool(good), int(client), labels.clients.get(client, ""), *about)
