"""The charts by their data and encodings: what stands where, from zero, told apart by more than color."""

from __future__ import annotations

from typing import Any

import pytest

from coaching import charts
from coaching.metrics import Ending
from coaching.model import Step
from coaching.sentences import ENDING_WORDS
from tests.charts.frames import cells_of, steps_of

STEPS = steps_of(status_check={"done": 12, "late": 10, "missed": 18}, ask_timeline={"done": 14, "missed": 26})
CELLS = cells_of(on_time={"success": 12, "rejected": 21, "open": 1}, not_sent={"no_answer": 1})


def drawn_steps(steps: Any = STEPS) -> dict[str, Any]:
    spec: dict[str, Any] = charts.step_rates_chart(steps=steps).to_dict()
    return spec


def drawn_thank_yous(cells: Any = CELLS) -> dict[str, Any]:
    spec: dict[str, Any] = charts.thank_yous_chart(cells=cells).to_dict()
    return spec


def layer(spec: dict[str, Any], mark: str) -> dict[str, Any]:
    """The one layer with that mark."""
    (found,) = (one for one in spec["layer"] if one["mark"]["type"] == mark)
    return dict(found)


def data(spec: dict[str, Any]) -> list[dict[str, Any]]:
    (rows,) = spec["datasets"].values()
    return list(rows)


def test_the_steps_stand_in_plan_order_with_two_bars_each() -> None:
    spec = drawn_steps()
    scale = layer(spec, "bar")["encoding"]["y"]["scale"]
    assert scale["domain"] == ["Ask about the timeline", "Check the status"]
    assert [(row["step"], row["rate"]) for row in data(spec)] == [
        (title, rate) for title in scale["domain"] for rate in ("on time", "at all")
    ]


def test_each_bar_has_its_counts_as_a_label_and_its_interval_as_a_line() -> None:
    spec = drawn_steps()
    on_time, at_all = data(spec)[2:]
    assert (on_time["share"], at_all["share"]) == (12 / 40, 22 / 40)
    assert (on_time["label"], at_all["label"]) == ("12 of 40 on time", "22 of 40 at all")
    assert [f"{on_time[end]:.2f}" for end in ("low", "high")] == ["0.18", "0.45"]
    assert layer(spec, "text")["encoding"]["text"]["field"] == "label"
    line = layer(spec, "rule")["encoding"]
    assert (line["x"]["field"], line["x2"]["field"]) == ("low", "high")


def test_on_time_and_at_all_differ_by_fill_by_place_and_by_word_not_by_color() -> None:
    bar = layer(drawn_steps(), "bar")
    assert bar["encoding"]["fillOpacity"]["condition"]["value"] == 1
    assert bar["encoding"]["fillOpacity"]["value"] < 0.5
    assert bar["encoding"]["yOffset"]["field"] == "rate"
    assert isinstance(bar["mark"]["color"], str)
    assert not {"color", "fill"} & bar["encoding"].keys()


@pytest.mark.parametrize("spec", [drawn_steps(), drawn_thank_yous()])
def test_every_axis_of_shares_runs_from_0_to_100_percent(spec: dict[str, Any]) -> None:
    for one in spec["layer"]:
        x = one["encoding"]["x"]
        if "field" in x:
            assert x["scale"]["domain"] == [0, 1]
            assert x["axis"]["format"] == "%"
            assert (x["axis"]["values"][0], x["axis"]["values"][-1]) == (0, 1)


@pytest.mark.parametrize("spec", [drawn_steps(), drawn_thank_yous()])
def test_labels_lie_flat_uncut_and_in_the_ink_of_the_page(spec: dict[str, Any]) -> None:
    axis = spec["layer"][0]["encoding"]["y"]["axis"]
    assert (axis["labelAngle"], axis["labelLimit"]) == (0, 0)
    assert spec["config"]["axis"]["labelColor"] == "currentColor"
    assert layer(spec, "text")["mark"]["color"] == "currentColor"


def test_labels_beside_the_bars_have_room_however_long() -> None:
    many = drawn_steps(steps_of(thank_you={"done": 12_000, "missed": 11_000}))
    label = max(len(row["label"]) for row in data(many))
    right_end = layer(many, "bar")["encoding"]["x"]["scale"]["range"][1]["expr"]
    assert right_end == f"width - {7 * label}"


def test_every_step_of_the_plan_can_be_drawn() -> None:
    spec = drawn_steps(steps_of(**{step.value: {"done": 1} for step in Step}))
    assert len(data(spec)) == 2 * len(Step)
    assert {row["share"] for row in data(spec)} == {1}


def test_the_parts_of_a_bar_follow_one_another_to_the_whole() -> None:
    on_time = [row for row in data(drawn_thank_yous()) if row["bar"].startswith("On time")]
    assert [(row["ending"], row["count"]) for row in on_time] == [
        ("Offer or next round", "12"),
        ("Rejected", "21"),
        ("Still open", "1"),
    ]
    assert [row["start"] for row in on_time] == [0, *(row["end"] for row in on_time[:-1])]
    assert on_time[-1]["end"] == 1
    assert [row["end"] - row["start"] for row in on_time] == pytest.approx([12 / 34, 21 / 34, 1 / 34])


def test_bars_are_named_with_how_many_interviews_they_are_and_empty_ones_are_not_drawn() -> None:
    scale = layer(drawn_thank_yous(), "bar")["encoding"]["y"]["scale"]
    assert scale["domain"] == ["On time, 34 interviews", "Not sent, 1 interview"]


def test_the_legend_lists_the_outcomes_in_the_order_of_the_parts_each_in_a_fill_of_its_own() -> None:
    fill = layer(drawn_thank_yous(), "bar")["encoding"]["fill"]
    assert fill["scale"]["domain"] == [ENDING_WORDS[one] for one in Ending]
    assert len(set(fill["scale"]["range"])) == len(Ending)
    assert fill["legend"]["orient"] == "top"


def test_every_part_tells_its_rate_when_pointed_at() -> None:
    assert data(drawn_thank_yous())[0]["told"] == "12 of 34 (35%, 21 to 52)"
    assert data(drawn_steps())[2]["told"] == "12 of 40 (30%, 18 to 45)"
    for spec in (drawn_steps(), drawn_thank_yous()):
        assert "told" in [one["field"] for one in layer(spec, "bar")["encoding"]["tooltip"]]


def test_one_interview_makes_one_whole_bar() -> None:
    (row,) = data(drawn_thank_yous(cells_of(late={"open": 1})))
    assert (row["bar"], row["start"], row["end"], row["count"]) == ("Late, 1 interview", 0, 1, "1")
