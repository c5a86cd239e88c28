"""What holds for every chart there is: of one family, honest, told in words, and to be kept in every form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pytest

from coaching import closer
from coaching.charts import closer as on_demand
from coaching.charts import drawn
from coaching.charts.drawn import Drawn
from coaching.charts.endings import ENDING_FILLS
from coaching.charts.family import INK, TEAL
from coaching.charts.picture import Form, picture
from coaching.guidance.policies import MEASURED
from coaching.metrics import figures_of
from coaching.metrics.over_time import Grain, Measure
from coaching.model import Finding
from coaching.outcomes import View, outcomes, trend
from coaching.selection import Period, Selection
from pages.parts.figure import About, as_csv
from tests.builders import instant
from tests.charts.test_closer import figures_drawn, held, mixed

NOW = instant("2026-06-01T12:00")
DARK, LIGHT = "#0e1316", "#ffffff"
LEAST_CONTRAST = 3.0
"""Of what is drawn with what is behind it; WCAG 2.2, 1.4.11."""
BEGINS = {Form.PNG: b"\x89PNG\r\n", Form.SVG: b"<svg", Form.PDF: b"%PDF"}
WITHOUT_INTERVALS = {"thank-yous", "clients-and-steps"}
"""Parts of a whole, and cells of single people: counts alone."""
RECORDS = [*mixed(72), *(held(n, starts="2026-05-04T10:00") for n in range(72, 90))]


def every_figure() -> dict[str, Drawn]:
    figures = figures_of(RECORDS, MEASURED, NOW)
    view = View(Selection(period=Period.ALL), NOW, NOW.date(), shared=False)
    found = outcomes(figures, view)
    names = {int(str(key)[1:]): f"Client {key}" for key in figures.interviews["client_id"]}
    numbered = figures.interviews.assign(client_id=figures.interviews["client_id"].str[1:].astype(int))
    grid = closer.slips_of(figures._replace(interviews=numbered), view)
    weeks = trend(figures, view, Measure.FOLLOWED_UP, Grain.WEEK)
    soon = closer.finding_over_time(figures, view, Finding.TOO_SOON, Grain.MONTH)
    first = [
        drawn.steps_drawn(found), drawn.comparison_drawn(found), drawn.lags_drawn(found), drawn.endings_drawn(found),
        drawn.trend_drawn(weeks, Measure.FOLLOWED_UP, Grain.WEEK, shared=False),
        drawn.trend_drawn(soon, Finding.TOO_SOON, Grain.MONTH, shared=False)._replace(slug="finding-over-time"),
        on_demand.slips_drawn(grid, names),
    ]  # fmt: skip
    return {one.slug: one for one in first} | {
        slug: one for slug, one in figures_drawn(RECORDS).items() if slug != "comparison"
    }


FIGURES = {slug: one for slug, one in every_figure().items() if slug != "lesson"}
"""All but the lesson, which has no chart, so that nobody shows it for the right one."""
every_chart = pytest.mark.parametrize("slug", FIGURES)


def spec_of(slug: str) -> dict[str, Any]:
    spec = FIGURES[slug].spec
    assert spec is not None
    return spec


def inside(part: Any) -> Iterator[dict[str, Any]]:
    """All objects within a part of a specification, but the data."""
    if isinstance(part, dict):
        yield part
        for name, value in part.items():
            if name != "datasets":
                yield from inside(value)
    elif isinstance(part, list):
        for value in part:
            yield from inside(value)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_there_is_a_chart_of_each_kind() -> None:
    assert len(FIGURES) >= 16


@every_chart
def test_it_has_a_title_a_sentence_an_alternative_a_table_and_its_data(slug: str) -> None:
    figure = FIGURES[slug]
    alt.LayerChart.from_dict(json.loads(json.dumps(spec_of(slug), allow_nan=False)))
    assert figure.title
    assert figure.sentence.endswith((".", ")"))
    assert len(figure.alt) > len("Bars.")
    assert figure.how_to_read
    assert not figure.table.empty
    assert not figure.data.empty


@every_chart
@pytest.mark.parametrize("form", Form)
def test_it_can_be_kept_as_a_picture_in_every_form(slug: str, form: Form) -> None:
    figure = FIGURES[slug]
    assert picture(spec_of(slug), figure.title, figure.sentence, "All time", form).startswith(BEGINS[form])


@every_chart
def test_its_data_can_be_kept_as_csv_with_what_they_are_about(slug: str) -> None:
    about = About(None, "UTC", "All time", "June 1")  # type: ignore[arg-type]  # nobody is asked
    head, *lines = as_csv(FIGURES[slug], about).decode("utf-8-sig").splitlines()
    assert head.endswith("filters,as_of")
    assert len(lines) >= len(FIGURES[slug].data)


@every_chart
def test_its_bars_begin_at_zero_and_it_has_one_scale_for_each_direction(slug: str) -> None:
    spec = spec_of(slug)
    assert not any("resolve" in part for part in inside(spec))
    scales: dict[str, set[str]] = {"x": set(), "y": set()}
    for layer in spec["layer"]:
        for way, domains in scales.items():
            channel = layer["encoding"].get(way, {})
            if channel.get("type") != "quantitative":
                continue
            domains.add(json.dumps(channel["scale"]["domain"]))
            if layer["mark"]["type"] in {"bar", "area"}:
                assert channel["scale"]["domain"][0] == 0
    assert max(map(len, scales.values())) <= 1


@every_chart
def test_its_colors_are_ink_and_one_teal_and_its_text_stands_upright(slug: str) -> None:
    allowed = {INK, TEAL, "transparent", *ENDING_FILLS.values()}
    for part in inside(spec_of(slug)):
        for name in ("color", "fill", "stroke", "labelColor", "titleColor"):
            value = part.get(name)
            if isinstance(value, str):
                assert value in allowed
        for value in part.get("range", []) if isinstance(part.get("range"), list) else []:
            if isinstance(value, str) and re.match(r"#|color|[a-z]+$", value):
                assert value in allowed
        if part.get("type") in {"nominal", "ordinal"} and "axis" in part:
            assert part["axis"].get("labelAngle", 0) == 0


def test_teal_stands_out_from_a_light_and_from_a_dark_page_whoever_looks() -> None:
    """By lightness alone, so for every kind of color blindness."""
    assert contrast(TEAL, LIGHT) > LEAST_CONTRAST
    assert contrast(TEAL, DARK) > LEAST_CONTRAST


@every_chart
def test_only_where_a_bar_has_parts_is_there_a_legend(slug: str) -> None:
    legends = [part["legend"] for part in inside(spec_of(slug)) if part.get("legend")]
    assert bool([one for one in legends if "orient" in one]) == (slug == "thank-yous")


@every_chart
def test_it_draws_intervals_and_says_of_how_many(slug: str) -> None:
    figure, spec = FIGURES[slug], spec_of(slug)
    drawn_ends = [
        layer for layer in spec["layer"]
        if "low" in json.dumps(layer["encoding"]) and "high" in json.dumps(layer["encoding"])
    ]  # fmt: skip
    assert bool(drawn_ends) == (slug not in WITHOUT_INTERVALS)
    told = json.dumps([row for rows in spec["datasets"].values() for row in rows]) + figure.table.to_string()
    assert re.search(r"\d of \d", told)
