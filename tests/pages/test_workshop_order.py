"""The presenter's own running order: moved, left out, slides of their own; and nobody named on those."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.errors import CoachingError
from coaching.store.access import Store
from coaching.store.named import names_somebody
from coaching.workshop.arranging import FIRST, Arrangement, arranged, in_order, moved, turned, with_own
from coaching.workshop.slides import Deck, Slide
from tests.builders import a_client
from tests.pages.test_outcomes import an_interview_ended
from tests.pages.test_today import texts
from tests.pages.test_workshop import notes, show
from tests.store.caseloads import rows_of, take

pytestmark = pytest.mark.both_databases
NOW = datetime(2026, 3, 18, 9, tzinfo=UTC)
SLUGS = (FIRST, "held", "thanked", "better")
DECK = Deck("2026-W12", NOW, "Measured", "UTC", tuple(Slide(slug, slug) for slug in SLUGS))


def slugs(arrangement: Arrangement) -> list[str]:
    return [slide.slug for slide in arranged(DECK, arrangement).slides]


def test_a_slide_is_moved_within_the_deck_and_never_before_the_first() -> None:
    up = moved(DECK.slides, Arrangement(), "better", -1)
    assert slugs(up) == [FIRST, "held", "better", "thanked"]
    assert slugs(moved(in_order(DECK, up), up, "held", -1)) == slugs(up)
    assert slugs(moved(in_order(DECK, up), up, "thanked", 1)) == slugs(up)


def test_what_an_order_does_not_know_yet_stands_behind_what_it_follows() -> None:
    old = Arrangement(order=(FIRST, "better", "held"))
    assert slugs(old) == [FIRST, "better", "held", "thanked"]


def test_a_slide_left_out_comes_back_where_it_was_and_the_first_is_never_left_out() -> None:
    out = turned(Arrangement(), "held")
    assert slugs(out) == [FIRST, "thanked", "better"]
    assert turned(out, "held") == Arrangement()
    assert slugs(turned(Arrangement(), FIRST)) == list(SLUGS)


@pytest.fixture
def office(app: AppTest, store: Store) -> AppTest:
    """Thirty clients with an interview each at one large employer, and Ángel with one at a small one."""
    clients = [a_client(f"c{at}", name=f"Client {at}") for at in range(30)] + [a_client("angel", name="Ángel Núñez")]
    records = [
        an_interview_ended(timedelta(days=2), interview_id=f"i{at}", client_id=f"c{at}", employer="Big Store")
        for at in range(30)
    ]
    records.append(an_interview_ended(timedelta(days=2), interview_id="a", client_id="angel", employer="Tiny Firm"))
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=f"order-{key}").click().run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    return [one.value.split(". ", 1)[1] for one in app.subheader]


def test_what_is_moved_and_left_out_in_the_notes_is_so_on_the_projector(office: AppTest) -> None:
    notes(office)
    before = titles(office)
    press(office, "down-held")
    assert titles(office)[1:3] == [before[2], before[1]]
    press(office, "turn-thanked")
    assert "Left out: Thanked within a day" in texts(office)
    del office.query_params["view"]
    show(office, slide=2)
    assert office.title[0].value == before[2]
    notes(office)
    press(office, "turn-thanked")
    assert sorted(titles(office)) == sorted(before)


def write(app: AppTest, title: str, text: str) -> AppTest:
    app.text_input(key="workshop-own-title").set_value(title)
    app.text_area(key="workshop-own-text").set_value(text)
    return press(app, "add")


def test_a_slide_of_own_text_is_shown_as_typed_and_can_be_removed(office: AppTest) -> None:
    notes(office)
    write(office, "Next time: *bring* a card", "Room 4, Friday at 10.")
    assert not office.error
    assert office.text_input(key="workshop-own-title").value == ""
    assert titles(office)[-1].replace("\\", "") == "Next time: *bring* a card"
    press(office, "remove-own-1")
    assert "bring" not in "".join(titles(office))


@pytest.mark.parametrize("text", ["As ÁNGEL  NÚÑEZ said", "angel nunez's call", "Ask at tiny firm."])
def test_a_slide_that_names_a_client_or_a_small_employer_is_refused_and_what_was_typed_stays(
    office: AppTest, text: str
) -> None:
    notes(office)
    before = titles(office)
    write(office, "A story", text)
    assert "names a client, or an employer" in office.error[0].value
    assert titles(office) == before
    assert office.text_area(key="workshop-own-text").value == text


@pytest.mark.parametrize(("text", "meant"), [("As Ángel said", "Ángel"), ("Ask A.N. how", "A.N.")])
def test_a_slide_with_a_first_name_or_initials_is_added_with_a_warning_that_says_which(
    office: AppTest, text: str, meant: str
) -> None:
    notes(office)
    write(office, "A story", text)
    assert f"{meant} may stand for a client" in office.error[0].value.replace("\\", "")
    assert titles(office)[-1] == "A story"


def test_a_slide_that_can_mean_nobody_is_added_without_a_word(office: AppTest) -> None:
    notes(office)
    write(office, "Room 4", "Friday at 10.")
    assert not office.error


def test_a_large_employer_and_a_common_word_may_be_named(office: AppTest, store: Store) -> None:
    assert not names_somebody(store.as_viewer(), "The Big Store asks every client; tiny firms do not.")


@pytest.mark.parametrize(("title", "text"), [("", "text"), ("  ", ""), ("x" * 81, ""), ("x", "y" * 601)])
def test_a_slide_without_title_or_with_too_much_text_is_refused(store: Store, title: str, text: str) -> None:
    with pytest.raises(CoachingError):
        with_own(store.as_viewer(), Arrangement(), title, text)


def test_what_is_frozen_is_what_was_arranged(office: AppTest) -> None:
    notes(office)
    press(office, "turn-thanked")
    write(office, "Room 4", "Friday at 10.")
    office.button(key="freeze").click().run()
    shown = [title.replace("\\", "") for title in titles(office)]
    assert "Thanked within a day" not in shown
    assert shown[-1] == "Room 4"
    assert not [button for button in office.button if (button.key or "").startswith("order-")]
