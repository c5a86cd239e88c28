"""The monthly report on Reports, as the counselor sees it: the last month, another one, and the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from coaching.month import Month, last_complete
from coaching.monthly.figures import month_report
from coaching.monthly.reading import read_month
from coaching.reports.monthly.words import headline
from coaching.reports.order import Report
from coaching.store.access import Store
from coaching.store.caseload_in import import_caseload
from tests.builders import a_client
from tests.pages.conftest import OFFICE_ZONE
from tests.pages.test_reports import choose, downloads, known_browser, opened, text_of

__all__ = ["known_browser"]
pytestmark = pytest.mark.both_databases


def last() -> Month:
    return last_complete(datetime.now(ZoneInfo(OFFICE_ZONE)).date())


def said_of(store: Store, month: Month) -> str:
    return headline(month_report(read_month(store.as_viewer(), month, None, datetime.now(UTC))))


def test_it_is_the_last_complete_month_beside_the_one_before_and_says_the_same_as_its_files(
    sample_app: AppTest, store: Store, tmp_path: Path
) -> None:
    opened(sample_app, Report.MONTH)
    month = last()
    assert f"**{said_of(store, month)}**" in text_of(sample_app)
    shown = sample_app.dataframe[0].value
    assert list(shown.columns) == ["About", "Figure", month.words, month.before.words]
    offered = downloads(sample_app)[0]
    assert offered.label == "Download monthly report (pdf)"
    path = offered.fetched(tmp_path)
    assert path.name.startswith(f"afterword-month-{month.name}-")
    assert said_of(store, month) in " ".join(PdfReader(path).pages[0].extract_text().split())
    choose(sample_app, "report-paper-form", "xlsx")
    book = load_workbook(downloads(sample_app)[0].fetched(tmp_path))
    counts = {row[2]: str(row[3]) for row in book["Figures"].iter_rows(min_row=2, values_only=True)}
    told = {title: cell.split(" of ")[0] for title, cell in zip(shown["Figure"], shown[month.words], strict=True)}
    assert told == {title: counts[title] for title in told}
    assert len(told) > 20


def test_another_month_can_be_chosen_and_is_in_the_address(sample_app: AppTest, store: Store) -> None:
    opened(sample_app, Report.MONTH)
    before = last().before
    choose(sample_app, "report-month", before.name)
    assert f"**{said_of(store, before)}**" in text_of(sample_app)
    assert sample_app.query_params["month"] == before.name


@pytest.mark.parametrize("asked", ["1900-01", "2190-01", "nonsense", ""])
def test_a_month_that_is_not_offered_leads_to_the_last_one(sample_app: AppTest, asked: str) -> None:
    sample_app.query_params["report"], sample_app.query_params["month"] = "month", asked
    opened(sample_app)
    assert sample_app.selectbox(key="report-month").value == last().name


def test_with_others_clients_it_says_what_is_left_out_and_names_nobody(app: AppTest, store: Store) -> None:
    clients = [a_client("c1"), a_client("c2", counselor="ana@example.org")]
    import_caseload(store.as_viewer(), (clients, [], [], []), now=datetime.now(UTC))
    text = text_of(opened(app, Report.MONTH))
    assert "Clients who do not wish to be counted" in text
    assert "names your clients" not in text
    assert "name your clients" not in text
