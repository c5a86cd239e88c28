"""The check of a message on a client's page, as the counselor sees it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from coaching.store.access import Store
from tests.pages.clients import most_urgent, open_client
from tests.pages.test_today import texts

NOTE = "Hi Maria,\n\nThanks for the <b>intreview</b>. I hope u call me :)\n"


def opened_check(app: AppTest, store: Store) -> str:
    """Opens the page of the most urgent client with the check open; the key of its interview."""
    page, card = most_urgent(store)
    app.session_state[f"check-{card.key}-open"] = True
    open_client(app, page.card.key, interview=card.key)
    return f"check-{card.key}"


def test_closed_it_shows_no_field(sample_app: AppTest, store: Store) -> None:
    page, card = most_urgent(store)
    open_client(sample_app, page.card.key, interview=card.key)
    assert "Check a message" in [expander.label for expander in sample_app.expander]
    assert [area for area in sample_app.text_area if area.key == f"check-{card.key}-text"] == []


def test_a_pasted_message_is_told_what_to_mend_and_what_is_good(sample_app: AppTest, store: Store) -> None:
    key = opened_check(sample_app, store)
    sample_app.text_area(key=f"{key}-text").set_value(NOTE).run()
    assert not sample_app.exception
    shown = texts(sample_app)
    assert "**First name only**" in shown
    assert "intreview" in shown
    assert "S2\\.5" in shown or "S2.5" in shown
    assert "What is good" in shown


def test_nothing_typed_is_shown_as_markup(sample_app: AppTest, store: Store) -> None:
    key = opened_check(sample_app, store)
    sample_app.text_area(key=f"{key}-text").set_value("Hey **Maria** <script>alert(1)</script> :red[u],\n\nThx!").run()
    assert not sample_app.exception
    shown = [element.value for element in sample_app.markdown]
    assert not any("<script>" in value or "**Maria**" in value for value in shown)


def test_another_language_is_said_so(sample_app: AppTest, store: Store) -> None:
    key = opened_check(sample_app, store)
    text = "Sehr geehrte Frau Pell, vielen Dank für das freundliche Gespräch am Dienstag und die Führung."
    sample_app.text_area(key=f"{key}-text").set_value(text).run()
    assert "does not read as English" in texts(sample_app)
