"""The rates as one table: every figure with what it is of, its share and interval; small cells of others withheld."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import pandas as pd

from coaching.exchange.table import Column, Table
from coaching.guidance.steps import SMALL_GROUP, STEPS
from coaching.intervals import wilson
from coaching.metrics import (
    COUNTED,
    MADE,
    Comparison,
    Ending,
    Figures,
    Place,
    Timing,
    comparison,
    counted,
    endings,
    figures_of,
    followed_through,
    placed_interviews,
    thank_you_timing,
)
from coaching.model import FACTS, Status, Step
from coaching.reports.order import Look, Row
from coaching.reports.withheld import WITHHELD, Division, Tally, parts, shown
from coaching.store.client_stream import ClientRecords
from coaching.wording import named

RATES_COLUMNS = (
    Column("About", 28), Column("Figure", 34), Column("Count", 10), Column("Of", 10), Column("Share", 10),
    Column("95% from", 10), Column("95% to", 10), Column("Note", 60),
)  # fmt: skip
DONE, MADE_PART, NOT_DONE = frozenset([Status.DONE.value]), frozenset(MADE), frozenset(COUNTED) - {Status.DONE.value}
NOT_MADE_PART = frozenset(COUNTED) - MADE_PART
OF_STEPS: Sequence[Division] = (
    parts(*COUNTED),
    [DONE, MADE_PART - DONE, NOT_MADE_PART],
    [DONE, NOT_DONE],
    [MADE_PART, NOT_MADE_PART],
    [frozenset(COUNTED)],
)
"""What a step's counted rows fall into, from the finest to their number alone."""
NOT_ON_TIME = (Status.LATE, Status.TOO_SOON, Status.MISSED, Status.OVERDUE)
YES, NO = "yes", "no"
EITHER: Sequence[Division] = (parts(YES, NO), parts([YES, NO]))
OF_TIMINGS: Sequence[Division] = (
    parts(*Timing), parts(Timing.ON_TIME, [Timing.LATE, Timing.NOT_SENT]), parts(list(Timing)),
)  # fmt: skip
OF_ENDINGS: Sequence[Division] = (
    parts(*Ending), parts(Ending.SUCCESS, [end for end in Ending if end is not Ending.SUCCESS]),
)  # fmt: skip
EXPOSED, UNEXPOSED = "exposed", "unexposed"
LEFT_OUT = {
    Place.WITHDRAWN.value: "Withdrawn by the client",
    Place.DECIDED.value: "Decided before",
    Place.RECENT.value: "Too recent to tell",
}
OF_COMPARISON: Sequence[Division] = (
    parts(EXPOSED, UNEXPOSED, *LEFT_OUT), parts(EXPOSED, UNEXPOSED, list(LEFT_OUT)),
)  # fmt: skip
TIMING_WORDS = {Timing.ON_TIME: "On time", Timing.LATE: "Late", Timing.NOT_SENT: "Not sent"}
ENDING_WORDS = {
    Ending.SUCCESS: "offer or next round",
    Ending.REJECTED: "rejected",
    Ending.NO_ANSWER: "no answer",
    Ending.WITHDRAWN: "withdrawn",
    Ending.OPEN: "still open",
}
DECIMALS = 6
"""Of a share: a millionth is far below what any interval leaves open, and what is beyond is the computer's noise."""
Cases = list[tuple[str, Hashable]]
Whose = dict[str, str]
"""Clients by interview."""


def rates_table(clients: Iterable[ClientRecords], look: Look, *, guarded: bool) -> Table:
    """The figures of the interviews held on those days.

    Guarded, where others' clients are among them: without small cells, and without clients who do not count in groups.
    """
    inside = (one for one in clients if one.counts_in_groups or not guarded)
    records = (record for one in inside for record in one.records if look.is_about(record.interview))
    return Table("rates", RATES_COLUMNS, _lines(figures_of(records, look.policy, look.as_of), look, guarded=guarded))


def _lines(figures: Figures, look: Look, *, guarded: bool) -> Iterator[Row]:
    whose: Whose = dict(zip(figures.interviews["interview_id"], figures.interviews["client_id"], strict=True))
    return chain(
        _interviews(figures, whose, look, guarded=guarded),
        _steps(figures.rows, whose, guarded=guarded),
        _thank_yous(figures, whose, look, guarded=guarded),
        _compared(figures.interviews, look, guarded=guarded),
    )


def _line(about: str, figure: str, tally: Tally | None, of: Tally | None = None, note: str = "") -> Row:
    """A figure of a whole with its share and Wilson's interval; what is not to be shown says so."""
    if tally is None:
        return (about, figure, None, of.number if of else None, None, None, None, WITHHELD)
    if of is None or of.number == 0:
        return (about, figure, tally.number, of.number if of else None, None, None, None, note)
    shares = (tally.number / of.number, *wilson(tally.number, of.number))
    return (about, figure, tally.number, of.number, *map(_rounded, shares), note)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, DECIMALS)


def _whole(cases: Cases, *, guarded: bool) -> Tally | None:
    tally = Tally(len(cases), len({whose for _, whose in cases}))
    return None if guarded and tally.is_small else tally


def _split(figure: str, cases: Cases, note: str = "", *, guarded: bool) -> Row:
    """One figure on interviews: how many of the cases are a yes."""
    found = shown(cases, EITHER, guarded=guarded)
    return _line("Interviews", figure, found.get(frozenset([YES])), _whole(cases, guarded=guarded), note)


def _cases(words: pd.Series[str], whose: Whose) -> Cases:
    """Words by interview, as cases of the client's."""
    return [(str(word), whose[str(key)]) for key, word in words.items()]


def _yes_or_no(answers: pd.Series[bool], whose: Whose) -> Cases:
    return [(YES if answer else NO, whose[str(key)]) for key, answer in answers.items()]


def _interviews(figures: Figures, whose: Whose, look: Look, *, guarded: bool) -> Iterator[Row]:
    """Held, followed up at all, and followed through."""
    followed_up = figures.interviews.set_index("interview_id")["followed_up_at"] <= pd.Timestamp(look.as_of)
    held = _yes_or_no(followed_up, whose)
    yield _line("Interviews", "Held", _whole(held, guarded=guarded))
    yield _split("Followed up in some way", held, guarded=guarded)
    through = _yes_or_no(followed_through(figures.rows), whose)
    yield _split("Followed through", through, "Of interviews with steps that count by now", guarded=guarded)


def _steps(rows: pd.DataFrame, whose: Whose, *, guarded: bool) -> Iterator[Row]:
    """On time and at all for each step, and what the rest is."""
    inside = counted(rows)
    for step, rule in STEPS.items():
        of_step = inside[inside["step"] == step.value]
        cases: Cases = [
            (status, whose[key]) for key, status in zip(of_step["interview_id"], of_step["status"], strict=True)
        ]
        if cases:
            yield from _step(step, rule.title, cases, guarded=guarded)


def _step(step: Step, title: str, cases: Cases, *, guarded: bool) -> Iterator[Row]:
    found, whole = shown(cases, OF_STEPS, guarded=guarded), _whole(cases, guarded=guarded)
    yield _line(title, "Done on time", found.get(DONE), whole)
    yield _line(title, "Done at all", _together(found, MADE_PART), whole)
    for status in NOT_ON_TIME:
        if _can_be(step, status):
            yield _line(title, named(status).capitalize(), found.get(frozenset([status.value])), whole)


def _can_be(step: Step, status: Status) -> bool:
    """A fact is done or missed; only a check can be made too soon."""
    if step in FACTS:
        return status is Status.MISSED
    return status is not Status.TOO_SOON or step is Step.STATUS_CHECK


def _together(found: Mapping[frozenset[str], Tally], wanted: frozenset[str]) -> Tally | None:
    """The parts that make up what is wanted; None where these parts do not. People are not added up."""
    inside = [part for part in found if part <= wanted]
    if frozenset().union(*inside) != wanted:
        return None
    return Tally(sum(found[part].number for part in inside))


def _thank_yous(figures: Figures, whose: Whose, look: Look, *, guarded: bool) -> Iterator[Row]:
    """When thank-yous were sent, and how interviews ended after each."""
    timing = thank_you_timing(figures.rows)
    cases, ending = _cases(timing, whose), endings(figures.interviews, look.as_of)
    found, whole = shown(cases, OF_TIMINGS, guarded=guarded), _whole(cases, guarded=guarded)
    for word, words in TIMING_WORDS.items():
        of = found.get(frozenset([word.value]))
        yield _line("Thank-yous", words, of, whole)
        ended = _cases(ending.reindex(timing.index[timing == word.value]), whose)
        after = shown(ended, OF_ENDINGS, guarded=guarded) if of else {}
        for end, said in ENDING_WORDS.items():
            yield _line(f"Thank-yous {words.lower()}", f"Then {said}", after.get(frozenset([end.value])), of)


def _compared(interviews: pd.DataFrame, look: Look, *, guarded: bool) -> Iterator[Row]:
    """The comparison of plan.md: the groups, who is in neither, the difference."""
    found = comparison(interviews, look.as_of)
    placed = placed_interviews(interviews, look.as_of, found.landmark_days, found.horizon_days)
    inside = placed[placed["place"] == Place.COMPARED.value]
    groups = {EXPOSED: inside[inside["exposed"]], UNEXPOSED: inside[~inside["exposed"]]}
    cases: Cases = [(name, client) for name, group in groups.items() for client in group["client_id"]]
    left_out = placed[placed["place"].isin(LEFT_OUT)]
    cases += zip(map(str, left_out["place"]), left_out["client_id"], strict=True)
    counts = shown(cases, OF_COMPARISON, guarded=guarded)
    about = f"After the first {found.landmark_days} days"
    successes = [
        _success(about, name, group, found, counts.get(frozenset([name])), guarded=guarded)
        for name, group in groups.items()
    ]
    yield from successes
    yield _difference(about, found, told=all(row[2] is not None for row in successes))
    for word, said in LEFT_OUT.items():
        yield _line(about, f"Left out: {said.lower()}", counts.get(frozenset([word])))


def _success(about: str, name: str, group: pd.DataFrame, found: Comparison, of: Tally | None, *, guarded: bool) -> Row:
    figure = f"Success within {found.horizon_days} days, {'followed up' if name == EXPOSED else 'not followed up'}"
    cases: Cases = [
        (YES if success else NO, client) for success, client in zip(group["success"], group["client_id"], strict=True)
    ]
    tally = shown(cases, EITHER[:1], guarded=guarded).get(frozenset([YES])) if of else None
    line = _line(about, figure, tally, of)
    return (*line[:4], None, None, None, too_few()) if found.withheld and tally else line


def too_few() -> str:
    """Why counts stand without a rate."""
    return f"A rate needs {SMALL_GROUP.number} interviews in each group"


def _difference(about: str, found: Comparison, *, told: bool) -> Row:
    note = f"Association, not cause. Interval: {found.method}."
    if found.withheld or not told:
        return (about, "Difference", None, None, None, None, None, too_few() if found.withheld else WITHHELD)
    shares = (found.difference, found.interval.low, found.interval.high)
    return (about, "Difference", None, None, *map(_rounded, shares), note)
