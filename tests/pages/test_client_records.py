"""What is recorded on a client's page: outcomes, replies, anything done, the people met, and the client."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import ActionStep, Channel, ClientStatus, Format, Interview, KnownFrom, Outcome, Role
from coaching.store.access import Store
from coaching.store.actions import log_action
from coaching.store.caseload_list import caseload
from coaching.store.clients import InterviewCard
from coaching.store.deletion import delete_client
from coaching.store.interviews import ClientChanges, save_client
from pages.parts.text import plain
from tests.pages.clients import (
    THREE_DAYS_AGO,
    TODAY,
    add_ada,
    field,
    labels,
    open_client,
    press,
    saved,
    the_one,
    type_in,
)
from tests.pages.test_today import texts

pytestmark = pytest.mark.both_databases


@pytest.fixture
def client(store: Store) -> int:
    return add_ada(store)


def test_an_outcome_is_dated_today_unless_another_day_is_given(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="outcome")
    type_in(app, Outcome=Outcome.REJECTED.value)
    assert field(app, "Date of the outcome").value == TODAY
    press(app, "Save")
    interview = the_one(store, client).record.interview
    assert (interview.outcome, interview.outcome_on) == (Outcome.REJECTED, TODAY)
    assert "rejected" in texts(app)


def test_an_outcome_before_the_interview_is_refused_beside_its_date(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="outcome")
    type_in(app, Outcome=Outcome.OFFER.value, Date_of_the_outcome=THREE_DAYS_AGO - timedelta(days=1))
    assert "is before the interview" in texts(app)
    press(app, "Save")
    assert the_one(store, client).record.interview.outcome is Outcome.PENDING


def test_an_invitation_to_a_next_round_offers_to_enter_it(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="outcome")
    type_in(app, Outcome=Outcome.ADVANCED.value)
    press(app, "Save")
    assert (field(app, "Employer").value, field(app, "Position").value) == ("Acme Labs", "Lab technician")
    assert (field(app, "Round").value, field(app, "How").value) == ("2", Format.VIDEO.value)
    type_in(app, Day=TODAY + timedelta(days=5))
    type_in(app, **{"Time, New York": time(9)})
    press(app, "Add the interview")
    assert [round_of(card) for card in saved(store, client).interviews] == ["2", "1"]
    open_client(app, client, interview=saved(store, client).interviews[1].key)
    assert "Add the next round" not in labels(app)


def round_of(card: InterviewCard) -> str:
    return card.record.interview.round


def test_a_next_round_that_was_put_off_is_offered_on_the_page(app: AppTest, client: int) -> None:
    open_client(app, client, do="outcome")
    type_in(app, Outcome=Outcome.ADVANCED.value)
    press(app, "Save")
    press(app, "Cancel")
    assert "Add the next round" in labels(app)


def test_the_employers_reply_is_logged_with_its_next_date(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="reply")
    type_in(app, Day=TODAY - timedelta(days=1), Time=time(16), How=Channel.EMAIL.value, Note="They are still deciding")
    type_in(app, **{"Next date they named, if any": "in a week"})
    press(app, "Log it")
    (line,) = the_one(store, client).actions
    assert (line.action.step, line.action.channel) == (ActionStep.EMPLOYER_REPLY, Channel.EMAIL)
    assert line.action.next_update_on == TODAY + timedelta(days=6)
    assert line.action.note == "They are still deciding"
    assert "They are still deciding" in texts(app)
    press(app, "Undo")
    assert not the_one(store, client).actions


def test_anything_else_is_logged_by_hand_with_whom_and_when(app: AppTest, store: Store, client: int) -> None:
    card = the_one(store, client)
    open_client(app, client, do="log")
    press(app, "Log it")
    assert "Say what was done" in texts(app)
    type_in(app, What_was_done=ActionStep.THANK_YOU.value, Day=TODAY - timedelta(days=1), Time=time(9))
    type_in(app, With_whom=card.record.people[0].person_id, How=Channel.HANDWRITTEN.value)
    type_in(app, Who_says_so=KnownFrom.SEEN.value)
    press(app, "Log it")
    (line,) = the_one(store, client).actions
    assert (line.action.step, line.action.channel) == (ActionStep.THANK_YOU, Channel.HANDWRITTEN)
    assert (line.person_name, line.action.known_from) == ("Grace Sample", KnownFrom.SEEN)


def test_the_usual_channel_of_a_step_is_offered_first(app: AppTest, client: int) -> None:
    open_client(app, client, do="log")
    type_in(app, What_was_done=ActionStep.LETTER.value)
    assert field(app, "How").value == Channel.LETTER.value


def test_a_time_still_to_come_is_told_beside_the_field(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="reply")
    type_in(app, Day=TODAY + timedelta(days=2))
    assert "This time is still to come" in texts(app)
    press(app, "Log it")
    assert not the_one(store, client).actions


def test_a_line_of_the_log_is_corrected(app: AppTest, store: Store, client: int) -> None:
    card, now = the_one(store, client), datetime.now(UTC)
    key = log_action(
        store.as_viewer(), card.key, ActionStep.LETTER, None, at=now, channel=Channel.WAIVED,
        known_from=KnownFrom.CLIENT, now=now,
    )  # fmt: skip
    open_client(app, client, do="edit-action", about=key)
    assert field(app, "How").value == Channel.WAIVED.value
    type_in(app, Note="They ask for email only")
    press(app, "Save")
    (line,) = the_one(store, client).actions
    assert (line.action.note, line.action.channel) == ("They ask for email only", Channel.WAIVED)


def test_somebody_met_is_added_edited_and_deleted_with_a_way_back(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-person")
    type_in(app, Name="Ben Ito", Job_title="Analyst")
    next(button for button in app.button if button.key == "save-new-person").click().run()
    person = the_one(store, client).record.people[-1]
    assert (person.name, person.job_title) == ("Ben Ito", "Analyst")
    open_client(app, client, do="edit-person", about=person.person_id)
    type_in(app, Title="Dr.", Role=Role.HR.value)
    press(app, "Save")
    person = the_one(store, client).record.people[-1]
    assert (person.title, person.role) == ("Dr.", Role.HR)
    app.button(key=f"open-edit-person-{person.person_id}").click().run()
    press(app, "Delete")
    assert len(the_one(store, client).record.people) == 1
    assert "**Deleted.** Ben Ito" in texts(app)
    press(app, "Undo")
    assert len(the_one(store, client).record.people) == 2


def test_a_person_about_whom_nothing_is_said_is_refused(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-person")
    next(button for button in app.button if button.key == "save-new-person").click().run()
    assert "Nothing is filled in" in texts(app)
    assert len(the_one(store, client).record.people) == 1


def test_a_client_is_added_and_shown(app: AppTest, store: Store) -> None:
    app.switch_page("client.py")
    app.query_params["do"] = "new-client"
    app.run()
    press(app, "Add the client")
    assert plain("Give the client's name.") in texts(app)
    type_in(app, Name="  Łukasz Żółw ", Email="l@example.com", Goal="Night shifts", Tags=["bilingual"])
    press(app, "Add the client")
    assert app.title[0].value == "Łukasz Żółw"
    (line,) = caseload(store.as_viewer(), datetime.now(UTC)).lines
    client = saved(store, line.client_id).card.client
    assert (client.name, client.tags, client.goal) == ("Łukasz Żółw", ("bilingual",), "Night shifts")


def test_a_client_is_edited_in_place(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-client")
    type_in(app, Status=ClientStatus.PAUSED.value, Phone="555-0100", Counts_in_group_figures=False)
    press(app, "Save")
    card = saved(store, client).card
    assert (card.client.status, card.client.phone, card.counts_in_groups) == (ClientStatus.PAUSED, "555-0100", False)
    assert card.client.email == "ada@example.com"
    assert "Not in group figures" in texts(app)


def test_of_two_people_saving_one_client_the_second_chooses(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-client")
    type_in(app, Name="Ada Mine")
    card = saved(store, client).card
    save_client(store.as_viewer(), client, card.version, ClientChanges(name="Ada Theirs"), now=datetime.now(UTC))
    press(app, "Save")
    assert "Name is now **Ada Theirs**, yours is **Ada Mine**" in texts(app)
    press(app, "Keep mine")
    assert saved(store, client).card.client.name == "Ada Mine"


def test_an_interview_is_deleted_with_a_way_back(app: AppTest, store: Store, client: int) -> None:
    before: Interview = the_one(store, client).record.interview
    open_client(app, client, do="edit-interview")
    press(app, "Delete")
    assert not saved(store, client).interviews
    assert "**Deleted.** Acme Labs" in texts(app)
    press(app, "Undo")
    assert the_one(store, client).record.interview == before


def test_a_client_is_deleted_with_a_way_back(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-client")
    press(app, "Delete")
    assert not app.exception
    assert "deleted this client today at" in texts(app)
    press(app, "Undo")
    assert app.title[0].value == "Ada Example"


def test_a_form_about_a_client_deleted_meanwhile_says_so_and_offers_a_way_back(
    app: AppTest, store: Store, client: int
) -> None:
    open_client(app, client, do="edit-client")
    type_in(app, Phone="555-0100")
    delete_client(store.as_viewer(), client, saved(store, client).card.version, now=datetime.now(UTC))
    press(app, "Save")
    assert "deleted this client today at" in texts(app)
