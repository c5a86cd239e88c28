"""The running order of a workshop: what is on the slides, and that no number on them tells of a few people."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest

from coaching.charts.projected import SMALLEST, projected
from coaching.guidance.policies import MEASURED
from coaching.intervals import newcombe
from coaching.metrics import Figures, figures_of
from coaching.metrics.over_time import Measure
from coaching.model import InterviewRecord
from coaching.selection import monday_named, week_named
from coaching.workshop import words
from coaching.workshop.making import filled
from coaching.workshop.slides import Deck, Slide, from_address
from tests.builders import a_person, a_record, an_action, an_interview
from tests.metrics.offices import NOW, an_office

RECORDED_NOW = datetime(2026, 3, 27, 15, tzinfo=UTC)
NUMBERS = re.compile(r"(\d[\d,]*) of (\d[\d,]*)")
SIZES = ("fontSize", "labelFontSize")


def deck(figures: Figures, now: datetime = NOW) -> Deck:
    return filled(Deck(week_named(now.date()), now, "Measured", "UTC", ()), figures, now.date(), [])


def recorded(count: int, *, thanked: bool = True) -> Figures:
    """Interviews of a client each in the first days of March, thanked for after three hours or not at all."""
    return figures_of([a_held(number, thanked=thanked) for number in range(count)], MEASURED, RECORDED_NOW)


def a_held(number: int, *, thanked: bool) -> InterviewRecord:
    interview = an_interview("2026-03-17T10:00", interview_id=f"i{number}", client_id=f"c{number}")
    thanks = [an_action("thank_you", "2026-03-17T13:00", of=interview)] if thanked else []
    return a_record(interview, people=[a_person(f"p{number}", of=interview)], actions=thanks)


def slide(shown: Deck, slug: str) -> Slide:
    found = shown.slide(slug)
    assert found is not None
    return found


def test_the_running_order_has_numbers_topics_with_an_exercise_each_the_chart_and_what_got_better() -> None:
    slugs = [one.slug for one in deck(an_office(400, seed=4)).slides]
    assert slugs == [
        "opening", "held", "followed-up", "thanked", "topic-thank_you", "practice-thank_you", "comparison", "better",
    ]  # fmt: skip


def test_the_numbers_are_those_counted_one_by_one() -> None:
    office = an_office(400, seed=4)
    counted = slide(deck(office), "followed-up").counts[0]
    days = office.interviews["held_on"]
    inside = office.interviews[days.between(pd.Timestamp(counted.first), pd.Timestamp(counted.last))]
    up = int((inside["followed_up_at"] <= NOW).sum())
    assert slide(deck(office), "followed-up").big == f"{up} of {len(inside)}"
    assert slide(deck(office), "held").big == str(len(inside))
    assert "one in ten had followed up. (S4.1)" in slide(deck(office), "followed-up").points[0]


def test_on_a_monday_the_topic_of_a_number_tells_what_that_slide_told() -> None:
    monday = NOW + timedelta(days=(7 - NOW.weekday()) % 7)
    shown = deck(an_office(400, seed=4), monday)
    topic, thanked = slide(shown, "topic-thank_you"), slide(shown, "thanked")
    assert thanked.big
    assert topic.counts == thanked.counts


def test_the_chart_stands_with_its_sentence_and_its_alternative_in_words() -> None:
    shown = slide(deck(an_office(400, seed=4)), "comparison")
    assert shown.spec is not None
    assert "An association, not a cause" in shown.said
    assert shown.alt.startswith("Two bars from 0 to 100%")


def sizes_in(part: object) -> list[float]:
    match part:
        case dict():
            own = [value for name, value in part.items() if name in SIZES]
            return own + [size for value in part.values() for size in sizes_in(value)]
        case list():
            return [size for value in part for size in sizes_in(value)]
        case _:
            return []


def test_no_letter_of_a_projected_chart_is_smaller_than_can_be_read_from_the_back() -> None:
    spec = slide(deck(an_office(400, seed=4)), "comparison").spec
    assert min(sizes_in(spec)) >= SMALLEST
    assert len(sizes_in(spec)) > 3


def test_what_the_chart_is_made_of_stays_as_it_was() -> None:
    spec = {
        "height": 10,
        "datasets": {"a": [{"height": 5, "label": "width - 98"}]},
        "config": {"view": {"stroke": "x"}},
    }
    assert projected(spec)["datasets"] == spec["datasets"]
    assert projected(spec)["height"] > 20
    assert projected(spec)["config"]["view"] == {"stroke": "x"}


@pytest.mark.parametrize("clients", [0, 1, 5, 12, 30, 60, 120, 300])
def test_every_number_on_a_slide_is_of_nobody_or_more_than_ten_people_on_either_side(clients: int) -> None:
    office = an_office(clients, seed=clients)
    for shown in deck(office).slides:
        for counted in shown.counts:
            if counted.what == Measure.FOLLOWED_UP:
                assert_large(office, counted.first, counted.last, office.interviews["followed_up_at"] <= NOW)
            if counted.what == Measure.THANK_YOU:
                in_time = office.rows.set_index("interview_id")["status"] == "done"
                assert_large(office, counted.first, counted.last, office.interviews["interview_id"].map(in_time))
    if 0 < clients <= 10:
        assert NUMBERS.findall(said_on(deck(office))) == []


def assert_large(office: Figures, first: date, last: date, good: pd.Series) -> None:
    inside = office.interviews["held_on"].between(pd.Timestamp(first), pd.Timestamp(last))
    for side in (good, ~good):
        people = office.interviews.loc[inside & side, "client_id"].nunique()
        assert people == 0 or people > 10


def said_on(shown: Deck) -> str:
    """Everything that is projected."""
    return json.dumps([one._replace(notes=(), minutes=0, counts=()) for one in shown.slides])


def test_without_an_interview_a_sentence_says_when_the_figures_begin() -> None:
    shown = deck(recorded(0), RECORDED_NOW)
    assert [one.slug for one in shown.slides] == ["opening", "nothing"]
    assert shown.slides[1].said == words.NOTHING_YET


def test_one_interview_is_not_told_of() -> None:
    shown = deck(recorded(1), RECORDED_NOW)
    assert slide(shown, "held").said == words.WITHHELD
    assert slide(shown, "thanked").said == words.WITHHELD
    assert slide(shown, "comparison").said == words.WITHHELD
    assert NUMBERS.findall(said_on(shown)) == []


def test_where_everything_is_pending_the_comparison_is_a_sentence() -> None:
    shown = deck(recorded(30), RECORDED_NOW)
    assert slide(shown, "followed-up").big == "30 of 30"
    assert slide(shown, "thanked").big == "30 of 30"
    assert slide(shown, "comparison").said.startswith("Nothing can be compared yet")
    assert slide(shown, "comparison").spec is None
    assert slide(shown, "better").said == words.NOTHING_BETTER


def test_where_nobody_followed_up_it_says_none_of_them() -> None:
    assert slide(deck(recorded(30, thanked=False), RECORDED_NOW), "followed-up").big == "0 of 30"


def test_what_got_better_says_by_how_much_and_whether_chance_could_make_it() -> None:
    shown = slide(deck(an_office(400, seed=4)), "better")
    before, now = ((one.part or 0, one.n or 0) for one in shown.counts)
    assert now[0] / now[1] > before[0] / before[1]
    assert shown.big == f"{before[0] / before[1]:.0%} → {now[0] / now[1]:.0%}"
    assert ("which may be chance" in shown.said) == ((newcombe(*now, *before).low or 0) <= 0)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31), date(2024, 12, 30), date(2026, 3, 18)])
def test_a_week_is_named_by_iso_and_found_again_by_its_name(day: date) -> None:
    assert 0 <= (day - monday_named(week_named(day))).days < 7


@pytest.mark.parametrize("name", ["2026-W54", "2026", "2026-12", "", "2026-W1", "next"])
def test_what_names_no_week_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"\d|Invalid|next|^$"):
        monday_named(name)


@pytest.mark.parametrize(("text", "place"), [("1", 0), ("12", 11), ("13", 0), ("0", 0), ("", 0), ("²", 0), ("-1", 0)])
def test_an_address_that_names_no_slide_begins_with_the_first(text: str, place: int) -> None:
    assert from_address(text, 12) == place
