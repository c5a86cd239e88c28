"""This week's slides beside all that was frozen: a figure is told anew once more than ten people in it are new.

Of any sums and differences of figures told one after another, the latest counts more than ten people, in one cell, who
are in no other: so none is about fewer, however many weeks are taken together and whatever was recorded afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import pandas as pd

from coaching.clock import local_date, zone_named
from coaching.guidance.steps import SMALL_CELL
from coaching.metrics.blocks import GROUPS, comparison_block
from coaching.metrics.frames import Figures
from coaching.metrics.over_time import Measure, marks
from coaching.model import Step
from coaching.workshop import words
from coaching.workshop.slides import COMPARISON, Counts, Deck, Slide


def told_on(decks: Sequence[Deck]) -> tuple[Counts, ...]:
    """The figures that stand on the slides of some weeks."""
    return tuple(counts for deck in decks for slide in deck.slides for counts in slide.counts)


def beside_frozen(deck: Deck, frozen: Sequence[Deck], figures: Figures) -> Deck:
    """The deck with those figures as they were that may not be told anew; `frozen` are all weeks that were."""
    earlier = sorted((one for one in frozen if one.week < deck.week), key=lambda one: one.week, reverse=True)
    return deck._replace(slides=tuple(_beside(deck, earlier, told_on(frozen), figures)))


def _beside(deck: Deck, earlier: Sequence[Deck], told: tuple[Counts, ...], figures: Figures) -> Iterator[Slide]:
    for slide in deck.slides:
        if all(may_be_told(counts, told, figures) for counts in slide.counts):
            told = (*told, *slide.counts)
            yield slide
        else:
            yield _as_then(slide, earlier, zone_named(deck.timezone))


def may_be_told(counts: Counts, told: Sequence[Counts], figures: Figures) -> bool:
    """Whether a figure was told just so, or more than ten people in each of its cells are in none that was told."""
    if counts in told:
        return True
    counted = _counted(counts, figures)
    new = pd.Series(data=True, index=counted.index)
    for one in told:
        if one.what == counts.what:
            new &= ~counted["held_on"].between(pd.Timestamp(one.first), pd.Timestamp(one.last))
    people = counted[new].groupby("cell")["client_id"].nunique()
    return bool((people.reindex(counted["cell"].unique(), fill_value=0) > SMALL_CELL.number).all())


def _counted(counts: Counts, figures: Figures) -> pd.DataFrame:
    """What stands behind a figure, a line each: `client_id`, `held_on` and `cell`."""
    frame = _cells(counts, figures)
    inside = frame["held_on"].between(pd.Timestamp(counts.first), pd.Timestamp(counts.last))
    return frame.loc[inside, ["client_id", "held_on", "cell"]].astype({"cell": str})


def _cells(counts: Counts, figures: Figures) -> pd.DataFrame:
    if counts.what == COMPARISON:
        frame = comparison_block(figures, None, counts.as_of).frame
        return frame[frame["cell"].isin(GROUPS)]
    measure = Measure.FOLLOWED_UP if counts.what == Measure.FOLLOWED_UP else Step(counts.what)
    counted = marks(figures, measure, pd.Timestamp(counts.as_of))
    return counted.assign(cell=counted["good"].map({True: "yes", False: "no"}))


def _as_then(slide: Slide, earlier: Sequence[Deck], zone: ZoneInfo) -> Slide:
    """The slide as the room saw it last; without its figure where it did not."""
    shown = (one for deck in earlier if (one := deck.slide(slide.slug)) is not None and one.counts)
    then = next(shown, None)
    if then is None:
        return slide._replace(big="", said=words.WITHHELD_BESIDE, spec=None, alt="", counts=())
    day = local_date(then.counts[0].as_of, zone)
    said = then.said if words.AS_THEN in then.said else f"{then.said} {words.AS_THEN} {day:%B} {day.day}, {day.year}."
    return then._replace(said=said)
