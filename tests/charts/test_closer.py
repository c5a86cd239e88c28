"""The figures on demand: what they say and draw, and that every edge gives a sentence and never a NaN."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import altair as alt
import pandas as pd
import pytest

from coaching import closer
from coaching.charts import closer as drawn
from coaching.charts.drawn import Drawn, compared_drawn
from coaching.charts.picture import Form, picture
from coaching.guidance.policies import MEASURED
from coaching.intervals import Interval
from coaching.metrics import figures_of
from coaching.metrics.lesson import naive_comparison
from coaching.metrics.over_time import Measure
from coaching.metrics.pooled import Estimate
from coaching.metrics.waits import Awaited
from coaching.model import InterviewRecord
from coaching.outcomes import View
from coaching.selection import Period, Selection
from coaching.sentences import at_all, stratified, waits
from coaching.sentences.comparison import MINUS
from coaching.sentences.numbers import LONGEST_NAME
from coaching.side_by_side import side_by_side
from tests.builders import a_person, a_record, an_action, an_interview, instant
from tests.metrics.recorded import firsts_of
from tests.metrics.test_stratified import BERKELEY, over_strata, rows_of

NOW = instant("2026-06-01T12:00")
DAY = timedelta(days=1)


def held(
    number: int, *, thanked: bool = True, checked: bool = True, starts: str = "2026-03-02T10:00", **fields: Any
) -> InterviewRecord:
    """An interview of a client of its own, thanked for and asked about or not."""
    interview = an_interview(starts, interview_id=f"i{number}", client_id=f"c{number}", **fields)
    day = starts[:7]
    actions = [an_action("thank_you", f"{day}-02T18:00", of=interview)] if thanked else []
    actions += [an_action("status_check", f"{day}-08T10:00", of=interview)] if checked else []
    return a_record(interview, people=[a_person(f"p{number}", of=interview)], actions=actions)


def mixed(count: int, **fields: Any) -> list[InterviewRecord]:
    """So many interviews, two of three followed up, half of them with an offer."""
    outcomes = ({"outcome": "offer", "outcome_on": "2026-03-20"}, {"outcome": "rejected", "outcome_on": "2026-03-25"})
    return [held(n, thanked=n % 3 > 0, checked=n % 2 > 0, **outcomes[n % 2], **fields) for n in range(count)]


def figures_drawn(records: list[InterviewRecord], now: Any = NOW) -> dict[str, Drawn]:
    """Every figure on demand, by its slug."""
    figures, firsts = figures_of(records, MEASURED, now), firsts_of(records, now)
    view = View(Selection(period=Period.ALL), now, now.date(), shared=False)
    every = [
        drawn.at_all_drawn(closer.at_all_of(figures, view)),
        drawn.funnel_drawn(closer.funnel_of(figures, view)),
        compared_drawn(closer.compared_by(figures, view, closer.Days(3, 14))),
        drawn.lesson_drawn(closer.lesson_of(figures, view)),
        drawn.employers_drawn(closer.employers_of(figures, lambda: firsts, view)),
        *(drawn.waits_drawn(closer.waits_of(figures, lambda: firsts, view, what), what) for what in Awaited),
        *(drawn.ways_drawn(closer.ways_of(figures, lambda: firsts, view, way), way) for way in at_all.WAY_TITLES),
        *(drawn.stratified_drawn(closer.stratified_of(figures, view, kind), kind, {})
          for kind in stratified.KIND_WORDS),
        *(drawn.side_by_side_drawn(side_by_side(figures, view, kind, measure), kind, measure, {})
          for kind in stratified.KIND_WORDS for measure in Measure),
    ]  # fmt: skip
    return {one.slug: one for one in every}


def waived(number: int) -> InterviewRecord:
    interview = an_interview(interview_id=f"i{number}", client_id=f"c{number}")
    steps = ("thank_you", "status_check")
    actions = [an_action(step, "2026-03-02T18:00", of=interview, channel="waived") for step in steps]
    return a_record(interview, actions=actions)


REJECTED = {"outcome": "rejected", "outcome_on": "2026-03-20"}
LONG_AGO = {"starts": "1900-03-02T10:00"}
EDGES: dict[str, list[InterviewRecord]] = {
    "none": [],
    "one": [held(1)],
    "one, nothing done": [held(1, thanked=False, checked=False)],
    "all pending": [held(n) for n in range(30)],
    "all in one group": [held(n, outcome="offer", outcome_on="2026-03-20") for n in range(30)],
    "none followed up": [
        held(n, thanked=False, checked=False, outcome="rejected", outcome_on="2026-03-20") for n in range(30)
    ],
    "mixed": mixed(72),
    "two far apart": [held(1, **LONG_AGO), held(2)],
    "in 1900": [held(n, thanked=n % 2 > 0, **LONG_AGO) for n in range(30)],
    "long names": [held(n, employer="Ab “c” <d> " * 27 + str(n % 2), industry="Z" * 300) for n in range(30)],
    "everything waived": [waived(n) for n in range(12)],
}


@pytest.mark.parametrize("edge", EDGES)
def test_every_edge_has_a_sentence_a_valid_chart_or_none_and_never_a_nan(edge: str) -> None:
    for figure in figures_drawn(EDGES[edge]).values():
        said = " ".join([figure.title, figure.sentence, figure.alt, figure.table.to_string()])
        assert figure.sentence.endswith((".", ")"))
        for word in ("nan", "None", "NaT", "inf"):
            assert word not in said.replace("finance", "").split(), (figure.slug, said)
            assert f"{word}%" not in said
        if figure.spec is not None:
            text = json.dumps(figure.spec, allow_nan=False)
            alt.LayerChart.from_dict(json.loads(text))
            assert figure.alt
            assert not figure.table.empty


def test_a_year_far_ahead_is_drawn_as_any_other() -> None:
    now = instant("2090-06-01T12:00")
    records = [held(n, thanked=n % 2 > 0, starts="2090-03-02T10:00") for n in range(30)]
    ahead, here = figures_drawn(records, now), figures_drawn([held(n, thanked=n % 2 > 0) for n in range(30)])
    assert {slug: one.sentence for slug, one in ahead.items()} == {slug: one.sentence for slug, one in here.items()}


PICTURED = ["at-all", "way-to-an-answer", "until-thank-you", "within-rounds", "first-channel", "employers"]


@pytest.mark.parametrize("slug", PICTURED)
def test_each_can_be_kept_as_a_picture(slug: str) -> None:
    figure = figures_drawn(mixed(72))[slug]
    assert figure.spec is not None
    assert picture(figure.spec, figure.title, figure.sentence, "", Form.PNG).startswith(b"\x89PNG")


def test_nine_in_ten_stands_beside_the_share_here() -> None:
    figure = figures_drawn(mixed(72))["at-all"]
    assert figure.sentence.startswith("60 of 72 (83%, 73 to 90) interviews were followed up in some way")
    assert at_all.NINE_IN_TEN in figure.sentence
    assert "0.1" in json.dumps(figure.spec)


def test_the_way_to_an_answer_names_where_most_go_no_further() -> None:
    figure = figures_drawn(mixed(72))["way-to-an-answer"]
    assert figure.sentence == (
        "Most go no further before “All thank-yous sent”: 24 of 72 (33%, 24 to 45) interviews that got so far."
    )
    assert figure.table["Reached it"].tolist()[:2] == ["72", "48 of 72 (67%, 55 to 76)"]


def test_the_time_to_a_thank_you_is_told_by_its_median_with_what_is_still_pending() -> None:
    figure = figures_drawn(mixed(72))["until-thank-you"]
    assert figure.sentence == (
        "Half of the interviews are thanked for within 8 hours (95% interval 8 hours to 8 hours); 24 of 72 interviews "
        "are still without."
    )
    assert waits.time_told(73, Awaited.THANK_YOU) == "4 days"
    assert waits.time_told(1, Awaited.STATUS_CHECK) == "1 day"


def test_where_crude_and_pooled_point_opposite_ways_it_says_so_and_shows_both() -> None:
    figure = drawn.stratified_drawn(over_strata(rows_of(BERKELEY)), "industry", {})
    assert "Crude and pooled point opposite ways" in figure.sentence
    assert "An association, not a cause." in figure.sentence
    assert figure.table["Odds ratio"].tolist()[:2] == ["1.84 (1.62 to 2.09)", "0.90 (0.77 to 1.06)"]
    assert "Within industries (pooled)" in json.dumps(figure.spec)


def test_the_differences_that_are_drawn_are_in_the_csv_of_crude_and_pooled_too() -> None:
    found = over_strata(rows_of(BERKELEY))
    line = drawn.stratified_drawn(found, "industry", {}).data.iloc[0]
    for name, estimate in (("crude", found.crude_difference), ("pooled", found.pooled_difference)):
        told = [line[f"{name}_difference{end}"] for end in ("", "_low", "_high")]
        assert told == [estimate.value, *estimate.interval]
    assert round(line["pooled_odds_ratio_high"], 2) == 1.06


def test_what_is_done_with_others_clients_is_told_only_where_they_are_among_them() -> None:
    """A counselor who looks at nobody but their own clients has no others."""
    own = figures_drawn(mixed(72))
    assert not any("others' clients" in figure.how_to_read for figure in own.values())
    several = over_strata(rows_of(BERKELEY))
    assert drawn.stratified_drawn(several, "round", {}, shared=True).how_to_read.endswith("count as one.")
    figures = figures_of(mixed(72), MEASURED, NOW)
    shared = closer.at_all_of(figures, View(Selection(period=Period.ALL), NOW, NOW.date(), shared=True))
    assert shared is not None
    assert drawn.at_all_drawn(shared).how_to_read.endswith("last week may be among them.")


def test_where_they_agree_it_says_so_and_where_a_group_is_small_why_nothing_is_compared() -> None:
    agree = drawn.stratified_drawn(over_strata(rows_of({"a": (14, 26, 10, 51), "b": (14, 26, 10, 51)})), "round", {})
    assert "They agree" in agree.sentence
    few = drawn.stratified_drawn(over_strata(rows_of({"a": (3, 7, 10, 51)})), "round", {})
    assert "at least 11 interviews in each group" in few.sentence
    assert few.spec is None
    one_sided = drawn.stratified_drawn(over_strata(rows_of({"a": (12, 0, 3, 9), "b": (0, 0, 6, 3)})), "round", {})
    assert "too little to say whether the two agree" in one_sided.sentence
    apart = drawn.stratified_drawn(over_strata(rows_of({"a": (12, 3, 0, 0), "b": (0, 0, 12, 3)})), "round", {})
    assert apart.sentence == "Nothing can be compared within rounds: none has interviews of both groups."


def test_points_are_whole_unless_that_would_say_zero_of_what_is_not() -> None:
    assert stratified.points(Estimate(0.144, Interval(-0.02, 0.26))) == f"14 points ({MINUS}2 to 26)"
    assert stratified.points(Estimate(0.003, Interval(-0.02, 0.026))) == f"0.3 points ({MINUS}2.0 to 2.6)"
    assert stratified.points(Estimate(0.01, Interval(None, None))) == "1 point, without an interval"
    assert stratified.ratio_words(Estimate(1e9, Interval(2.0, 1e12))) == "over 100 (2.00 to over 100)"


def test_the_lesson_is_a_table_without_a_chart_and_says_that_it_misleads() -> None:
    figure = figures_drawn(mixed(72))["lesson"]
    assert figure.spec is None
    assert "That misleads" in figure.sentence
    few = drawn.lesson_drawn(naive_comparison(figures_of(mixed(9), MEASURED, NOW).interviews, NOW))
    assert "too few to compare" in few.sentence


def test_five_hundred_counselors_are_a_table_and_a_chart_of_two_lines() -> None:
    columns = ["stratum", "exposed", "success", "client_id"]
    rows = pd.DataFrame([(n % 500, n % 3 == 0, n % 7 == 0, n) for n in range(3000)], columns=columns)
    figure = drawn.stratified_drawn(over_strata(rows), "counselor_id", {n: f"Counselor {n}" for n in range(500)})
    assert len(figure.table) >= 500
    assert len(json.dumps(figure.spec)) < 10_000


def test_long_names_that_begin_alike_are_two_bars_with_short_names() -> None:
    figure = figures_drawn(EDGES["long names"])["employers"]
    bars = next(iter(figure.spec["datasets"].values()))
    assert [len(bar["bar"]) <= LONGEST_NAME + 4 for bar in bars] == [True, True]
    assert len({bar["bar"] for bar in bars}) == 2
    assert all(len(name) > 200 for name in figure.table.index)


def test_what_may_not_be_shown_says_why() -> None:
    for figure in (
        drawn.at_all_drawn(None), drawn.funnel_drawn(None), drawn.waits_drawn(None, Awaited.THANK_YOU),
        drawn.stratified_drawn(None, "round", {}), drawn.lesson_drawn(None), drawn.employers_drawn(None),
        drawn.ways_drawn(None, "channel"), compared_drawn(None),
        drawn.side_by_side_drawn(None, "round", Measure.THANK_YOU, {}),
    ):  # fmt: skip
        assert "people" in figure.sentence or "somebody" in figure.sentence
        assert figure.spec is None
        assert figure.data.empty
