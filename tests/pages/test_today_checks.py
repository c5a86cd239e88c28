"""A status check logged from Today's dialog, with the next date that the employer named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Step
from coaching.store.access import Store, Viewer
from coaching.store.clients import client_page
from tests.builders import a_client, a_record, an_interview
from tests.pages.desk import NOON, choose, fill, press, tasks
from tests.store.caseloads import rows_of, take

NEXT_DATE = "Next date they named, if any"
DAY = NOON.date()


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def dialog(app: AppTest, viewer: Viewer) -> AppTest:
    """What is asked about Ada's status check, which is due for a while."""
    take(viewer, rows_of([a_record(an_interview("2026-03-10T10:00"))], [a_client("c1")]), now=NOON)
    app.run()
    choose(app, next(task for task in tasks(viewer) if task.step is Step.STATUS_CHECK), "log")
    return app


def next_dates(viewer: Viewer) -> list[date | None]:
    return [line.action.next_update_on for line in client_page(viewer, 1).interviews[0].actions]


def type_and_log(app: AppTest, words: str, days_ago: int = 0) -> None:
    app.date_input[0].set_value(DAY - timedelta(days=days_ago))
    next(field for field in app.text_input if field.label == NEXT_DATE).set_value(words)
    press(app, "Log")


@pytest.mark.parametrize(
    ("words", "days_ago", "named"),
    [
        ("03/30/2026", 0, date(2026, 3, 30)),
        ("in two weeks", 0, DAY + timedelta(weeks=2)),
        ("in two weeks", 1, DAY + timedelta(days=13)),
        (" ", 0, None),
    ],
)
def test_the_date_is_given_as_a_date_or_in_the_words_said_that_day(
    dialog: AppTest, viewer: Viewer, words: str, days_ago: int, named: date | None
) -> None:
    type_and_log(dialog, words, days_ago)
    assert next_dates(viewer) == [named]


def test_words_that_name_no_day_are_told_in_the_dialog_and_stay(dialog: AppTest, viewer: Viewer) -> None:
    type_and_log(dialog, "some day")
    assert "names no day" in dialog.error[0].value
    type_and_log(dialog, "yesterday's mail")
    assert next_dates(viewer) == []
    type_and_log(dialog, "next Friday")
    assert next_dates(viewer) == [DAY + timedelta(days=7)]


def test_a_step_at_which_nobody_names_a_date_is_not_asked_for_one(app: AppTest, viewer: Viewer) -> None:
    fill(viewer, "Ada Example")
    app.run()
    choose(app, tasks(viewer)[0], "log")
    assert NEXT_DATE not in [field.label for field in app.text_input]
