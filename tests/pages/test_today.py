"""Today, as the counselor sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Channel
from coaching.store.access import Store
from coaching.store.clients import client_page
from coaching.store.worklist import Show, worklist
from tests.builders import a_record, an_interview
from tests.pages.desk import NOON
from tests.pages.reading import as_read
from tests.store.caseloads import rows_of, take


def texts(app: AppTest) -> str:
    """All Markdown on the page, as one text."""
    return "\n".join(element.value for element in app.markdown)


def names(app: AppTest) -> list[str]:
    """The clients listed, in order."""
    return [link.label.strip("*") for link in app.page_link if link.label.startswith("**")]


def first_done(app: AppTest) -> str:
    return next(button.key for button in app.button if button.key and button.key.startswith("done-"))


def listed(store: Store, show: Show | None = None) -> list[str]:
    found = worklist(store.as_viewer(), datetime.now(UTC), show)
    return [client.name for client in found.clients]


def test_an_empty_database_says_what_to_do_next_and_offers_a_demo(app: AppTest) -> None:
    app.run()
    assert not app.exception
    assert "no clients here yet" in texts(app)
    assert [link.label for link in app.page_link] == ["Import your caseload", "Enter a client"]
    next(button for button in app.button if button.label == "Look around in a demo office").click().run()
    assert not app.exception
    assert names(app)


def test_clients_stand_in_order_of_urgency(sample_app: AppTest, store: Store) -> None:
    sample_app.run()
    expected = listed(store)
    assert len(expected) > 3
    assert [as_read(name) for name in names(sample_app)] == expected


def test_each_step_says_how_late_it_is_whom_it_is_for_and_why(sample_app: AppTest) -> None:
    sample_app.run()
    assert "days late] **" in texts(sample_app).replace("-badge[", "")
    assert "Within 24 hours of the interview" in texts(sample_app)
    assert "S1\\.1" in texts(sample_app)


def test_one_click_logs_a_step_and_the_row_is_gone(sample_app: AppTest) -> None:
    sample_app.run()
    key = first_done(sample_app)
    sample_app.button(key=key).click().run()
    assert not sample_app.exception
    assert "**Logged.**" in texts(sample_app)
    assert key not in [button.key for button in sample_app.button]


def test_undo_brings_the_row_back(sample_app: AppTest) -> None:
    sample_app.run()
    before = names(sample_app)
    key = first_done(sample_app)
    sample_app.button(key=key).click().run()
    next(button for button in sample_app.button if button.label == "Undo").click().run()
    assert "**Logged.**" not in texts(sample_app)
    assert key in [button.key for button in sample_app.button]
    assert names(sample_app) == before


def test_time_channel_and_who_said_so_can_be_changed_after_the_click(sample_app: AppTest, store: Store) -> None:
    sample_app.run()
    key = first_done(sample_app)
    interview_id = int(key.split("-")[1])
    sample_app.button(key=key).click().run()
    next(box for box in sample_app.selectbox if box.label == "How").select(Channel.PHONE)
    next(box for box in sample_app.selectbox if box.label == "Who says so").select_index(1)
    next(button for button in sample_app.button if button.label == "Save").click().run()
    assert not sample_app.exception
    assert "phone, seen by you" in texts(sample_app)
    assert Channel.PHONE in channels_of(store, interview_id)


def channels_of(store: Store, interview_id: int) -> list[Channel]:
    viewer = store.as_viewer()
    clients = [client.client_id for client in worklist(viewer, datetime.now(UTC), size=500).clients]
    cards = [card for client in clients for card in client_page(viewer, client).interviews if card.key == interview_id]
    return [action.action.channel for card in cards for action in card.actions]


def test_a_time_in_the_future_is_refused_in_a_sentence(sample_app: AppTest) -> None:
    sample_app.run()
    sample_app.button(key=first_done(sample_app)).click().run()
    day = next(field for field in sample_app.date_input if field.label == "Day")
    day.set_value(datetime.now(UTC).date() + timedelta(days=3))
    next(button for button in sample_app.button if button.label == "Save").click().run()
    assert not sample_app.exception
    assert sample_app.error
    assert "**Logged.**" in texts(sample_app)


def test_each_filter_shows_what_its_count_says(sample_app: AppTest, store: Store) -> None:
    for show in Show:
        sample_app.query_params["show"] = show.value
        sample_app.session_state["show"] = show
        sample_app.run()
        assert not sample_app.exception
        assert [as_read(name) for name in names(sample_app)] == listed(store, show)


def test_a_filter_in_the_address_that_makes_no_sense_is_passed_over(sample_app: AppTest, store: Store) -> None:
    sample_app.query_params["show"] = "everything; DROP TABLE clients"
    sample_app.run()
    assert not sample_app.exception
    assert [as_read(name) for name in names(sample_app)] == listed(store)


def test_optional_steps_show_when_they_are_asked_for(sample_app: AppTest) -> None:
    sample_app.run()
    assert "Optional · " not in texts(sample_app)
    sample_app.button(key="optional").click().run()
    assert "Optional · " in texts(sample_app)
    assert "Send a strategic letter" in texts(sample_app)
    sample_app.button(key="optional").click().run()
    assert "Optional · " not in texts(sample_app)


def test_interviews_of_today_and_tomorrow_stand_on_top(sample_app: AppTest) -> None:
    sample_app.run()
    assert "**Interviews today and tomorrow**" in texts(sample_app)
    assert any(link.label.startswith((":gray[Today at", ":gray[Tomorrow at")) for link in sample_app.page_link)


def test_of_a_day_full_of_interviews_the_first_few_are_in_sight_and_the_others_folded(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.parts.session.now", lambda: NOON)
    records = [
        a_record(an_interview(f"2026-03-20T15:{at:02}", interview_id=f"i{at}", client_id=f"c{at}", status="scheduled"))
        for at in range(9)
    ]
    take(store.as_viewer(), rows_of(records), now=NOON)
    app.run()
    assert not app.exception
    assert sum(link.label.startswith(":gray[Today at") for link in app.page_link) == 3
    assert [folded.label for folded in app.expander] == ["6 more"]
