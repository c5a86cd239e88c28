"""Importing a tracker, as the counselor sees it: the columns, the questions, what would change, what came of it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
import streamlit as st
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from coaching.exchange.tracker.dates import Order
from coaching.exchange.tracker.entries import Undated
from coaching.exchange.tracker.fields import Field
from coaching.exchange.tracker.words import Meaning
from coaching.store.access import Store
from coaching.store.clients import client_lines
from coaching.store.office import caseload_size, data_version
from tests.exchange.tracker.files import csv_bytes, european_excel, excel_with_titles, google_sheets, xlsx_bytes
from tests.pages.test_imports import can_import, click_import, table_of, text_of

HEADER = ["Client", "Email", "Employer", "Interview date", "Status", "Shoe size"]
ADA = ["Ada Example", "ada@example.org", "Acme", "2026-03-02", "", "38"]


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """The Imports page of an app with an empty database."""
    app.run()
    return app.switch_page("imports.py").run()


def upload(page: AppTest, content: bytes, name: str = "tracker.csv") -> AppTest:
    page.file_uploader[0].set_value((name, content, "text/csv"))
    page.run()
    assert not page.exception
    return page


def labelled(elements: Any, start: str) -> Any:
    """The one widget whose label begins so."""
    (found,) = [one for one in elements if one.label.replace("\\", "").startswith(start)]
    return found


def meanings(page: AppTest) -> dict[str, str]:
    """What each column of the file is taken for."""
    return {one.label.replace("\\", ""): one.value for one in page.selectbox if one.key.startswith("column-")}


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What can be downloaded, by its label."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(st, "download_button", lambda label, data, *_, **__: found.update({label: data}))
    return found


def test_columns_are_shown_with_their_meaning_and_cells_before_anything_is_written(page: AppTest, store: Store) -> None:
    upload(page, google_sheets())
    assert meanings(page)["Company"] == Field.EMPLOYER
    assert meanings(page)["Thank-You Sent?"] == Field.THANK_YOU
    assert meanings(page)["Notes"] == Field.LEFT_OUT
    assert "“Acme Labs”, “Beta Foods”, “Gamma Inc”" in text_of(page)
    assert "Read with the month first." in text_of(page)
    assert (
        "tracker.csv: 3 rows read, **3** new, **0** changed, **0** as they are here already, **0** refused"
        in text_of(page)
    )
    assert "applications, of which only the client is imported" in text_of(page)
    assert caseload_size(store.as_viewer()) == (0, 0)
    assert data_version(store.as_viewer()) == 0


def test_one_click_imports_it_and_the_same_file_again_has_nothing_new(page: AppTest, store: Store) -> None:
    click_import(upload(page, google_sheets()))
    assert "Imported" in text_of(page)
    assert "3 rows read, **3** new" in text_of(page)
    assert caseload_size(store.as_viewer()) == (2, 2)
    upload(page, google_sheets(), "again.csv")
    assert "**0** new, **0** changed, **3** as they are here already" in text_of(page)
    assert not can_import(page)


def test_a_meaning_that_is_wrong_can_be_changed(page: AppTest, store: Store) -> None:
    rows = [["Client", "Shop", "Day", "Where to"], ["Ada Example", "x", "2026-03-02", "Acme"]]
    upload(page, csv_bytes(rows))
    assert "No column is known yet as the employer" in text_of(page)
    assert not can_import(page)
    labelled(page.selectbox, "Where to").set_value(Field.EMPLOYER).run()
    click_import(page)
    assert caseload_size(store.as_viewer()) == (1, 1)


def test_two_columns_given_the_same_meaning_are_told_and_stay_changeable(page: AppTest) -> None:
    upload(page, csv_bytes([HEADER, ADA]))
    labelled(page.selectbox, "Shoe size").set_value(Field.EMPLOYER).run()
    assert "Two columns are" in text_of(page)
    assert not can_import(page)
    labelled(page.selectbox, "Shoe size").set_value(Field.LEFT_OUT).run()
    assert can_import(page)


def test_which_comes_first_day_or_month_is_asked_and_nothing_is_tried_until_it_is_answered(
    page: AppTest, store: Store
) -> None:
    upload(page, csv_bytes([HEADER, ["Ada Example", "", "Acme", "3/4/2026", "", ""]]))
    question = labelled(page.radio, "Interview date")
    assert (question.options, question.value) == (["March 4, 2026", "April 3, 2026"], None)
    assert "What would change" not in text_of(page)
    assert not can_import(page)
    question.set_value(Order.MONTH_FIRST).run()
    click_import(page)
    with store.as_viewer().read() as connection:
        (starts,) = connection.exec_driver_sql("SELECT starts_at FROM interviews").scalars()
    assert starts // 1_000_000 == 1772643600  # March 4, 2026, noon in New York


def test_a_column_written_alike_fills_the_answer_in_and_is_named_in_the_question(page: AppTest) -> None:
    header = ["Client", "Employer", "Interview date", "Answer by"]
    upload(page, csv_bytes([header, ["Ada Example", "Acme", "14.3.2026", "5.4.2026"]]))
    question = labelled(page.radio, "Answer by")
    assert "Interview date, written alike, has the day first" in question.label
    assert (question.options, question.value) == (["May 4, 2026", "April 5, 2026"], Order.DAY_FIRST)
    assert can_import(page)
    question.set_value(Order.MONTH_FIRST).run()
    assert labelled(page.radio, "Answer by").value is Order.MONTH_FIRST


def test_a_european_file_shows_its_encoding_and_reads_once_the_order_is_said(page: AppTest, store: Store) -> None:
    upload(page, european_excel())
    assert labelled(page.selectbox, "Encoding").value == "cp1252"
    labelled(page.radio, "Outcome date").set_value(Order.DAY_FIRST).run()
    click_import(page)
    assert [line.name for line in client_lines(store.as_viewer())] == ["Jürgen Müller"]


def test_a_word_that_is_not_known_can_be_given_a_meaning(page: AppTest, store: Store) -> None:
    upload(page, csv_bytes([HEADER, [*ADA[:4], "Blue", ""]]))
    assert "**1** refused" in text_of(page)
    labelled(page.selectbox, "Blue (1 row)").set_value(Meaning.HELD).run()
    assert "**1** new" in text_of(page)
    click_import(page)
    assert caseload_size(store.as_viewer()) == (1, 1)


def test_outcomes_without_a_date_are_left_out_unless_something_else_is_said(page: AppTest) -> None:
    upload(page, csv_bytes([HEADER, [*ADA[:4], "Offer", ""]]))
    question = labelled(page.radio, "1 row with an outcome that has no date")
    assert question.value is Undated.REFUSE
    assert "**1** refused" in text_of(page)
    question.set_value(Undated.TODAY).run()
    assert "**1** new" in text_of(page)
    assert "known since today" in text_of(page)


def test_a_client_who_may_be_a_known_one_is_asked_about_before_anything_is_written(page: AppTest, store: Store) -> None:
    click_import(upload(page, csv_bytes([HEADER, ["John Smith", "", *ADA[2:]]])))
    upload(page, csv_bytes([HEADER, ["Jon Smith", "", "Beta", *ADA[3:]]]), "more.csv")
    question = labelled(page.radio, "Who is Jon Smith")
    assert question.options == ["John Smith", "Somebody else: add a new client"]
    assert not can_import(page)
    _say_it_is_the_known_one(page, question, store)
    click_import(page)
    assert [line.name for line in client_lines(store.as_viewer())] == ["John Smith"]
    assert caseload_size(store.as_viewer()) == (1, 2)


def test_a_job_seekers_own_tracker_is_imported_once_it_is_said_whose_it_is(page: AppTest, store: Store) -> None:
    own = csv_bytes([["Company", "Date", "Email"], ["Acme", "2026-03-02", "luis@acme.example"]])
    upload(page, own)
    assert not can_import(page)
    assert meanings(page)["Email"] is Field.INTERVIEWER_EMAIL
    labelled(page.text_input, "Client's name").set_value("Dana Whitfield").run()
    assert not page.exception
    click_import(page)
    (line,) = client_lines(store.as_viewer())
    assert line.name == "Dana Whitfield"
    assert caseload_size(store.as_viewer()) == (1, 1)


def _say_it_is_the_known_one(page: AppTest, question: Any, store: Store) -> None:
    """Says that it is the known client."""
    with store.as_viewer().read() as connection:
        (known,) = connection.exec_driver_sql("SELECT external_id FROM clients").scalars()
    question.set_value(known).run()
    assert not page.exception


def test_what_is_refused_is_listed_and_comes_as_a_file_to_mend(page: AppTest, offered: dict[str, Any]) -> None:
    upload(page, csv_bytes([HEADER, ADA, ["Bo", "", "Acme", "2026-02-30", "", ""]]))
    assert "1 problem" in text_of(page)
    assert table_of(page, -1)[0][0] == "tracker.csv, line 3, Interview date"
    mend = offered["Download the refused rows to mend (CSV)"]()
    assert mend.decode("utf-8-sig").splitlines()[1].split(",")[1:4] == ["Bo", "", "Acme"]
    offered.clear()
    click_import(page)
    assert offered["Download the refused rows to mend (CSV)"] == mend


def test_a_sheet_of_a_workbook_can_be_chosen(page: AppTest, store: Store) -> None:
    book = Workbook()
    book.active.title = "Spring"
    for sheet, name in ((book.active, "Ada Example"), (book.create_sheet("Fall"), "Bo Example")):
        for cells in (HEADER, [name, *ADA[1:]]):
            sheet.append(cells)
    out = BytesIO()
    book.save(out)
    upload(page, out.getvalue(), "log.xlsx")
    assert "“Ada Example”" in text_of(page)
    labelled(page.selectbox, "Sheet").set_value("Fall").run()
    assert "“Bo Example”" in text_of(page)
    click_import(page)
    assert [line.name for line in client_lines(store.as_viewer())] == ["Bo Example"]


def test_a_workbook_with_one_sheet_asks_for_none(page: AppTest) -> None:
    upload(page, excel_with_titles(), "log.xlsx")
    assert not [one for one in page.selectbox if one.label == "Sheet"]
    assert meanings(page)["Interview Date"] == Field.DATE


def test_a_large_file_is_tried_when_it_is_asked_for(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.parts.import_tracker.TRIED_AT_ONCE", 1)
    upload(page, csv_bytes([HEADER, ADA, ["Bo", *ADA[1:]]]))
    assert "What would change" not in text_of(page)
    page.button(key="try").click().run()
    assert can_import(page)


def test_an_import_is_undone_as_a_whole(page: AppTest, store: Store) -> None:
    click_import(upload(page, google_sheets()))
    assert "Imported within a day" in text_of(page)
    undo = next(button for button in page.button if button.key.startswith("undo-import-"))
    undo.click().run()
    page.button(key="undo-import-now").click().run()
    assert not page.exception
    assert caseload_size(store.as_viewer()) == (0, 0)
    assert "The import of tracker.csv was undone." in text_of(page)
    assert can_import(page)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.csv", "a.csv is empty"),
        (b"%PDF-1.7", "a.csv", "is a PDF"),
        (b"PK\x03\x04 no", "a.xlsx", "no Excel workbook"),
        (b"one\ntwo\n", "a.csv", "no line with the names of the columns"),
        (xlsx_bytes([]), "a.xlsx", "is empty"),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(page: AppTest, content: bytes, name: str, words: str) -> None:
    upload(page, content, name)
    assert words in text_of(page)


def test_nothing_of_a_files_text_is_taken_for_markdown(page: AppTest) -> None:
    upload(
        page,
        csv_bytes([["Client", "Employer", "Date", "![x](y)"], ["Ada", "**Acme**", "2026-03-02", ":smile:"]]),
        "*a*.csv",
    )
    labels = [one.label for one in page.selectbox]
    assert r"\!\[x\]\(y\)" in labels
    assert any(r"\*\*Acme\*\*" in caption.value for caption in page.caption)
    assert any(r"\*a\*\.csv" in part.value for part in page.markdown)
