"""The steps of clients' latest interviews side by side, and one step logged for several of them at once."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import ActionStep, Channel, InterviewRecord, KnownFrom, Step
from coaching.store.access import Store, Viewer
from coaching.store.bulk import log_many
from coaching.store.clients import client_lines, client_page
from coaching.store.matrix import matrix
from coaching.store.tasks import Task
from tests.builders import a_client, a_person, a_record, an_action, an_interview, instant
from tests.pages.desk import NOON, fill, fill_with, press, texts
from tests.pages.test_clients import line_of, opened, shown
from tests.store.caseloads import rows_of, take

EVERYBODY = ["Ada Example", "Ben Sample", "Cho Sample"]


@pytest.fixture
def viewer(store: Store, monkeypatch: pytest.MonkeyPatch) -> Viewer:
    """The counselor, on a Friday at noon."""
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    return store.as_viewer()


@pytest.fixture
def steps(app: AppTest, viewer: Viewer) -> AppTest:
    """Three clients who have not thanked Grace Sample since Wednesday."""
    fill(viewer, *EVERYBODY)
    return opened(app, view="steps")


@pytest.fixture
def workshop(steps: AppTest) -> AppTest:
    """The same, with boxes for the thank-you."""
    return boxes_for(steps, Step.THANK_YOU)


def boxes_for(app: AppTest, step: Step) -> AppTest:
    press(app, "Log for several clients")
    app.button_group(key="workshop-step").set_value(step).run()
    assert not app.exception
    return app


def tick(app: AppTest, *names: str) -> None:
    for name in names:
        box = next(box for box in app.checkbox if box.label.startswith(f"{name}: "))
        box.set_value(not box.value).run()
        assert not app.exception


def ticked(app: AppTest) -> list[str]:
    return [box.label.split(":")[0] for box in app.checkbox if box.value]


def log_button(app: AppTest) -> str:
    return app.button(key="log-ticked").label


def logged(viewer: Viewer, name: str) -> list[tuple[ActionStep, Channel, KnownFrom, str]]:
    """The actions of a client: step, channel, who says so, and the local time in the interview's zone."""
    key = next(line.key for line in client_lines(viewer) if line.name == name)
    return [
        (card.action.step, card.action.channel, card.action.known_from, card.action.at.isoformat())
        for interview in client_page(viewer, key).interviews
        for card in interview.actions
    ]


def thank_you_of(viewer: Viewer, name: str) -> tuple[Task, ...]:
    row = next(row for row in matrix(viewer, NOON, size=100).rows if row.name == name)
    return tuple(one.task for one in row.cells[Step.THANK_YOU].tasks)


def test_each_cell_says_where_its_step_stands(steps: AppTest) -> None:
    assert shown(steps) == EVERYBODY
    ada = line_of(steps, "Ada Example")
    assert "- *Thank-you:* :red-badge[overdue]" in ada
    assert "- *Check:* :gray[not yet]" in ada
    assert "- *Timeline:* :orange-badge[unknown]" in ada
    assert "- *Helper:* *none*" in ada


def test_the_interview_stands_under_the_name_and_the_link_leads_to_it(steps: AppTest) -> None:
    link = next(link for link in steps.page_link if link.label.startswith("**Ada"))
    assert link.label == "**Ada Example** :gray[:small[Acme Labs, March\u00a017]]"
    assert "interview=" in link.query_string


def test_a_client_without_an_interview_held_says_so_and_has_no_box(app: AppTest, viewer: Viewer) -> None:
    ahead = an_interview("2026-03-24T10:00", client_id="ada", ends=None)
    take(viewer, rows_of([a_record(ahead)], [a_client("ada", name="Ada Example")]), now=NOON)
    opened(app, view="steps")
    assert "No interview held yet" in texts(app)
    assert not boxes_for(app, Step.THANK_YOU).checkbox


def test_of_several_people_to_thank_the_cell_says_how_many_are_left_and_all_of_them_are_logged(
    app: AppTest,
    viewer: Viewer,
) -> None:
    take(viewer, rows_of([a_panel()], [a_client(name="Ada Example")]), now=NOON)
    boxes_for(opened(app, view="steps"), Step.THANK_YOU)
    assert ":red-badge[overdue] :gray[:small[2 of 3]]" in line_of(app, "Ada Example")
    tick(app, "Ada Example")
    press(app, "Log for 1 client")
    assert [step for step, *_ in logged(viewer, "Ada Example")] == [ActionStep.THANK_YOU] * 3
    assert "- *Thank-you:* :orange-badge[late]" in line_of(app, "Ada Example")


def a_panel() -> InterviewRecord:
    """Three interviewers on March 17; one of them was thanked the same day."""
    interview = an_interview("2026-03-17T10:00")
    people = [a_person(f"p{at}", of=interview) for at in range(3)]
    return a_record(interview, people=people, actions=[an_action("thank_you", "2026-03-17T18:00", person="p0")])


def test_nobody_is_ticked_at_first_and_nothing_can_be_logged_for_nobody(workshop: AppTest) -> None:
    assert [box.label for box in workshop.checkbox] == [f"{name}: Thank the interviewer" for name in EVERYBODY]
    assert ticked(workshop) == []
    assert workshop.button(key="log-ticked").disabled


def test_one_step_is_logged_for_several_with_one_click_and_undone_with_one(
    workshop: AppTest,
    viewer: Viewer,
) -> None:
    tick(workshop, "Ada Example", "Cho Sample")
    workshop.date_input(key="day-workshop-thank_you").set_value(date(2026, 3, 19))
    workshop.time_input(key="time-workshop-thank_you").set_value(time(15, 30))
    workshop.selectbox(key="how-workshop-thank_you").select(Channel.HANDWRITTEN)
    workshop.selectbox(key="who-workshop-thank_you").select(KnownFrom.SEEN).run()
    press(workshop, "Log for 2 clients")
    expected = (ActionStep.THANK_YOU, Channel.HANDWRITTEN, KnownFrom.SEEN, "2026-03-19T19:30:00+00:00")
    assert logged(viewer, "Ada Example") == logged(viewer, "Cho Sample") == [expected]
    assert logged(viewer, "Ben Sample") == []
    assert "**Logged for 2 clients.** Thank the interviewer, yesterday at 3:30 PM" in texts(workshop)
    assert [box.label for box in workshop.checkbox] == ["Ben Sample: Thank the interviewer"]
    press(workshop, "Undo")
    assert len(workshop.checkbox) == 3
    assert ticked(workshop) == []
    assert logged(viewer, "Ada Example") == []


def test_a_time_is_taken_where_each_interview_was(app: AppTest, viewer: Viewer) -> None:
    here = an_interview("2026-03-17T10:00", interview_id="i1", client_id="c1")
    there = an_interview("2026-03-17T10:00", interview_id="i2", client_id="c2", zone="America/Los_Angeles")
    clients = [a_client("c1", name="Ada Example"), a_client("c2", name="Ben Sample")]
    take(viewer, rows_of([a_record(here), a_record(there)], clients), now=NOON)
    boxes_for(opened(app, view="steps"), Step.THANK_YOU)
    press(app, "Tick all 2 here")
    app.time_input(key="time-workshop-thank_you").set_value(time(8, 30)).run()
    press(app, "Log for 2 clients")
    assert logged(viewer, "Ada Example")[0][3] == instant("2026-03-20T08:30").isoformat()
    assert logged(viewer, "Ben Sample")[0][3] == instant("2026-03-20T08:30", "America/Los_Angeles").isoformat()


def test_where_one_is_done_already_none_is_logged_and_that_one_is_unticked(
    workshop: AppTest,
    viewer: Viewer,
) -> None:
    tick(workshop, "Ada Example", "Ben Sample")
    ben = thank_you_of(viewer, "Ben Sample")
    log_many(viewer, ben, at=NOON, channel=None, known_from=KnownFrom.SEEN, now=NOON)
    press(workshop, "Log for 2 clients")
    assert "Ben Sample" in workshop.warning[0].value
    assert "Unticked: 1 client" in workshop.warning[0].value
    assert logged(viewer, "Ada Example") == []
    press(workshop, "Log for 1 client")
    assert len(logged(viewer, "Ada Example")) == 1


def test_a_day_ahead_is_refused_in_a_sentence_and_nothing_is_written(
    workshop: AppTest,
    viewer: Viewer,
) -> None:
    tick(workshop, "Ada Example")
    workshop.date_input(key="day-workshop-thank_you").set_value(NOON.date() + timedelta(days=1)).run()
    press(workshop, "Log for 1 client")
    assert workshop.warning
    assert logged(viewer, "Ada Example") == []


def test_a_day_that_was_emptied_is_asked_for_and_the_ticks_stay(workshop: AppTest) -> None:
    tick(workshop, "Ada Example")
    workshop.date_input(key="day-workshop-thank_you").set_value(None).run()
    press(workshop, "Log for 1 client")
    assert "A day and a time are needed" in workshop.warning[0].value
    assert ticked(workshop) == ["Ada Example"]


def test_ticks_stay_while_one_searches_and_turns_pages_and_their_names_are_said(
    app: AppTest,
    viewer: Viewer,
) -> None:
    fill_with(viewer, 30)
    boxes_for(opened(app, view="steps"), Step.THANK_YOU)
    tick(app, "Client 001")
    app.text_input(key="find").set_value("030").run()
    tick(app, "Client 030")
    assert log_button(app) == "Log for 2 clients"
    assert "Client 001, Client 030" in [caption.value for caption in app.caption]
    app.text_input(key="find").set_value("").run()
    assert ticked(app) == ["Client 001"]
    press(app, "Log for 2 clients")
    assert len(logged(viewer, "Client 030")) == 1


def test_all_on_the_page_are_ticked_at_once_and_unticked_again(workshop: AppTest) -> None:
    tick(workshop, "Ben Sample")
    press(workshop, "Tick all 2 here")
    assert ticked(workshop) == EVERYBODY
    tick(workshop, "Ben Sample")
    assert ticked(workshop) == ["Ada Example", "Cho Sample"]
    press(workshop, "Untick all")
    assert ticked(workshop) == []


def test_another_step_and_another_begin_find_nobody_ticked(workshop: AppTest) -> None:
    tick(workshop, "Ada Example")
    workshop.button_group(key="workshop-step").set_value(Step.STATUS_CHECK).run()
    assert ticked(workshop) == []
    workshop.button_group(key="workshop-step").set_value(Step.THANK_YOU).run()
    tick(workshop, "Ada Example")
    press(workshop, "Stop logging")
    assert not workshop.checkbox
    boxes_for(workshop, Step.THANK_YOU)
    assert ticked(workshop) == []


def test_the_step_is_logged_in_its_usual_way_as_the_client_said(workshop: AppTest, viewer: Viewer) -> None:
    tick(workshop, "Ada Example")
    press(workshop, "Log for 1 client")
    expected = (ActionStep.THANK_YOU, Channel.EMAIL, KnownFrom.CLIENT, NOON.isoformat())
    assert logged(viewer, "Ada Example") == [expected]


def test_a_check_that_the_answer_made_needless_has_no_box(app: AppTest, viewer: Viewer) -> None:
    answered = an_interview("2026-03-10T10:00", outcome="rejected", outcome_on="2026-03-12")
    take(viewer, rows_of([a_record(answered)], [a_client(name="Ada Example")]), now=NOON)
    opened(app, view="steps")
    assert "- *Check:* :gray[not needed]" in line_of(app, "Ada Example")
    assert not boxes_for(app, Step.STATUS_CHECK).checkbox


def test_the_words_are_explained(steps: AppTest) -> None:
    assert "its time is over, and it still helps" in texts(steps)
