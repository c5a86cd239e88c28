"""A client's page, as the counselor sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.model import Outcome
from coaching.store.access import Store
from coaching.store.caseload_list import caseload
from coaching.store.clients import client_page
from coaching.store.deletion import delete_client, delete_interview
from coaching.store.entry import ClientEntry, InterviewEntry, PersonEntry, add_client, add_interview
from coaching.store.interviews import InterviewChanges, save_interview
from pages.parts.logged import IS_ABOVE
from pages.parts.text import plain
from tests.pages.clients import labels, most_urgent, open_client, press, saved
from tests.pages.test_today import texts

ODD_NAMES = (
    "X",
    "Null",
    "Å" * 300,
    "אליעזר בן־יהודה",
    "\u202eturned round",
    "👩🏽‍🔬 Zoë",
    "Robert'); DROP TABLE clients;--",
    "<script>alert(1)</script><b>Bold</b>",
    "**Stars** _and_ [a link](https://elsewhere.example) # :red[red] $x^2$",
    "=1+1",
)


def test_the_page_shows_what_to_do_now_with_its_sources(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key)
    assert page.card.client.name.split()[0] in sample_app.title[0].value
    assert [header.value for header in sample_app.header] == [
        "Interviews", plain(card.record.interview.employer), "Notes",
    ]  # fmt: skip
    subheaders = [header.value for header in sample_app.subheader]
    assert subheaders == ["Over the last interviews", "People", "Log", "What to do now", "Plan"]
    assert "late]" in texts(sample_app)
    assert any("S1." in caption.value or "S3." in caption.value for caption in sample_app.caption)


def test_every_step_of_the_plan_stands_with_its_status_and_reason(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key, interview=card.key)
    plan = [line for line in texts(sample_app).split("\n") if "-badge[" in line]
    assert len(plan) >= len(card.plan)


def test_without_an_interview_in_the_address_the_one_whose_step_is_due_first_is_shown(
    sample_app: AppTest, store: Store
) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key)
    assert sample_app.header[1].value == plain(card.record.interview.employer)
    for nonsense in ("0", "-7", "abc", "9" * 40):
        open_client(sample_app, page.card.key, interview=nonsense)
        assert sample_app.header[1].value == plain(card.record.interview.employer)


def test_the_timeline_links_to_every_other_round(sample_app: AppTest, store: Store) -> None:
    page = next(
        page for line in caseload(store.as_viewer(), datetime.now(UTC)).lines
        if len((page := saved(store, line.client_id)).interviews) > 2
    )  # fmt: skip
    open_client(sample_app, page.card.key)
    if "searches-before" in sample_app.session_state:
        sample_app.session_state["searches-before"] = True
        sample_app.run()
    linked = [link for link in sample_app.page_link if link.label.startswith(("Round", "Final", "Phone"))]
    assert len(linked) == len(page.interviews) - 1
    open_client(sample_app, page.card.key, interview=page.interviews[-1].key)
    assert sample_app.header[1].value == plain(page.interviews[-1].record.interview.employer)


def test_a_client_of_nobody_gets_a_sentence(sample_app: AppTest) -> None:
    for nonsense in ("999999", "-1", "abc", "1 OR 1=1", "٣", "9" * 40):
        open_client(sample_app, nonsense)
        assert "no such client among your clients" in sample_app.error[0].value
        assert "Find one among your clients" in [link.label for link in sample_app.page_link]


def test_a_form_in_the_address_that_makes_no_sense_is_passed_over(sample_app: AppTest, store: Store) -> None:
    page, _ = most_urgent(store)
    for nonsense in ("everything", "new-interview'--", "edit-person", "edit-action"):
        open_client(sample_app, page.card.key, do=nonsense, about="999999")
        assert sample_app.title[0].value == plain(page.card.client.name)
    assert "no such line in the log" in sample_app.error[0].value
    press(sample_app, "Close")
    assert not sample_app.error


def test_an_address_without_a_client_leads_to_the_clients(sample_app: AppTest) -> None:
    sample_app.switch_page("client.py").run()
    assert not sample_app.exception
    assert "Find one among your clients" in [link.label for link in sample_app.page_link]
    press(sample_app, "New client")
    assert sample_app.title[0].value == "New client"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names_are_stored_and_shown_as_typed(app: AppTest, store: Store, name: str) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    client = add_client(viewer, ClientEntry(name, email=name, phone=name, goal=name, tags=(name,)), now=now)
    entry = InterviewEntry(name, name, name, name, starts_at=now - timedelta(days=2))
    add_interview(viewer, client, entry, [PersonEntry(name, name, name, email=name, phone=name)], now=now)
    open_client(app, client)
    assert app.title[0].value == plain(name)
    assert f"**{plain(name)}**" in texts(app)
    assert saved(store, client).card.client.name == name
    open_client(app, client, do="edit-interview")
    assert next(one for one in app.text_input if one.label == "Employer").value == name


def test_a_client_without_interviews_says_so_and_offers_one(app: AppTest, store: Store) -> None:
    client = add_client(store.as_viewer(), ClientEntry("Ada Example"), now=datetime.now(UTC))
    open_client(app, client)
    assert "No interviews are recorded for this client yet." in texts(app)
    assert "New interview" in labels(app)


def test_a_client_who_was_just_deleted_can_be_brought_back(sample_app: AppTest, store: Store) -> None:
    page, _ = most_urgent(store)
    delete_client(store.as_viewer(), page.card.key, page.card.version, now=datetime.now(UTC))
    open_client(sample_app, page.card.key)
    assert "deleted this client today at" in texts(sample_app)
    assert sample_app.title[0].value == plain(page.card.client.name)
    press(sample_app, "Undo")
    assert "What to do now" in [header.value for header in sample_app.subheader]


def test_what_was_deleted_within_a_day_can_be_brought_back(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    delete_interview(store.as_viewer(), card.key, card.version, now=datetime.now(UTC))
    open_client(sample_app, page.card.key)
    assert card.key not in {one.key for one in saved(store, page.card.key).interviews}
    press(sample_app, "Bring back")
    assert card.key in {one.key for one in saved(store, page.card.key).interviews}
    assert sample_app.header[1].value == plain(card.record.interview.employer)


def test_what_changed_and_by_whom_is_told_on_demand(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    changes = InterviewChanges(outcome=Outcome.REJECTED, outcome_on=datetime.now(UTC).date())
    save_interview(store.as_viewer(), card.key, card.version, changes, now=datetime.now(UTC))
    open_client(sample_app, page.card.key)
    assert "You changed" not in texts(sample_app)
    sample_app.session_state["trail"] = True
    sample_app.run()
    assert f"You changed the interview at {plain(card.record.interview.employer)}: outcome \\(rejected\\)" in texts(
        sample_app
    )


def test_a_log_line_can_be_taken_back(sample_app: AppTest, store: Store) -> None:
    viewer = store.as_viewer()
    client, card = next(
        (line.client_id, card)
        for line in caseload(viewer, datetime.now(UTC)).lines
        for card in client_page(viewer, line.client_id).interviews
        if card.actions
    )
    open_client(sample_app, client, interview=card.key, do="edit-action", about=card.actions[0].key)
    press(sample_app, "Take it back")
    left = next(each for each in saved(store, client).interviews if each.key == card.key)
    assert len(left.actions) == len(card.actions) - 1
    assert "Take it back" not in labels(sample_app)


def test_one_click_logs_a_step_and_undo_takes_it_back(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key, interview=card.key)
    press(sample_app, "Done")
    logged = next(one for one in saved(store, page.card.key).interviews if one.key == card.key)
    assert len(logged.actions) == len(card.actions) + 1
    press(sample_app, "Undo")
    undone = next(one for one in saved(store, page.card.key).interviews if one.key == card.key)
    assert len(undone.actions) == len(card.actions)


def test_the_second_of_two_quick_clicks_logs_nothing_and_needs_no_word(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key, interview=card.key)
    button = next(one for one in sample_app.button if one.label == "Done")
    button.click().run()
    assert [one.value for one in sample_app.toast] == [IS_ABOVE]
    button.click().run()  # it was on its way when the page changed
    logged = next(one for one in saved(store, page.card.key).interviews if one.key == card.key)
    assert len(logged.actions) == len(card.actions) + 1
    assert not sample_app.warning
    assert "**Logged.**" in texts(sample_app)


def test_an_interview_to_come_has_no_reply_and_no_log_yet(app: AppTest, store: Store) -> None:
    viewer, now = store.as_viewer(), datetime.now(UTC)
    client = add_client(viewer, ClientEntry("Ada Example"), now=now)
    add_interview(viewer, client, InterviewEntry("Acme Labs", starts_at=now + timedelta(days=2)), now=now)
    open_client(app, client)
    assert {button.label for button in app.button if button.disabled} == {"They replied", "Add"}
