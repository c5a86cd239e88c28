"""Imports, as the counselor sees it: what is in the file, what would change, and what became of every row."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coaching.store.access import Store
from coaching.store.clients import client_lines
from coaching.store.office import caseload_size, data_version
from tests.exchange.folders import Rows, texts, zip_with
from tests.pages.reading import as_read

pytestmark = pytest.mark.both_databases

ZIP = "application/zip"


@pytest.fixture
def page(app: AppTest) -> AppTest:
    """The Imports page of an app with an empty database."""
    app.run()
    return app.switch_page("imports.py").run()


def upload(page: AppTest, content: bytes, name: str = "caseload.zip") -> AppTest:
    page.file_uploader[0].set_value((name, content, ZIP))
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    """Everything written on the page, without the backslashes that keep names from being Markdown."""
    parts = [*page.markdown, *page.header, *page.error, *page.caption]
    return as_read("\n".join(part.value for part in parts))


def table_of(page: AppTest, number: int) -> list[list[str]]:
    return [[str(cell).replace("\\", "") for cell in row] for row in page.table[number].value.values.tolist()]


def can_import(page: AppTest) -> bool:
    return any(button.key == "import" for button in page.button)


def click_import(page: AppTest) -> AppTest:
    page.button(key="import").click().run()
    assert not page.exception
    return page


def test_it_says_what_a_caseload_is_before_there_is_one(page: AppTest) -> None:
    assert "clients.csv, interviews.csv, people.csv, actions.csv" in text_of(page)
    assert "America/New_York" in text_of(page)
    assert [button.label for button in page.get("download_button")] == ["Download a template to fill in (zip)"]
    assert not page.button


def test_a_file_is_shown_before_anything_is_written(page: AppTest, store: Store) -> None:
    upload(page, zip_with(texts(clients=[{}, {"client_id": "c2", "name": "Bo"}])))
    assert (
        "caseload.zip: 5 rows read, **5** new, **0** changed, **0** as they are here already, **0** refused"
        in text_of(page)
    )
    assert table_of(page, 0) == [
        ["clients.csv", "2", "2", "0"],
        ["interviews.csv", "1", "1", "0"],
        ["people.csv", "1", "1", "0"],
        ["actions.csv", "1", "1", "0"],
    ]
    assert page.button(key="import").label == "Import 5 rows"
    assert caseload_size(store.as_viewer()) == (0, 0)
    assert data_version(store.as_viewer()) == 0


def test_one_click_imports_it_and_leads_on_to_today(page: AppTest, store: Store) -> None:
    click_import(upload(page, zip_with(texts())))
    assert "Imported" in text_of(page)
    assert "4 rows read, **4** new" in text_of(page)
    assert [link.label for link in page.page_link] == ["See who needs a nudge today"]
    assert [line.name for line in client_lines(store.as_viewer())] == ["Ada Example"]
    assert not [button for button in page.button if button.key == "import"]


def test_the_same_file_again_has_nothing_to_import(page: AppTest) -> None:
    click_import(upload(page, zip_with(texts())))
    upload(page, zip_with(texts()), "again.zip")
    assert "**0** new, **0** changed, **4** as they are here already" in text_of(page)
    assert "There is nothing to import" in text_of(page)
    assert not can_import(page)


def test_what_is_refused_is_listed_by_file_line_and_column_before_and_after(page: AppTest, store: Store) -> None:
    bad: Rows = [{}, {"interview_id": "i2", "outcome": "*offer*"}]
    upload(page, zip_with(texts(interviews=bad)))
    for _ in range(2):
        assert "1 problem" in text_of(page)
        assert "**1** refused" in text_of(page)
        (problem,) = table_of(page, -1)
        assert problem[0] == "interviews.csv, line 3, outcome"
        assert problem[1] == "'*offer*' is not one of its words."
        if can_import(page):
            click_import(page)
    assert "Imported" in text_of(page)
    assert caseload_size(store.as_viewer()) == (1, 1)


def test_a_long_list_is_cut_short_and_whole_in_its_file(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Any] = {}
    monkeypatch.setattr(st, "download_button", lambda label, data, *_, **__: offered.update({label: data}))
    bad: Rows = [{"person_id": f"p{number}", "role": "=pope"} for number in range(300)]
    upload(page, zip_with(texts(people=bad)))
    assert "300 problems" in text_of(page)
    assert len(page.table[-1].value) == 20
    rows = list(csv.reader(StringIO(offered["Download the list (CSV)"]().decode("utf-8-sig"))))
    assert len(rows) == 301
    assert rows[1][:3] == ["people.csv", "2", "role"]


def test_columns_that_are_not_known_are_named(page: AppTest) -> None:
    files = texts()
    first, second = files["clients.csv"].splitlines()
    upload(page, zip_with(files | {"clients.csv": f"{first},:smile:\r\n{second},x\r\n"}))
    assert "left out: :smile: (clients.csv)" in text_of(page)


def test_a_file_that_is_no_caseload_gets_a_sentence(page: AppTest, store: Store) -> None:
    upload(page, zip_with({"cat.jpg": "meow"}), "holiday.zip")
    assert "The zip has no clients.csv" in text_of(page)
    upload(page, b"PK but not really", "broken.zip")
    assert "neither a folder nor a zip that can be opened" in text_of(page)
    assert caseload_size(store.as_viewer()) == (0, 0)


def test_an_import_that_the_database_refuses_is_told_and_changes_nothing(
    page: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(page, zip_with(texts()))
    monkeypatch.setattr("coaching.store.engine.BUSY_TIMEOUT_MS", 50)
    st.cache_resource.clear()
    with store.as_viewer().write(datetime.now(UTC)):
        click_import(page)
    assert re.search("in use by another program|Somebody else is writing", text_of(page))
    assert "Imported" not in text_of(page)
    assert caseload_size(store.as_viewer()) == (0, 0)
    click_import(page.run())
    assert caseload_size(store.as_viewer()) == (1, 1)


def test_nothing_of_a_files_text_is_taken_for_markdown(page: AppTest) -> None:
    upload(page, zip_with(texts()), "![x](y) *a*.zip")
    assert any(r"\!\[x\]\(y\) \*a\*\.zip" in part.value for part in page.markdown)


def test_the_template_can_be_imported(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: dict[str, Any] = {}
    monkeypatch.setattr(st, "download_button", lambda label, data, *_, **__: offered.update({label: data}))
    page.run()
    upload(page, offered["Download a template to fill in (zip)"]())
    assert "5 rows read, **5** new" in text_of(page)
