"""A message logged as sent: in one gesture, undone in one, and asked about while something is open in it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from coaching.drafts import DraftKind
from coaching.model import ActionStep, Channel
from coaching.store.access import Store
from tests.pages.clients import labels, press, the_one, type_in
from tests.pages.test_draft import body, choose, click, slug, write


def test_it_is_logged_as_sent_in_one_gesture_and_undone_in_one(app: AppTest, store: Store) -> None:
    ada, task = write(app, store)
    type_in(app, Text="Dear Ms. Sample, thank you.")
    press(app, "Log as sent")
    (line,) = the_one(store, ada).actions
    assert (line.action.step, line.action.channel) == (ActionStep.THANK_YOU, Channel.EMAIL)
    assert line.action.note == "Dear Ms. Sample, thank you."
    assert line.person_name == "Grace Sample"
    assert "Log as sent" not in labels(app)
    press(app, "Undo")
    assert the_one(store, ada).actions == ()
    click(app, f"draft-{slug(task)}")
    assert body(app) == "Dear Ms. Sample, thank you."


def test_with_gaps_still_open_it_asks_once_before_it_logs(app: AppTest, store: Store) -> None:
    ada, _ = write(app, store)
    press(app, "Log as sent")
    assert the_one(store, ada).actions == ()
    (question,) = [one.value for one in app.warning]
    assert question.startswith("Still open in the text: “what you learned")
    press(app, "Go on writing")
    assert not app.warning
    press(app, "Log as sent")
    press(app, "Log it all the same")
    (line,) = the_one(store, ada).actions
    assert "[what you learned about the job]" in line.action.note


def test_once_the_gaps_are_filled_nothing_is_asked_any_more(app: AppTest, store: Store) -> None:
    ada, _ = write(app, store)
    press(app, "Log as sent")
    type_in(app, Text="Dear Ms. Sample, thank you.")
    assert not app.warning
    press(app, "Log as sent")
    assert the_one(store, ada).actions


def test_a_note_by_hand_is_logged_as_one(app: AppTest, store: Store) -> None:
    ada, _ = write(app, store)
    choose(app, "How", DraftKind.THANK_YOU_NOTE)
    press(app, "Log as sent")
    press(app, "Log it all the same")
    assert the_one(store, ada).actions[0].action.channel is Channel.HANDWRITTEN
