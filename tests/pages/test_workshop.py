"""Workshop, as the room sees it: one thing at a time, forward and back, and nothing that tells of anybody."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from coaching.store.access import Store
from coaching.store.audit import Entry
from coaching.store.tables import Clients, Deed, Entity
from coaching.workshop import words
from coaching.workshop.making import deck_of, freeze
from tests.builders import a_client
from tests.leaks import leaked, never_sent
from tests.pages.test_outcomes import an_interview_ended
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take, take_one

pytestmark = pytest.mark.both_databases
SLIDES = 12


@pytest.fixture
def office_as_of() -> datetime:
    """The hour that has begun, so that the tests of an hour share an office."""
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


@pytest.fixture
def demo(office_as_of: datetime, app: AppTest) -> AppTest:
    """The app with the made-up office."""
    return app


def show(app: AppTest, *, slide: int = 1) -> AppTest:
    app.query_params["slide"] = str(slide)
    app.switch_page("workshop.py").run()
    assert not app.exception
    assert not app.error
    return app


def key_of(app: AppTest, name: str) -> Button:
    return next(button for button in app.button if re.fullmatch(rf"turn-\d+-{name}", button.key or ""))


def turn(app: AppTest, key: str) -> AppTest:
    key_of(app, key).click().run()
    assert not app.exception
    return app


def everything_sent(app: AppTest) -> str:
    """Every message of the run, as text."""
    return "\n".join([repr(element.proto) for element in app._tree if getattr(element, "proto", None) is not None])


def not_counted(store: Store, many: int) -> None:
    """The first so many clients do not wish to be counted in figures of groups."""
    with store.as_viewer().write(datetime.now(UTC)) as writing:
        writing.connection.execute(update(Clients).where(Clients.id <= many).values(counts_in_groups=False))
        writing.note(Entry(Deed.CHANGED, Entity.CLIENT, 1, 1))


def test_an_empty_database_says_what_to_do_next(app: AppTest) -> None:
    assert "no clients here yet" in texts(show(app))


def test_with_nothing_held_yet_a_slide_says_so(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(-timedelta(days=3)), now=datetime.now(UTC))
    show(app, slide=2)
    assert words.NOTHING_YET.rstrip(".") in texts(app).replace("\\", "")


def test_one_thing_at_a_time_forward_and_back_by_each_key_and_not_past_the_ends(demo: AppTest) -> None:
    show(demo)
    titles = [demo.title[0].value]
    assert titles[0].startswith("Following up: the week of")
    assert key_of(demo, "Left").disabled
    for key in ("Right", "PageDown", "Down", "Space"):
        titles.append(turn(demo, key).title[0].value)
    assert len(set(titles)) == len(titles)
    assert "Say it as it stands" not in everything_sent(demo)
    for key in ("Left", "PageUp", "Up"):
        turn(demo, key)
    assert demo.title[0].value == titles[1]
    turn(turn(demo, "PageUp"), "PageUp")
    assert demo.title[0].value == titles[0]
    for _ in range(SLIDES + 2):
        turn(demo, "PageDown")
    assert demo.title[0].value == "What got better"
    assert key_of(demo, "Right").disabled


def test_the_address_leads_to_a_slide_and_the_chart_has_its_words(demo: AppTest) -> None:
    show(demo, slide=SLIDES - 1)
    assert demo.title[0].value == "Does following up go with offers?"
    (chart,) = demo.get("vega_lite_chart")
    assert chart.proto.alt.startswith("Two bars")
    assert "An association, not a cause" in texts(demo)


def test_nothing_that_is_sent_names_a_client_somebody_met_or_a_small_employer(demo: AppTest, store: Store) -> None:
    never = never_sent(store)
    assert len(never) > 300
    show(demo)
    for _ in range(SLIDES):
        assert leaked(everything_sent(demo), never) == []
        turn(demo, "PageDown")


def test_the_scan_finds_a_name_where_there_is_one(demo: AppTest, store: Store) -> None:
    demo.run()
    assert leaked(everything_sent(demo), never_sent(store))


def test_who_does_not_wish_to_be_counted_in_groups_is_not(app: AppTest, store: Store) -> None:
    clients = [a_client(f"c{at}", name=f"Client {at}") for at in range(30)]
    records = [
        an_interview_ended(timedelta(days=2), interview_id=f"i{at}", client_id=f"c{at}") for at in range(len(clients))
    ]
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    show(app, slide=2)
    assert "30" in texts(app)
    not_counted(store, 12)
    show(app, slide=2)
    assert "18" in texts(app)
    assert "30" not in texts(app).replace("\\", "").split()
    not_counted(store, 22)
    show(app, slide=2)
    assert words.WITHHELD.rstrip(".") in texts(app).replace("\\", "")


def notes(app: AppTest) -> AppTest:
    """The presenter's window."""
    app.query_params["view"] = "notes"
    app.switch_page("workshop.py").run()
    assert not app.exception
    assert not app.error
    return app


def test_the_presenters_window_has_talking_points_and_times_that_the_projector_has_not(demo: AppTest) -> None:
    notes(demo)
    assert len(demo.subheader) == SLIDES
    assert demo.subheader[1].value == "2. Interviews held"
    assert "Say it as it stands: an association" in texts(demo).replace("\\", "")
    assert any(one.value.startswith("At 0 minutes, for 2") for one in demo.caption)


def test_nothing_in_the_presenters_window_names_anybody_either(demo: AppTest, store: Store) -> None:
    never = never_sent(store)
    assert leaked(everything_sent(notes(demo)), never) == []


def add_held(store: Store, many: int) -> None:
    """So many clients with an interview of the day before yesterday each."""
    records = [
        an_interview_ended(timedelta(days=2), interview_id=f"n{at}", client_id=f"n{at}", employer="Tiny Firm")
        for at in range(many)
    ]
    take(store.as_viewer(), rows_of(records), now=datetime.now(UTC))


def test_a_frozen_week_stays_as_it_was_shown_whatever_is_recorded_since(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    notes(app)
    app.button(key="freeze").click().run()
    assert not app.exception
    assert "This week is frozen" in app.info[0].value
    assert not [button for button in app.button if button.key == "freeze"]
    before = [one.value for one in app.markdown]
    records = [an_interview_ended(timedelta(days=2), interview_id=f"m{at}", client_id=f"m{at}") for at in range(20)]
    take(store.as_viewer(), rows_of(records), now=datetime.now(UTC))
    notes(app)
    assert [one.value for one in app.markdown] == before


def test_the_week_that_was_frozen_before_stands_beside_this_one(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    now = datetime.now(UTC)
    freeze(store.as_viewer(), deck_of(store.as_viewer(), None, now)._replace(week="2020-W02"), now)
    notes(app)
    assert "Then and now" in [one.value.split(" ", 1)[1] for one in app.subheader]
    place = next(at for at, one in enumerate(app.subheader, 1) if "Then and now" in one.value)
    del app.query_params["view"]
    show(app, slide=place)
    assert "| Interviews held | 30 | too few are new |" in texts(app)
    assert "Week of January 6" in texts(app)


def test_a_week_that_was_frozen_is_found_again_by_its_address_or_in_the_list(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    now = datetime.now(UTC)
    freeze(store.as_viewer(), deck_of(store.as_viewer(), None, now)._replace(week="2020-W02"), now)
    app.query_params["week"] = "2020-W02"
    notes(app)
    assert "This week is frozen" in app.info[0].value
    (weeks,) = [box for box in app.selectbox if box.label == "Week"]
    assert weeks.options[1:] == ["Week of January 6"]
    weeks.select_index(0).run()
    assert not app.exception
    assert app.button(key="freeze")


def test_a_week_that_was_not_frozen_is_the_present_one_and_said_to_be(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    app.query_params["week"] = "2020-W02"
    show(app)
    assert "week" not in app.query_params
    assert "a week that was not frozen" in app.toast[0].value


def test_two_who_freeze_at_once_get_a_sentence_and_one_week(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    notes(app)
    now = datetime.now(UTC)
    freeze(store.as_viewer(), deck_of(store.as_viewer(), None, now), now)
    app.button(key="freeze").click().run()
    assert not app.exception
    assert "frozen already" in app.error[0].value


def test_the_pack_is_offered_in_the_presenters_window(app: AppTest, store: Store) -> None:
    add_held(store, 30)
    notes(app)
    offered = [*texts(app).splitlines(), *(link.proto.label for link in app.get("link_button"))]
    assert any("Slides and notes (PDF)" in one or "Reload this page to download" in one for one in offered)
