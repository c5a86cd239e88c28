"""What the comparison of follow-up against outcome says, in a sentence that neither hides nor claims too much."""

from __future__ import annotations

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP
from coaching.metrics import Comparison, Group
from coaching.sentences.numbers import listed, number_words, rate_words

MINUS = "\u2212"
NO_WIDTH = 1e-9  # of a share; an interval this narrow comes from a formula without anything to vary
LEFT_OUT_WITHHELD = "; how many interviews are left out is withheld"
COMPARISON_WITHHELD = (
    "Follow-up against outcome cannot be shown for these filters: it would tell of a few people. "
    "A longer period, or fewer filters, may have enough."
)


def comparison_sentence(compared: Comparison) -> str:
    """The comparison in few words: both groups, the difference, what that is not; where no rate is shown, why."""
    exposed, unexposed = compared.exposed, compared.unexposed
    if exposed.n + unexposed.n == 0:
        days = number_words(compared.landmark_days + compared.horizon_days, "day")
        return f"Nothing can be compared yet: an interview comes in {days} after it ends{_left_out(compared)}."
    if compared.withheld:
        return (
            f"{_groups_in_words(compared)}; no rate is shown, because a fair one needs at least "
            f"{number_words(SMALL_GROUP.number, 'interview')} in each group{_left_out(compared)}."
        )
    first, other = (rate_words(group.successes, group.n) for group in (exposed, unexposed))
    landmark, horizon = (number_words(days, "day") for days in (compared.landmark_days, compared.horizon_days))
    return (
        f"After interviews followed up within {landmark}: {first} led to an offer or a next round in the next "
        f"{horizon}. After the others: {other}. {_difference_in_words(compared)} "
        "An association, not a cause: keen clients may do both."
    )


def comparison_in_short(compared: Comparison) -> str:
    """Whether following up goes with offers, for who has ten seconds; empty where nothing can be compared yet."""
    if compared.exposed.n + compared.unexposed.n == 0:
        return ""
    if compared.withheld:
        return "Whether that goes with offers: too few interviews to say."
    low, high = compared.interval
    against = f"{_share(compared.exposed)} when followed up within {number_words(compared.landmark_days, 'day')}"
    shares = f"{against}, {_share(compared.unexposed)} when not"
    if low is None or high is None or high - low < NO_WIDTH or low <= 0 <= high:
        return f"No clear difference in offers and next rounds so far: {shares}."
    more = "More" if low > 0 else "Fewer"
    return f"{more} offers and next rounds where they did: {shares}. An association, not a cause."


def _share(group: Group) -> str:
    """ "35%", of a group that has somebody in it."""
    return f"{100 * group.successes / group.n:.0f}%"


def how_to_read_comparison(compared: Comparison) -> str:
    """Who is compared and who is left out, and what the interval allows for."""
    how = " The difference allows for clients with several interviews." if compared.method == "cluster" else ""
    left_out = _left_out(compared).removeprefix("; ")
    return (
        f"Thin lines: 95% intervals of each share; points are percentage points.{how} Only interviews without an "
        f"answer by day {compared.landmark_days} are compared, because an offer on day 2 leaves no time to follow up. "
        f"{left_out[0].upper()}{left_out[1:]}."
    )


def _groups_in_words(compared: Comparison) -> str:
    landmark, horizon = (number_words(days, "day") for days in (compared.landmark_days, compared.horizon_days))
    return (
        f"Of the interviews followed up within {landmark}, {_counts(compared.exposed)} led to an offer or a next round "
        f"in the {horizon} after that; of those not followed up by then, {_counts(compared.unexposed)}"
    )


def _counts(group: Group) -> str:
    return f"{group.successes:,} of {group.n:,}"


def _difference_in_words(compared: Comparison) -> str:
    """ "Difference 19 points, 2 to 36.", and whether chance could make it."""
    low, high = compared.interval
    shares = [share for share in (compared.difference or 0.0, low, high) if share is not None]
    digits = (
        1 if any(share and not round(100 * share) for share in shares) else 0
    )  # "0" is not said of what is not zero
    points = [f"{100 * share:,.{digits}f}".replace("-", MINUS) for share in shares]
    unit = "point" if points[0] in ("1", f"{MINUS}1") else "points"
    if low is None or high is None or high - low < NO_WIDTH:
        return f"Difference {points[0]} {unit}, which may be chance: no interval can be given."
    chance = ", which may be chance" if low <= 0 <= high else ""
    return f"Difference {points[0]} {unit}, {points[1]} to {points[2]}{chance}."


def _left_out(compared: Comparison) -> str:
    if None in (compared.decided, compared.withdrawn, compared.recent):
        return LEFT_OUT_WITHHELD
    days = compared.landmark_days + compared.horizon_days
    parts = [
        (compared.decided, f"decided within the {number_words(compared.landmark_days, 'day')}"),
        (compared.withdrawn, "that the client withdrew from"),
        (compared.recent, f"less than {number_words(days, 'day')} old"),
    ]
    said = [f"{number_words(count, 'interview')} {why}" for count, why in parts if count]
    return f"; left out: {listed(said)}" if said else "; no interview is left out"


def group_words(compared: Comparison, *, exposed: bool) -> str:
    """ "Followed up within 7 days", "Not followed up by then"."""
    days = number_words(compared.landmark_days, "day")
    return f"Followed up within {days}" if exposed else "Not followed up by then"


def comparison_alt(compared: Comparison) -> str:
    """The text alternative of the chart of follow-up against outcome."""
    said = [
        f"{group_words(compared, exposed=side)}: {group.successes:,} of {group.n:,}."
        for side, group in ((True, compared.exposed), (False, compared.unexposed))
    ]
    return " ".join(["Two bars from 0 to 100%: interviews that led to an offer or a next round.", *said])


def comparison_table(compared: Comparison) -> pd.DataFrame:
    """The figures behind that chart, to read, with what is left out."""
    groups = ((True, compared.exposed), (False, compared.unexposed))
    table = {group_words(compared, exposed=side): rate_words(group.successes, group.n) for side, group in groups}
    for name, count in (
        (f"Left out: decided within {number_words(compared.landmark_days, 'day')}", compared.decided),
        ("Left out: withdrawn", compared.withdrawn),
        ("Left out: too recent", compared.recent),
    ):
        table[name] = "withheld" if count is None else f"{count:,}"
    return pd.DataFrame({"Led to an offer or a next round": table}).rename_axis("Interviews")
