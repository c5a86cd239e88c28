"""Outcomes, looking closer: one figure at a time, read when it is chosen, with what belongs to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from coaching.sentences import at_all, employers, stratified, waits
from coaching.store import firsts as store_firsts
from coaching.store.access import Store
from pages.parts import closer
from pages.parts.closer import TITLES, Look
from tests.builders import a_client
from tests.pages.test_outcomes import BO, an_interview_ended, choose, show
from tests.pages.test_today import texts
from tests.store.caseloads import rows_of, take, take_one

TOPICS = "Topics for the next workshop"
OF_FIRSTS = {Look.TIMES, Look.FIRST, Look.EMPLOYERS}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was done first is read from the store so often."""
    made: list[str] = []

    def counted(*args: object, **keywords: object) -> object:
        made.append("read")
        return store_firsts.firsts(*args, **keywords)

    monkeypatch.setattr(closer, "firsts", counted)
    return made


def titles(app: AppTest) -> list[str]:
    """The figures looked at, after what else has a heading of that size."""
    return [one.value for one in app.subheader if one.value != TOPICS]


def look(app: AppTest, which: Look) -> str:
    choose(app, "closer", which.value)
    return texts(app).replace("\\", "")


def test_nothing_is_read_before_a_figure_is_chosen(sample_app: AppTest, reads: list[str]) -> None:
    show(sample_app)
    assert sample_app.header[-1].value == "Look closer"
    assert titles(sample_app) == []
    assert reads == []


@pytest.mark.parametrize("which", Look)
def test_each_figure_comes_with_its_title_and_a_sentence(sample_app: AppTest, which: Look, reads: list[str]) -> None:
    show(sample_app)
    before = texts(sample_app)
    after = look(sample_app, which)
    assert titles(sample_app)
    assert len(after) > len(before.replace("\\", "")) + 20
    assert "nan" not in after.lower().replace("finance", "")
    assert bool(reads) == (which in OF_FIRSTS)


def test_what_was_done_first_is_read_once_for_all_figures(sample_app: AppTest, reads: list[str]) -> None:
    show(sample_app)
    for which in sorted(OF_FIRSTS):
        look(sample_app, which)
    assert reads == ["read"]


def test_other_days_can_be_chosen_with_what_they_mean_and_the_lesson_beside_them(sample_app: AppTest) -> None:
    show(sample_app)
    said = look(sample_app, Look.DAYS)
    assert closer.WHAT_DAYS_MEAN in [one.value for one in sample_app.caption]
    assert titles(sample_app) == ["Does following up go with offers?", stratified.LESSON_TITLE]
    choose(sample_app, "landmark", "3")
    choose(sample_app, "horizon", "14")
    assert texts(sample_app).replace("\\", "") != said


def test_the_groups_of_which_there_are_several_can_be_chosen(sample_app: AppTest) -> None:
    show(sample_app)
    look(sample_app, Look.GROUPS)
    assert sample_app.selectbox(key="outcomes-within").options == ["Industries", "Rounds", "Formats"]
    for kind in ("industry", "round", "format"):
        choose(sample_app, "within", kind)
        assert titles(sample_app) == [f"The same within {stratified.KIND_PLURALS[kind]}"]


def test_with_one_interview_every_figure_says_what_is_missing(app: AppTest, store: Store) -> None:
    take_one(store.as_viewer(), an_interview_ended(timedelta(days=20)), now=datetime.now(UTC))
    show(app)
    assert employers.NO_EMPLOYERS in look(app, Look.EMPLOYERS)
    assert at_all.NO_FIRSTS in look(app, Look.FIRST)
    assert "Nothing is compared" in look(app, Look.GROUPS)


def test_of_others_clients_curves_and_employers_are_withheld_and_days_stay(app: AppTest, store: Store) -> None:
    clients = [a_client(f"c{at}", name=f"Client {at}", counselor=BO) for at in range(40)]
    held = [an_interview_ended(timedelta(days=20), interview_id=f"i{at}", client_id=f"c{at}") for at in range(40)]
    take(store.as_viewer(), rows_of(held, clients), now=datetime.now(UTC))
    show(app)
    assert waits.WAITS_WITHHELD.replace("“", "") in look(app, Look.TIMES).replace("“", "")
    assert employers.EMPLOYERS_WITHHELD in look(app, Look.EMPLOYERS)
    assert stratified.LESSON_WITHHELD in look(app, Look.DAYS)
    assert not any(one.key == "outcomes-landmark" for one in app.selectbox)


def test_an_address_that_names_a_figure_opens_it(sample_app: AppTest) -> None:
    sample_app.query_params["closer"] = Look.WAY.value
    show(sample_app)
    assert titles(sample_app) == [TITLES[Look.WAY]]


@pytest.mark.parametrize("which", sorted(OF_FIRSTS))
def test_by_another_policy_what_was_done_first_is_the_same(sample_app: AppTest, which: Look) -> None:
    show(sample_app)
    said = look(sample_app, which)
    tail = said[said.index("Of the first follow-ups") :] if which is Look.FIRST else said[-80:]
    choose(sample_app, "policy", "persistent")
    assert tail in texts(sample_app).replace("\\", "")
