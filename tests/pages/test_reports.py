"""Reports, as the counselor sees it: which one, on whom, what is in it, as of when, by which policy; and the files."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from coaching.exchange.caseload import read_caseload
from coaching.model import ClientStatus
from coaching.reports.about import KINDS
from coaching.reports.making import SEVERAL_TABLES
from coaching.reports.order import Report
from coaching.store.access import Store
from coaching.store.caseload_in import import_caseload
from coaching.store.chosen import clients_named
from coaching.store.notes import NoteEntry, add_note
from coaching.store.office import caseload_size
from coaching.store.tables import Audit
from coaching.web.downloads import OFFERS, Offer
from tests.builders import a_client
from tests.pages.conftest import OFFICE_ZONE

pytestmark = pytest.mark.both_databases
BROWSER = "the browser of this test"


@pytest.fixture(autouse=True)
def known_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest has no cookies, by which a download knows its browser."""
    monkeypatch.setattr("pages.parts.session.browser", lambda: BROWSER)


class Offered(NamedTuple):
    """A download as the page offers it."""

    label: str
    link: str

    def taken(self) -> Offer:
        offer = OFFERS.take(self.link.rpartition("/")[2], BROWSER)
        assert offer is not None
        return offer

    def fetched(self, folder: Path) -> Path:
        """The file that the link gives."""
        offer = self.taken()
        path = folder / offer.name
        offer.make(path)
        return path


def opened(app: AppTest, report: Report | None = None, **choices: object) -> AppTest:
    app.run()
    app.switch_page("reports.py").run()
    if report is not None:
        app.pills(key="report-kind").set_value(report).run()
    for key, value in choices.items():
        choose(app, f"report-{key}", value)
    assert not app.exception
    assert not app.error
    return app


def choose(app: AppTest, key: str, value: object) -> None:
    kinds = (app.selectbox, app.multiselect, app.date_input, app.button_group, app.checkbox)
    (widget,) = [widget for kind in kinds for widget in kind if widget.key == key]
    widget.set_value(value).run()


def downloads(app: AppTest) -> list[Offered]:
    return [Offered(element.proto.label, element.proto.url) for element in app.get("link_button")]


def text_of(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.header, *app.caption)).replace("\\", "")


def exports_noted(store: Store) -> list[str]:
    with store.as_viewer().read() as connection:
        return list(connection.execute(select(Audit.words).where(Audit.deed == "exported")).scalars())


def rows_in(path: Path, name: str) -> list[list[str]]:
    with ZipFile(path) as archive:
        return list(csv.reader(StringIO(archive.read(name).decode("utf-8-sig"), newline="")))


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    opened(app)
    assert "no clients here yet" in text_of(app)
    assert not downloads(app)


def test_each_report_says_what_is_in_it_how_much_as_of_when_and_by_which_policy(
    sample_app: AppTest, store: Store
) -> None:
    size = caseload_size(store.as_viewer())
    for report in set(Report) - {Report.MONTH}:
        text = text_of(opened(sample_app, report))
        assert KINDS[report].content in text
        assert "On all clients, any day, as of " in text
        assert ("by the policy Measured" in text) == KINDS[report].by_policy
    text = text_of(opened(sample_app, Report.INTERVIEWS))
    assert f"**{size.interviews} rows, from {size.interviews} interviews of {size.clients} clients.**" in text
    assert [offered.label for offered in downloads(sample_app)] == [
        "Download interviews (xlsx)",
        "Download caseload (zip)",
    ]


@pytest.mark.parametrize("report", [report for report in Report if report not in SEVERAL_TABLES])
def test_the_file_has_as_many_rows_as_the_page_says_and_says_the_same_as_the_page(
    sample_app: AppTest, tmp_path: Path, report: Report
) -> None:
    opened(sample_app, report)
    book = load_workbook(downloads(sample_app)[0].fetched(tmp_path))
    about = {name: str(value) for name, value in book["About"].iter_rows(min_row=2, values_only=True)}
    (rows,) = [value for name, value in about.items() if name.startswith("Rows of")]
    text = text_of(sample_app)
    if report is not Report.RATES:
        assert f"**{int(rows):,} rows, from" in text
    assert book.worksheets[1].max_row == int(rows) + 1
    assert f"as of {about['As of']}" in text
    assert about["What is in it"] in text


def test_the_rows_shown_are_the_first_of_the_file(sample_app: AppTest, tmp_path: Path) -> None:
    opened(sample_app, Report.CLIENTS)
    shown = sample_app.dataframe[0].value
    rows = load_workbook(downloads(sample_app)[0].fetched(tmp_path))["Clients"].iter_rows(min_row=2, values_only=True)
    assert list(shown["Client"]) == [row[0] for row in rows][: len(shown)]
    assert 0 < len(shown) <= 5


def test_a_csv_comes_with_what_it_is_with_the_separator_and_mark_that_were_chosen(
    sample_app: AppTest, tmp_path: Path
) -> None:
    opened(sample_app, Report.INTERVIEWS, form="zip", separator=";", mark=False)
    offered = downloads(sample_app)[0]
    assert offered.label == "Download interviews (zip)"
    with ZipFile(offered.fetched(tmp_path)) as archive:
        assert archive.namelist() == ["interviews.csv", "about.csv"]
        assert archive.read("interviews.csv").startswith(b"Client;Client status;")
        assert b"As of;" in archive.read("about.csv")


def test_one_client_that_the_address_names_is_everything_about_them(
    sample_app: AppTest, store: Store, tmp_path: Path
) -> None:
    client = clients_named(store.as_viewer(), "", 1)[0]
    sample_app.query_params["report"], sample_app.query_params["client"] = "file", str(client.key)
    opened(sample_app)
    assert "**1 client with" in text_of(sample_app)
    assert f"On {client.name}, any day" in text_of(sample_app)
    rows = load_workbook(downloads(sample_app)[0].fetched(tmp_path))["Interviews"].iter_rows(
        min_row=2, values_only=True
    )
    assert {row[0] for row in rows} == {client.name}
    assert exports_noted(store)[-1] == "report=file form=xlsx"


def test_ones_own_private_notes_are_in_the_file_on_a_client_only_when_they_are_asked_for(
    sample_app: AppTest, store: Store, tmp_path: Path
) -> None:
    viewer = store.as_viewer()
    client = clients_named(viewer, "", 1)[0]
    for shared in (True, False):
        add_note(
            viewer, client.key, NoteEntry(date(2026, 3, 2), f"shared={shared}", shared=shared), now=datetime.now(UTC)
        )
    opened(sample_app, Report.INTERVIEWS)
    assert not sample_app.checkbox
    opened(sample_app, Report.FILE, form="zip", clients=[client.key])
    header, *rows = rows_in(downloads(sample_app)[0].fetched(tmp_path), "notes.csv")
    assert [row[header.index("Note")] for row in rows] == ["shared=True"]
    choose(sample_app, "report-private-notes", True)
    _, *rows = rows_in(downloads(sample_app)[0].fetched(tmp_path), "notes.csv")
    assert [row[header.index("Note")] for row in rows] == ["shared=True", "shared=False"]
    assert exports_noted(store)[-1] == "report=file form=zip private_notes=yes"


def test_a_filter_is_said_and_kept(sample_app: AppTest, store: Store, tmp_path: Path) -> None:
    opened(sample_app, Report.INTERVIEWS, status=ClientStatus.PAUSED, form="zip")
    assert "On paused clients, any day" in text_of(sample_app)
    header, *rows = rows_in(downloads(sample_app)[0].fetched(tmp_path), "interviews.csv")
    assert {row[header.index("Client status")] for row in rows} <= {"paused"}
    assert f"**{len(rows)} row" in text_of(sample_app)
    assert exports_noted(store) == ["report=interviews form=zip status=paused"]


def test_days_leave_out_what_lies_outside(sample_app: AppTest, tmp_path: Path) -> None:
    opened(sample_app, Report.ACTIONS, form="zip")
    _, *all_rows = rows_in(downloads(sample_app)[0].fetched(tmp_path), "actions.csv")
    days = sorted(date.fromisoformat(row[6]) for row in all_rows)
    first, last = days[len(days) // 3], days[-len(days) // 3]
    choose(sample_app, "report-from", first)
    choose(sample_app, "report-to", last)
    expected = sum(first <= day <= last for day in days)
    assert 0 < expected < len(days)
    assert f"**{expected} rows" in text_of(sample_app)
    _, *rows = rows_in(downloads(sample_app)[0].fetched(tmp_path), "actions.csv")
    assert len(rows) == expected


def test_days_in_the_wrong_order_or_without_anything_are_told(sample_app: AppTest) -> None:
    day = date(2020, 1, 2)
    opened(sample_app, Report.INTERVIEWS, **{"from": day, "to": day})
    assert "There is nothing to download" in text_of(sample_app)
    assert [offered.label for offered in downloads(sample_app)] == ["Download caseload (zip)"]
    choose(sample_app, "report-to", day - timedelta(days=1))
    assert "The last day is before the first" in text_of(sample_app)


def test_figures_of_other_counselors_clients_say_what_is_withheld(app: AppTest, store: Store) -> None:
    theirs = a_client(counselor="ana@example.org")
    import_caseload(store.as_viewer(), ([theirs], [], [], []), now=datetime.now(UTC))
    assert "1 to 10 people is withheld" in text_of(opened(app, Report.RATES))


def test_the_caseload_is_whole(sample_app: AppTest, store: Store, tmp_path: Path) -> None:
    opened(sample_app)
    path = downloads(sample_app)[-1].fetched(tmp_path)
    reading = read_caseload(path, office_zone=OFFICE_ZONE, now=None)
    assert reading.problems == []
    assert (reading.counts.clients.read, reading.counts.interviews.read) == caseload_size(store.as_viewer())
    assert exports_noted(store) == [""]


def test_to_look_at_the_page_is_no_export(sample_app: AppTest, store: Store) -> None:
    opened(sample_app)
    assert exports_noted(store) == []


def test_no_two_downloads_have_one_name_or_one_link(sample_app: AppTest) -> None:
    opened(sample_app)
    offered = downloads(sample_app)
    offered += downloads(sample_app.run())
    assert len({one.link for one in offered}) == 4
    assert len({one.taken().name for one in offered}) == 4


def test_a_browser_without_its_secret_is_asked_to_load_the_page_again(
    sample_app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.session.browser", lambda: "")
    opened(sample_app)
    assert "Reload this page to download" in text_of(sample_app)
    assert downloads(sample_app) == []
