"""What is behind a bar: the interviews that its number counts, each once, the newest first; and how it is clicked."""

from __future__ import annotations

import json
from typing import Any

import altair as alt
import pytest

from coaching import closer
from coaching.charts import behind, drawn
from coaching.charts import closer as on_demand
from coaching.charts.behind import Part
from coaching.charts.clicks import BAR, NOT, clickable, part_clicked
from coaching.charts.drawn import Drawn
from coaching.closer import Days
from coaching.guidance.policies import MEASURED
from coaching.metrics import figures_of
from coaching.metrics.at_all import WAYS
from coaching.metrics.firsts import with_firsts
from coaching.metrics.over_time import Grain, Measure, marks
from coaching.outcomes import View, outcomes, trend
from coaching.selection import Period, Selection
from coaching.sentences.side_by_side import group_names
from coaching.side_by_side import group_lines, side_by_side
from tests.builders import instant
from tests.charts.test_closer import held, mixed
from tests.metrics.recorded import firsts_of

NOW = instant("2026-06-01T12:00")
VIEW = View(Selection(period=Period.ALL), NOW, NOW.date(), shared=False)
RECORDS = [*mixed(72), *(held(n, thanked=n % 2 > 0, starts="2026-04-02T10:00") for n in range(72, 100))]
FIGURES, FIRSTS = figures_of(RECORDS, MEASURED, NOW), firsts_of(RECORDS, NOW)
FOUND = outcomes(FIGURES, VIEW)
WITH_FIRSTS = with_firsts(FIGURES.interviews, FIRSTS)
TREND = trend(FIGURES, VIEW, Measure.FOLLOWED_UP, Grain.MONTH)


def pairs() -> dict[str, tuple[Drawn, list[Part]]]:
    """Each figure whose bars count interviews, one row of the plan each, with what is behind it."""
    days = Days(3, 14)
    employers = closer.employers_of(FIGURES, lambda: FIRSTS, VIEW)
    assert employers is not None
    followed = marks(FIGURES, Measure.FOLLOWED_UP, NOW)
    ways = {way: on_demand.ways_drawn(closer.ways_of(FIGURES, lambda: FIRSTS, VIEW, way), way) for way in WAYS}
    return {
        "steps": (drawn.steps_drawn(FOUND), behind.steps_behind(FIGURES)),
        "comparison": (drawn.comparison_drawn(FOUND), behind.comparison_behind(FIGURES, NOW)),
        "other days": (
            drawn.compared_drawn(closer.compared_by(FIGURES, VIEW, days)),
            behind.comparison_behind(FIGURES, NOW, days),
        ),
        "lags": (drawn.lags_drawn(FOUND), behind.lags_behind(FIGURES)),
        "endings": (drawn.endings_drawn(FOUND), behind.endings_behind(FIGURES, NOW)),
        "over time": (
            drawn.trend_drawn(TREND, Measure.FOLLOWED_UP, Grain.MONTH, shared=False),
            behind.time_behind(followed, TREND, "followed up"),
        ),
        "funnel": (on_demand.funnel_drawn(closer.funnel_of(FIGURES, VIEW)), behind.funnel_behind(FIGURES, NOW)),
        "at all": (on_demand.at_all_drawn(closer.at_all_of(FIGURES, VIEW)), behind.at_all_behind(FIGURES, NOW)),
        "channel": (ways["channel"], behind.ways_behind(WITH_FIRSTS, "channel")),
        "known from": (ways["known_from"], behind.ways_behind(WITH_FIRSTS, "known_from")),
        "employers": (on_demand.employers_drawn(employers), behind.employers_behind(WITH_FIRSTS, employers)),
        **{f"side by side {measure}": grouped(measure) for measure in Measure},
    }


def grouped(measure: Measure) -> tuple[Drawn, list[Part]]:
    """By round, with more of them than have a bar of their own."""
    rounds = [str(at % 9 if at % 3 else at % 20) for at in range(len(FIGURES.interviews))]
    office = FIGURES._replace(interviews=FIGURES.interviews.assign(round=rounds))
    found = side_by_side(office, VIEW, "round", measure)
    assert found
    assert found.rest
    lines, names = group_lines(office, VIEW, "round", measure), group_names(found, "round", {}, short=True)
    parts = behind.groups_behind(office.interviews, lines, found, names, "good")
    return on_demand.side_by_side_drawn(found, "round", measure, {}), parts


PAIRS = pairs()
RESTED = (
    "steps", "comparison", "other days", "over time", "funnel", "at all", *(f"side by side {one}" for one in Measure),
)  # fmt: skip


def bars_of(figure: Drawn) -> list[dict[str, Any]]:
    """The bars of a chart with something behind them."""
    datasets = (figure.spec or {})["datasets"].values()
    return [row for rows in datasets for row in rows if row.get("part")]


def counts_of(bar: dict[str, Any]) -> tuple[int, int]:
    """ "12 of 40 (30%, 18 to 45)"."""
    words = bar.get("rate" if " of " in str(bar.get("rate")) else "told", "").split()
    return int(words[0]), int(words[2])


@pytest.mark.parametrize("name", [name for name in PAIRS if name != "employers"])
def test_behind_a_bar_are_as_many_interviews_as_it_counts(name: str) -> None:
    figure, parts = PAIRS[name]
    found = {part.word: len(part.interviews) for part in parts}
    bars = bars_of(figure)
    assert bars
    for bar in bars:
        part, of = counts_of(bar)
        assert found.get(bar["part"], 0) == part
        if name in RESTED:
            assert found.get(bar["part"] + NOT, 0) == of - part


def test_behind_an_employer_are_all_its_interviews() -> None:
    figure, parts = PAIRS["employers"]
    assert [len(part.interviews) for part in parts] == figure.data["interviews"].tolist()
    assert [bar["part"] for bar in bars_of(figure)] == [part.word for part in parts]


@pytest.mark.parametrize("name", PAIRS)
def test_each_interview_stands_once_the_newest_first(name: str) -> None:
    held_on = FIGURES.interviews.set_index("interview_id")["held_on"]
    for part in PAIRS[name][1]:
        assert part.interviews.is_unique
        assert held_on[part.interviews].is_monotonic_decreasing


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("chosen", ["", "bar", "rest"])
def test_a_chart_to_click_is_valid_and_the_same_chart(name: str, chosen: str) -> None:
    figure, _ = PAIRS[name]
    assert figure.spec is not None
    before = json.dumps(figure.spec)
    word = {"": "", "bar": bars_of(figure)[0]["part"], "rest": bars_of(figure)[0]["part"] + NOT}[chosen]
    spec = clickable(figure.spec, word, rest=name in RESTED)
    alt.LayerChart.from_dict(spec)
    assert json.dumps(figure.spec) == before
    names = [param["name"] for layer in spec["layer"] for param in layer.get("params", [])]
    assert names == [BAR]
    assert len(spec["layer"]) == len(figure.spec["layer"]) + (name in RESTED)


def test_a_click_names_the_bar_or_what_it_lacks_and_nothing_where_nothing_is_behind() -> None:
    assert part_clicked({BAR: [{"part": "steps.x"}]}) == "steps.x"
    assert part_clicked({BAR: [{"part": ""}]}) == ""
    assert part_clicked({BAR: [{"part": NOT}]}) == ""
    assert part_clicked({BAR: [{}]}) == ""
    assert part_clicked({}) == ""


def test_findings_are_behind_their_own_names() -> None:
    parts = behind.findings_behind(
        FIGURES._replace(findings=FIGURES.interviews.head(3)[["interview_id"]].assign(finding="no_sign"))
    )
    assert [(part.word, len(part.interviews)) for part in parts] == [("no_sign", 3)]


def test_a_month_with_nothing_counted_has_nothing_behind_it() -> None:
    parts = behind.time_behind(marks(FIGURES, Measure.FOLLOWED_UP, NOW), TREND, "followed up")
    assert {part.word.removesuffix(NOT) for part in parts} == {"2026-03-01", "2026-04-01"}
