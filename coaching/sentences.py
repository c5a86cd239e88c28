"""What the figures say, in plain words: a sentence and a text alternative for each chart, and the comparison.

Counts come first and a rate goes with its interval: "12 of 40 (30%, 18 to 45)". Frames are those of metrics.py.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from coaching.guidance.steps import SMALL_GROUP, STEPS
from coaching.intervals import wilson
from coaching.metrics import Comparison, Ending, EndingCell, Group, StepRate, Timing
from coaching.model import Step

TIMING_WORDS = {Timing.ON_TIME: "On time", Timing.LATE: "Late", Timing.NOT_SENT: "Not sent"}
ENDING_WORDS = {
    Ending.SUCCESS: "Offer or next round",
    Ending.REJECTED: "Rejected",
    Ending.NO_ANSWER: "No answer",
    Ending.WITHDRAWN: "Withdrawn",
    Ending.OPEN: "Still open",
}
NOTHING_HELD = "No interview has been held yet: the rates begin with the first one that is over."
NOTHING_COUNTED = "No step can be counted yet: a step counts once it is done, or once its time is over."
NOTHING_JUDGED = "No thank-you can be counted yet: an interview counts once its thank-yous are sent or overdue."
HOW_TO_READ_STEPS = (
    "Solid bars: done on time. Open bars: done at all, late and too soon included. Thin lines, and the two numbers "
    "after a rate: 95% intervals, wide where there is little to go by. "
    "A step that is optional, not due yet, not needed or waived is not counted."
)
HOW_TO_READ_THANK_YOUS = (
    "Every interview whose thank-yous can be judged, whenever it was. Those still open may yet end well, and an answer "
    "that comes at once leaves no time for a note: whether following up goes with offers, the comparison below tells."
)
MINUS = "\u2212"
NO_WIDTH = 1e-9  # of a share; an interval this narrow comes from a formula without anything to vary


def number_words(number: int, thing: str) -> str:
    """ "1 interview", "1,400 interviews"."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def percent(part: int, whole: int) -> str:
    """A share in whole percent; "under 1%" and "over 99%" where rounding would say none or all."""
    share = 100 * part / whole
    if 0 < part < whole and not 0.5 < share < 99.5:  # percent, where rounding begins
        return "under 1%" if share < 50 else "over 99%"
    return f"{share:.0f}%"


def rate_words(part: int, whole: int) -> str:
    """ "12 of 40 (30%, 18 to 45)", with Wilson's interval; "0 of 0" stands alone."""
    if whole == 0:
        return "0 of 0"
    return f"{part:,} of {whole:,} ({_rate_and_range(part, whole)})"


def _rate_and_range(part: int, whole: int) -> str:
    low, high = (100 * (end or 0) for end in wilson(part, whole))
    return f"{percent(part, whole)}, {low:.0f} to {high:.0f}"


def held_sentence(held: int, followed_up: int) -> str:
    """How many interviews have been held, and how many of them were followed up at all."""
    if held == 0:
        return NOTHING_HELD
    rate = _rate_and_range(followed_up, held)
    return f"{followed_up:,} of {held:,} interviews held ({rate}) were followed up in some way."


def step_title(step: str) -> str:
    """The title of a step from its word."""
    return STEPS[Step(step)].title


def steps_sentence(steps: pd.DataFrame) -> str:
    """Which step needs practice most: the one whose interval of on time ends lowest, so that few cases do not win."""
    lines = _step_lines(steps)
    if not lines:
        return NOTHING_COUNTED
    if all(line.done == line.counted for line in lines):
        total = sum(line.counted for line in lines)
        return f"Everything that counts so far was done on time: {total:,} of {total:,}."
    weakest = min(lines, key=lambda line: line.on_time_high or 0)
    rest = {"late": weakest.late, "too soon": weakest.too_soon, "not done": weakest.missed + weakest.overdue}
    others = _listed([f"{count:,} {word}" for word, count in rest.items() if count])
    on_time = rate_words(weakest.done, weakest.counted)
    return f"“{step_title(weakest.step)}” needs the most practice: on time in {on_time}, {others}."


def _step_lines(steps: pd.DataFrame) -> list[StepRate]:
    return [StepRate(*line) for line in steps.itertuples(index=False)]


def steps_alt(steps: pd.DataFrame) -> str:
    """The text alternative of the chart of rates by step."""
    said = [
        f"{step_title(line.step)}: {line.done:,} of {line.counted:,} on time, {line.made:,} of {line.counted:,} at all."
        for line in _step_lines(steps)
    ]
    return " ".join(["Bars from 0 to 100% for each step, done on time and done at all.", *(said or [NOTHING_COUNTED])])


def steps_table(steps: pd.DataFrame) -> pd.DataFrame:
    """The figures behind the chart of rates by step, to read."""
    table = {
        step_title(line.step): {
            "On time": rate_words(line.done, line.counted),
            "Done at all": rate_words(line.made, line.counted),
            "Late": line.late,
            "Too soon": line.too_soon,
            "Not done": line.missed + line.overdue,
        }
        for line in _step_lines(steps)
    }
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Step")


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
    still_open = sum(bar[Ending.OPEN] for bar in bars.values())
    rest = f"{still_open:,} of {total:,} {'is' if still_open == 1 else 'are'}" if still_open else "none is"
    return f"An offer or a next round so far: {_listed(said)}; {rest} still open."


_THANKED = {
    Timing.ON_TIME: "where every thank-you was on time",
    Timing.LATE: "where one was late",
    Timing.NOT_SENT: "where one was not sent",
}


def _bars(cells: pd.DataFrame) -> dict[Timing, dict[Ending, int]]:
    """The counts of `metrics.thank_you_endings` by timing, then by ending."""
    lines = [EndingCell(*line) for line in cells.itertuples(index=False)]
    counts = {(line.thank_you, line.ending): line.interviews for line in lines}
    return {timing: {ending: counts[timing, ending] for ending in Ending} for timing in Timing}


def thank_yous_alt(cells: pd.DataFrame) -> str:
    """The text alternative of the chart of thank-yous against outcomes."""
    said = [
        f"{bar_title(timing, sum(bar.values()))}: {_endings_in_words(bar)}."
        for timing, bar in _bars(cells).items()
        if any(bar.values())
    ]
    return " ".join(["A bar of 100% for each timing of the thank-you, by outcome.", *(said or [NOTHING_JUDGED])])


def _endings_in_words(bar: dict[Ending, int]) -> str:
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


def comparison_sentence(compared: Comparison) -> str:
    """The comparison in one sentence: both groups, the difference, what that is not, and what is left out."""
    exposed, unexposed = compared.exposed, compared.unexposed
    if exposed.n + unexposed.n == 0:
        days = number_words(compared.landmark_days + compared.horizon_days, "day")
        return f"Nothing can be compared yet: an interview comes in {days} after it ends{_left_out(compared)}."
    if compared.withheld:
        return (
            f"{_groups_in_words(compared, _counts)}; no rate is shown, because a fair one needs at least "
            f"{number_words(SMALL_GROUP.number, 'interview')} in each group{_left_out(compared)}."
        )
    return (
        f"{_groups_in_words(compared, _rate)}: a difference of {_difference_in_words(compared)} "
        f"an association, not a cause{_left_out(compared)}."
    )


def _groups_in_words(compared: Comparison, words: Callable[[Group], str]) -> str:
    landmark, horizon = (number_words(days, "day") for days in (compared.landmark_days, compared.horizon_days))
    return (
        f"Of the interviews followed up within {landmark}, {words(compared.exposed)} led to an offer or a next round "
        f"in the {horizon} after that; of those not followed up by then, {words(compared.unexposed)}"
    )


def _counts(group: Group) -> str:
    return f"{group.successes:,} of {group.n:,}"


def _rate(group: Group) -> str:
    return rate_words(group.successes, group.n)


def _difference_in_words(compared: Comparison) -> str:
    """The difference with its interval, and whether chance could make it, up to "which is"."""
    low, high = compared.interval
    shares = [share for share in (compared.difference or 0.0, low, high) if share is not None]
    digits = (
        1 if any(share and not round(100 * share) for share in shares) else 0
    )  # "0" is not said of what is not zero
    points = [f"{100 * share:,.{digits}f}".replace("-", MINUS) for share in shares]
    unit = "percentage point" if points[0] in ("1", f"{MINUS}1") else "percentage points"
    if low is None or high is None or high - low < NO_WIDTH:
        return f"{points[0]} {unit} (no interval can be given), which may be chance, and is"
    how = ", allowing for clients with several interviews" if compared.method == "cluster" else ""
    chance = "which may be chance, and is" if low <= 0 <= high else "which is"
    return f"{points[0]} {unit} ({points[1]} to {points[2]}{how}), {chance}"


def _left_out(compared: Comparison) -> str:
    days = compared.landmark_days + compared.horizon_days
    parts = [
        (compared.decided, f"decided within the {number_words(compared.landmark_days, 'day')}"),
        (compared.withdrawn, "that the client withdrew from"),
        (compared.recent, f"less than {number_words(days, 'day')} old"),
    ]
    said = [f"{number_words(count, 'interview')} {why}" for count, why in parts if count]
    return f"; left out: {_listed(said)}" if said else "; no interview is left out"


def _listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
