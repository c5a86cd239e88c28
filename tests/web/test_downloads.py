"""Downloads: once, for some minutes, in the browser they were offered to, and nothing left behind."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers

from coaching.errors import CoachingError
from coaching.web.downloads import COOKIE, NO_LONGER, OFFERS, ROUTE, SECONDS_VALID, Offers, RememberBrowser
from tests.web.asgi import answering_app, ask

MINE, ANOTHER = "mine", "another"


class Clock:
    """Stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def write_hello(path: Path) -> None:
    path.write_text("hello")


def ticket_in(link: str) -> str:
    return link.rpartition("/")[2]


def test_an_offer_is_taken_once():
    offers = Offers(Clock())
    ticket = ticket_in(offers.link("a.csv", write_hello, MINE))
    assert offers.take(ticket, MINE).name == "a.csv"
    assert offers.take(ticket, MINE) is None


@pytest.mark.parametrize("browser", [ANOTHER, "", "mine ", "mïne"])
def test_another_browser_gets_nothing_and_takes_nothing_away(browser):
    offers = Offers(Clock())
    ticket = ticket_in(offers.link("a.csv", write_hello, MINE))
    assert offers.take(ticket, browser) is None
    assert offers.take(ticket, MINE) is not None


def test_what_was_offered_to_nobody_in_particular_is_for_nobody():
    offers = Offers(Clock())
    assert offers.take(ticket_in(offers.link("a.csv", write_hello, "")), "") is None


def test_an_offer_lasts_for_minutes_and_is_forgotten_then():
    clock = Clock()
    offers = Offers(clock)
    tickets = [ticket_in(offers.link("a.csv", write_hello, MINE)) for _ in range(2)]
    clock.now = SECONDS_VALID - 1
    assert offers.take(tickets[0], MINE) is not None
    clock.now = SECONDS_VALID
    assert offers.take(tickets[1], MINE) is None
    old = ticket_in(offers.link("a.csv", write_hello, MINE))
    clock.now = 2 * SECONDS_VALID
    offers.link("b.csv", write_hello, MINE)
    clock.now = SECONDS_VALID
    assert offers.take(old, MINE) is None


def test_no_two_links_are_alike_and_none_can_be_guessed():
    offers = Offers(Clock())
    links = {offers.link("a.csv", write_hello, MINE) for _ in range(100)}
    assert len(links) == 100
    assert min(len(ticket_in(link)) for link in links) >= 43  # 256 bits in base 64


class Answer(NamedTuple):
    """What a browser gets."""

    status: int
    headers: Headers
    text: str


def got(link: str, browser: str = MINE, method: str = "GET") -> Answer:
    """What a server with nothing but downloads answers."""
    cookie = {"cookie": f"{COOKIE}={browser}"} if browser else {}
    start, *rest = ask(Starlette(routes=[ROUTE]), path=link, method=method, **cookie)
    return Answer(start["status"], Headers(raw=start["headers"]), b"".join(part["body"] for part in rest).decode())


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are made."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_the_file_comes_with_its_name_is_kept_nowhere_and_the_link_is_used_up(places: Path):
    link = OFFERS.link("plan.csv", write_hello, MINE)
    answer = got(link)
    assert (answer.status, answer.text) == (200, "hello")
    assert answer.headers["content-disposition"] == 'attachment; filename="plan.csv"'
    assert answer.headers["cache-control"] == "no-store"
    assert list(places.iterdir()) == []
    again = got(link)
    assert (again.status, again.text) == (410, NO_LONGER)


def test_to_ask_about_a_link_does_not_use_it_up(places: Path):
    link = OFFERS.link("plan.csv", write_hello, MINE)
    assert got(link, method="HEAD").status == 405
    assert got(link).status == 200


def test_somebody_elses_browser_gets_a_sentence(places: Path):
    link = OFFERS.link("plan.csv", write_hello, ANOTHER)
    assert got(link).text == NO_LONGER
    assert got(link, "").status == 410


def test_a_file_that_cannot_be_made_gives_a_sentence_and_leaves_nothing(places: Path):
    def refuse(path: Path) -> None:
        path.write_text("half of it")
        raise CoachingError("There is no such client among your clients.", "Choose again.")

    answer = got(OFFERS.link("plan.csv", refuse, MINE))
    assert (answer.status, answer.text) == (409, "There is no such client among your clients. Choose again.\n")

    def fail(path: Path) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        got(OFFERS.link("plan.csv", fail, MINE))
    assert list(places.iterdir()) == []


def test_a_browser_gets_a_secret_of_its_own_once_that_no_script_reads_and_no_other_site_sends():
    first, second = (Headers(raw=ask(RememberBrowser(answering_app))[0]["headers"])["set-cookie"] for _ in range(2))
    assert first != second
    assert first.startswith(f"{COOKIE}=")
    assert first.endswith("; Path=/; HttpOnly; SameSite=Strict")
    known = ask(RememberBrowser(answering_app), cookie=f"{COOKIE}={MINE}")
    assert "set-cookie" not in Headers(raw=known[0]["headers"])


def test_a_socket_gets_none():
    assert ask(RememberBrowser(answering_app), kind="websocket") == [{"type": "websocket.accept", "headers": []}]
