"""One thing that got better: the figure that rose most, beside what the room saw of it before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coaching.intervals import Interval, newcombe
from coaching.metrics.frames import Figures
from coaching.metrics.over_time import Measure
from coaching.sentences import MEASURE_TITLES, percent
from coaching.sentences.comparison import MINUS
from coaching.workshop import words
from coaching.workshop.across import may_be_told, told_on
from coaching.workshop.running_order import counts_of, when
from coaching.workshop.slides import Counts, Deck, Slide
from coaching.workshop.week import WeekFigures


class Better(NamedTuple):
    """A measure that rose from one stretch to a later one, by how much (a share) and Newcombe's interval."""

    measure: Measure
    before: Counts
    now: Counts
    rise: float
    interval: Interval


def with_better(deck: Deck, found: WeekFigures, frozen: Sequence[Deck], figures: Figures) -> Deck:
    """The deck, which is otherwise ready, with the figure that rose most as its last slide."""
    if not found.held_at_all:
        return deck
    told = (*told_on(frozen), *told_on([deck]))
    best = max(_risen(found, told, figures), key=lambda one: one.rise, default=None)
    return deck._replace(slides=(*deck.slides, _slide(best)))


def _risen(found: WeekFigures, told: Sequence[Counts], figures: Figures) -> Iterator[Better]:
    """The measures that rose, of those figures that may be told beside all that was."""
    for measure, stretches in found.stretches.items():
        if not stretches:
            continue
        *others, last = (counts_of(found, measure, stretch) for stretch in stretches)
        before = next((one for one in others[-1:] if may_be_told(one, told, figures)), _told_before(last, told))
        if before is not None and may_be_told(last, told, figures):
            rise = _rate(last) - _rate(before)
            if round(100 * rise) > 0:
                ends = newcombe(last.part or 0, last.n or 0, before.part or 0, before.n or 0)
                yield Better(measure, before, last, rise, ends)


def _told_before(now: Counts, told: Sequence[Counts]) -> Counts | None:
    """The latest figure of the same kind that the room has seen, of days before."""
    earlier = [one for one in told if one.what == now.what and one.last < now.first and one.n]
    return max(earlier, key=lambda one: one.last, default=None)


def _rate(counts: Counts) -> float:
    return (counts.part or 0) / (counts.n or 1)


def _slide(one: Better | None) -> Slide:
    bare = Slide("better", "What got better", words.NOTHING_BETTER, minutes=2, notes=words.BETTER)
    if one is None:
        return bare
    shares = [percent(each.part or 0, each.n or 0) for each in (one.before, one.now)]
    return bare._replace(
        big=" → ".join(shares), said=f"{MEASURE_TITLES[one.measure]}: {_in_words(one)}", counts=(one.before, one.now)
    )


def _in_words(one: Better) -> str:
    """Both stretches with their counts, the rise with its interval, and whether chance could make it."""
    before, now = (f"{each.part:,} of {each.n:,} {when(each.first, each.last)}" for each in (one.before, one.now))
    points = [f"{100 * share:.0f}".replace("-", MINUS) for share in (one.rise, *one.interval) if share is not None]
    chance = ", which may be chance" if (one.interval.low or 0) <= 0 else ""
    return f"{now}, after {before}. A rise of {points[0]} points ({' to '.join(points[1:])}){chance}."
