"""What rates side by side say: who has the highest and the lowest, and whether that may be chance."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.intervals import wilson
from coaching.sentences.numbers import percent, rate_words
from coaching.sentences.stratified import KIND_PLURALS, KIND_WORDS, stratum_name
from coaching.side_by_side import Group, Rate, SideBySide

RATE_TITLES = {
    Rate.FOLLOWED_UP: "Followed up in some way",
    Rate.THANK_YOU: "Thank-yous on time",
    Rate.STATUS_CHECK: "Status checked on time",
}
SIDE_BY_SIDE_WITHHELD = (
    "Rates side by side cannot be shown for these filters: they would tell of a few people. Without a filter they may."
)
NOTHING_COUNTS = "No group can be shown: each is too small to be told of, or has nothing that counts yet."
LEFT_OUT = (
    "Left out: groups too small to be told of, those in which nothing counts yet, and those after the twelve largest."
)
STROKES = "All together"
HOW_TO_READ = (
    "Thin lines: 95% intervals, wide where there is little to go by. Strokes: everybody whom the filters leave, which "
    "without a filter is the office."
)


def side_by_side_sentence(found: SideBySide, kind: str, names: Mapping[object, str]) -> str:
    """The highest and the lowest rate, and how sure it is that they differ."""
    if not found.groups:
        return NOTHING_COUNTS
    together = f"together {rate_words(found.together.done, found.together.of)}"
    if len(found.groups) == 1:
        (one,) = found.groups
        return f"{group_name(one, kind, names)} alone can be shown: {rate_words(one.done, one.of)}; {together}."
    highest, lowest = max(found.groups, key=_share), min(found.groups, key=_share)
    plural = KIND_PLURALS[kind]
    if _share(highest) == _share(lowest):
        return f"All {plural} shown have the same rate, {percent(highest.done, highest.of)}; {together}."
    said = (
        f"From {rate_words(lowest.done, lowest.of)} for {group_name(lowest, kind, names)} to "
        f"{rate_words(highest.done, highest.of)} for {group_name(highest, kind, names)}; {together}. "
    )
    if (wilson(lowest.done, lowest.of)[1] or 0) >= (wilson(highest.done, highest.of)[0] or 0):
        return f"{said}Even these two intervals meet: differences between {plural} may all be chance."
    return f"{said}These two intervals do not meet. Of many {plural} some differ by chance: look whether it lasts."


def side_by_side_alt(found: SideBySide, kind: str, names: Mapping[object, str]) -> str:
    """The text alternative of the chart."""
    said = [f"{group_name(one, kind, names)}: {rate_words(one.done, one.of)}." for one in found.groups]
    return " ".join([f"A bar from 0 to 100% for each {KIND_WORDS[kind]}, with its interval.", *said])


def side_by_side_table(found: SideBySide, kind: str, names: Mapping[object, str], rate: Rate) -> pd.DataFrame:
    """The figures behind the chart, to read."""
    lines = {group_name(one, kind, names): rate_words(one.done, one.of) for one in found.groups}
    lines[STROKES] = rate_words(found.together.done, found.together.of)
    return pd.DataFrame({RATE_TITLES[rate]: lines})


def side_by_side_how(found: SideBySide) -> str:
    """How to read the chart, and who is in none of its bars."""
    return f"{HOW_TO_READ} {LEFT_OUT}" if found.some_left_out else HOW_TO_READ


def group_name(one: Group, kind: str, names: Mapping[object, str]) -> str:
    """What a group is called; `names` are of counselors, by key."""
    return stratum_name(one.value, kind, names)


def _share(one: Group) -> float:
    return one.done / one.of
