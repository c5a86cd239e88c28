"""The debrief on a client's page: a talk taken down, kept as it is typed, saved at once, undone, and two at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import ActionStep, Channel, Culture, Interest, InterviewStatus, KnownFrom, Pace
from coaching.refusals import TEXT_LENGTH
from coaching.store.access import Store
from coaching.store.actions import log_action
from coaching.store.debriefs import debrief_of, save_debrief
from coaching.store.drafts import draft_of
from coaching.store.entry import InterviewEntry, add_interview
from coaching.store.interviews import save_interview
from coaching.store.people import save_person
from tests.pages.clients import THREE_DAYS_AGO, add_ada, field, labels, open_client, press, the_one, type_in
from tests.pages.conftest import FRAME, SECONDS_A_RUN
from tests.pages.test_today import texts

TOPICS, UNSAID = "What did you talk about?", "What did you not get to say?"
SAVE = "Save the debrief"


@pytest.fixture
def client(store: Store) -> int:
    """Ada's interview 1 at Acme Labs is three days ago; nobody has said that it was held; Grace Sample was there."""
    return add_ada(store)


def open_grace(app: AppTest) -> None:
    """Grace Sample is recorded with a title: her line is shown on demand."""
    more = next(one for one in app.expander if one.label == "Correct, or say how to reach them")
    app.session_state[more.key] = True
    app.run()


def test_a_talk_on_the_phone_is_taken_down_and_all_of_it_saved(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client)
    press(app, "Debrief")
    type_in(app, **{
        TOPICS: "Night shifts; the new analyzer", "What did you enjoy?": "The tour",
        "What did you learn about the job or the place?": "Two sites",
        "What might make them hesitate about you?": "No car", UNSAID: "Weekends",
        "When do they want to answer?": "in a week", "Did you ask about the timeline?": "yes",
        "How fast do they decide?": "quick", "How do they communicate?": "paper", "How much do you want it?": "high",
        "The references know that a call may come": True, "Did they give a card?": "yes",
        "The one to ask about the status": True,
    })  # fmt: skip
    type_in(app, Name="Ines Park")
    press(app, SAVE)
    card = the_one(store, client)
    interview, told = card.record.interview, card.debrief
    assert told[1:] == ("Night shifts; the new analyzer", "The tour", "Two sites", "No car", "Weekends")
    assert (interview.promised_on, interview.timeline_asked) == (THREE_DAYS_AGO + timedelta(days=7), True)
    assert (interview.pace, interview.culture, interview.interest) == (Pace.QUICK, Culture.PAPER, Interest.HIGH)
    assert interview.status is InterviewStatus.HELD
    people = [(one.title, one.name, one.card, one.contact_for_status) for one in card.record.people]
    assert people == [("Ms.", "Grace Sample", True, True), ("", "Ines Park", None, False)]
    assert {(one.step, one.channel, one.known_from) for one in card.record.actions} == {
        (ActionStep.DEBRIEF, Channel.PHONE, KnownFrom.SEEN),
        (ActionStep.ALERT_REFERENCES, Channel.PHONE, KnownFrom.CLIENT),
    }
    assert SAVE not in labels(app)
    assert "Logged: look back, references alerted." in texts(app)
    assert "Night shifts; the new analyzer" in texts(app)


def test_somebody_whose_title_is_not_known_is_asked_for_it_at_once(app: AppTest, store: Store, client: int) -> None:
    save_person(store.as_viewer(), 1, 1, {"title": ""}, now=datetime.now(UTC))
    open_client(app, client, do="debrief")
    assert [one.value for one in app.text_input if one.label == "Name"] == ["Grace Sample", ""]
    type_in(app, Title="Dr.")
    press(app, SAVE)
    assert the_one(store, client).record.people[0].title == "Dr."


def test_how_somebody_is_reached_is_taken_down_on_demand(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    assert "Email" not in [one.label for one in app.text_input]
    open_grace(app)
    type_in(app, Email="grace@acme.example", Phone="555-0100", Mailing_address="1 Main St")
    press(app, SAVE)
    (grace,) = the_one(store, client).record.people
    assert (grace.email, grace.phone, grace.address) == ("grace@acme.example", "555-0100", "1 Main St")
    assert "1 Main St" in texts(app)


def test_what_is_typed_is_kept_through_a_reload_and_quietly(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    type_in(app, **{TOPICS: "Night shifts"})
    assert debrief_of(store.as_viewer(), 1).topics == ""
    assert len(the_one(store, client).record.actions) == 0
    again = AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)
    open_client(again, client, do="debrief")
    assert field(again, TOPICS).value == "Night shifts"
    assert "This was typed before and not saved yet." in texts(again)
    press(again, SAVE)
    assert debrief_of(store.as_viewer(), 1).topics == "Night shifts"
    assert draft_of(store.as_viewer(), "debrief", 1) is None


def second_window(client: int) -> AppTest:
    """The debrief in another window of the same counselor."""
    other = AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)
    open_client(other, client, do="debrief")
    return other


def test_two_windows_keep_each_others_fields_and_saving_one_saves_both(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    other = second_window(client)
    type_in(app, **{TOPICS: "Night shifts"})
    type_in(other, **{UNSAID: "Weekends"})
    assert field(other, TOPICS).value == "Night shifts"
    app.run()
    assert field(app, UNSAID).value == "Weekends"
    type_in(app, **{TOPICS: "Night shifts; pay"})
    press(other, SAVE)
    assert debrief_of(store.as_viewer(), 1)[1:] == ("Night shifts; pay", "", "", "", "Weekends")
    press(other, "Undo")
    assert not any(debrief_of(store.as_viewer(), 1)[1:])


def test_of_one_field_typed_in_two_windows_the_later_stands(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    other = second_window(client)
    type_in(app, **{TOPICS: "Night shifts"})
    type_in(other, **{TOPICS: "Pay"})
    app.run()
    assert field(app, TOPICS).value == "Pay"


def test_what_one_window_empties_stays_empty_while_the_other_goes_on(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    type_in(app, **{TOPICS: "Night shifts"})
    other = second_window(client)
    type_in(app, **{TOPICS: ""})
    type_in(other, **{UNSAID: "Weekends"})
    press(other, SAVE)
    assert debrief_of(store.as_viewer(), 1)[1:] == ("", "", "", "", "Weekends")


def test_people_typed_in_two_windows_are_all_there(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    type_in(app, Name="Ines Park")
    other = second_window(client)
    names = [one for one in other.text_input if one.label == "Name"]
    assert [one.value for one in names] == ["Ines Park", ""]
    names[-1].set_value("Bo Lind").run()
    app.run()
    type_in(app, **{TOPICS: "Pay"})
    press(app, SAVE)
    assert [one.name for one in the_one(store, client).record.people] == ["Grace Sample", "Ines Park", "Bo Lind"]


def test_opening_it_and_looking_keeps_no_draft(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    type_in(app, **{TOPICS: "Night shifts"})
    type_in(app, **{TOPICS: ""})
    assert draft_of(store.as_viewer(), "debrief", 1) is None


def test_an_empty_debrief_is_not_saved_and_says_so(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    assert "Nothing is filled in" not in texts(app)
    press(app, SAVE)
    assert "Nothing is filled in" in texts(app)
    assert the_one(store, client).record.actions == ()


def test_one_gesture_takes_all_of_it_back(app: AppTest, store: Store, client: int) -> None:
    before = the_one(store, client)
    open_client(app, client, do="debrief")
    open_grace(app)
    type_in(app, **{TOPICS: "Night shifts", "Title": "Dr.", "How fast do they decide?": "slow"})
    press(app, SAVE)
    press(app, "Undo")
    after = the_one(store, client)
    assert after.record == before.record
    assert after.debrief.topics == ""


def test_what_is_recorded_already_stands_in_the_form_and_is_gone_on_with(
    app: AppTest, store: Store, client: int
) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    save_debrief(viewer, 1, 0, {"topics": "Night shifts"}, now=now)
    for step in (ActionStep.DEBRIEF, ActionStep.ALERT_REFERENCES):
        log_action(viewer, 1, step, None, at=now, channel=Channel.PHONE, known_from=KnownFrom.CLIENT, now=now)
    open_client(app, client)
    press(app, "Edit the debrief")
    assert field(app, TOPICS).value == "Night shifts"
    assert "That the references were alerted is logged." in [caption.value for caption in app.caption]
    type_in(app, **{UNSAID: "Weekends"})
    press(app, SAVE)
    assert debrief_of(viewer, 1)[1:] == ("Night shifts", "", "", "", "Weekends")
    assert len(the_one(store, client).record.actions) == 2
    assert "Logged:" not in texts(app)


def test_where_somebody_saved_first_it_is_told_what_changed_and_nothing_is_lost(
    app: AppTest, store: Store, client: int
) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    open_client(app, client, do="debrief")
    open_grace(app)
    type_in(app, **{TOPICS: "Night shifts", "Title": "Dr."})
    save_person(viewer, 1, 1, {"title": "Prof."}, now=now)
    save_debrief(viewer, 1, 0, {"topics": "Pay", "learned": "Two sites"}, now=now)
    press(app, SAVE)
    told = texts(app)
    assert "Somebody saved this debrief first" in app.warning[0].value
    assert "role is now" not in told
    assert "Talked about is now **Pay**, yours is **Night shifts**" in told
    assert "Learned is now **Two sites**" in told
    assert "Grace Sample: title is now **Prof\\.**, yours is **Dr\\.**" in told
    assert debrief_of(viewer, 1).topics == "Pay"
    press(app, "Keep mine")
    assert debrief_of(viewer, 1)[1:4] == ("Night shifts", "", "Two sites")
    assert the_one(store, client).record.people[0].title == "Dr."


def test_their_version_can_be_taken_instead(app: AppTest, store: Store, client: int) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    open_client(app, client, do="debrief")
    type_in(app, **{TOPICS: "Night shifts"})
    save_debrief(viewer, 1, 0, {"topics": "Pay"}, now=now)
    press(app, SAVE)
    press(app, "Take theirs")
    assert field(app, TOPICS).value == "Pay"
    type_in(app, **{UNSAID: "Weekends"})
    press(app, SAVE)
    assert debrief_of(viewer, 1)[1:] == ("Pay", "", "", "", "Weekends")


def test_what_can_not_be_kept_is_told_beside_its_field(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="debrief")
    type_in(app, **{TOPICS: "x" * (TEXT_LENGTH + 1), "When do they want to answer?": "some day"})
    assert "The list of topics has 100,001 characters" in texts(app)
    assert "names no day" in texts(app)
    press(app, SAVE)
    assert "2 fields above to look at" in texts(app)
    assert debrief_of(store.as_viewer(), 1).topics == ""


def test_there_is_nothing_to_debrief_of_an_interview_that_was_cancelled(
    app: AppTest, store: Store, client: int
) -> None:
    save_interview(store.as_viewer(), 1, 1, {"status": InterviewStatus.CANCELLED}, now=datetime.now(UTC))
    open_client(app, client)
    assert "Debrief" not in labels(app)
    open_client(app, client, do="debrief")
    assert SAVE not in labels(app)


def test_the_advice_to_look_back_leads_to_it(app: AppTest, store: Store, client: int) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    entry = InterviewEntry("Zeta Works", starts_at=now - timedelta(hours=3))
    key = add_interview(viewer, client, entry, now=now)
    open_client(app, client, interview=key)
    app.button(key=f"debrief-{key}").click().run()
    type_in(app, **{TOPICS: "Pay"})
    press(app, SAVE)
    assert debrief_of(viewer, key).topics == "Pay"
    assert f"debrief-{key}" not in [button.key for button in app.button]


def test_markup_that_somebody_typed_is_shown_as_typed(app: AppTest, store: Store, client: int) -> None:
    typed = "**bold** :red[x] <b>y</b>"
    save_debrief(store.as_viewer(), 1, 0, {"topics": typed}, now=datetime.now(UTC))
    open_client(app, client)
    (shown,) = [one.value for one in app.markdown if one.value.startswith("**Talked about**")]
    assert "**bold**" not in shown
    assert "<b>" not in shown


def test_of_a_long_answer_the_page_shows_the_beginning_and_the_form_all(
    app: AppTest, store: Store, client: int
) -> None:
    told = "word " * 2_000
    save_debrief(store.as_viewer(), the_one(store, client).key, 0, {"topics": told}, now=datetime.now(UTC))
    open_client(app, client)
    (shown,) = [one.value for one in app.markdown if one.value.startswith("**Talked about**")]
    assert shown.endswith("word…")
    assert len(shown) < 1_000
    open_client(app, client, do="debrief")
    assert str(field(app, "What did you talk about?").value).strip() == told.strip()
