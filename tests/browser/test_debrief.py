"""The debrief in a real browser: by keyboard alone in a minute, kept before a field is left, and fit for a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, Scheme
from tests.browser.test_entry import KEYS_A_SECOND, WAIT_BETWEEN_KEYS, dialog_of, open_client
from tests.browser.watching import answered, settled

pytestmark = pytest.mark.xdist_group("browser")

A_MINUTE = 60  # seconds
TOLD = {
    "What did you talk about?": "How the night shift is staffed",
    "What did you enjoy?": "The tour",
    "What did you learn about the job or the place?": "Two weeks of training",
    "What might make them hesitate about you?": "No car",
    "What did you not get to say?": "Weekend shifts",
    "When do they want to answer?": "in two weeks",
}


def open_debrief(page: Page, server: str) -> None:
    """That of an interview that was held, at which one person is recorded."""
    open_client(page, server, "id=1&interview=1&do=debrief")
    expect(dialog_of(page).get_by_label("What did you talk about?")).to_be_focused()


def test_a_talk_is_taken_down_by_keyboard_alone_in_a_minute(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    open_debrief(page, sample_server)
    for number, (label, text) in enumerate(TOLD.items()):
        field = dialog_of(page).get_by_label(label)
        expect(field).to_be_focused()
        field.press("Control+a")
        page.keyboard.type(text, delay=WAIT_BETWEEN_KEYS)
        if number < len(TOLD) - 1:
            with answered(page):
                page.keyboard.press("Tab")
    with answered(page):
        page.keyboard.press("Control+Enter")
    expect(dialog_of(page)).to_have_count(0)
    pressed = sum(len(text) + 2 for text in TOLD.values())
    assert pressed / KEYS_A_SECOND < A_MINUTE
    expect(page.get_by_text("What was told of", exact=False)).to_be_visible()
    expect(page.get_by_text("How the night shift is staffed")).to_be_visible()
    expect(page.get_by_text("Weekend shifts")).to_be_visible()


def test_what_is_typed_is_kept_before_its_field_is_left_and_survives_a_reload(
    new_page: NewPage, sample_server: str
) -> None:
    page = new_page(sample_server)
    open_debrief(page, sample_server)
    learned = dialog_of(page).get_by_label("What did you learn about the job or the place?")
    learned.fill("")
    with answered(page):
        learned.press_sequentially("They train on site")
    expect(learned).to_be_focused()
    page.reload()
    expect(learned).to_have_value("They train on site")
    expect(dialog_of(page).get_by_text("This was typed before and not saved yet.")).to_be_visible()
    with answered(page):
        dialog_of(page).get_by_role("button", name="Cancel").click()
    expect(dialog_of(page)).to_have_count(0)
    expect(page.get_by_text("They train on site")).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_is_accessible_and_fits(new_page: NewPage, sample_server: str, width: int, scheme: Scheme) -> None:
    page = new_page(sample_server, width=width, scheme=scheme)
    open_debrief(page, sample_server)
    settled(page)
    violations = Axe().run(page).response["violations"]
    grave = [one for one in violations if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []
    assert dialog_of(page).evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
