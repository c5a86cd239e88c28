"""A client's page, as the counselor sees it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from coaching.model import Outcome
from coaching.store.access import Store
from coaching.store.clients import ClientPage, client_lines, client_page
from coaching.store.interviews import InterviewChanges, save_interview
from coaching.store.worklist import worklist
from tests.pages.test_today import texts


@pytest.fixture
def urgent(sample_app: AppTest, store: Store) -> ClientPage:
    """The client on top of the worklist, whose page is open at the interview that is most urgent."""
    viewer = store.as_viewer()
    client = worklist(viewer, datetime.now(UTC)).clients[0]
    sample_app.switch_page("client.py")
    sample_app.query_params["id"] = str(client.client_id)
    sample_app.query_params["interview"] = str(client.rows[0].interview_id)
    sample_app.run()
    assert not sample_app.exception
    return client_page(viewer, client.client_id)


def chosen(app: AppTest, page: ClientPage) -> int:
    return int(app.selectbox(key=f"interview-{page.card.key}").value)


def test_the_page_shows_what_to_do_now_with_its_sources(sample_app: AppTest, urgent: ClientPage) -> None:
    assert urgent.card.client.name.split()[0] in sample_app.title[0].value
    assert [header.value for header in sample_app.header] == [
        "What to do now",
        "Plan",
        "What the employer said",
        "People",
        "Log",
    ]
    assert "late]" in texts(sample_app)
    assert any("S1." in caption.value or "S3." in caption.value for caption in sample_app.caption)


def test_every_step_of_the_plan_stands_with_its_status_and_reason(sample_app: AppTest, urgent: ClientPage) -> None:
    card = next(card for card in urgent.interviews if card.key == chosen(sample_app, urgent))
    plan = [line for line in texts(sample_app).split("\n") if "-badge[" in line]
    assert len(plan) >= len(card.plan)


def test_a_client_of_nobody_gets_a_sentence(sample_app: AppTest) -> None:
    for nonsense in ("999999", "-1", "abc", "1 OR 1=1", "٣", "9" * 40):
        sample_app.switch_page("client.py")
        sample_app.query_params["id"] = nonsense
        sample_app.run()
        assert not sample_app.exception
        assert "no such client among your clients" in sample_app.error[0].value


def test_without_a_client_the_page_finds_one_by_part_of_a_name(sample_app: AppTest, store: Store) -> None:
    sample_app.switch_page("client.py").run()
    everybody = client_lines(store.as_viewer())
    assert len(offered(sample_app)) == len(everybody)
    part = everybody[0].name[:5]
    sample_app.text_input(key="find-client").set_value(part.upper()).run()
    assert 1 <= len(offered(sample_app)) < len(everybody)
    offered(sample_app)[0].click().run()
    assert sample_app.query_params["id"] == str(everybody[0].key)
    assert everybody[0].name.split()[0] in sample_app.title[0].value
    del sample_app.query_params["id"]
    sample_app.run()
    sample_app.text_input(key="find-client").set_value("nobody is called so").run()
    assert "No client's name contains" in texts(sample_app)


def test_an_outcome_is_saved_and_the_plan_follows(sample_app: AppTest, urgent: ClientPage, store: Store) -> None:
    key = chosen(sample_app, urgent)
    select_outcome(sample_app, Outcome.REJECTED)
    save(sample_app)
    assert not sample_app.error
    card = saved(store, urgent, key)
    assert card.outcome is Outcome.REJECTED
    assert "Outcome: rejected" in texts(sample_app)


def test_an_outcome_without_a_date_is_refused_and_stays_typed(sample_app: AppTest, urgent: ClientPage) -> None:
    outcome = next(box for box in sample_app.selectbox if box.label == "Outcome")
    outcome.select(Outcome.OFFER)
    save(sample_app)
    assert sample_app.error
    assert next(box for box in sample_app.selectbox if box.label == "Outcome").value is Outcome.OFFER


def test_of_two_tabs_saving_one_interview_the_second_sees_what_changed_and_chooses(
    sample_app: AppTest, urgent: ClientPage, store: Store
) -> None:
    key = chosen(sample_app, urgent)
    card = next(card for card in urgent.interviews if card.key == key)
    other_tab = InterviewChanges(outcome=Outcome.NO_ANSWER, outcome_on=datetime.now(UTC).date())
    save_interview(store.as_viewer(), key, card.version, other_tab, now=datetime.now(UTC))
    select_outcome(sample_app, Outcome.OFFER)
    save(sample_app)
    assert "Somebody saved this interview first" in sample_app.warning[0].value
    assert "no answer" in sample_app.warning[0].value
    assert saved(store, urgent, key).outcome is Outcome.NO_ANSWER
    next(button for button in sample_app.button if button.label == "Mine").click().run()
    assert not sample_app.exception
    assert saved(store, urgent, key).outcome is Outcome.OFFER


def test_a_log_line_can_be_taken_back(sample_app: AppTest, store: Store) -> None:
    viewer = store.as_viewer()
    logged = next(
        (page.card.key, card)
        for line in client_lines(viewer)
        for page in [client_page(viewer, line.key)]
        for card in page.interviews
        if card.actions
    )
    client_id, card = logged
    sample_app.switch_page("client.py")
    sample_app.query_params["id"] = str(client_id)
    sample_app.query_params["interview"] = str(card.key)
    sample_app.run()
    sample_app.button(key=f"remove-{card.actions[0].key}").click().run()
    assert not sample_app.exception
    left = next(each for each in client_page(viewer, client_id).interviews if each.key == card.key)
    assert len(left.actions) == len(card.actions) - 1


def offered(app: AppTest) -> list[Button]:
    return [button for button in app.button if (button.key or "").startswith("open-")]


def select_outcome(app: AppTest, outcome: Outcome) -> None:
    next(box for box in app.selectbox if box.label == "Outcome").select(outcome)
    next(field for field in app.date_input if field.label == "Date of the outcome").set_value(datetime.now(UTC).date())


def save(app: AppTest) -> None:
    next(
        button for button in app.button if button.label == "Save" and "employer" in (button.form_id or "")
    ).click().run()
    assert not app.exception


def saved(store: Store, page: ClientPage, key: int) -> object:
    cards = client_page(store.as_viewer(), page.card.key).interviews
    return next(card.record.interview for card in cards if card.key == key)
