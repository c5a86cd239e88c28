"""What a counselor does about one step on Today, and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Action, ActionStep, Channel, KnownFrom
from coaching.store.access import Store, Viewer
from coaching.store.bulk import log_many, log_nudge
from coaching.store.clients import client_page
from coaching.store.snoozes import snooze
from coaching.store.tasks import Task
from coaching.store.worklist import Show
from tests.pages.desk import NOON, choose, fill, names, press, slug, tasks, texts

pytestmark = pytest.mark.both_databases

FRIDAY = NOON.date()
NASTY = 'Ada *Bold* <b>"Null"</b> [x](https://e.com) `1` $2$ :smile:'


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def desk(app: AppTest, viewer: Viewer) -> AppTest:
    """Today with Ada Example and Ben Sample, who have a thank-you to send."""
    fill(viewer, "Ada Example", "Ben Sample")
    app.run()
    assert names(app) == ["Ada Example", "Ben Sample"]
    return app


@pytest.fixture
def ada(viewer: Viewer, desk: AppTest) -> Task:
    return tasks(viewer)[0]


def log_of(viewer: Viewer, client_id: int = 1) -> list[Action]:
    return [line.action for card in client_page(viewer, client_id).interviews for line in card.actions]


def test_done_logs_it_now_in_the_usual_way_as_the_client_said(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    desk.button(key=f"done-{slug(ada)}").click().run()
    assert names(desk) == ["Ben Sample"]
    assert "**Logged.** Ada Example: Thank the interviewer, Grace Sample, Acme Labs, today at 12:00 PM" in texts(desk)
    (action,) = log_of(viewer)
    assert (action.step, action.at, action.channel) == (ActionStep.THANK_YOU, NOON, Channel.EMAIL)
    assert action.known_from is KnownFrom.CLIENT


def test_the_second_of_two_who_log_one_step_gets_a_sentence(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    log_many(viewer, [ada], at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    desk.button(key=f"done-{slug(ada)}").click().run()
    assert not desk.exception
    assert "It is logged as done already" in desk.warning[0].value.replace("\\", "")
    assert "**Logged.**" not in texts(desk)
    assert len(log_of(viewer)) == 1


def test_another_time_and_channel_are_logged_from_the_menu(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "log")
    assert "**Ada Example**" in texts(desk)
    desk.date_input[0].set_value(FRIDAY - timedelta(days=2))
    desk.selectbox[0].select(Channel.HANDWRITTEN)
    desk.text_input[0].set_value("With a photo")
    press(desk, "Log")
    assert names(desk) == ["Ben Sample"]
    (action,) = log_of(viewer)
    assert (action.at, action.channel, action.note) == (NOON - timedelta(days=2), Channel.HANDWRITTEN, "With a photo")
    press(desk, "Undo")
    assert log_of(viewer) == []
    assert names(desk) == ["Ada Example", "Ben Sample"]


def test_a_time_ahead_is_refused_in_the_dialog_and_stays_typed(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "log")
    desk.date_input[0].set_value(FRIDAY + timedelta(days=1))
    press(desk, "Log")
    assert desk.error[0].value.startswith("Ada Example, Acme Labs")
    assert desk.date_input[0].value == FRIDAY + timedelta(days=1)
    assert log_of(viewer) == []


def test_a_snoozed_step_is_gone_until_then_and_undo_brings_it_back(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "snooze")
    press(desk, "Tomorrow")
    assert names(desk) == ["Ben Sample"]
    assert "**Snoozed until tomorrow.** Ada Example: Thank the interviewer" in texts(desk)
    assert tasks(viewer, Show.SNOOZED) == [ada]
    press(desk, "Undo")
    assert names(desk) == ["Ada Example", "Ben Sample"]
    assert tasks(viewer, Show.SNOOZED) == []


def test_a_step_is_snoozed_until_any_date_on_which_it_is_still_open(desk: AppTest, ada: Task) -> None:
    choose(desk, ada, "snooze")
    desk.date_input[0].set_value(FRIDAY + timedelta(days=40))
    press(desk, "Snooze")
    assert "It is over by then" in desk.error[0].value
    desk.date_input[0].set_value(FRIDAY + timedelta(days=5))
    press(desk, "Snooze")
    assert names(desk) == ["Ben Sample"]
    assert "**Snoozed until Wednesday.**" in texts(desk)


def test_what_is_snoozed_is_listed_apart_and_brought_back(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    snooze(viewer, [ada], FRIDAY + timedelta(days=3), now=NOON)
    desk.session_state["show"] = Show.SNOOZED
    desk.run()
    assert names(desk) == ["Ada Example"]
    assert "until Monday" in texts(desk)
    press(desk, "Bring back")
    assert names(desk) == []
    assert "Nothing is snoozed." in texts(desk)
    assert "**Back on Today.** Ada Example" in texts(desk)


def test_undoing_bring_back_snoozes_until_the_same_date_again(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    snooze(viewer, [ada], FRIDAY + timedelta(days=3), now=NOON)
    desk.session_state["show"] = Show.SNOOZED
    desk.run()
    press(desk, "Bring back")
    press(desk, "Undo")
    assert "until Monday" in texts(desk)
    assert tasks(viewer, Show.SNOOZED) == [ada]


def test_undoing_a_later_snooze_leaves_the_earlier_one(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    snooze(viewer, [ada], FRIDAY + timedelta(days=3), now=NOON)
    desk.session_state["show"] = Show.SNOOZED
    desk.run()
    choose(desk, ada, "snooze")
    press(desk, "In a week")
    assert "until March 27" in texts(desk)
    press(desk, "Undo")
    assert "until Monday" in texts(desk)


def test_a_step_is_waived_for_a_reason_only(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "waive")
    press(desk, "Waive")
    assert "for a reason" in desk.error[0].value
    desk.text_input[0].set_value("Declined *the* job")
    press(desk, "Waive")
    assert names(desk) == ["Ben Sample"]
    assert (
        r"**Waived.** Ada Example: Thank the interviewer, Grace Sample, Acme Labs (“Declined \*the\* job”)."
        in texts(desk)
    )
    assert [(action.channel, action.note) for action in log_of(viewer)] == [(Channel.WAIVED, "Declined *the* job")]
    press(desk, "Undo")
    assert names(desk) == ["Ada Example", "Ben Sample"]
    assert log_of(viewer) == []


def test_a_nudge_offers_a_text_to_copy_and_shows_on_the_row(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "nudge")
    assert desk.code[0].value.startswith("Hi Ada,\n\nPlease send Grace Sample at Acme Labs")
    desk.selectbox[0].select(Channel.TEXT)
    press(desk, "Log the nudge")
    assert names(desk) == ["Ada Example", "Ben Sample"]
    assert "**Nudge logged.** Ada Example, today at 12:00 PM (text)." in texts(desk)
    assert "**nudged today**" in texts(desk)
    assert [(action.step, action.channel) for action in log_of(viewer)] == [(ActionStep.NUDGE, Channel.TEXT)]
    press(desk, "Undo")
    assert "**nudged" not in texts(desk)
    assert log_of(viewer) == []


def test_a_nudge_of_the_day_before_says_yesterday(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    at = NOON - timedelta(days=1)
    log_nudge(viewer, [ada.interview_id], at=at, channel=Channel.EMAIL, now=NOON)
    desk.run()
    assert "**nudged yesterday**" in texts(desk)


def test_the_way_of_the_last_nudge_is_offered_again(desk: AppTest, ada: Task, viewer: Viewer) -> None:
    choose(desk, ada, "nudge")
    desk.selectbox[0].select(Channel.VOICEMAIL)
    press(desk, "Log the nudge")
    choose(desk, tasks(viewer)[1], "nudge")
    assert desk.selectbox[0].value is Channel.VOICEMAIL


def test_a_dialog_about_a_step_that_was_done_elsewhere_closes_with_a_sentence(
    desk: AppTest, ada: Task, viewer: Viewer
) -> None:
    choose(desk, ada, "waive")
    log_many(viewer, [ada], at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    desk.run()
    assert not desk.exception
    assert not desk.text_input
    assert "not on this list any more" in desk.warning[0].value


def test_names_are_shown_as_they_are_typed_also_in_dialogs_and_sentences(app: AppTest, viewer: Viewer) -> None:
    fill(viewer, NASTY)
    app.run()
    (task,) = tasks(viewer)
    choose(app, task, "nudge")
    assert NASTY in app.code[0].value
    escaped = next(link.label for link in app.page_link if link.label.startswith("**"))
    assert escaped in texts(app)
    assert "<b>" not in texts(app).replace(r"\<b\>", "")
    press(app, "Log the nudge")
    assert "**Nudge logged.** Ada \\*Bold\\*" in texts(app)
