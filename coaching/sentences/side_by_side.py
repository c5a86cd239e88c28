"""What rates side by side say: who has the highest and the lowest, and whether that may be chance."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.metrics.over_time import Measure
from coaching.metrics.stratified import NOT_STATED
from coaching.model import Format
from coaching.sentences.at_all import share_words
from coaching.sentences.numbers import percent, short_name, told_apart
from coaching.sentences.over_time import MEASURE_TITLES
from coaching.sentences.stratified import KIND_PLURALS, KIND_WORDS
from coaching.side_by_side import MOST_GROUPS, Group, SideBySide
from coaching.wording import named

SIDE_BY_SIDE_WITHHELD = (
    "Rates side by side cannot be shown for these filters: they would tell of a few people. Without a filter they may."
)
NOTHING_COUNTS = "Nothing counts yet, in any group."
NOTHING_APART = "No group can be told apart: each, or what it leaves of the others, would tell of a few people."
STROKES = "All together"
HOW_TO_READ = (
    "Thin lines: 95% intervals, wide where there is little to go by. Strokes: everybody whom the filters leave, which "
    "without a filter is the office, that is everybody in this database whose interviews you may see."
)
ONLY_COUNTS = f"Groups in which fewer than {SMALL_GROUP.number} count have no bar: a rate of so few says little."
FEW_AMONG_THE_REST = "Of others' clients, groups too small to be told apart are among all others together."


def side_by_side_sentence(found: SideBySide, kind: str, names: Mapping[object, str]) -> str:
    """The highest and the lowest rate, and how sure it is that they differ."""
    if not found.groups:
        return NOTHING_APART if found.shared else NOTHING_COUNTS
    called = dict(zip(found.groups, group_names(found, kind, names, short=True), strict=False))
    rated = [one for one in found.groups if one.rated]
    together = f"together {_words(found.together)}"
    if not rated:
        return f"No {KIND_WORDS[kind]} has the {SMALL_GROUP.number} or more that a rate needs; {together}."
    if len(rated) == 1:
        return f"For {called[rated[0]]} alone there is a rate: {_words(rated[0])}; {together}."
    highest, lowest = max(rated, key=_share), min(rated, key=_share)
    if _share(highest) == _share(lowest):
        plural = KIND_PLURALS[kind]
        return f"All {plural} with a rate have the same, {percent(highest.done, highest.of)}; {together}."
    said = f"From {_words(lowest)} for {called[lowest]} to {_words(highest)} for {called[highest]}"
    return f"{said}; {together}. {_how_sure(lowest, highest, len(rated), KIND_PLURALS[kind])}"


def _how_sure(lowest: Group, highest: Group, groups: int, plural: str) -> str:
    """By the two furthest apart: where even their intervals meet, nothing stands out."""
    if (lowest.interval.high or 0) >= (highest.interval.low or 0):
        return f"Even these two intervals meet: differences between {plural} may all be chance."
    if groups == 2:
        return f"The intervals do not meet: more than chance, though the clients of two {plural} differ as well."
    return (
        f"The intervals of these two do not meet. Among {groups} {plural} some lie far apart by chance, and "
        "differences between wide intervals are mostly that: look whether it lasts."
    )


def every_group(found: SideBySide) -> list[Group]:
    """The groups, then all others together, where there are any."""
    return [*found.groups, *([found.rest] if found.rest else [])]


def group_names(found: SideBySide, kind: str, names: Mapping[object, str], *, short: bool = False) -> list[str]:
    """What every group is called, none like another; `names` are of counselors, by key."""
    whole = [_name(one.value, kind, names) for one in found.groups]
    whole += [f"All other {KIND_PLURALS[kind]} together"] if found.rest else []
    return told_apart([short_name(one) for one in whole] if short else whole)


def _name(value: object, kind: str, names: Mapping[object, str]) -> str:
    if value == NOT_STATED:
        return "Not stated"
    if kind == "format" and value in set(Format):
        return named(Format(str(value))).capitalize()
    return names.get(value, str(value)) if kind == "counselor_id" else str(value)


def side_by_side_alt(found: SideBySide, kind: str, names: Mapping[object, str]) -> str:
    """The text alternative of the chart."""
    lines = zip(group_names(found, kind, names, short=True), every_group(found), strict=True)
    said = [f"{name}: {_words(one)}." for name, one in lines]
    return " ".join([f"A bar from 0 to 100% for each {KIND_WORDS[kind]}, with its interval.", *said])


def side_by_side_table(found: SideBySide, kind: str, names: Mapping[object, str], measure: Measure) -> pd.DataFrame:
    """The figures behind the chart, to read; the last line is of all together."""
    told = [_words(one) for one in (*every_group(found), found.together)]
    return pd.DataFrame({MEASURE_TITLES[measure]: told}, index=[*group_names(found, kind, names), STROKES])


def side_by_side_how(found: SideBySide, kind: str) -> str:
    """How to read the chart, and who is in none of its bars, or in the last."""
    said = [HOW_TO_READ]
    if any(not one.rated for one in every_group(found)):
        said.append(ONLY_COUNTS)
    if found.rest and len(found.groups) == MOST_GROUPS:
        said.append(f"The {MOST_GROUPS} largest {KIND_PLURALS[kind]} have a bar of their own.")
    if found.rest and found.shared:
        said.append(FEW_AMONG_THE_REST)
    return " ".join(said)


def _words(one: Group) -> str:
    """ "12 of 40 (30%, 18 to 45)"; of few the counts alone, and of all others no interval: they are no group."""
    if not one.rated:
        return f"{one.done:,} of {one.of:,}"
    if one.interval.low is None:
        return f"{one.done:,} of {one.of:,} ({percent(one.done, one.of)})"
    return share_words(one.done, one.of, one.interval)


def _share(one: Group) -> float:
    return one.done / one.of
