"""Entering in a real browser: by keyboard only, through a reload and a restart of the server, and two at one client."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from coaching.wording import plain_day
from tests.browser.conftest import NewPage, Scheme, fill, server_at
from tests.browser.watching import answered, settled
from tests.servers import free_port

pytestmark = pytest.mark.xdist_group("browser")

FORMS = ["new-interview", "edit-interview", "outcome", "reply", "log", "new-person", "edit-client", "new-note"]
LONGEST_ENTRY = 30  # seconds, from the key that opens the form to the one that saves it
KEYS_A_SECOND = 5  # of somebody who types well: 60 words a minute
WAIT_BETWEEN_KEYS = 25  # milliseconds


def dialog_of(page: Page) -> Locator:
    return page.get_by_role("dialog")


def open_client(page: Page, server: str, address: str = "id=1") -> None:
    page.goto(f"{server}/client?{address}")
    seen = dialog_of(page) if "do=" in address else page.get_by_role("heading", name="What to do now")
    expect(seen).to_be_visible()
    settled(page)


def test_an_interview_with_two_people_is_entered_by_keyboard_alone_in_half_a_minute(
    new_page: NewPage, sample_server: str
) -> None:
    page = new_page(sample_server)
    open_client(page, sample_server)
    today = datetime.now(ZoneInfo("America/New_York")).date()
    held_on, promised_on = today - timedelta(days=10), today + timedelta(days=4)
    expect(page.get_by_role("button", name="New interview")).to_be_visible()
    settled(page)
    keys, pressed = page.keyboard, 0
    with answered(page):
        keys.press("n")
    expect(dialog_of(page).get_by_label("Employer", exact=True)).to_be_focused()

    def press(key: str) -> None:
        nonlocal pressed
        pressed += 1
        keys.press(key)

    def type_on(*texts: str) -> None:
        nonlocal pressed
        for text in texts:
            keys.type(text, delay=WAIT_BETWEEN_KEYS)
            pressed += len(text)
            press("Tab")

    type_on("Zeta Works", "Research technician", f"{held_on:%m%d%Y}")
    press("Tab")  # past the calendar
    type_on("0930a", "", "in two weeks", "1", "Ms.", "Grace Sample", "Lab lead", "")
    settled(page)
    for _ in range(2):  # past how to reach her, and past taking her out
        press("Tab")
    type_on("", "Ben Ito")
    settled(page)
    expect(dialog_of(page).get_by_text(f"That is {promised_on:%A}, {plain_day(promised_on, today)}.")).to_be_visible()
    save = dialog_of(page).get_by_role("button", name="Add the interview")
    for _ in range(12):
        if save.evaluate("element => element === document.activeElement"):
            break
        press("Tab")
    press("Enter")
    press("Enter")  # twice, as impatient people do
    expect(dialog_of(page)).to_have_count(0)
    expect(page.get_by_role("heading", name="Zeta Works")).to_be_visible()
    assert pressed / KEYS_A_SECOND < LONGEST_ENTRY
    for words in ("Research technician", "Grace Sample", "Ben Ito", f"promised by {plain_day(promised_on, today)}"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert page.get_by_text(re.compile("^Zeta Works$")).count() == 2, "once in the timeline, once as the heading"


def test_what_is_offered_is_tied_to_its_field(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    open_client(page, sample_server, "id=1&do=new-interview")
    employer = dialog_of(page).get_by_label("Employer", exact=True)
    expect(employer).to_have_attribute("list", re.compile("^offers-field-new-interview-1-"))
    assert employer.evaluate("input => input.list.options.length") > 5


def test_a_half_filled_form_survives_a_reload_and_a_restart_of_the_server(new_page: NewPage, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path / 'afterword.sqlite3'}", free_port()
    fill(url)
    with server_at(port, tmp_path, url) as address:
        page = new_page(address, outage=True)
        open_client(page, address, "id=1&do=new-interview")
        form = dialog_of(page)
        type_into(form, Employer="Zeta Works", Position="Technician", Name="Grace Sample")
        page.reload()
        expect(form.get_by_label("Employer", exact=True)).to_have_value("Zeta Works")
        expect(form.get_by_text("This was typed before and not saved yet.")).to_be_visible()
        type_into(form, Round="Half")
    with server_at(port, tmp_path, url):
        page.reload()
        for label, value in {
            "Employer": "Zeta Works", "Position": "Technician", "Name": "Grace Sample", "Round": "Half",
        }.items():  # fmt: skip
            expect(form.get_by_label(label, exact=True).first).to_have_value(value)


def test_a_note_is_kept_before_its_field_is_left_and_the_cursor_stays(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    open_client(page, sample_server, "id=5&do=log")
    note = dialog_of(page).get_by_label("Note")
    with answered(page):
        note.press_sequentially("A long story")
    expect(note).to_be_focused()
    with answered(page):
        page.keyboard.type(", to be continued")
    expect(note).to_have_value("A long story, to be continued")
    page.reload()
    expect(note).to_have_value("A long story, to be continued")


def test_a_note_is_written_by_keyboard_alone(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    open_client(page, sample_server, "id=6")
    with answered(page):
        page.keyboard.press("w")
    expect(dialog_of(page).get_by_label("What happened")).to_be_focused()
    page.keyboard.type("Sounded <b>tired</b>", delay=WAIT_BETWEEN_KEYS)
    page.keyboard.press("Control+Enter")
    expect(dialog_of(page)).to_have_count(0)
    expect(page.get_by_text("Sounded <b>tired</b>")).to_be_visible()
    expect(page.get_by_text("written by You today at")).to_be_visible()


def test_a_form_goes_on_after_the_server_was_away(new_page: NewPage, tmp_path: Path) -> None:
    url, port = f"sqlite:///{tmp_path / 'afterword.sqlite3'}", free_port()
    fill(url)
    with server_at(port, tmp_path, url) as address:
        page = new_page(address, outage=True)
        open_client(page, address, "id=1&do=new-person")
        form = dialog_of(page)
        type_into(form, Name="Grace Sample")
    with server_at(port, tmp_path, url):
        expect(form.get_by_text("This was typed before and not saved yet.")).to_be_visible()
        type_into(form, **{"Job title": "Lab lead"})
        expect(form.get_by_label("Name", exact=True)).to_have_value("Grace Sample")
        page.keyboard.press("Control+Enter")
        expect(form).to_have_count(0)
        expect(page.get_by_text("Grace Sample Lab lead")).to_be_visible()


def type_into(form: Locator, **texts: str) -> None:
    """Fills in text fields, each left with Tab and taken over by the server."""
    for label, text in texts.items():
        field = form.get_by_label(label, exact=True).first
        field.fill(text)
        with answered(form.page):
            field.press("Tab")


def test_of_two_browsers_at_one_interview_the_second_sees_what_changed_and_chooses(
    new_page: NewPage, sample_server: str
) -> None:
    first, second = new_page(sample_server), new_page(sample_server)
    for page in (first, second):
        open_client(page, sample_server, "id=2")
        page.locator(".st-key-record").get_by_role("button", name="Edit", exact=True).click()
        expect(dialog_of(page).get_by_label("Position", exact=True)).to_be_visible()
    for page, position in ((first, "Theirs"), (second, "Mine")):
        dialog_of(page).get_by_label("Position", exact=True).fill(position)
        dialog_of(page).get_by_role("button", name="Save").click()
        if page is first:
            expect(dialog_of(page)).to_have_count(0)
    expect(dialog_of(second).get_by_text("Somebody saved this interview first.")).to_be_visible()
    expect(dialog_of(second).get_by_text("Position is now Theirs, yours is Mine")).to_be_visible()
    dialog_of(second).get_by_role("button", name="Keep mine").click()
    expect(dialog_of(second)).to_have_count(0)
    expect(second.get_by_text("Mine", exact=False).first).to_be_visible()
    expect(first.get_by_text(re.compile(r"^Mine"))).to_be_visible()  # without a reload


def test_a_client_deleted_in_another_browser_is_told_and_brought_back(new_page: NewPage, sample_server: str) -> None:
    first, second = new_page(sample_server), new_page(sample_server)
    for page in (first, second):
        open_client(page, sample_server, "id=3")
    first.get_by_role("button", name="Edit client").click()
    dialog_of(first).get_by_role("button", name="Delete").click()
    expect(first.get_by_text("deleted this client today at")).to_be_visible()
    expect(second.get_by_text("deleted this client today at")).to_be_visible()
    second.get_by_role("button", name="Undo").click()
    expect(second.get_by_role("heading", name="What to do now")).to_be_visible()
    expect(first.get_by_role("heading", name="What to do now")).to_be_visible()


def test_escape_closes_a_form_and_keeps_what_was_typed(new_page: NewPage, sample_server: str) -> None:
    page = new_page(sample_server)
    open_client(page, sample_server, "id=4&do=reply")
    type_into(dialog_of(page), Note="They are still deciding")
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("do="))
    page.get_by_role("button", name="They replied").click()
    expect(dialog_of(page).get_by_label("Note")).to_have_value("They are still deciding")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_form_is_accessible_and_fits(new_page: NewPage, sample_server: str, scheme: Scheme, width: int) -> None:
    page = new_page(sample_server, width=width, scheme=scheme)
    for form in FORMS:
        open_client(page, sample_server, f"id=1&do={form}")
        expect(dialog_of(page)).to_be_visible()
        settled(page)
        violations = Axe().run(page).response["violations"]
        grave = [
            (form, one["id"], one["nodes"][0]["html"]) for one in violations if one["impact"] in ("serious", "critical")
        ]
        assert grave == []
        assert dialog_of(page).evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
