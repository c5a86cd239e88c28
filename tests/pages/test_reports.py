"""Reports, as the counselor sees it: what is in each file, how much, as of when, by which policy; and the files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from typing import NamedTuple

import pytest
import streamlit as st
from sqlalchemy import func, select
from streamlit.testing.v1 import AppTest

from coaching.exchange.caseload import read_caseload
from coaching.reports import INTERVIEWS_HEADER
from coaching.store.access import Store
from coaching.store.office import caseload_size
from coaching.store.tables import Audit
from tests.pages.conftest import OFFICE_ZONE

pytestmark = pytest.mark.both_databases


class Offered(NamedTuple):
    """A download as the page offers it."""

    label: str
    data: Callable[[], bytes]
    file_name: str
    on_click: str


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Offered]:
    """The downloads of the page, whose data AppTest itself never asks for."""
    caught: list[Offered] = []

    def catch(label: str, data: Callable[[], bytes], file_name: str, *_: object, on_click: str, **__: object) -> None:
        caught.append(Offered(label, data, file_name, on_click))

    monkeypatch.setattr(st, "download_button", catch)
    return caught


def opened(app: AppTest) -> AppTest:
    app.run()
    app.switch_page("reports.py").run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    return "\n".join(part.value for part in (*app.markdown, *app.header, *app.caption)).replace("\\", "")


def exports_noted(store: Store) -> int:
    with store.as_viewer().read() as connection:
        return connection.execute(select(func.count()).where(Audit.deed == "exported")).scalar_one()


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    opened(app)
    assert "no clients here yet" in text_of(app)
    assert not app.get("download_button")


def test_each_file_says_what_is_in_it_how_much_as_of_when_and_by_which_policy(
    sample_app: AppTest, store: Store
) -> None:
    size = caseload_size(store.as_viewer())
    text = text_of(opened(sample_app))
    assert f"**{size.interviews} interviews** of {size.clients} clients, as of " in text
    assert "Policy “Measured”: Two unanswered checks" in text
    assert f"**{size.clients} clients** with {size.interviews} interviews, as of " in text
    assert [button.label for button in sample_app.get("download_button")] == [
        "Download interviews (CSV)",
        "Download caseload (zip)",
    ]


def test_the_interviews_are_as_many_as_the_page_says(sample_app: AppTest, store: Store, offered: list[Offered]) -> None:
    opened(sample_app)
    before = exports_noted(store)
    header, *rows = csv.reader(StringIO(offered[0].data().decode("utf-8-sig"), newline=""))
    assert tuple(header) == INTERVIEWS_HEADER
    assert len(rows) == caseload_size(store.as_viewer()).interviews
    assert exports_noted(store) == before + 1


def test_the_caseload_is_whole(sample_app: AppTest, store: Store, offered: list[Offered]) -> None:
    opened(sample_app)
    before = exports_noted(store)
    reading = read_caseload(offered[1].data(), office_zone=OFFICE_ZONE, now=None)
    assert reading.problems == []
    assert (reading.counts.clients.read, reading.counts.interviews.read) == caseload_size(store.as_viewer())
    assert exports_noted(store) == before + 1


def test_to_look_at_the_page_is_no_export(sample_app: AppTest, store: Store) -> None:
    opened(sample_app)
    assert exports_noted(store) == 0


def test_no_two_downloads_have_one_name_and_a_click_does_not_run_the_page_again(
    sample_app: AppTest, offered: list[Offered]
) -> None:
    opened(sample_app).run()
    names = [one.file_name for one in offered]
    assert len(names) == len(set(names)) == 4
    assert {one.on_click for one in offered} == {"ignore"}
