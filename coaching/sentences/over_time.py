"""What a rate over weeks or months says: how the latest stretch compares with those before it, and no more."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from coaching.guidance.findings import FINDINGS
from coaching.intervals import CONFIDENCE, wilson
from coaching.metrics.over_time import Grain, Measure, Stretch
from coaching.model import Finding
from coaching.sentences.numbers import number_words, rate_words

MEASURE_TITLES = {
    Measure.FOLLOWED_UP: "Interviews followed up in some way",
    Measure.THANK_YOU: "Thank-yous sent on time",
    Measure.STATUS_CHECK: "Status checks made on time",
}
MEASURE_THINGS = {
    Measure.FOLLOWED_UP: "interviews held were followed up in some way",
    Measure.THANK_YOU: "thank-yous that count were on time",
    Measure.STATUS_CHECK: "status checks that count were on time",
}
GRAIN_TITLES = {Grain.WEEK: "Weeks", Grain.MONTH: "Months"}
FIRST_WEEK = 7  # days
AT_LEAST = 2  # stretches that can be compared
NOTHING_OVER_TIME = "Nothing counts in this time yet."
OVER_TIME_WITHHELD = "This cannot be shown over time: it would tell of a few people."
HOW_TO_READ_OVER_TIME = (
    "Weeks begin on the Monday named, months on the 1st; an interview belongs to its local date. The number above a "
    "bar is what it is made of, the thin line its 95% interval. The latest bars still change: steps may yet be made."
)
TAKEN_TOGETHER = "Stretches that would tell of a few people are taken together."


LONGEST = {Grain.WEEK: timedelta(days=7), Grain.MONTH: timedelta(days=31)}
"""What is longer is several taken together."""


def stretch_label(first: date, last: date, grain: Grain) -> list[str]:
    """ "Mar 2", and on a line below the year with the first of a January, or the last day of several taken together."""
    label = f"{first:%b} {first.day}"
    if last - first >= LONGEST[grain]:
        return [label, f"to {last:%b} {last.day}"]
    return [label, str(first.year)] if first.month == 1 and first.day <= FIRST_WEEK else [label]


def stretch_words(first: date, last: date) -> str:
    """ "March 2 to 8, 2026"."""
    ends = f"{last.day}" if (first.year, first.month) == (last.year, last.month) else f"{last:%B} {last.day}"
    return f"{first:%B} {first.day} to {ends}, {last.year}"


def over_time_title(measure: Measure | Finding) -> str:
    """What is followed: a measure, or a finding, which stands in quotation marks."""
    return MEASURE_TITLES[measure] if isinstance(measure, Measure) else f"“{FINDINGS[measure].title}”"


def _thing(measure: Measure | Finding) -> str:
    if isinstance(measure, Measure):
        return MEASURE_THINGS[measure]
    return f"interviews held carry the finding “{FINDINGS[measure].title}”"


def over_time_sentence(lines: pd.DataFrame, measure: Measure | Finding) -> str:
    """All of the time, and where it was lowest and highest if the difference is more than chance makes."""
    stretches = [Stretch(*line) for line in lines.itertuples(index=False)]
    total = sum(line.n for line in stretches)
    if not total:
        return NOTHING_OVER_TIME
    whole = rate_words(sum(line.part for line in stretches), total)
    told = [line for line in stretches if line.rate is not None]
    low, high = min(told, key=lambda line: line.rate or 0), max(told, key=lambda line: line.rate or 0)
    said = f"{whole} {_thing(measure)}"
    if len(told) < AT_LEAST:
        return f"{said}."
    if not _apart(low, high, len(told)):
        return f"{said}; no stretch stands out from the others more than chance would make it."
    return (
        f"{said}: least in {stretch_words(low.first, low.last)} ({rate_words(low.part, low.n)}), "
        f"most in {stretch_words(high.first, high.last)} ({rate_words(high.part, high.n)})."
    )


def _apart(low: Stretch, high: Stretch, among: int) -> bool:
    """Whether two stretches picked from so many differ by more than chance: the more, the wider the intervals."""
    confidence = 1 - (1 - CONFIDENCE) / among
    upper, lower = wilson(low.part, low.n, confidence).high, wilson(high.part, high.n, confidence).low
    return upper is not None and lower is not None and upper < lower


def over_time_alt(lines: pd.DataFrame, measure: Measure | Finding) -> str:
    """The text alternative of the chart over time."""
    stretches = [Stretch(*line) for line in lines.itertuples(index=False)]
    said = [f"{stretch_words(line.first, line.last)}: {line.part:,} of {line.n:,}." for line in stretches]
    head = f"{over_time_title(measure)}, a bar from 0 to 100% for each of {number_words(len(stretches), 'stretch')}."
    return " ".join([head.replace("stretchs", "stretches"), *said])


def over_time_table(lines: pd.DataFrame, measure: Measure | Finding) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    stretches = [Stretch(*line) for line in lines.itertuples(index=False)]
    table = {stretch_words(line.first, line.last): rate_words(line.part, line.n) for line in stretches}
    return pd.DataFrame({over_time_title(measure): table}).rename_axis("From and to")
