"""Outcomes, the interviews behind a bar: of one's own clients, from a list or an address, and never of others'."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.store.access import Store
from coaching.store.behind import interviews_listed
from pages.parts.behind import LABEL
from pages.parts.closer import Look
from tests.builders import a_client
from tests.pages.test_outcomes import BO, an_interview_ended, choose, show
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take

NOT_TOLD = "ask_timeline.on_time.not"


@pytest.fixture
def own_app(app: AppTest, store: Store) -> AppTest:
    """Thirty clients of one's own, each with an interview whose timeline nobody asked about."""
    records = [
        an_interview_ended(timedelta(days=3 + at), interview_id=f"i{at}", client_id=f"c{at}", timeline_asked=False)
        for at in range(30)
    ]
    clients = [a_client(f"c{at}", name=f"Person {at}") for at in range(30)]
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    return app


def names(app: AppTest) -> list[str]:
    """The clients listed."""
    return [link.label.strip("*") for link in app.page_link if link.label.startswith("**Person")]


def open_behind(app: AppTest, slug: str) -> AppTest:
    app.session_state[f"interviews-{slug}"] = True
    app.run()
    assert not app.exception
    return app


def folded(app: AppTest) -> list[str]:
    return [one.label for one in app.expander if one.label == LABEL]


def test_the_bars_can_be_chosen_from_a_list_and_the_newest_interviews_come_first(own_app: AppTest) -> None:
    show(own_app)
    assert folded(own_app)
    open_behind(own_app, "steps")
    box = own_app.selectbox(key="behind-steps")
    assert box.value is None
    assert names(own_app) == []
    assert "Ask about the timeline: not on time (30 interviews)" in box.options
    box.set_value(NOT_TOLD).run()
    assert not own_app.exception
    assert names(own_app) == [f"Person {at}" for at in range(25)]
    own_app.button(key="whole-steps").click().run()
    assert names(own_app) == []
    assert own_app.selectbox(key="behind-steps").value is None


def test_an_address_opens_the_list(own_app: AppTest) -> None:
    own_app.query_params["behind"] = f"steps.{NOT_TOLD}"
    show(own_app)
    assert len(names(own_app)) == 25
    assert own_app.selectbox(key="behind-steps").value == NOT_TOLD


@pytest.mark.parametrize("nonsense", ["steps.never", "steps", "nothing.on_time", "steps.\x00", "." * 500, "lesson.x"])
def test_an_address_with_nonsense_shows_the_whole(own_app: AppTest, nonsense: str) -> None:
    own_app.query_params["behind"] = nonsense
    show(own_app)
    assert names(own_app) == []


def test_what_is_listed_follows_the_filters(own_app: AppTest) -> None:
    own_app.query_params["behind"] = f"steps.{NOT_TOLD}"
    show(own_app)
    choose(own_app, "format", "phone")
    assert names(own_app) == []


@pytest.mark.parametrize("slug", ["steps", "comparison", "over-time", "thank-you-times", "thank-yous", "conduct"])
def test_every_figure_of_ones_own_clients_lists_what_is_behind_it(sample_app: AppTest, slug: str) -> None:
    show(sample_app)
    open_behind(sample_app, slug)
    box = sample_app.selectbox(key=f"behind-{slug}")
    assert box.options
    links = len(sample_app.page_link)
    box.select_index(0).run()
    assert not sample_app.exception
    assert len(sample_app.page_link) > links


@pytest.mark.parametrize(
    ("look", "slug"),
    [
        (Look.AT_ALL, "at-all"),
        (Look.WAY, "way-to-an-answer"),
        (Look.CONDUCT, "finding-over-time"),
        (Look.DAYS, "other-days"),
        (Look.FIRST, "first-channel"),
        (Look.FIRST, "first-known-from"),
    ],
)
def test_so_does_every_figure_looked_at_closer(sample_app: AppTest, look: Look, slug: str) -> None:
    show(sample_app)
    choose(sample_app, "closer", look.value)
    open_behind(sample_app, slug)
    box = sample_app.selectbox(key=f"behind-{slug}")
    links = len(sample_app.page_link)
    box.select_index(0).run()
    assert not sample_app.exception
    assert len(sample_app.page_link) > links


def test_of_others_clients_there_is_no_list_whatever_the_address_says(app: AppTest, store: Store) -> None:
    records = [
        an_interview_ended(timedelta(days=3), interview_id=f"i{at}", client_id=f"c{at}", timeline_asked=False)
        for at in range(40)
    ]
    clients = [a_client(f"c{at}", name=f"Person {at}", counselor=BO) for at in range(40)]
    take(store.as_viewer(), rows_of(records, clients), now=datetime.now(UTC))
    app.query_params["behind"] = f"steps.{NOT_TOLD}"
    app.session_state["interviews-steps"] = True
    show(app)
    assert app.get("vega_lite_chart")
    assert folded(app) == []
    assert "Person" not in texts(app)
    assert not any(chart.proto.selection_mode for chart in app.get("vega_lite_chart"))
    assert interviews_listed(store.as_viewer(), [1, 2, 3]) == ()
