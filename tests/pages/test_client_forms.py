"""Entering and editing an interview on a client's page, through a reload, and two people at one interview."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from coaching.model import Format, Role
from coaching.store.access import Store
from coaching.store.entry import InterviewEntry, add_interview
from coaching.store.interviews import InterviewChanges, save_interview
from pages.parts import opened
from tests.pages.clients import (
    THREE_DAYS_AGO,
    add_ada,
    field,
    labels,
    open_client,
    press,
    saved,
    the_one,
    type_in,
)
from tests.pages.conftest import FRAME, OFFICE_ZONE, SECONDS_A_RUN
from tests.pages.test_today import texts


@pytest.fixture
def client(store: Store) -> int:
    return add_ada(store)


def fill_in_an_interview(app: AppTest, employer: str = "Northside Clinic") -> None:
    type_in(app, Employer=employer, Position="Phlebotomist", Day=date(2026, 3, 2))
    type_in(app, **{"Time, New York": time(14, 30)})


def test_an_interview_is_added_with_its_people_in_one_go(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-interview")
    fill_in_an_interview(app)
    type_in(app, They_promised_an_answer_by="in two weeks", Round="1", Name="Ana Ruiz", Job_title="Lab lead")
    press(app, "Add the interview")
    card = next(card for card in saved(store, client).interviews if card.record.interview.position == "Phlebotomist")
    interview = card.record.interview
    assert interview.starts_at == datetime(2026, 3, 2, 19, 30, tzinfo=UTC)
    assert (interview.timezone, interview.zone_given) == (OFFICE_ZONE, False)
    assert interview.promised_on == date(2026, 3, 16)
    assert [(person.name, person.job_title, person.role) for person in card.record.people] == [
        ("Ana Ruiz", "Lab lead", Role.INTERVIEWER)
    ]
    assert app.header[1].value == "Northside Clinic"
    assert "Add the interview" not in labels(app)


def test_the_words_of_a_promise_are_told_as_a_date_while_they_are_typed(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-interview")
    type_in(app, Day=date(2026, 3, 2), They_promised_an_answer_by="next Friday")
    assert any("That is Friday, March 13" in caption.value for caption in app.caption)
    type_in(app, They_promised_an_answer_by="some day")
    assert "names no day" in texts(app)


def test_what_is_missing_is_told_when_saving_was_tried_and_not_before(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-interview")
    type_in(app, Position="Phlebotomist")
    assert "Say where the interview is" not in texts(app)
    press(app, "Add the interview")
    assert "Say where the interview is" in texts(app)
    assert "Say when it starts" in texts(app)
    assert len(saved(store, client).interviews) == 1


def test_a_time_that_does_not_exist_is_told_beside_the_field(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-interview")
    type_in(app, Day=date(2026, 3, 8))
    type_in(app, **{"Time, New York": time(2, 30)})
    assert "does not exist in America/New\\_York" in texts(app)


def test_the_last_row_of_people_is_always_blank_and_a_person_can_be_taken_out(
    app: AppTest, store: Store, client: int
) -> None:
    open_client(app, client, do="new-interview")
    fill_in_an_interview(app)
    type_in(app, Name="Ana Ruiz")
    names = [one for one in app.text_input if one.label == "Name"]
    assert [one.value for one in names] == ["Ana Ruiz", ""]
    names[1].set_value("Ben Ito").run()
    press(app, "Remove")
    press(app, "Add the interview")
    added = next(card for card in saved(store, client).interviews if card.record.interview.position == "Phlebotomist")
    assert [person.name for person in added.record.people] == ["Ben Ito"]


def test_how_to_reach_somebody_met_is_asked_on_demand(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-interview")
    fill_in_an_interview(app)
    type_in(app, Name="Ana Ruiz")
    assert "Email" not in [one.label for one in app.text_input]
    app.session_state[next(one.key for one in app.expander if one.label == "How to reach them")] = True
    app.run()
    type_in(app, Email="ana@northside.example", Phone="555-0100")
    type_in(app, The_one_to_ask_about_the_status=True, **{"Were they met?": "no"})
    press(app, "Add the interview")
    added = next(card for card in saved(store, client).interviews if card.record.interview.position == "Phlebotomist")
    (person,) = added.record.people
    assert (person.email, person.phone, person.met) == ("ana@northside.example", "555-0100", False)
    assert person.contact_for_status


def test_an_interview_that_may_be_there_already_is_pointed_out(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-interview")
    type_in(app, Employer="ACME labs", Day=THREE_DAYS_AGO)
    type_in(app, **{"Time, New York": time(15)})
    assert "Is it there already? Acme Labs, Lab technician" in app.info[0].value


def test_employers_and_positions_entered_before_are_offered(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-interview")
    offered = "".join(html.proto.body for html in app.get("html"))
    assert '<option value="Acme Labs">' in offered
    assert '<option value="Lab technician">' in offered


def test_what_is_offered_cannot_break_out_of_its_list(app: AppTest, store: Store, client: int) -> None:
    entry = InterviewEntry('"><script>alert(1)</script>', starts_at=datetime.now(UTC))
    add_interview(store.as_viewer(), client, entry, now=datetime.now(UTC))
    open_client(app, client, do="new-interview")
    offered = "".join(html.proto.body for html in app.get("html") if "datalist" in html.proto.body)
    assert "&quot;&gt;&lt;script&gt;" in offered
    assert "<script>alert" not in offered


def test_what_was_typed_survives_a_reload_and_a_restart(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="new-interview")
    fill_in_an_interview(app, "Northside")
    type_in(app, Name="Ana Ruiz")
    st.cache_resource.clear()
    again = AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)
    open_client(again, client, do="new-interview")
    assert field(again, "Employer").value == "Northside"
    assert field(again, "Time, New York").value == time(14, 30)
    assert field(again, "Name").value == "Ana Ruiz"
    assert "This was typed before and not saved yet." in texts(again)
    press(again, "Start again")
    assert field(again, "Employer").value == ""
    assert "This was typed before" not in texts(again)


def test_cancel_forgets_what_was_typed(app: AppTest, client: int) -> None:
    open_client(app, client, do="new-interview")
    type_in(app, Employer="Northside")
    press(app, "Cancel")
    assert "Add the interview" not in labels(app)
    press(app, "New interview")
    assert field(app, "Employer").value == ""


def test_an_interview_is_edited_in_place(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Position="Senior technician", They_promised_an_answer_by="in a week", Until=time(11, 15))
    press(app, "Save")
    interview = the_one(store, client).record.interview
    assert interview.position == "Senior technician"
    assert interview.promised_on == THREE_DAYS_AGO + timedelta(days=7)
    assert interview.ends_at == interview.starts_at + timedelta(minutes=75)
    assert interview.format is Format.VIDEO
    assert not interview.zone_given


def test_another_zone_keeps_the_time_of_day(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Time_zone="America/Denver")
    press(app, "Save")
    interview = the_one(store, client).record.interview
    assert interview.starts_at.astimezone(ZoneInfo("America/Denver")).time() == time(10)


def test_of_two_people_saving_one_interview_the_second_sees_what_changed_and_chooses(
    app: AppTest, store: Store, client: int
) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Position="Mine", Round="2")
    save_elsewhere(store, client, position="Theirs", industry="Health")
    press(app, "Save")
    assert "Somebody saved this interview first" in app.warning[0].value
    assert "Position is now **Theirs**, yours is **Mine**" in texts(app)
    assert "Industry is now **Health**" in texts(app)
    assert the_one(store, client).record.interview.position == "Theirs"
    press(app, "Keep mine")
    interview = the_one(store, client).record.interview
    assert (interview.position, interview.round, interview.industry) == ("Mine", "2", "Health")


def test_the_second_can_take_what_the_first_saved(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Position="Mine")
    save_elsewhere(store, client, position="Theirs")
    press(app, "Save")
    press(app, "Take theirs")
    assert field(app, "Position").value == "Theirs"
    press(app, "Save")
    assert the_one(store, client).record.interview.position == "Theirs"
    assert "Save" not in labels(app)


def test_changes_that_do_not_touch_each_other_can_both_stand(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Round="2")
    save_elsewhere(store, client, industry="Health")
    press(app, "Save")
    press(app, "Save mine as well")
    interview = the_one(store, client).record.interview
    assert (interview.round, interview.industry) == ("2", "Health")


def save_elsewhere(store: Store, client: int, **changes: str) -> None:
    """What somebody else saves meanwhile."""
    card = the_one(store, client)
    wanted = InterviewChanges(**changes)  # type: ignore[typeddict-item]
    save_interview(store.as_viewer(), card.key, card.version, wanted, now=datetime.now(UTC))


def test_an_edit_found_again_is_not_saved_over_somebody_elses(app: AppTest, store: Store, client: int) -> None:
    open_client(app, client, do="edit-interview")
    type_in(app, Position="Mine")
    save_elsewhere(store, client, position="Theirs")
    again = AppTest.from_file(str(FRAME), default_timeout=SECONDS_A_RUN)
    open_client(again, client, do="edit-interview")
    assert field(again, "Position").value == "Mine"
    press(again, "Save")
    assert "Somebody saved this interview first" in again.warning[0].value
    assert the_one(store, client).record.interview.position == "Theirs"


def test_a_request_on_its_way_opens_no_form_again_that_was_just_closed(
    app: AppTest, client: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_client(app, client, do="new-interview")
    press(app, "Cancel")
    app.query_params["do"] = "new-interview"
    app.run()
    assert "Add the interview" not in labels(app)
    assert "do" not in app.query_params
    monkeypatch.setattr(opened, "ON_ITS_WAY", timedelta(0))
    app.query_params["do"] = "new-interview"
    app.run()
    assert "Add the interview" in labels(app)
