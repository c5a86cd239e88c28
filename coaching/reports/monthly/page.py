"""The monthly report for paper: what page.typ sets, on one page, or three with many counselors."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from coaching.exchange.pdf import TEMPLATES, typesetter
from coaching.exchange.table import Line as About
from coaching.model import Step
from coaching.monthly import definitions as named
from coaching.monthly.definitions import FIGURES
from coaching.monthly.figures import CounselorLines, Line, MonthReport
from coaching.reports.about import full_day
from coaching.reports.monthly.words import (
    NOT_TOLD,
    findings,
    headline,
    how_to_read,
    left_out,
    outcomes_note,
    why_not_told,
)
from coaching.sentences.numbers import percent

TEMPLATE = TEMPLATES / "reports" / "monthly" / "page.typ"
MOST_COUNSELORS = 60
"""On paper; own judgement: with more of them it would be more than three pages, and the workbook has them all."""
SHORT = {
    named.INTERVIEWS: "Interviews",
    named.FOLLOWED_UP: "Followed up",
    named.on_time(Step.THANK_YOU): "Thanked in 24 hours",
    named.on_time(Step.STATUS_CHECK): "Checks on time",
}
"""Headings where there is little room, of what is told of a counselor's last twelve months."""
DEFINED = (named.END, named.INTERVIEWS, named.FOLLOWED_UP, named.FOLLOWED_THROUGH, named.SUCCESS, named.LATE)


class Figured(NamedTuple):
    """A line of a table: the figure and its share with the interval, as text and, for its drawing, as numbers."""

    title: str
    now: str
    share: str
    before: str
    share_before: str
    at: float | None = None
    low: float | None = None
    high: float | None = None
    at_before: float | None = None


class Section(NamedTuple):
    """One table; `shares`, whether its figures are; `withheld` names those that may not be told of either month."""

    title: str
    lines: tuple[Figured, ...]
    shares: bool
    note: str = ""
    withheld: str = ""


def as_pdf(report: MonthReport, names: Mapping[int, str], about: list[About], now: datetime) -> bytes:
    """The report as PDF."""
    return typesetter().make(TEMPLATE, page_of(report, names, about), now).content


def page_of(report: MonthReport, names: Mapping[int, str], about: list[About]) -> dict[str, object]:
    """What the template sets."""
    counselors = sorted(report.counselors, key=lambda one: (names.get(one.counselor_id, ""), one.counselor_id))
    told = [one for one in counselors if not all(line.withheld for line in _said(one).values())]
    return {
        "title": f"Monthly report, {report.month.words}",
        "about": [[name, str(value)] for name, value in about],
        "month": report.month.words,
        "before": report.month.before.words,
        "headline": headline(report),
        "findings": list(findings(report)),
        "how_to_read": how_to_read(),
        "why_not_told": why_not_told(report),
        "sections": [section for section in sections(report) if section.lines],
        "not_told": [f"{section.title}. {section.withheld}" for section in sections(report) if not section.lines],
        "counselors_title": _counselors_title(report),
        "counselor_heads": ["Counselor", f"Clients, end of {report.month.first:%B}", *SHORT.values()],
        "counselors": [[names.get(one.counselor_id, ""), *_by_counselor(one)] for one in told[:MOST_COUNSELORS]],
        "counselors_note": _counselors_note(len(counselors), len(told)),
        "left_out": left_out(report),
        "definitions": [_defined(name) for name in DEFINED],
    }


def sections(report: MonthReport) -> list[Section]:
    """The tables in order, without those that say nothing."""
    titles = dict.fromkeys(figure.section for figure in FIGURES.values())
    found = [_section(title, report) for title in titles]
    return [section for section in found if section.lines or section.withheld]


def _section(title: str, report: MonthReport) -> Section:
    mine = [figure for figure in FIGURES.values() if figure.section == title]
    said = [figure for figure in mine if _is_said(report.lines[figure.name], report.before[figure.name])]
    hidden = [figure for figure in said if report.lines[figure.name].withheld and report.before[figure.name].withheld]
    told = [figure for figure in said if figure not in hidden]
    lines = tuple(_figured(figure.title, report.lines[figure.name], report.before[figure.name]) for figure in told)
    note = outcomes_note(report) if title == named.OUTCOMES else ""
    withheld = f"Withheld: {', '.join(figure.title for figure in hidden)}." if hidden else ""
    return Section(title, lines, any(figure.of for figure in mine), note, withheld)


def _is_said(line: Line, before: Line) -> bool:
    """A share of nothing in both months says nothing; neither does one of which single months are not told at all."""
    if line.name.endswith(".ever") and line.withheld and before.withheld:
        return False
    return bool(line.withheld or before.withheld or line.of is None or line.of or before.of)


def _figured(title: str, line: Line, before: Line) -> Figured:
    low, high = line.interval
    return Figured(
        title, _count(line), _share(line), _count(before), _percent(before), line.share, low, high, before.share
    )


def _count(line: Line) -> str:
    if line.withheld:
        return NOT_TOLD
    return f"{line.number:,}" if line.of is None else f"{line.number:,} of {line.of:,}"


def _share(line: Line) -> str:
    """ "72% (70 to 74)"."""
    low, high = line.interval
    if line.share is None or low is None or high is None:
        return ""
    return f"{percent(line.number or 0, line.of or 0)} ({100 * low:.0f} to {100 * high:.0f})"


def _percent(line: Line) -> str:
    return "" if line.share is None else percent(line.number or 0, line.of or 0)


def _by_counselor(one: CounselorLines) -> list[str]:
    lines = _said(one)
    return [_count_and_share(lines[name]) if name in lines else NOT_TOLD for name in (named.END, *SHORT)]


def _said(one: CounselorLines) -> Mapping[str, Line]:
    """What paper tells of a counselor: the caseload as the month ends, the rest of twelve months."""
    return {**one.lines, **one.over_months}


def _counselors_title(report: MonthReport) -> str:
    if report.since is None:
        return f"By counselor, {report.month.words}"
    return f"By counselor, interviews since {full_day(report.since)}"


def _count_and_share(line: Line) -> str:
    """ "40 of 60 (67%)"."""
    share = f" ({percent(line.number or 0, line.of)})" if line.of and not line.withheld else ""
    return f"{_count(line)}{share}"


def _counselors_note(all_of_them: int, told: int) -> str:
    if told > MOST_COUNSELORS:
        return f"The first {MOST_COUNSELORS} of {told:,} counselors by name; the workbook has them all."
    hidden = all_of_them - told
    return f"Nothing can be told of {hidden:,} of {all_of_them:,} counselors: too few people." if hidden else ""


def _defined(name: str) -> tuple[str, str]:
    figure = FIGURES[name]
    of = f", of {figure.of}" if figure.of else ""
    return figure.title, f"{figure.counts}{of} ({figure.rests_on})."
