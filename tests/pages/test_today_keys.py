"""Today by keyboard: the place that the keys act on stays the step that it is, whatever else changes."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import KnownFrom, Step
from coaching.store.access import Store, Viewer
from coaching.store.bulk import log_many
from coaching.store.tasks import Task
from coaching.store.worklist import Show
from pages.parts.place import Mark, followed
from tests.pages.desk import NOON, fill, names, press, tasks, texts

EVERYBODY = ["Ada Example", "Ben Sample", "Cho Sample"]


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def desk(app: AppTest, viewer: Viewer) -> AppTest:
    """Today with three clients."""
    fill(viewer, *EVERYBODY)
    app.run()
    return app


def key(app: AppTest, letter: str) -> None:
    """Presses the button that a key stands for."""
    next(button for button in app.button if button.proto.shortcut == letter.lower()).click().run()
    assert not app.exception


def resting(app: AppTest) -> set[str]:
    """The keys that do nothing now."""
    return {button.proto.shortcut for button in app.button if button.proto.shortcut and button.disabled}


def place(app: AppTest) -> Task | None:
    """The step that is marked on the page, by the style sheet that marks it."""
    marked = [mark for mark in app.session_state["places"] if f".st-key-{mark.key}::before" in sheets(app)]
    assert len(marked) <= 1
    return marked[0].task if marked else None


def sheets(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_at_first_there_is_no_place_and_only_j_and_k_do_something(desk: AppTest) -> None:
    assert place(desk) is None
    assert resting(desk) == {"d", "s", "o"}


def test_j_and_k_walk_the_list_and_stop_at_its_ends(desk: AppTest, viewer: Viewer) -> None:
    first, second, third = tasks(viewer)
    walked = []
    for letter in "kjjkkkjjjj":
        key(desk, letter)
        walked.append(place(desk))
    assert walked == [third, third, third, second, first, first, second, third, third, third]


def test_d_logs_the_step_at_the_place_and_goes_on_to_the_next(desk: AppTest, viewer: Viewer) -> None:
    _, second, third = tasks(viewer)
    key(desk, "j")
    key(desk, "j")
    key(desk, "d")
    assert names(desk) == ["Ada Example", "Cho Sample"]
    assert "**Logged.** Ben Sample" in texts(desk)
    assert place(desk) == third
    press(desk, "Undo")
    assert second in tasks(viewer)


def test_s_asks_until_when_and_the_keys_rest_meanwhile(desk: AppTest, viewer: Viewer) -> None:
    _, second, _ = tasks(viewer)
    key(desk, "j")
    key(desk, "s")
    assert "**Ada Example**  \n" in texts(desk)
    assert resting(desk) == {"j", "k", "d", "s", "o"}
    press(desk, "Tomorrow")
    assert names(desk) == ["Ben Sample", "Cho Sample"]
    assert place(desk) == second
    assert resting(desk) == set()


def test_o_opens_the_client_at_the_interview(desk: AppTest, viewer: Viewer) -> None:
    key(desk, "j")
    key(desk, "j")
    key(desk, "o")
    assert desk.title[0].value == "Ben Sample"
    assert desk.query_params["interview"] == str(tasks(viewer)[1].interview_id)


def test_a_step_that_was_done_elsewhere_leaves_no_place_behind(desk: AppTest, viewer: Viewer) -> None:
    _, second, _ = tasks(viewer)
    key(desk, "j")
    key(desk, "j")
    log_many(viewer, [second], at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    desk.run()
    assert place(desk) is None
    assert resting(desk) == {"d", "s", "o"}


def test_the_place_is_the_same_step_when_another_one_above_it_is_done_elsewhere(desk: AppTest, viewer: Viewer) -> None:
    first, second, _ = tasks(viewer)
    key(desk, "j")
    key(desk, "j")
    log_many(viewer, [first], at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    desk.run()
    assert place(desk) == second


def test_a_client_without_a_step_can_be_opened_only(desk: AppTest, viewer: Viewer) -> None:
    log_many(viewer, tasks(viewer), at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    desk.session_state["show"] = Show.NEXT_7_DAYS
    desk.run()
    key(desk, "j")
    assert resting(desk) == {"d"}


def test_no_key_is_named_while_steps_are_ticked(desk: AppTest) -> None:
    key(desk, "j")
    press(desk, "Tick several")
    assert not [button for button in desk.button if button.proto.shortcut]
    assert "::before" not in sheets(desk)


A, B, C, D = (Mark(at, Task(at, Step.THANK_YOU)) for at in range(4))


@pytest.mark.parametrize(
    ("mark", "now", "acted", "expected"),
    [
        (None, [A, B], [], None),
        (B, [A, B, C], [], B),
        (B, [C, B, A], [], B),  # the order changed
        (B, [A, C, D], [B], C),
        (B, [A, D], [B, C], D),  # several were done
        (D, [A, B, C], [D], C),  # the last one: the one before
        (B, [], [B], None),
        (B, [A, C, D], [C], None),  # gone by somebody else's act
    ],
)
def test_the_mark_follows_its_step(
    mark: Mark | None, now: list[Mark], acted: list[Mark], expected: Mark | None
) -> None:
    assert followed(mark, [A, B, C, D], now, [one.task for one in acted if one.task]) == expected
