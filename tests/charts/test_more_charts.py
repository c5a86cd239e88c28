"""The charts of times, of the comparison and over time; each as a picture; and all that goes with a figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from coaching import charts, sentences
from coaching.charts import drawn
from coaching.charts.picture import Form, picture
from coaching.metrics import thank_you_lags
from coaching.metrics.over_time import Grain, Measure, Stretch
from coaching.metrics.thank_yous import success_or_not
from coaching.outcomes import Outcomes
from coaching.promptness import Lag
from tests.charts.frames import a_comparison, cells_of, steps_of
from tests.charts.test_charts import data, layer


def lags_of(**counts: int) -> pd.DataFrame:
    return thank_you_lags(pd.DataFrame({"lag": [lag for lag, count in counts.items() for _ in range(count)]}))


def stretches_of(*counts: tuple[int, int]) -> pd.DataFrame:
    lines = [
        Stretch(date(2026, 1 + at, 1), date(2026, 1 + at, 28), part, n, part / n if n else None, 0.1, 0.9)
        for at, (part, n) in enumerate(counts)
    ]
    return pd.DataFrame(lines, columns=list(Stretch._fields), dtype=object)


LAGS = lags_of(within_day=20, next_day=3, not_sent=17)
MONTHS = stretches_of((3, 12), (0, 0), (9, 9))
NO_WEEK = stretches_of((0, 0))
COMPARED = a_comparison((14, 40), (10, 61))


def found_of(**changes: Any) -> Outcomes:
    figures = Outcomes(
        held=40, followed_up=20, steps=steps_of(thank_you={"done": 12, "missed": 3}),
        thank_yous=cells_of(on_time={"success": 2}), lags=LAGS, comparison=COMPARED,
        findings=pd.DataFrame([("too_soon", 4, 40)], columns=["finding", "interviews", "of"]),
    )  # fmt: skip
    return figures._replace(**changes)


ALL_DRAWN = [
    drawn.steps_drawn(found_of()),
    drawn.comparison_drawn(found_of()),
    drawn.lags_drawn(found_of()),
    drawn.endings_drawn(found_of()),
    drawn.trend_drawn(MONTHS, Measure.THANK_YOU, Grain.MONTH, shared=False),
]


def test_the_times_are_bars_from_the_soonest_to_not_at_all_with_their_counts() -> None:
    spec = charts.lags_chart(lags=LAGS).to_dict()
    assert [(row["bar"], row["label"]) for row in data(spec)] == [
        ("Within 24 hours, on time", "20 of 40 (50%)"),
        ("24 to 48 hours", "3 of 40 (8%)"),
        ("2 to 7 days", "0 of 40 (0%)"),
        ("After 7 days", "0 of 40 (0%)"),
        ("Not sent", "17 of 40 (42%)"),
    ]
    assert layer(spec, "bar")["encoding"]["x"]["scale"]["domain"] == [0, 1]


def test_the_two_sides_of_the_comparison_are_bars_with_their_intervals() -> None:
    rows = data(charts.comparison_chart(compared=COMPARED).to_dict())
    assert [(row["bar"], row["label"]) for row in rows] == [
        ("Followed up within 7 days", "14 of 40 (35%)"),
        ("Not followed up by then", "10 of 61 (16%)"),
    ]
    assert [f"{row[end]:.3f}" for row in rows for end in ("low", "high")] == ["0.221", "0.505", "0.092", "0.276"]


def test_months_are_bars_from_zero_in_order_with_how_many_each_is_made_of() -> None:
    spec = charts.over_time_chart(lines=MONTHS, grain=Grain.MONTH).to_dict()
    assert [(row["order"], row["share"], row["n"]) for row in data(spec)] == [
        (0, 0.25, "12"),
        (1, None, "0"),
        (2, 1, "9"),
    ]
    axis = layer(spec, "bar")["encoding"]
    assert axis["y"]["scale"]["domain"] == [0, 1]
    assert "Jan 1" in axis["x"]["axis"]["labelExpr"]
    assert layer(spec, "text")["encoding"]["text"]["field"] == "n"


def test_where_bars_are_many_their_numbers_are_left_to_the_table() -> None:
    spec = charts.over_time_chart(lines=pd.concat([MONTHS] * 6, ignore_index=True), grain=Grain.MONTH).to_dict()
    assert {one["mark"]["type"] for one in spec["layer"]} == {"bar", "rule"}


@pytest.mark.parametrize(
    ("first", "last", "grain", "label"),
    [
        (date(2026, 3, 2), date(2026, 3, 8), Grain.WEEK, ["Mar 2"]),
        (date(2026, 3, 2), date(2026, 3, 15), Grain.WEEK, ["Mar 2", "to Mar 15"]),
        (date(2026, 1, 5), date(2026, 1, 11), Grain.WEEK, ["Jan 5", "2026"]),
        (date(2026, 3, 1), date(2026, 3, 31), Grain.MONTH, ["Mar 1"]),
        (date(2026, 3, 1), date(2026, 5, 31), Grain.MONTH, ["Mar 1", "to May 31"]),
    ],
)
def test_a_stretch_is_named_by_its_first_day_and_several_together_by_their_last_too(
    first: date, last: date, grain: Grain, label: list[str]
) -> None:
    assert sentences.stretch_label(first, last, grain) == label


@pytest.mark.parametrize("figure", ALL_DRAWN, ids=lambda figure: figure.slug)
def test_every_chart_has_title_sentence_alternative_how_to_read_it_table_and_data(figure: drawn.Drawn) -> None:
    for text in (figure.title, figure.sentence, figure.alt, figure.how_to_read):
        assert text
        assert "nan" not in text.lower()
    assert not figure.table.empty
    assert not figure.data.empty


@pytest.mark.parametrize("figure", ALL_DRAWN, ids=lambda figure: figure.slug)
def test_every_chart_becomes_a_picture_on_paper_with_its_sentence(figure: drawn.Drawn) -> None:
    assert figure.spec is not None
    svg = picture(figure.spec, figure.title, figure.sentence, "All time; as of today", Form.SVG).decode()
    assert "currentColor" not in svg
    assert "color-mix" not in svg
    assert figure.title in svg
    assert "All time; as of today" in svg


def test_a_png_is_one() -> None:
    spec = ALL_DRAWN[0].spec or {}
    assert picture(spec, "Title", "Sentence.", "Note", Form.PNG).startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (drawn.comparison_drawn(found_of(comparison=None)), sentences.COMPARISON_WITHHELD),
        (drawn.lags_drawn(found_of(lags=None)), sentences.LAGS_WITHHELD),
        (drawn.endings_drawn(found_of(thank_yous=None)), sentences.ENDINGS_WITHHELD),
        (drawn.trend_drawn(MONTHS.iloc[:0], Measure.THANK_YOU, Grain.WEEK, shared=True), sentences.OVER_TIME_WITHHELD),
        (drawn.lags_drawn(found_of(lags=lags_of())), sentences.NO_LAGS),
        (drawn.trend_drawn(NO_WEEK, Measure.THANK_YOU, Grain.WEEK, shared=False), sentences.NOTHING_OVER_TIME),
        (drawn.steps_drawn(found_of(steps=steps_of())), sentences.NOTHING_COUNTED),
    ],
)  # fmt: skip
def test_what_is_withheld_or_not_there_is_said_and_not_drawn(figure: drawn.Drawn, sentence: str) -> None:
    assert figure.sentence == sentence
    assert figure.spec is None
    assert figure.data.empty


def test_withheld_steps_and_findings_are_named() -> None:
    found = found_of(withheld_steps=("letter",), withheld_findings=("no_sign", "too_soon"))
    assert drawn.steps_drawn(found).sentence.endswith("“Send a strategic letter”.")
    assert "“No sign of life” and “Asked too soon”" in drawn.findings_drawn(found).sentence


@pytest.mark.parametrize(
    ("counts", "half"),
    [
        ({Lag.WITHIN_DAY: 2, Lag.NEXT_DAY: 1, Lag.WITHIN_WEEK: 0, Lag.LATER: 0, Lag.NOT_SENT: 1}, Lag.WITHIN_DAY),
        ({Lag.WITHIN_DAY: 1, Lag.NEXT_DAY: 1, Lag.WITHIN_WEEK: 0, Lag.LATER: 0, Lag.NOT_SENT: 2}, Lag.NEXT_DAY),
        ({Lag.WITHIN_DAY: 1, Lag.NEXT_DAY: 0, Lag.WITHIN_WEEK: 0, Lag.LATER: 1, Lag.NOT_SENT: 3}, None),
    ],
)
def test_the_time_by_which_half_were_sent_counts_those_never_sent(counts: dict[Lag, int], half: Lag | None) -> None:
    assert sentences.half_sent(counts) == half


def test_a_stretch_stands_out_only_where_the_intervals_do_not_touch() -> None:
    even = stretches_of((5, 10), (6, 10))
    assert "no stretch stands out" in sentences.over_time_sentence(even, Measure.THANK_YOU)
    apart = sentences.over_time_sentence(stretches_of((2, 40), (30, 40)), Measure.THANK_YOU)
    assert "least in January 1 to 28, 2026 (2 of 40" in apart
    assert "most in February 1 to 28, 2026 (30 of 40" in apart


def test_of_many_stretches_the_extremes_have_to_be_further_apart_than_of_two() -> None:
    two = [(1, 10), (9, 10)]
    assert "least in" in sentences.over_time_sentence(stretches_of(*two), Measure.THANK_YOU)
    assert "no stretch" in sentences.over_time_sentence(stretches_of(*two, *[(5, 10)] * 10), Measure.THANK_YOU)


def test_what_is_left_out_of_a_comparison_may_be_withheld() -> None:
    hidden = COMPARED._replace(withdrawn=None, decided=None, recent=None)
    assert sentences.how_to_read_comparison(hidden).endswith("How many interviews are left out is withheld.")
    assert sentences.comparison_table(hidden).iloc[:, 0].tolist()[2:] == ["withheld"] * 3


def test_outcomes_that_may_not_be_told_apart_are_a_success_or_not() -> None:
    cells = success_or_not(cells_of(on_time={"success": 12, "rejected": 20, "open": 2}, late={"no_answer": 11}))
    figure = drawn.endings_drawn(found_of(thank_yous=cells))
    assert figure.sentence.startswith("An offer or a next round so far: 12 of 34 (35%")
    assert "22 anything else so far" in figure.alt
    assert figure.spec is not None
    assert [row["count"] for row in data(figure.spec)] == ["12", "22", "11"]
    assert figure.table.index.tolist() == ["Offer or next round", "Anything else so far", "All"]
