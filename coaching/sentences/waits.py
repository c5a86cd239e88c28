"""What the curves of how long follow-ups take say: by when half are made, and how sure that is."""

from __future__ import annotations

import pandas as pd

from coaching.metrics.survival import Curve, Step
from coaching.metrics.waits import WATCHED, Awaited
from coaching.sentences.numbers import number_words, percent

HOURS_A_DAY = 24
HOURS_TOLD = 72
"""From here on hours are told as days."""
WAIT_TITLES = {
    Awaited.THANK_YOU: "How long until the first thank-you",
    Awaited.STATUS_CHECK: "How long until the first status check",
}
WAIT_MADE = {Awaited.THANK_YOU: "thanked for", Awaited.STATUS_CHECK: "asked about"}
NO_WAITS = "No interview has been held yet that could be waited for."
WAITS_WITHHELD = (
    "Times to the hour and the day are shown for your own clients alone: each step of the line is somebody. "
    "“How soon thank-yous go out” tells of others."
)
HOW_TO_READ_WAITS = {
    Awaited.THANK_YOU: (
        "The line rises at each hour in which a first thank-you went out; the band is its 95% interval. Interviews "
        "still without one count for as long as they have been watched, and are not dropped (Kaplan and Meier)."
    ),
    Awaited.STATUS_CHECK: (
        "The line rises at each day on which a first check was made; the band is its 95% interval. Interviews still "
        "without one count for as long as they have been watched, up to the outcome: it is the share that would have "
        "been asked about by then had no answer come first (Kaplan and Meier)."
    ),
}
TOLD_AT = {Awaited.THANK_YOU: (24, 48, 168, 336), Awaited.STATUS_CHECK: (7, 14, 30, 60)}
"""Hours and days of the table."""


def time_told(time: float, what: Awaited) -> str:
    """ "20 hours", "5 days"."""
    if what is Awaited.THANK_YOU and time <= HOURS_TOLD:
        return number_words(round(time), "hour")
    days = time / HOURS_A_DAY if what is Awaited.THANK_YOU else time
    return number_words(int(-(-days // 1)), "day")


def waits_sentence(curve: Curve, what: Awaited) -> str:
    """By when half of the interviews have it, how sure that is, and how many are still without."""
    if not curve.n:
        return NO_WAITS
    of = number_words(curve.n, "interview")
    verb, still = WAIT_MADE[what], f"{curve.pending:,} of {of} {'is' if curve.pending == 1 else 'are'} still without"
    if curve.median is None:
        longest = time_told(WATCHED[what].most, what)
        return f"Fewer than half are {verb} within {longest}: {still}, as far as they have been watched."
    low, high = curve.interval
    if low is None:
        sure = "no interval can be given"
    elif high is None:
        sure = f"95% interval from {time_told(low, what)} on, without an upper end"
    else:
        sure = f"95% interval {time_told(low, what)} to {time_told(high, what)}"
    by_client = ", allowing for clients with several interviews" if curve.by_client and low is not None else ""
    return f"Half of the interviews are {verb} within {time_told(curve.median, what)} ({sure}{by_client}); {still}."


def share_at(curve: Curve, time: float) -> Step | None:
    """The last step of the curve up to a time; None before the first."""
    steps = curve.steps[curve.steps["time"] <= time]
    return None if steps.empty else Step(*steps.iloc[-1])


def share_told(step: Step | None) -> str:
    """ "55%, 44 to 66", with whole percent as everywhere; "0%" before the first."""
    if step is None:
        return "0%"
    share = percent(round(step.share * 1000), 1000)
    if step.low is None or step.high is None:
        return share
    return f"{share}, {100 * step.low:.0f} to {100 * step.high:.0f}"


def waits_alt(curve: Curve, what: Awaited) -> str:
    """The text alternative of a curve."""
    said = [f"Within {time_told(time, what)}: {share_told(share_at(curve, time))}." for time in TOLD_AT[what]]
    return " ".join(["A line that rises from 0 to at most 100% of the interviews, with a band.", *said])


def waits_table(curve: Curve, what: Awaited) -> pd.DataFrame:
    """The curve at a few times, to read, with how many were still watched until then."""
    table = {
        f"Within {time_told(time, what)}": {
            "Made": share_told(share_at(curve, time)), "Made so far": f"{_made_by(curve, time):,} of {curve.n:,}",
        }
        for time in TOLD_AT[what]
    }  # fmt: skip
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Time")


def _made_by(curve: Curve, time: float) -> int:
    return int(curve.steps.loc[curve.steps["time"] <= time, "made"].sum())
