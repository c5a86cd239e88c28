"""Which interviews are behind each bar of a figure, under the same words as the bars have in its chart.

Only for one's own clients: a list of who is behind a number tells what the number may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import pandas as pd

from coaching.charts.bars import GROUPS
from coaching.charts.clicks import NOT
from coaching.charts.closer import INTERVIEWS
from coaching.charts.heat import part_of_client
from coaching.charts.steps import AT_ALL, ON_TIME, part_of_step
from coaching.closer import USUAL, Days
from coaching.guidance.findings import FINDINGS
from coaching.guidance.steps import LANDMARK_DAYS
from coaching.metrics import Figures
from coaching.metrics.at_all import WAYS
from coaching.metrics.conduct_rates import all_findings
from coaching.metrics.employers import Employers, one_spaced
from coaching.metrics.frames import MADE
from coaching.metrics.funnel import Stage, stages
from coaching.metrics.landmark import Place, placed_interviews
from coaching.metrics.over_time import Stretch
from coaching.metrics.rates import counted
from coaching.metrics.slips import Slips
from coaching.metrics.thank_yous import Ending, Timing, endings, thank_you_timing
from coaching.model import Finding, Status, Step
from coaching.promptness import Lag
from coaching.sentences import ENDING_WORDS, TIMING_WORDS, lag_title, step_title, stretch_words
from coaching.sentences.at_all import WAY_WORDS
from coaching.sentences.employers import employer_lines
from coaching.sentences.funnel import STAGE_TITLES
from coaching.sentences.numbers import short_name
from coaching.sentences.side_by_side import every_group
from coaching.sentences.slips import name_of, slip_lines
from coaching.side_by_side import SideBySide


class Part(NamedTuple):
    """Interviews behind a bar, each once: its word, what it is called, and their keys."""

    word: str
    name: str
    interviews: pd.Series


def steps_behind(chosen: Figures) -> list[Part]:
    """Of each step what was done on time and what was not, and what was done at all and what was not."""
    rows = counted(chosen.rows)
    made = {ON_TIME: rows["status"] == Status.DONE.value, AT_ALL: rows["status"].isin(MADE)}
    found: list[Part] = []
    for step in Step:
        here = rows["step"] == step.value
        for rate, good in made.items():
            names = (f"{step_title(step.value)}: {rate}", f"{step_title(step.value)}: not {rate}")
            found += _divided(part_of_step(step.value, rate), names, rows.loc[here, "interview_id"], good[here])
    return _some(chosen.interviews, found)


def comparison_behind(chosen: Figures, now: datetime, days: Days = USUAL) -> list[Part]:
    """Of both groups those that led on, and the others."""
    placed = placed_interviews(chosen.interviews, now, days.landmark, days.horizon)
    inside = placed[placed["place"] == Place.COMPARED.value]
    groups = {True: f"Followed up within {days.landmark} days", False: f"Not followed up within {days.landmark} days"}
    found: list[Part] = []
    for side, name in groups.items():
        of = inside[inside["exposed"] == side]
        names = (f"{name}: offer or next round", f"{name}: neither")
        found += _divided(GROUPS[side], names, of["interview_id"], of["success"])
    return _some(chosen.interviews, found)


def lags_behind(chosen: Figures) -> list[Part]:
    """By how soon a thank-you went out."""
    keys, lags = chosen.lags["interview_id"], chosen.lags["lag"]
    return _some(chosen.interviews, [Part(lag.value, lag_title(lag.value), keys[lags == lag.value]) for lag in Lag])


def endings_behind(chosen: Figures, now: datetime) -> list[Part]:
    """By when the thank-yous were sent, and what came of it."""
    timing = thank_you_timing(chosen.rows)
    ending = endings(chosen.interviews, now).reindex(timing.index)
    keys = pd.Series(timing.index, index=timing.index)
    return _some(chosen.interviews, [
        Part(
            f"{when.value}.{end.value}",
            f"{TIMING_WORDS[when]}, {ENDING_WORDS[end].lower()}",
            keys[(timing == when.value) & (ending == end.value)],
        )
        for when in Timing
        for end in Ending
    ])  # fmt: skip


def findings_behind(chosen: Figures) -> list[Part]:
    """By finding on how the following-up was done."""
    every = all_findings(chosen)
    return _some(chosen.interviews, [
        Part(one.value, FINDINGS[one].title, every.loc[every["finding"] == one.value, "interview_id"])
        for one in Finding
    ])  # fmt: skip


def slips_behind(chosen: Figures, found: Slips, names: Mapping[int, str]) -> list[Part]:
    """Of each client and step of the grid the interviews after which it was not on time."""
    rows = counted(chosen.rows)
    rows = rows[rows["status"] != Status.DONE.value]
    clients = rows["interview_id"].map(chosen.interviews.set_index("interview_id")["client_id"])
    by_cell = rows["interview_id"].groupby([clients, rows["step"]]).agg(list).to_dict()
    return _some(chosen.interviews, [
        Part(part_of_client(key, step), f"{name_of(key, names)}: {step_title(step)}", pd.Series(by_cell[key, step]))
        for key, line in slip_lines(found).items() for step in line if (key, step) in by_cell
    ])  # fmt: skip


def time_behind(marks: pd.DataFrame, lines: pd.DataFrame, good: str) -> list[Part]:
    """Of each week or month, the latest first, what is `good` in `marks` (over_time.marks) and what is not."""
    found: list[Part] = []
    for line in reversed([Stretch(*values) for values in lines.itertuples(index=False)]):
        inside = marks[marks["held_on"].between(pd.Timestamp(line.first), pd.Timestamp(line.last))]
        when = stretch_words(line.first, line.last)
        found += _divided(
            str(line.first), (f"{when}: {good}", f"{when}: not {good}"), inside["interview_id"], inside["good"]
        )
    return _some(marks, found)


def funnel_behind(chosen: Figures, now: datetime) -> list[Part]:
    """Of each stage those that reached it, and those that got up to it and no further."""
    there, found = stages(chosen, now), list[Part]()
    for stage in Stage:
        told = there[there[stage.value].notna()]
        title = STAGE_TITLES[stage]
        keys = pd.Series(told.index, index=told.index)
        found += _divided(stage.value, (title, f"Not: {title[0].lower()}{title[1:]}"), keys, told[stage.value].eq(True))
        there = told[told[stage.value].eq(True)]
    return _some(chosen.interviews, found)


def at_all_behind(chosen: Figures, now: datetime) -> list[Part]:
    """The interviews that ended a week ago or earlier, followed up in some way or not."""
    held = chosen.interviews
    old = held[held["ended_at"] + pd.Timedelta(days=LANDMARK_DAYS.number) <= pd.Timestamp(now)]
    names = ("Followed up in some way", "Not followed up")
    return _some(held, _divided(INTERVIEWS, names, old["interview_id"], old["followed_up_at"] <= pd.Timestamp(now)))


def ways_behind(interviews: pd.DataFrame, column: str) -> list[Part]:
    """By the channel or the source of the first follow-up; `interviews` are with their firsts."""
    keys, ways, words = interviews["interview_id"], interviews[column], WAY_WORDS[column]
    return _some(interviews, [Part(word, words[word], keys[ways == word]) for word in WAYS[column]])


def employers_behind(interviews: pd.DataFrame, found: Employers) -> list[Part]:
    """Of each employer of the chart, by its place; `interviews` are with their firsts."""
    names = one_spaced(interviews["employer"]).str.casefold()
    keys = interviews["interview_id"]
    lines = enumerate(employer_lines(found), 1)
    return _some(interviews, [
        Part(str(at), short_name(line.employer), keys[names == line.employer.casefold()]) for at, line in lines
    ])  # fmt: skip


def groups_behind(
    interviews: pd.DataFrame, lines: pd.DataFrame, found: SideBySide, names: Sequence[str], good: str
) -> list[Part]:
    """Of each group, by its place and under its name, what is `good` in `lines` (side_by_side.group_lines) and what is
    not; after the groups all others together."""
    parts, shown = list[Part](), [one.value for one in found.groups]
    for at, (name, group) in enumerate(zip(names, every_group(found), strict=True), 1):
        mine = ~lines["value"].isin(shown) if group is found.rest else lines["value"] == group.value
        words = (f"{name}: {good}", f"{name}: not {good}")
        parts += _divided(str(at), words, lines.loc[mine, "interview_id"], lines.loc[mine, "good"])
    return _some(interviews, parts)


def _divided(word: str, names: tuple[str, str], interviews: pd.Series, good: pd.Series) -> Iterator[Part]:
    yield Part(word, names[0], interviews[good])
    yield Part(f"{word}{NOT}", names[1], interviews[~good])


def _some(interviews: pd.DataFrame, parts: Iterable[Part]) -> list[Part]:
    """Those with interviews, each of them once, the newest first."""
    newest_first = interviews.sort_values("held_on", ascending=False, kind="stable")["interview_id"]
    found = [part._replace(interviews=newest_first[newest_first.isin(part.interviews)]) for part in parts]
    return [part for part in found if len(part.interviews)]
