"""What the comparison within counselors, industries or rounds says, above all where it disagrees with the crude one."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.metrics.lesson import Naive
from coaching.metrics.pooled import Estimate
from coaching.metrics.stratified import NOT_STATED, OTHERS, Stratified
from coaching.sentences.comparison import MINUS
from coaching.sentences.numbers import number_words, rate_words

KIND_WORDS = {"counselor_id": "counselor", "industry": "industry", "round": "round", "format": "format"}
KIND_PLURALS = {
    "counselor_id": "counselors", "industry": "industries", "round": "rounds", "format": "formats",
}  # fmt: skip
LONGEST_RATIO = 100
"""Beyond, a ratio is told as more than that."""
STRATIFIED_WITHHELD = (
    "The comparison within groups cannot be shown for these filters: it would tell of a few people. "
    "Without a filter it may."
)
HOW_TO_READ_STRATIFIED = (
    "Crude takes all interviews together; pooled compares within each group only and averages that, the larger groups "
    "more (Mantel and Haenszel). Where the groups differ both in following up and in success, the crude one mixes that "
    "in. Thin lines: 95% intervals. Points are percentage points; the odds ratio is in the table."
)
SMALL_ONES_TOGETHER = "Of others' clients, groups too small to be told apart count as one."
LESSON_TITLE = "What a simple comparison would say"
LESSON_WITHHELD = (
    "Of others' clients the comparison is shown with its usual days alone, and the simple one not at all: from one "
    "choice to the next, single people could be told."
)
HOW_TO_READ_LESSON = (
    "All interviews held, followed up ever or never. An early offer counts against following up there, for nobody asks "
    "after an answer; a late one counts for it; and a client with ten interviews counts ten times. Don't show it alone."
)


def stratified_sentence(found: Stratified, kind: str) -> str:
    """Crude and pooled side by side, and what it means where they disagree."""
    word, plural = KIND_WORDS[kind], KIND_PLURALS[kind]
    if found.withheld:
        fewest = number_words(SMALL_GROUP.number, "interview")
        return f"Nothing is compared: a fair comparison needs at least {fewest} in each group."
    if found.pooled_difference.value is None:
        return f"Nothing can be compared within {plural}: none has interviews of both groups."
    crude, pooled = points(found.crude_difference), points(found.pooled_difference)
    outside = found.of - found.within
    left = (
        f" {number_words(outside, 'interview')} of {plural} with one group alone say nothing here." if outside else ""
    )
    if found.reversed:
        what = (
            f"Crude and pooled point opposite ways: the {plural} differ both in following up and in success, and "
            f"mixing them turns the comparison round. Within {plural} is the fairer one."
        )
    elif found.disagree:
        what = (
            f"Crude and pooled disagree: part of the crude difference is one between {plural}. "
            f"Within {plural} is the fairer one."
        )
    elif not found.comparable:
        what = f"Within {plural} there is too little to say whether the two agree."
    else:
        what = f"They agree: that one {word} differs from another does not explain the difference."
    low, high = found.pooled_difference.interval
    chance = ", which may be chance" if low is None or high is None or low <= 0 <= high else ""
    return (
        f"Without regard to {plural}: {crude}. Within {plural}: {pooled}{chance}. {what} "
        f"An association, not a cause.{left}"
    )


def points(estimate: Estimate) -> str:
    """ "14 points (2 to 26)"; with one digit where whole points would say zero of what is not."""
    value, (low, high) = estimate
    if value is None:
        return "no difference can be given"
    shares = [share for share in (value, low, high) if share is not None]
    digits = 1 if any(share and not round(100 * share) for share in shares) else 0
    told = [f"{100 * share:,.{digits}f}".replace("-", MINUS) for share in shares]
    unit = "point" if told[0] in ("1", f"{MINUS}1") else "points"
    return f"{told[0]} {unit} ({told[1]} to {told[2]})" if len(told) > 2 else f"{told[0]} {unit}, without an interval"


def ratio_words(estimate: Estimate) -> str:
    """ "1.84 (1.62 to 2.09)"."""
    value, (low, high) = estimate
    if value is None:
        return "none"
    told = _ratio(value)
    return told if low is None or high is None else f"{told} ({_ratio(low)} to {_ratio(high)})"


def _ratio(value: float) -> str:
    return f"over {LONGEST_RATIO}" if value > LONGEST_RATIO else f"{value:.2f}"


def stratum_name(stratum: object, kind: str, names: Mapping[object, str]) -> str:
    """What a stratum is called; `names` are of counselors, by key."""
    if stratum == OTHERS:
        return f"All other {KIND_PLURALS[kind]} together"
    if stratum == NOT_STATED:
        return "Not stated"
    return names.get(stratum, str(stratum))


def stratified_alt(found: Stratified, kind: str) -> str:
    """The text alternative of the chart of crude and pooled."""
    return (
        "Two points with intervals on a scale of percentage points, and a line at zero. "
        f"Without regard to {KIND_PLURALS[kind]}: {points(found.crude_difference)}. "
        f"Within {KIND_PLURALS[kind]}: {points(found.pooled_difference)}."
    )


def stratified_table(found: Stratified, kind: str, names: Mapping[object, str]) -> pd.DataFrame:
    """Crude and pooled, then each stratum, to read."""
    plural = KIND_PLURALS[kind]
    lines = [
        (f"Without regard to {plural}", "", "", points(found.crude_difference), ratio_words(found.crude)),
        (f"Within {plural}, pooled", "", "", points(found.pooled_difference), ratio_words(found.pooled)),
    ]
    for stratum, yes, no, other_yes, other_no in found.tables.itertuples(index=False):
        groups = (rate_words(int(yes), int(yes + no)), rate_words(int(other_yes), int(other_yes + other_no)))
        lines.append((stratum_name(stratum, kind, names), *groups, "", ""))
    if found.same_ratio is not None:
        lines.append((f"Test that it is the same in all {plural}", "", "", "", f"p {found.same_ratio.p:.3f}"))
    columns = [KIND_WORDS[kind].capitalize(), "Followed up", "Not followed up by then", "Difference", "Odds ratio"]
    return pd.DataFrame(lines, columns=columns).set_index(columns[0])


def lesson_sentence(naive: Naive) -> str:
    """What the naive comparison says, and that it misleads."""
    one, other = naive.exposed, naive.unexposed
    if one.n + other.n == 0:
        return "No interview has been held yet."
    groups = (
        f"Of all interviews followed up, {rate_words(one.successes, one.n)} led to an offer or a next round; of those "
        f"never followed up, {rate_words(other.successes, other.n)}"
    )
    if naive.difference is None:
        return f"{groups}. That is too few to compare, and not a fair comparison."
    return f"{groups}: {points(Estimate(naive.difference, naive.interval))}. That misleads, as the note below says."


def lesson_table(naive: Naive) -> pd.DataFrame:
    """The naive comparison, to read."""
    sides = {"Followed up, ever": naive.exposed, "Never followed up": naive.unexposed}
    table = {name: rate_words(group.successes, group.n) for name, group in sides.items()}
    return pd.DataFrame({"Led to an offer or a next round": table}).rename_axis("Interviews")
