"""A report as a file: what it says about itself, whom it is on, and that every one is noted."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from coaching.errors import CoachingError
from coaching.exchange.caseload import read_caseload
from coaching.exchange.guard import unguarded
from coaching.exchange.table import CsvStyle
from coaching.model import ClientStatus
from coaching.reports.caseload import caseload_zip
from coaching.reports.making import SEVERAL_TABLES, glimpse, write_report
from coaching.reports.order import Report, order
from coaching.store.access import NotFound, Viewer
from coaching.store.chosen import Chosen, Period, clients_by_key, clients_named, counselors_seen, size_of
from coaching.store.client_stream import clients_with_records
from coaching.store.database import open_store
from coaching.store.notes import NoteEntry, add_note
from coaching.store.settings import MemberEntry, add_member
from coaching.store.tables import Audit, MemberRole
from tests.builders import NEW_YORK, a_client, an_action, an_interview
from tests.store.caseloads import NOW, Rows, by_chance, take

ANA, BO = "ana@example.org", "bo@example.org"
ONE_TABLE = [report for report in Report if report not in SEVERAL_TABLES]


@pytest.fixture
def viewer(url: str) -> Iterator[Viewer]:
    """A local member with clients of two others."""
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        viewer = store.as_viewer()
        take(viewer, by_chance(40, counselors=("", ANA, BO)))
        yield viewer


def exported(viewer: Viewer) -> list[tuple[str, int, int | None, str]]:
    columns = (Audit.entity, Audit.entity_id, Audit.client_id, Audit.words)
    with viewer.read() as connection:
        rows = connection.execute(select(*columns).where(Audit.deed == "exported").order_by(Audit.id))
        return [(entity.value, key, client, words) for entity, key, client, words in rows]


def key_of(viewer: Viewer, name: str) -> int:
    (choice,) = [choice for choice in clients_named(viewer, name, 50) if choice.name == name]
    return choice.key


def rows_of_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("report", ONE_TABLE)
def test_a_report_has_the_same_rows_in_every_kind_of_file(viewer: Viewer, tmp_path: Path, report: Report) -> None:
    wanted = order(report, Chosen(), NOW)
    counts = [
        write_report(viewer, wanted, tmp_path / f"r{ending}", now=NOW) for ending in ("", ".zip", ".csv", ".xlsx")
    ]
    assert counts[0] == counts[1] == counts[2] == counts[3]
    ((name, count),) = counts[0].items()
    rows = rows_of_csv(tmp_path / "r.csv")
    assert len(rows) == count + 1 > 1
    assert rows_of_csv(tmp_path / "r" / f"{name}.csv") == rows
    with ZipFile(tmp_path / "r.zip") as archive:
        assert archive.read(f"{name}.csv") == (tmp_path / "r" / f"{name}.csv").read_bytes()
    sheet = load_workbook(tmp_path / "r.xlsx").worksheets[1]
    assert [str(cell) for cell in next(sheet.iter_rows(values_only=True))] == rows[0]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == [row[0] or None for row in rows]


def test_everything_about_clients_has_what_they_told(viewer: Viewer, tmp_path: Path) -> None:
    told = by_chance(40, counselors=("", ANA, BO)).debriefs
    counts = write_report(viewer, order(Report.FILE, Chosen(), NOW), tmp_path / "r", now=NOW)
    rows = rows_of_csv(tmp_path / "r" / "debriefs.csv")[1:]
    assert counts["debriefs"] == len(rows) == len(told) > 0
    assert sorted(row[3] for row in rows) == sorted(one.topics for one in told)


def test_the_page_counts_what_the_file_will_hold(viewer: Viewer, tmp_path: Path) -> None:
    days = Period(date(2026, 2, 10), date(2026, 3, 5))
    for chosen in (Chosen(), Chosen(status=ClientStatus.ACTIVE), Chosen(period=days), Chosen(clients=(1, 2, 3))):
        size = size_of(viewer, chosen, NOW)
        for report, count in (
            (Report.INTERVIEWS, size.interviews), (Report.ACTIONS, size.actions), (Report.STEPS, size.steps),
        ):  # fmt: skip
            (written,) = write_report(viewer, order(report, chosen, NOW), tmp_path / "r.csv", now=NOW).values()
            assert written == count > 0
    (clients,) = write_report(viewer, order(Report.CLIENTS, Chosen(), NOW), tmp_path / "r.csv", now=NOW).values()
    assert clients == size_of(viewer, Chosen(), NOW).clients == 40


def test_a_date_is_that_of_the_interviews_own_zone(tmp_path: Path, url: str) -> None:
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        viewer = store.as_viewer()
        interview = an_interview("2026-03-03T08:00", zone="Pacific/Auckland")  # March 2 in New York
        thanked = an_action("thank_you", "2026-03-04T01:00", of=interview)
        take(viewer, Rows([a_client()], [interview], [], [thanked]))
        for day, interviews, actions in ((2, 0, 0), (3, 1, 0), (4, 0, 1)):
            chosen = Chosen(period=Period(date(2026, 3, day), date(2026, 3, day)))
            assert size_of(viewer, chosen, NOW)[1:3] == (interviews, actions)
            counts = [
                write_report(viewer, order(report, chosen, NOW), tmp_path / "r.csv", now=NOW)
                for report in (Report.INTERVIEWS, Report.ACTIONS)
            ]
            assert counts == [{"interviews": interviews}, {"actions": actions}]


def test_a_file_says_what_it_is_on_whom_as_of_when_and_by_which_policy(viewer: Viewer, tmp_path: Path) -> None:
    counselor = next(choice for choice in counselors_seen(viewer) if choice.name == ANA)
    chosen = Chosen(status=ClientStatus.ACTIVE, counselor=counselor.key, period=Period(first=date(2026, 2, 1)))
    counts = write_report(viewer, order(Report.STEPS, chosen, NOW), tmp_path / "r", now=NOW)
    about = dict(rows_of_csv(tmp_path / "r" / "about.csv")[1:])
    assert about["Report"] == "Plan"
    assert about["On"] == f"active clients of {ANA}"
    assert about["Days"] == "from February 1, 2026"
    assert about["As of"] == "March 20, 2026, 12:00 PM (America/New_York)"
    assert about["Policy"].startswith("Measured: Two unanswered checks")
    assert about["Rows of plan"] == str(counts["plan"])


def test_every_report_is_noted_with_what_it_was_and_without_a_name(viewer: Viewer, tmp_path: Path) -> None:
    chosen = Chosen(status=ClientStatus.ACTIVE, period=Period(date(2026, 2, 1), date(2026, 3, 1)))
    write_report(viewer, order(Report.ADVICE, chosen, NOW), tmp_path / "r.xlsx", now=NOW)
    ana = next(choice.key for choice in counselors_seen(viewer) if choice.name == ANA)
    write_report(viewer, order(Report.RATES, Chosen(counselor=ana), NOW), tmp_path / "r.csv", now=NOW)
    write_report(viewer, order(Report.FILE, Chosen((1, 2)), NOW), tmp_path / "r.zip", now=NOW)
    caseload_zip(viewer, now=NOW)
    assert exported(viewer) == [
        ("office", 1, None, "report=advice form=xlsx status=active from=2026-02-01 to=2026-03-01"),
        ("member", ana, None, "report=rates form=csv"),
        ("client", 1, 1, "report=file form=zip"),
        ("client", 2, 2, "report=file form=zip"),
        ("office", 1, None, ""),
    ]
    glimpse(viewer, order(Report.ADVICE, chosen, NOW), 5)
    assert len(exported(viewer)) == 5


def test_a_counselor_gets_their_own_clients_and_nobody_elses(viewer: Viewer, tmp_path: Path) -> None:
    theirs = next(choice for choice in counselors_seen(viewer) if choice.name == ANA)
    ana = viewer._replace(member_id=theirs.key, role=MemberRole.COUNSELOR)
    write_report(ana, order(Report.CLIENTS, Chosen(), NOW), tmp_path / "r.csv", now=NOW)
    assert {row[2] for row in rows_of_csv(tmp_path / "r.csv")[1:]} == {ANA}
    with clients_with_records(viewer, Chosen()) as clients:
        not_theirs = next(int(one.client.client_id) for one in clients() if one.counselor_id != theirs.key)
    before = exported(viewer)
    for chosen in (Chosen((not_theirs,)), Chosen((10_000,))):
        with pytest.raises(NotFound):
            write_report(ana, order(Report.FILE, chosen, NOW), tmp_path / "no.zip", now=NOW)
        assert clients_by_key(ana, chosen.clients) == ()
        assert size_of(ana, chosen, NOW) == (0, 0, 0, 0)
    assert counselors_seen(ana) == (theirs,)
    assert not (tmp_path / "no.zip").exists()
    assert exported(viewer) == before


def test_small_cells_are_withheld_as_soon_as_somebody_elses_client_is_in(viewer: Viewer, tmp_path: Path) -> None:
    for chosen, withheld in ((Chosen(), True), (Chosen(counselor=viewer.member_id), False)):
        write_report(viewer, order(Report.RATES, chosen, NOW), tmp_path / "r", now=NOW)
        cells = [row[-1] for row in rows_of_csv(tmp_path / "r" / "rates.csv")]
        assert any(cell.startswith("Withheld") for cell in cells) == withheld
        about = [row[1] for row in rows_of_csv(tmp_path / "r" / "about.csv")]
        assert any("1 to 10 people is withheld" in cell for cell in about) == withheld


def test_one_csv_has_no_room_for_several_tables(viewer: Viewer, tmp_path: Path) -> None:
    with pytest.raises(CoachingError, match="several tables"):
        write_report(viewer, order(Report.FILE, Chosen(), NOW), tmp_path / "r.csv", now=NOW)
    assert exported(viewer) == []


def test_a_folder_with_other_things_stays_as_it_is_and_an_earlier_report_is_replaced(
    viewer: Viewer, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("mine")
    with pytest.raises(CoachingError, match=r"holds other things, such as diary\.txt"):
        write_report(viewer, order(Report.CLIENTS, Chosen(), NOW), tmp_path / "mine", now=NOW)
    for as_of in (NOW, NOW + timedelta(days=1)):
        write_report(viewer, order(Report.CLIENTS, Chosen(), as_of), tmp_path / "r", now=NOW)
    assert ["As of", "March 21, 2026, 12:00 PM (America/New_York)"] in rows_of_csv(tmp_path / "r" / "about.csv")
    assert sorted(path.name for path in (tmp_path / "r").iterdir()) == ["about.csv", "clients.csv"]


def test_whatever_is_typed_is_read_back_from_either_file(tmp_path: Path, url: str) -> None:
    nasty = "=HYPERLINK(1)\r\n<r>'\0é😀</r>"
    with closing(open_store(url, now=NOW, timezone=NEW_YORK)) as store:
        viewer = store.as_viewer()
        thanked = an_action("thank_you", "2026-03-02T15:00", note=nasty.replace("\0", ""))
        take(viewer, Rows([a_client(name="+Ada")], [an_interview()], [], [thanked]))
        for ending in (".csv", ".xlsx"):
            write_report(viewer, order(Report.ACTIONS, Chosen(), NOW), tmp_path / f"r{ending}", now=NOW)
    (row,) = rows_of_csv(tmp_path / "r.csv")[1:]
    assert (unguarded(row[0]), unguarded(row[-1])) == ("+Ada", thanked.note)
    _, cells = load_workbook(tmp_path / "r.xlsx")["Actions"].iter_rows()
    assert (unguarded(cells[0].value), {cell.data_type for cell in cells} & {"f"}) == ("+Ada", set())
    assert unguarded(cells[-1].value).replace("_x000D_", "\r") == thanked.note


def test_the_zip_is_the_whole_caseload(viewer: Viewer) -> None:
    reading = read_caseload(caseload_zip(viewer, now=NOW), office_zone=NEW_YORK, now=NOW)
    assert (reading.problems, reading.counts.clients.read) == ([], 40)


def test_a_csv_can_be_read_where_the_comma_is_a_decimal_sign(viewer: Viewer, tmp_path: Path) -> None:
    style = CsvStyle(";", mark=False)
    write_report(viewer, order(Report.INTERVIEWS, Chosen(), NOW), tmp_path / "r.csv", now=NOW, style=style)
    text = (tmp_path / "r.csv").read_bytes().decode()
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert text.startswith("Client;")


def test_private_notes_are_in_a_file_only_where_their_writer_asks(viewer: Viewer, tmp_path: Path) -> None:
    (client_id, _), *_ = clients_named(viewer, "", 1)
    sue = viewer.store.as_viewer(add_member(viewer, MemberEntry("Sue", "sue@x.org", MemberRole.SUPERVISOR), now=NOW))
    for writer, name in ((viewer, "mine"), (sue, "hers")):
        for shared in (True, False):
            body = f"{name}, {'shared' if shared else 'private'}"
            add_note(writer, client_id, NoteEntry(NOW.date(), body, shared=shared), now=NOW)

    def notes_in(folder: str, *, private_notes: bool) -> set[str]:
        wanted = order(Report.FILE, Chosen((client_id,)), NOW, private_notes=private_notes)
        write_report(viewer, wanted, tmp_path / folder, now=NOW)
        header, *rows = rows_of_csv(tmp_path / folder / "notes.csv")
        return {row[header.index("Note")] for row in rows}

    assert notes_in("shared", private_notes=False) == {"mine, shared", "hers, shared"}
    assert notes_in("all", private_notes=True) == {"mine, shared", "hers, shared", "mine, private"}
    assert [words for *_, words in exported(viewer)] == [
        "report=file form=zip",
        "report=file form=zip private_notes=yes",
    ]
    about = (tmp_path / "all" / "about.csv").read_text(encoding="utf-8-sig")
    assert "Private notes of whoever made this file are in it" in about
    assert "Private notes" not in (tmp_path / "shared" / "about.csv").read_text(encoding="utf-8-sig")


def test_the_caseload_to_import_elsewhere_holds_no_notes(viewer: Viewer) -> None:
    (client_id, _), *_ = clients_named(viewer, "", 1)
    add_note(viewer, client_id, NoteEntry(NOW.date(), "Xylophone", shared=True), now=NOW)
    with ZipFile(BytesIO(caseload_zip(viewer, now=NOW))) as archive:
        assert not any(b"Xylophone" in archive.read(name) for name in archive.namelist())
