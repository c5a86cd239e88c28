"""The monthly report as files: the same figures in each, rows that count up to them, and who may see which."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select

from coaching.demo_office import load_demo
from coaching.errors import CoachingError
from coaching.month import Month
from coaching.monthly.definitions import FIGURES, SUCCESS
from coaching.reports.making import write_report
from coaching.reports.monthly.making import made_month, month_order
from coaching.reports.monthly.page import MOST_COUNSELORS, as_pdf
from coaching.reports.monthly.words import NOT_TOLD, findings, headline, why_not_told
from coaching.reports.order import Report, order
from coaching.store.access import Viewer
from coaching.store.chosen import Chosen, counselors_seen
from coaching.store.database import open_store
from coaching.store.tables import Audit, MemberRole
from tests.builders import NEW_YORK, a_client, a_record, an_interview
from tests.store.caseloads import NOW, by_chance, rows_of, take

FEBRUARY = Month(date(2026, 2, 1))
BOTH = ("", "ana@example.org")
TABLES = ["figures.csv", "definitions.csv", "rows.csv", "about.csv"]


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """A local member in New York, without clients."""
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        yield store.as_viewer()


def written(viewer: Viewer, path: Path, counselor: int | None = None, month: Month = FEBRUARY) -> Path:
    write_report(viewer, month_order(month, counselor, NOW), path, now=NOW)
    return path


def sheet(path: Path, name: str) -> list[dict[str, object]]:
    header, *rows = load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


def about(path: Path) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in load_workbook(path)["About"].iter_rows(values_only=True)]


def cells_of(path: Path) -> list[str]:
    return [str(cell) for one in load_workbook(path) for row in one.iter_rows(values_only=True) for cell in row]


def words_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_counting_the_rows_gives_every_figure(viewer: Viewer, tmp_path: Path) -> None:
    take(viewer, by_chance(60))
    path = written(viewer, tmp_path / "m.xlsx")
    rows = sheet(path, "Rows")
    every, good = Counter(row["Name"] for row in rows), Counter(row["Name"] for row in rows if row["Counts"] == "yes")
    figures = sheet(path, "Figures")
    assert [figure["Name"] for figure in figures] == list(FIGURES)
    for figure in figures:
        name = str(figure["Name"])
        assert figure["Count"] == good[name]
        assert figure["Of"] == (every[name] if FIGURES[name].of else None)
    assert sum(every.values()) > 200
    assert all(row["Client"] and row["Client number"] for row in rows)
    assert all(row["Employer"] and row["Interview date"] for row in rows if row["Interview number"])


def test_a_workbook_the_csv_files_and_the_pdf_say_the_same(viewer: Viewer, tmp_path: Path) -> None:
    take(viewer, by_chance(60))
    figures = sheet(written(viewer, tmp_path / "m.xlsx"), "Figures")
    with ZipFile(written(viewer, tmp_path / "m.zip")) as archive:
        assert archive.namelist() == TABLES
        lines = list(csv.DictReader(archive.read("figures.csv").decode("utf-8-sig").splitlines()))
    assert [line["Count"] for line in lines] == [str(figure["Count"]) for figure in figures]
    text = words_of(written(viewer, tmp_path / "m.pdf"))
    for figure in figures:
        if figure["Of"]:
            assert f"{figure['Figure']} {figure['Count']} of {figure['Of']}" in text


def test_a_pdf_is_tagged_of_one_to_three_pages_and_speaks_of_interviews_not_of_employment(
    viewer: Viewer, tmp_path: Path
) -> None:
    take(viewer, by_chance(60))
    reader = PdfReader(written(viewer, tmp_path / "m.pdf"))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()
    assert reader.metadata.title == "Monthly report, February 2026"
    assert 1 <= len(reader.pages) <= 3
    text = words_of(tmp_path / "m.pdf")
    for title in ("Caseload", "Activity", "Follow-up", "Interview outcomes", "Employers", "What is left out, and why"):
        assert title in text
    assert "February 2026 January 2026" in text
    assert "employment" not in text.lower()


@pytest.mark.parametrize("clients", [0, 1, 60])
@pytest.mark.parametrize("first", [date(2026, 2, 1), date(1900, 1, 1), date(2026, 1, 1)])
def test_no_month_and_no_caseload_makes_a_file_that_says_nan(
    viewer: Viewer, tmp_path: Path, clients: int, first: date
) -> None:
    take(viewer, by_chance(clients))
    for ending in ("pdf", "xlsx", ""):
        written(viewer, tmp_path / f"m{ending and '.'}{ending}", month=Month(first))
    files = [path.read_text("utf-8-sig") for path in (tmp_path / "m").iterdir()]
    for text in (words_of(tmp_path / "m.pdf"), *files, *cells_of(tmp_path / "m.xlsx")):
        assert "nan" not in text.lower().split()
        assert "nan" not in text.lower().split(",")
        assert "#N" not in text
    if first.year == 1900 or not clients:
        assert f"No interview was held in {Month(first).words}." in words_of(tmp_path / "m.pdf")


def test_no_rows_and_no_client_are_in_a_report_with_others_clients(viewer: Viewer, tmp_path: Path) -> None:
    take(viewer, by_chance(60, counselors=BOTH))
    path = written(viewer, tmp_path / "m.xlsx")
    assert load_workbook(path).sheetnames == ["About", "Figures", "Counselors", "Definitions"]
    assert not [cell for cell in cells_of(path) if cell.startswith("Client ") and cell[7:].isdigit()]
    assert ("Left out", "Clients who do not wish to be counted in group figures.") in about(path)
    assert not [figure for figure in sheet(path, "Figures") if figure["Count"] in range(1, 11)]
    own = written(viewer, tmp_path / "own.xlsx", viewer.member_id)
    assert "Rows" in load_workbook(own).sheetnames


def test_a_counselor_gets_their_own_clients_whoever_they_ask_for(viewer: Viewer, tmp_path: Path) -> None:
    take(viewer, by_chance(60, counselors=BOTH))
    counselor = viewer._replace(role=MemberRole.COUNSELOR)
    mine = sheet(written(counselor, tmp_path / "mine.xlsx"), "Figures")
    assert mine == sheet(written(viewer, tmp_path / "own.xlsx", viewer.member_id), "Figures")
    others = sheet(written(counselor, tmp_path / "others.xlsx", viewer.member_id + 1), "Figures")
    assert {figure["Count"] for figure in others} == {0}


def test_a_report_of_a_counselor_who_sees_their_own_clients_alone_names_them(viewer: Viewer, tmp_path: Path) -> None:
    counselor = viewer._replace(role=MemberRole.COUNSELOR)
    assert ("On", "all clients of this counselor") in about(written(counselor, tmp_path / "none.xlsx"))
    take(viewer, by_chance(20))
    (name,) = {choice.name for choice in counselors_seen(counselor)}
    assert ("On", f"all clients of {name}") in about(written(counselor, tmp_path / "mine.xlsx"))
    assert ("On", "all clients of another counselor") in about(
        written(counselor, tmp_path / "others.xlsx", viewer.member_id + 1)
    )
    assert ("On", "all clients") in about(written(viewer, tmp_path / "all.xlsx"))


def test_a_file_is_noted_with_its_month_and_says_what_it_is(viewer: Viewer, tmp_path: Path) -> None:
    take(viewer, by_chance(20))
    path = written(viewer, tmp_path / "m.xlsx")
    written(viewer, tmp_path / "m.pdf")
    with viewer.read() as connection:
        query = select(Audit.words).where(Audit.deed == "exported").order_by(Audit.id)
        noted = list(connection.execute(query).scalars())
    days = "from=2026-02-01 to=2026-02-28"
    assert noted == [f"report=month form=xlsx {days}", f"report=month form=pdf {days}"]
    said = dict(about(path))
    assert said["Report"] == "Monthly report"
    assert said["Days"] == "from February 1, 2026 to February 28, 2026"
    assert said["As of"].startswith("March 20, 2026, 12:00 PM")
    assert said["Policy"].startswith("Measured")
    assert "names your clients" in said["Note"]


def test_without_a_month_it_is_the_last_complete_one_of_the_office(viewer: Viewer) -> None:
    assert made_month(viewer, order(Report.MONTH, Chosen(), NOW)).month == FEBRUARY


def test_as_one_table_it_is_not_to_be_had_and_no_other_report_is_a_pdf(viewer: Viewer, tmp_path: Path) -> None:
    with pytest.raises(CoachingError, match="several tables"):
        written(viewer, tmp_path / "m.csv")
    with pytest.raises(CoachingError, match="only the monthly one is a PDF"):
        write_report(viewer, order(Report.RATES, Chosen(), NOW), tmp_path / "r.pdf", now=NOW)
    assert not list(tmp_path.glob("*.*"))


def test_sentences_are_right_for_one_interview_and_for_none(viewer: Viewer) -> None:
    wanted = month_order(FEBRUARY, None, NOW)
    assert headline(made_month(viewer, wanted).report) == "No interview was held in February 2026."
    take(viewer, rows_of([a_record(an_interview("2026-02-10T10:00"))]))
    report = made_month(viewer, wanted).report
    assert headline(report) == (
        "1 interview was held in February 2026 with 1 client. Followed up in some way: 0 of 1 (0%, 0 to 79)."
    )
    assert list(findings(report))[-1] == "So far 0 of 1 (0%, 0 to 79) led to an offer or a next round; 1 is still open."


def test_an_offices_month_is_one_page_that_says_what_its_dashes_stand_for(viewer: Viewer, tmp_path: Path) -> None:
    november = datetime(2026, 11, 22, 21, tzinfo=UTC)
    load_demo(viewer, november)
    path = tmp_path / "m.pdf"
    write_report(viewer, month_order(Month(date(2026, 10, 1)), None, november), path, now=november)
    assert len(PdfReader(path).pages) == 1
    assert "Withheld: " in words_of(path)
    assert f"{NOT_TOLD} and “withheld” are not 0: they stand for counts of 1 to 10 people" in words_of(path)
    told = about(written(viewer, tmp_path / "m.xlsx"))
    assert [name for name, _ in told].count("Not told") == 1


def test_where_nothing_is_withheld_no_dash_is_explained(viewer: Viewer) -> None:
    take(viewer, by_chance(60))
    assert why_not_told(made_month(viewer, month_order(FEBRUARY, None, NOW)).report) == ""


def test_a_month_is_named_where_all_its_shares_are_dashes_and_not_where_one_is(viewer: Viewer) -> None:
    take(viewer, by_chance(60))
    report = made_month(viewer, month_order(FEBRUARY, None, NOW)).report
    dashes = {name: line._replace(number=None, of=None) for name, line in report.before.items()}
    assert "So it is with each share of January 2026." in why_not_told(report._replace(before=dashes))
    one = {**report.before, SUCCESS: dashes[SUCCESS]}
    assert "So it is" not in why_not_told(report._replace(before=one))


def test_500_counselors_have_room_on_three_pages(viewer: Viewer) -> None:
    names = [f"counselor{number}@example.org" for number in range(500)]
    clients = [a_client(f"c{n}-{k}", counselor=name) for n, name in enumerate(names) for k in range(12)]
    take(viewer, rows_of([], clients))
    made = made_month(viewer, month_order(FEBRUARY.after, None, NOW))
    assert len(made.report.counselors) == 500
    reader = PdfReader(BytesIO(as_pdf(made.report, made.counselors, [], NOW)))
    assert len(reader.pages) <= 3
    assert f"The first {MOST_COUNSELORS} of 500 counselors" in " ".join(page.extract_text() for page in reader.pages)
