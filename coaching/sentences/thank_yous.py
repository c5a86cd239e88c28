"""What the figures on thank-yous say: what came of the interviews, and how soon the notes went out."""

from __future__ import annotations

import pandas as pd

from coaching.metrics import Ending, EndingCell, Timing
from coaching.metrics.thank_yous import OTHER
from coaching.promptness import Lag
from coaching.sentences.numbers import listed, number_words, rate_words

TIMING_WORDS = {Timing.ON_TIME: "On time", Timing.LATE: "Late", Timing.NOT_SENT: "Not sent"}
ENDING_WORDS: dict[str, str] = {
    Ending.SUCCESS: "Offer or next round",
    Ending.REJECTED: "Rejected",
    Ending.NO_ANSWER: "No answer",
    Ending.WITHDRAWN: "Withdrawn",
    Ending.OPEN: "Still open",
    OTHER: "Anything else so far",
}
NOTHING_JUDGED = "No thank-you can be counted yet: an interview counts once its thank-yous are sent or overdue."
ENDINGS_WITHHELD = "What came of the interviews cannot be shown by thank-you: it would tell of a few people."
HOW_TO_READ_THANK_YOUS = (
    "Every interview whose thank-yous can be judged, whenever it was. Those still open may yet end well, and an answer "
    "that comes at once leaves no time for a note: whether following up goes with offers, the comparison tells."
)


def thank_yous_sentence(cells: pd.DataFrame) -> str:
    """How many interviews led to an offer or a next round, by when their thank-yous were sent."""
    bars = _bars(cells)
    total = sum(sum(bar.values()) for bar in bars.values())
    if not total:
        return NOTHING_JUDGED
    said = [
        f"{rate_words(bar[Ending.SUCCESS], sum(bar.values()))} {_THANKED[timing]}"
        for timing, bar in bars.items()
        if any(bar.values())
    ]
    if Ending.OPEN not in bars[Timing.ON_TIME]:
        return f"An offer or a next round so far: {listed(said)}."
    still_open = sum(bar[Ending.OPEN] for bar in bars.values())
    rest = f"{still_open:,} of {total:,} {'is' if still_open == 1 else 'are'}" if still_open else "none is"
    return f"An offer or a next round so far: {listed(said)}; {rest} still open."


_THANKED = {
    Timing.ON_TIME: "where every thank-you was on time",
    Timing.LATE: "where one was late",
    Timing.NOT_SENT: "where one was not sent",
}


def _bars(cells: pd.DataFrame) -> dict[Timing, dict[str, int]]:
    """The counts of `metrics.thank_you_endings` by timing, then by ending."""
    lines = [EndingCell(*line) for line in cells.itertuples(index=False)]
    counts = {(line.thank_you, line.ending): line.interviews for line in lines}
    told = [ending for ending in ENDING_WORDS if (Timing.ON_TIME, ending) in counts]
    return {timing: {ending: counts[timing, ending] for ending in told} for timing in Timing}


def thank_yous_alt(cells: pd.DataFrame) -> str:
    """The text alternative of the chart of thank-yous against outcomes."""
    said = [
        f"{bar_title(timing, sum(bar.values()))}: {_endings_in_words(bar)}."
        for timing, bar in _bars(cells).items()
        if any(bar.values())
    ]
    return " ".join(["A bar of 100% for each timing of the thank-you, by outcome.", *(said or [NOTHING_JUDGED])])


def _endings_in_words(bar: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {ENDING_WORDS[ending].lower()}" for ending, count in bar.items() if count)


def bar_title(timing: Timing, interviews: int) -> str:
    """ "On time, 34 interviews"."""
    return f"{TIMING_WORDS[timing]}, {number_words(interviews, 'interview')}"


def thank_yous_table(cells: pd.DataFrame) -> pd.DataFrame:
    """The figures behind the chart of thank-yous against outcomes, to read."""
    table = {
        TIMING_WORDS[timing]: {
            **{ENDING_WORDS[ending]: rate_words(count, sum(bar.values())) for ending, count in bar.items()},
            "All": f"{sum(bar.values()):,}",
        }
        for timing, bar in _bars(cells).items()
    }
    return pd.DataFrame(table).rename_axis("Outcome")


LAG_TITLES = {
    Lag.WITHIN_DAY: "Within 24 hours, on time",
    Lag.NEXT_DAY: "24 to 48 hours",
    Lag.WITHIN_WEEK: "2 to 7 days",
    Lag.LATER: "After 7 days",
    Lag.NOT_SENT: "Not sent",
}
LAG_ENDS = {
    Lag.WITHIN_DAY: "within 24 hours", Lag.NEXT_DAY: "within 48 hours", Lag.WITHIN_WEEK: "within 7 days",
    Lag.LATER: "after more than 7 days",
}  # fmt: skip
NO_LAGS = "No thank-you counts yet: one counts once it is sent or overdue."
LAGS_WITHHELD = "How soon thank-yous were sent cannot be shown: it would tell of a few people."
HOW_TO_READ_LAGS = (
    "Hours from the end of the interview. Each person to be thanked is one; those not due yet and those waived are not "
    "counted. “Not sent” are those overdue or missed."
)


def lag_title(lag: str) -> str:
    """The title of a word of Lag."""
    return LAG_TITLES[Lag(lag)]


def lags_sentence(lags: pd.DataFrame) -> str:
    """By when half of the thank-yous that count were sent, and how many were never."""
    total = int(lags["thank_yous"].sum())
    if not total:
        return NO_LAGS
    counts = {Lag(lag): int(count) for lag, count in zip(lags["lag"], lags["thank_yous"], strict=True)}
    never = f"{rate_words(counts[Lag.NOT_SENT], total)} not sent"
    half = half_sent(counts)
    if half is None:
        return f"Most thank-yous that count were not sent: {never}."
    on_time = rate_words(counts[Lag.WITHIN_DAY], total)
    return f"Half of the thank-yous that count were sent {LAG_ENDS[half]}: {on_time} on time, {never}."


def half_sent(counts: dict[Lag, int]) -> Lag | None:
    """The time by which half of all were sent; None where fewer than half were."""
    so_far, total = 0, sum(counts.values())
    for lag in LAG_ENDS:
        so_far += counts[lag]
        if 2 * so_far >= total:
            return lag
    return None


def lags_alt(lags: pd.DataFrame) -> str:
    """The text alternative of the chart of how soon thank-yous were sent."""
    said = [f"{lag_title(lag)}: {count:,}." for lag, count in zip(lags["lag"], lags["thank_yous"], strict=True)]
    return " ".join([f"A bar from 0 to 100% of {number_words(int(lags['thank_yous'].sum()), 'thank-you')}.", *said])


def lags_table(lags: pd.DataFrame) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    table = {lag_title(lag): {"Thank-yous": rate_words(count, of)} for lag, count, of in lags.itertuples(index=False)}
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Sent")
