"""Doing something about several steps of Today at once: all of them or none."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Channel, KnownFrom
from coaching.store.access import Store, Viewer
from coaching.store.bulk import log_many
from coaching.store.clients import client_lines, client_page
from coaching.store.tasks import Task
from coaching.store.worklist import Show
from tests.builders import a_client, a_person, a_record, an_interview
from tests.pages.desk import NOON, buttons, fill, names, press, slug, tasks, texts
from tests.store.caseloads import rows_of, take

EVERYBODY = ["Ada Example", "Ben Sample", "Cho Sample"]


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def desk(app: AppTest, viewer: Viewer) -> AppTest:
    """Today with three clients and a box for each step."""
    fill(viewer, *EVERYBODY)
    app.run()
    press(app, "Tick several")
    assert names(app) == EVERYBODY
    assert len(app.checkbox) == 3
    return app


def tick(app: AppTest, *chosen: Task) -> None:
    for task in chosen:
        app.checkbox(key=f"tick-{slug(task)}").check().run()
    assert f"**{len(chosen)} steps of {len(chosen)} clients**" in texts(app)


def choose(app: AppTest, choice: str) -> None:
    app.menu_button(key="more-several").click(choice).run()
    assert not app.exception


def test_boxes_stand_in_for_the_buttons_until_one_stops(desk: AppTest) -> None:
    assert not buttons(desk, "Done")
    press(desk, "Stop")
    assert not desk.checkbox
    assert len(buttons(desk, "Done")) == 3


def test_several_are_logged_with_one_click_and_undone_with_one(desk: AppTest, viewer: Viewer) -> None:
    first, second, third = tasks(viewer)
    tick(desk, first, third)
    press(desk, "Done")
    assert names(desk) == ["Ben Sample"]
    assert "**Logged.** 2 steps of 2 clients" in texts(desk)
    press(desk, "Undo")
    assert names(desk) == EVERYBODY
    assert tasks(viewer) == [first, second, third]


def test_where_one_is_done_already_none_is_logged_and_that_one_is_unticked(desk: AppTest, viewer: Viewer) -> None:
    first, second, _ = tasks(viewer)
    tick(desk, first, second)
    log_many(viewer, [second], at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    press(desk, "Done")
    assert "Ben Sample" in desk.warning[0].value
    assert "Nothing was changed" in desk.warning[0].value
    assert names(desk) == ["Ada Example", "Cho Sample"]
    assert "**1 step of 1 client**" in texts(desk)
    press(desk, "Done")
    assert names(desk) == ["Cho Sample"]


def test_all_on_the_page_are_ticked_at_once(desk: AppTest, viewer: Viewer) -> None:
    press(desk, "Tick all")
    assert all(box.value for box in desk.checkbox)
    press(desk, "Done")
    assert tasks(viewer) == []
    assert "Nobody needs a nudge today." in texts(desk)


def test_several_are_snoozed_until_one_date_and_brought_back_together(desk: AppTest, viewer: Viewer) -> None:
    first, second, _ = tasks(viewer)
    tick(desk, first, second)
    choose(desk, "snooze")
    assert "**2 steps of 2 clients**\n\n- Ada Example: Thank the interviewer, Grace Sample, Acme Labs" in texts(desk)
    press(desk, "In a week")
    assert names(desk) == ["Cho Sample"]
    assert tasks(viewer, Show.SNOOZED) == [first, second]
    desk.session_state["show"] = Show.SNOOZED
    desk.run()
    tick(desk, first, second)
    press(desk, "Bring back")
    assert tasks(viewer, Show.SNOOZED) == []
    press(desk, "Undo")
    assert tasks(viewer, Show.SNOOZED) == [first, second]


def test_several_are_waived_for_one_reason(desk: AppTest, viewer: Viewer) -> None:
    first, second, third = tasks(viewer)
    tick(desk, first, second)
    choose(desk, "waive")
    desk.text_input[0].set_value("The employer closed")
    press(desk, "Waive")
    assert tasks(viewer) == [third]
    press(desk, "Undo")
    assert tasks(viewer) == [first, second, third]


def test_several_clients_are_nudged_each_with_a_text_of_their_own(desk: AppTest, viewer: Viewer) -> None:
    first, _, third = tasks(viewer)
    tick(desk, first, third)
    choose(desk, "nudge")
    assert desk.code[0].value.startswith("Hi Ada,")
    desk.selectbox[0].select_index(1).run()
    assert desk.code[0].value.startswith("Hi Cho,")
    press(desk, "Log 2 nudges")
    assert "**Nudge logged.** 2 clients" in texts(desk)
    assert not any(box.value for box in desk.checkbox)
    press(desk, "Stop")
    assert texts(desk).count("**nudged today**") == 2


def test_what_is_not_open_yet_is_not_logged_with_one_click(desk: AppTest, viewer: Viewer) -> None:
    desk.session_state["show"] = Show.NEXT_7_DAYS
    desk.run()
    tick(desk, *tasks(viewer, Show.NEXT_7_DAYS)[:2])
    assert not buttons(desk, "Done")


def test_different_steps_are_logged_each_in_its_usual_way(desk: AppTest, viewer: Viewer) -> None:
    held = an_interview("2026-03-18T10:00", interview_id="helped", client_id="d")
    people = [a_person("boss", of=held), a_person("front desk", of=held, role="assistant", name="Hal Helper")]
    take(viewer, rows_of([a_record(held, people=people)], [a_client("d", name="Dee Sample")]), now=NOON)
    press(desk, "Stop")
    press(desk, "Show optional steps")
    press(desk, "Tick several")
    note, card = (
        box.key for box in desk.checkbox if "Hal Helper" in box.label or box.key == f"tick-{slug(tasks(viewer)[0])}"
    )
    desk.checkbox(key=note).check().run()
    desk.checkbox(key=card).check().run()
    choose(desk, "log")
    assert desk.selectbox[0].value is None
    press(desk, "Log")
    assert "**Logged.** 2 steps of 2 clients (in their usual way, client said so)." in texts(desk)
    assert sorted(channels(viewer)) == [Channel.CARD, Channel.EMAIL]


def channels(viewer: Viewer) -> list[Channel]:
    """By which channels everything was logged that is."""
    pages = [client_page(viewer, line.key) for line in client_lines(viewer)]
    return [line.action.channel for page in pages for card in page.interviews for line in card.actions]
