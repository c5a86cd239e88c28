"""What the way from the interview to an answer says: at which step most are lost."""

from __future__ import annotations

import pandas as pd

from coaching.metrics.funnel import HEARD_BY, Stage, StageLine
from coaching.sentences.numbers import number_words, rate_words

STAGE_TITLES: dict[str, str] = {
    Stage.HELD: "Interview held",
    Stage.THANKED: "All thank-yous sent",
    Stage.ON_TIME: "All of them within 24 hours",
    Stage.CHECKED: "Status checked",
    Stage.HEARD: "Answer heard",
}
NO_STAGES = "No interview has been held yet."
NOTHING_DECIDED = "Nothing is decided yet: a step counts once it is done, or once its time is over."
FUNNEL_WITHHELD = "The way from interview to answer cannot be shown for these filters: it would tell of a few people."
HOW_TO_READ_FUNNEL = (
    "Each bar is of the interviews that reached the one above and for which it is decided; what waits, was waived or "
    f"needs none is in no bar from there on. An answer counts as not heard after {HEARD_BY} days."
)


def stage_lines(stages: pd.DataFrame) -> list[StageLine]:
    """The lines of a funnel that may be shown, in order."""
    return [StageLine(*line) for line in stages.astype(object).itertuples(index=False)]


def funnel_sentence(stages: pd.DataFrame) -> str:
    """Where most interviews go no further, and by how many."""
    lines = stage_lines(stages)
    if not lines or not lines[0].of:
        return NO_STAGES
    decided = [line for line in lines[1:] if line.of]
    if not decided:
        return NOTHING_DECIDED
    worst = max(decided, key=lambda line: line.of - line.part)
    lost = worst.of - worst.part
    if not lost:
        return f"Every step that is decided was reached, from {number_words(lines[0].of, 'interview')} held."
    stage = STAGE_TITLES[worst.stage]
    return f"Most go no further before “{stage}”: {rate_words(lost, worst.of)} interviews that got so far."


def funnel_alt(stages: pd.DataFrame) -> str:
    """The text alternative of the chart of the way to an answer."""
    said = [f"{STAGE_TITLES[line.stage]}: {line.part:,} of {line.of:,}." for line in stage_lines(stages)]
    return " ".join(["Bars from 0 to 100% for each step, of those that reached the one before.", *said])


def _reached(line: StageLine) -> str:
    """How many got so far; of those held, which are all, without a rate."""
    return f"{line.part:,}" if line.stage == Stage.HELD else rate_words(line.part, line.of)


def funnel_table(stages: pd.DataFrame) -> pd.DataFrame:
    """The figures behind that chart, to read."""
    table = {
        STAGE_TITLES[line.stage]: {
            "Reached it": _reached(line), "Not decided or not needed": f"{line.undecided:,}"
        }
        for line in stage_lines(stages)
    }  # fmt: skip
    return pd.DataFrame.from_dict(table, orient="index").rename_axis("Step")
