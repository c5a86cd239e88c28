"""Each figure with all that goes with it: title, sentence, chart, alternative in words, how to read it, table, data."""

from __future__ import annotations

from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from coaching import sentences
from coaching.charts.bars import comparison_chart, lags_chart
from coaching.charts.endings import thank_yous_chart
from coaching.charts.over_time import over_time_chart
from coaching.charts.steps import step_rates_chart
from coaching.metrics.landmark import Comparison
from coaching.metrics.over_time import Grain, Measure
from coaching.model import Finding
from coaching.outcomes import Outcomes

MOST_STRETCHES = 60
"""The latest weeks or months of a chart: more bars are thinner than a line."""


class Drawn(NamedTuple):
    """A figure; without a chart where there is nothing to draw, and why is in the sentence.

    `spec` is Vega-Lite with its data in it, `table` is to read, `data` is for a program.
    """

    slug: str
    title: str
    sentence: str
    how_to_read: str = ""
    spec: dict[str, Any] | None = None
    alt: str = ""
    table: pd.DataFrame = pd.DataFrame()
    data: pd.DataFrame = pd.DataFrame()


def spec_of(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart as Vega-Lite with its data in it; that it is valid is tested, which costs more than to draw it."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    return spec


def steps_drawn(found: Outcomes) -> Drawn:
    """Where clients slip: rates by step."""
    steps = found.steps
    withheld = sentences.steps_withheld(found.withheld_steps)
    said = withheld if steps.empty and withheld else f"{sentences.steps_sentence(steps)} {withheld}".strip()
    bare = Drawn("steps", "Where clients slip", said, sentences.HOW_TO_READ_STEPS)
    if steps.empty:
        return bare
    chart = spec_of(step_rates_chart(steps=steps))
    return bare._replace(spec=chart, alt=sentences.steps_alt(steps), table=sentences.steps_table(steps), data=steps)


def comparison_drawn(found: Outcomes) -> Drawn:
    """Does following up go with offers: the comparison from the landmark."""
    return compared_drawn(found.comparison)


def compared_drawn(compared: Comparison | None) -> Drawn:
    """The same, whatever its landmark and horizon."""
    bare = Drawn("comparison", "Does following up go with offers?", sentences.COMPARISON_WITHHELD)
    if compared is None:
        return bare
    bare = bare._replace(sentence=sentences.comparison_sentence(compared))
    if compared.withheld:
        return bare
    return bare._replace(
        how_to_read=sentences.how_to_read_comparison(compared),
        spec=spec_of(comparison_chart(compared=compared)),
        alt=sentences.comparison_alt(compared),
        table=sentences.comparison_table(compared),
        data=_comparison_data(compared),
    )


def _comparison_data(compared: Comparison) -> pd.DataFrame:
    line = {
        "landmark_days": compared.landmark_days,
        "horizon_days": compared.horizon_days,
        "exposed_n": compared.exposed.n,
        "exposed_successes": compared.exposed.successes,
        "unexposed_n": compared.unexposed.n,
        "unexposed_successes": compared.unexposed.successes,
        "withdrawn": compared.withdrawn,
        "decided": compared.decided,
        "recent": compared.recent,
        "difference": compared.difference,
        "low": compared.interval.low,
        "high": compared.interval.high,
        "method": compared.method,
    }
    return pd.DataFrame([line])


def trend_drawn(lines: pd.DataFrame, measure: Measure | Finding, grain: Grain, *, shared: bool) -> Drawn:
    """A rate by week or month; `lines` has none where nothing may be shown."""
    bare = Drawn("over-time", sentences.over_time_title(measure), sentences.OVER_TIME_WITHHELD)
    if lines.empty:
        return bare
    lines = lines.tail(MOST_STRETCHES)
    bare = bare._replace(sentence=sentences.over_time_sentence(lines, measure))
    if not lines["n"].any():
        return bare
    together = f" {sentences.TAKEN_TOGETHER}" if shared else ""
    return bare._replace(
        how_to_read=sentences.HOW_TO_READ_OVER_TIME + together,
        spec=spec_of(over_time_chart(lines=lines, grain=grain)),
        alt=sentences.over_time_alt(lines, measure),
        table=sentences.over_time_table(lines, measure),
        data=lines,
    )


def lags_drawn(found: Outcomes) -> Drawn:
    """How soon thank-yous go out."""
    bare = Drawn("thank-you-times", "How soon thank-yous go out", sentences.LAGS_WITHHELD)
    lags = found.lags
    if lags is None:
        return bare
    bare = bare._replace(sentence=sentences.lags_sentence(lags))
    if not lags["thank_yous"].any():
        return bare
    return bare._replace(
        how_to_read=sentences.HOW_TO_READ_LAGS,
        spec=spec_of(lags_chart(lags=lags)),
        alt=sentences.lags_alt(lags),
        table=sentences.lags_table(lags),
        data=lags,
    )


def endings_drawn(found: Outcomes) -> Drawn:
    """Thank-yous against outcomes."""
    bare = Drawn("thank-yous", "Thank-yous and outcomes", sentences.ENDINGS_WITHHELD)
    cells = found.thank_yous
    if cells is None:
        return bare
    bare = bare._replace(sentence=sentences.thank_yous_sentence(cells))
    if not cells["interviews"].any():
        return bare
    return bare._replace(
        how_to_read=sentences.HOW_TO_READ_THANK_YOUS,
        spec=spec_of(thank_yous_chart(cells=cells)),
        alt=sentences.thank_yous_alt(cells),
        table=sentences.thank_yous_table(cells),
        data=cells,
    )


def findings_drawn(found: Outcomes) -> Drawn:
    """How the following-up was done: a table, without a chart."""
    withheld = sentences.findings_withheld(found.withheld_findings)
    counts = found.findings
    said = sentences.findings_sentence(counts)
    said = withheld if withheld and counts.empty else f"{said} {withheld}".strip()
    bare = Drawn("conduct", "How the following-up was done", said, sentences.HOW_TO_READ_FINDINGS, data=counts)
    return bare if counts.empty else bare._replace(table=sentences.findings_table(counts))
