"""A client's page in the tests: opening it, finding its fields, and what is saved behind it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from streamlit.testing.v1 import AppTest

from coaching.model import Format
from coaching.store.access import Store
from coaching.store.clients import ClientPage, InterviewCard, client_page
from coaching.store.entry import ClientEntry, InterviewEntry, PersonEntry, add_client, add_interview
from coaching.store.worklist import worklist
from tests.pages.conftest import OFFICE_ZONE

NEW_YORK = ZoneInfo(OFFICE_ZONE)
TODAY = datetime.now(NEW_YORK).date()
THREE_DAYS_AGO = TODAY - timedelta(days=3)


def add_ada(store: Store) -> int:
    """Ada Example, who had one interview at Acme Labs three days ago, with Grace Sample."""
    viewer, now = store.as_viewer(), datetime.now(UTC)
    key = add_client(viewer, ClientEntry("Ada Example", "ada@example.com", goal="Lab work"), now=now)
    starts_at = datetime.combine(THREE_DAYS_AGO, time(10), NEW_YORK)
    entry = InterviewEntry("Acme Labs", "Lab technician", round="1", format=Format.VIDEO, starts_at=starts_at)
    add_interview(viewer, key, entry, [PersonEntry("Grace Sample", "Ms.")], now=now)
    return key


def the_one(store: Store, client_id: int) -> InterviewCard:
    """The client's latest interview as the database has it."""
    return saved(store, client_id).interviews[0]


def open_client(app: AppTest, client_id: int | str, **address: object) -> None:
    """The client's page at that address; a form is opened by `do`."""
    app.switch_page("client.py")
    app.query_params.clear()
    app.query_params["id"] = str(client_id)
    for name, value in address.items():
        app.query_params[name] = str(value)
    app.run()
    assert not app.exception


def most_urgent(store: Store) -> tuple[ClientPage, InterviewCard]:
    """The client on top of the worklist, and their interview that is most urgent."""
    viewer = store.as_viewer()
    top = worklist(viewer, datetime.now(UTC)).clients[0]
    page = client_page(viewer, top.client_id)
    return page, next(card for card in page.interviews if card.key == top.rows[0].interview_id)


def field(app: AppTest, label: str) -> Any:
    """The first field with that label."""
    kinds = (
        app.text_input,
        app.text_area,
        app.date_input,
        app.time_input,
        app.selectbox,
        app.multiselect,
        app.checkbox,
    )
    found = [one for kind in kinds for one in kind if one.label == label]
    return [*found, *(one for one in app.get("button_group") if one.label == label)][0]


def type_in(app: AppTest, **texts: object) -> None:
    """Fills in fields by their labels, with _ for blanks, each as a person does: one after the other."""
    for label, value in texts.items():
        field(app, label.replace("_", " ")).set_value(value).run()
        assert not app.exception


def press(app: AppTest, label: str) -> None:
    """Presses the first button with that label."""
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def saved(store: Store, client_id: int) -> ClientPage:
    """The client as the database has it."""
    return client_page(store.as_viewer(), client_id)
