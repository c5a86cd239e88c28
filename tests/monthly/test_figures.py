"""The figures of a month: the same as Outcomes', as a naive second computation, and as the rows that they count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from coaching.metrics import Figures
from coaching.model import ClientStatus, Finding, Outcome
from coaching.month import Month
from coaching.monthly.definitions import DONE_TITLES, FIGURES
from coaching.monthly.figures import MonthReport, month_report
from coaching.monthly.guard import view_of
from coaching.monthly.reading import read_month
from coaching.outcomes import Days, View, followed_through_of, outcomes
from coaching.selection import Period, Selection
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen
from coaching.store.client_stream import clients_with_records
from coaching.store.clients import client_page
from coaching.store.database import open_store
from coaching.store.figures import figures
from coaching.store.interviews import save_client
from coaching.store.tables import MemberRole
from tests.builders import NEW_YORK, a_client, a_record, an_interview
from tests.monthly.naive import naive_month
from tests.store.caseloads import NOW, Rows, by_chance, rows_of, take

FEBRUARY, JANUARY = Month(date(2026, 2, 1)), Month(date(2026, 1, 1))


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """A local member in New York, without clients."""
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        yield store.as_viewer()


def report_of(viewer: Viewer, month: Month = FEBRUARY, counselor: int | None = None) -> MonthReport:
    return month_report(read_month(viewer, month, counselor, NOW), counselor)


def numbers(report: MonthReport) -> dict[str, tuple[int | None, int | None]]:
    return {name: (line.number, line.of) for name, line in report.lines.items()}


def test_every_figure_is_that_of_a_naive_second_computation(viewer: Viewer) -> None:
    take(viewer, by_chance(80))
    with clients_with_records(viewer, Chosen()) as clients:
        naive = {month: naive_month(clients(), month, NOW) for month in (FEBRUARY, JANUARY)}
    report = report_of(viewer)
    assert len(naive[FEBRUARY]) > 20
    for month, lines in ((FEBRUARY, report.lines), (JANUARY, report.before)):
        for name, line in lines.items():
            if name.startswith("caseload.") and name != "caseload.seen":
                continue
            good, every = naive[month].get(name, (0, 0))
            assert (line.number, line.of) == ((good, every) if FIGURES[name].of else (every, None)), name


def test_every_figure_is_the_number_of_the_rows_that_it_counts(viewer: Viewer) -> None:
    take(viewer, by_chance(60))
    report = report_of(viewer)
    for name, line in report.lines.items():
        rows = report.marks[name]
        assert line.of == (len(rows) if FIGURES[name].of else None)
        assert line.number == int(rows["good"].sum())


def figures_read(viewer: Viewer, view: View) -> Figures:
    return Figures(*figures(viewer, NOW, since=view.since, shared=view.shared))


@pytest.mark.parametrize(("clients", "share"), [(60, True), (700, True), (60, False)])
def test_the_figures_are_those_of_outcomes_for_the_same_days(viewer: Viewer, clients: int, share: bool) -> None:
    """Of others' clients too, with the same ones withheld."""
    take(viewer, by_chance(clients, counselors=("", "ana@example.org") if share else ("",)))
    data = read_month(viewer, FEBRUARY, None, NOW)
    view = view_of(data, FEBRUARY)
    if not share:
        view = View(
            Selection(period=Period.ALL), NOW, data.today, shared=False, days=Days(FEBRUARY.first, FEBRUARY.last)
        )
    read = figures_read(viewer, view)
    found, through, lines = outcomes(read, view), followed_through_of(read, view), month_report(data).lines
    assert data.shared is share
    assert (lines["activity.interviews"].number, lines["rate.followed_up"].number) == (found.held, found.followed_up)
    rate = lines["rate.followed_through"]
    assert (None if rate.withheld else (rate.number, rate.of)) == through
    steps = {line.step: line for line in found.steps.itertuples()}
    for step in ("thank_you", "status_check", "ask_timeline", "get_contacts"):
        line = lines[f"rate.{step}.on_time"]
        assert line.withheld == (step in found.withheld_steps)
        if step in steps:
            assert (line.number, line.of) == (steps[step].done, steps[step].counted)
            assert line.interval == pytest.approx((steps[step].on_time_low, steps[step].on_time_high))
    if found.comparison is None:
        assert lines["comparison.followed_up"].withheld
    else:
        exposed, line = found.comparison.exposed, lines["comparison.followed_up"]
        assert (line.number, line.of, line.bare) == (exposed.successes, exposed.n, found.comparison.withheld)
    late = {line.finding: line.interviews for line in found.findings.itertuples()}
    assert lines["employer.late"].number == late.get(Finding.EMPLOYER_LATE)
    if clients != 60:
        assert found.held


def test_one_counselor_of_the_report_is_what_outcomes_shows_with_that_filter(viewer: Viewer) -> None:
    take(viewer, by_chance(1500, counselors=("", "ana@example.org")))
    data = read_month(viewer, FEBRUARY, None, NOW)
    view, (first, second) = view_of(data, FEBRUARY), month_report(data).counselors
    read, told = figures_read(viewer, view), []
    read_of_year = figures_read(viewer, view._replace(selection=Selection(period=Period.MONTHS)))
    for one in (first, second):
        mine = view._replace(selection=view.selection._replace(counselor_id=one.counselor_id))
        found = outcomes(read, mine)
        assert one.lines["activity.interviews"].number == found.held
        steps = {line.step: line for line in found.steps.itertuples()}
        line = one.lines["rate.thank_you.on_time"]
        assert (line.number, line.of) == (
            (steps["thank_you"].done, steps["thank_you"].counted) if "thank_you" in steps else (None, None)
        )
        year = outcomes(
            read_of_year,
            View(Selection(one.counselor_id, Period.MONTHS), NOW, data.today, shared=True),
        )
        assert one.over_months["rate.followed_up"].number == year.followed_up
        told.append(year.followed_up)
    assert all(told)


def test_a_counselor_gets_their_own_clients_alone(viewer: Viewer) -> None:
    take(viewer, by_chance(40, counselors=("", "ana@example.org")))
    everybody, own = report_of(viewer), report_of(viewer, counselor=viewer.member_id)
    assert everybody.guarded
    assert not own.guarded
    assert own.counselors == ()
    assert numbers(report_of(viewer._replace(role=MemberRole.COUNSELOR))) == numbers(own)


def test_nobody_at_all_is_zeros(viewer: Viewer) -> None:
    for month in (FEBRUARY, Month(date(1900, 1, 1))):
        report = report_of(viewer, month)
        assert {line.number for line in report.lines.values()} == {0}
        assert {line.share for line in report.lines.values()} == {None}


def test_one_client_with_one_interview_is_counted_once(viewer: Viewer) -> None:
    take(viewer, rows_of([a_record(an_interview("2026-02-10T10:00"))]))
    found = numbers(report_of(viewer))
    assert found["activity.interviews"] == (1, None)
    assert found["outcome.pending"] == (1, 1)
    assert found["caseload.seen"] == found["caseload.end"] == (1, None)
    assert (found["caseload.start"], found["caseload.new"]) == ((0, None), (1, None))


def caseload(report: MonthReport) -> list[int | None]:
    return [report.lines[f"caseload.{word}"].number for word in ("start", "new", "closed", "end")]


def test_a_client_is_on_the_caseload_from_entry_or_first_interview_until_placed_or_closed(viewer: Viewer) -> None:
    interviews = [
        an_interview(day, interview_id=f"i{key}", client_id=key)
        for key, day in (("jan", "2026-01-10T10:00"), ("feb", "2026-02-10T10:00"), ("placed", "2026-01-12T10:00"))
    ]
    clients = [a_client("jan"), a_client("feb"), a_client("placed"), a_client("march")]
    take(viewer, Rows(clients, interviews, [], []))
    assert caseload(report_of(viewer)) == [2, 1, 0, 3]
    assert caseload(report_of(viewer, FEBRUARY.after)) == [3, 1, 0, 4]
    _close(viewer, 3)
    assert caseload(report_of(viewer)) == [2, 1, 0, 3]
    later = month_report(read_month(viewer, FEBRUARY.after, None, NOW + timedelta(days=20)))
    assert caseload(later) == [3, 1, 1, 3]


def _close(viewer: Viewer, key: int) -> None:
    card = client_page(viewer, key).card
    save_client(viewer, key, card.version, {"status": ClientStatus.PLACED}, now=NOW)


def test_an_imported_client_who_is_placed_left_at_the_last_contact_or_interview(viewer: Viewer) -> None:
    record = a_record(an_interview("2026-02-10T10:00", outcome="offer", outcome_on="2026-02-12"))
    take(viewer, rows_of([record], [a_client(status=ClientStatus.PLACED)]))
    assert caseload(report_of(viewer)) == [0, 0, 0, 0]
    assert caseload(report_of(viewer, FEBRUARY.after)) == [0, 0, 0, 0]
    assert numbers(report_of(viewer))["outcome.offer"] == (1, 1)


def test_every_figure_says_what_it_counts_and_has_a_name_that_stays() -> None:
    assert all(figure.counts and figure.rests_on for figure in FIGURES.values())
    assert set(FIGURES) >= {f"activity.done.{step.value}" for step in DONE_TITLES}
    assert set(FIGURES) >= {f"outcome.{word.value}" for word in Outcome}
    assert not [figure for figure in FIGURES.values() if "employment" in " ".join(figure).lower()]
