"""Today's 25 clients a page: the number in the address, past the end, and no number at all."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import KnownFrom
from coaching.store.access import Store, Viewer
from coaching.store.bulk import log_many
from coaching.store.worklist import Show
from tests.pages.desk import NOON, fill_with, names, tasks

EVERYBODY = [f"Client {at + 1:03}" for at in range(60)]


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def desk(app: AppTest, viewer: Viewer) -> AppTest:
    """Today with 60 clients; not run yet, so that an address can be given."""
    fill_with(viewer, 60)
    return app


def test_25_clients_stand_on_a_page_and_the_address_says_which(desk: AppTest) -> None:
    desk.run()
    assert names(desk) == EVERYBODY[:25]
    desk.pagination[0].set_value(2).run()
    assert names(desk) == EVERYBODY[25:50]
    assert desk.query_params["page"] == "2"


def test_the_address_leads_to_a_page(desk: AppTest) -> None:
    desk.query_params["page"] = "3"
    desk.run()
    assert names(desk) == EVERYBODY[50:]


@pytest.mark.parametrize("number", ["4", "999999"])
def test_a_page_past_the_end_is_the_last_one(desk: AppTest, number: str) -> None:
    desk.query_params["page"] = number
    desk.run()
    assert not desk.exception
    assert names(desk) == EVERYBODY[50:]
    assert desk.query_params["page"] == "3"


@pytest.mark.parametrize("nonsense", ["0", "-1", "1.5", "two", "", "٣", "9" * 40, "1 OR 1=1"])
def test_a_page_that_makes_no_sense_is_the_first(desk: AppTest, nonsense: str) -> None:
    desk.query_params["page"] = nonsense
    desk.run()
    assert not desk.exception
    assert names(desk) == EVERYBODY[:25]


def test_another_filter_begins_with_its_first_page(desk: AppTest, viewer: Viewer) -> None:
    desk.run()
    desk.pagination[0].set_value(3).run()
    desk.session_state["show"] = Show.OVERDUE
    desk.run()
    assert names(desk) == EVERYBODY[:25]
    desk.session_state["show"] = Show.SNOOZED
    desk.run()
    assert names(desk) == []
    assert "page" not in desk.query_params


def test_a_page_that_is_gone_meanwhile_is_the_last_one_there_is(desk: AppTest, viewer: Viewer) -> None:
    desk.run()
    desk.pagination[0].set_value(3).run()
    log_many(viewer, tasks(viewer)[30:], at=NOON, channel=None, known_from=KnownFrom.CLIENT, now=NOON)
    desk.run()
    assert not desk.exception
    assert names(desk) == EVERYBODY[25:30]
    assert desk.pagination[0].value == 2
