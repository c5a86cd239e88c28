"""This week's slides beside those that the room has seen before: what they differ by tells of nobody or many as well.

A figure that differs from an earlier one by 1 to 10 people is shown as it was then, and says as of when.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pandas as pd

from coaching.guidance.steps import SMALL_CELL
from coaching.metrics.blocks import COMPARISON_LEVELS, comparison_block
from coaching.metrics.frames import Figures
from coaching.metrics.over_time import Measure, marks
from coaching.model import Step
from coaching.workshop import words
from coaching.workshop.slides import COMPARISON, Counts, Deck, Slide

AsOf = Callable[[datetime], Figures]
"""The figures of the workshop as they were at an instant."""
KEY = ["client_id", "held_on", "cell"]
LEFT_OUT_TOLD, ALIKE = COMPARISON_LEVELS


def beside_earlier(deck: Deck, earlier: Deck, as_of: AsOf) -> Deck:
    """The deck with those of the earlier slides that may not be told anew."""
    known = [counts for slide in earlier.slides for counts in slide.counts]
    slides = (slide if _may_be_told(slide, known, as_of) else _as_then(slide, earlier) for slide in deck.slides)
    return deck._replace(slides=tuple(slides))


def _may_be_told(slide: Slide, known: Sequence[Counts], as_of: AsOf) -> bool:
    pairs = [(now, then) for now in slide.counts for then in known if now.what == then.what]
    return all(_large(_differing(now, then, as_of)) for now, then in pairs)


def _large(differing: pd.DataFrame) -> bool:
    """Whether nobody or more than 10 people stand behind what each cell differs by."""
    people = differing.groupby("cell")["client_id"].nunique()
    return bool((people > SMALL_CELL.number).all())


def _differing(now: Counts, then: Counts, as_of: AsOf) -> pd.DataFrame:
    """What is counted in one of the two only, a line each with the fields of KEY."""
    both = pd.concat([_counted(now, as_of), _counted(then, as_of)], ignore_index=True)
    return both[~both.duplicated([*KEY, "nth"], keep=False)]


def _counted(counts: Counts, as_of: AsOf) -> pd.DataFrame:
    """What stands behind a number; `nth` tells a client's interviews of one day apart."""
    frame = _cells(counts, as_of(counts.as_of))
    inside = frame["held_on"].between(pd.Timestamp(counts.first), pd.Timestamp(counts.last))
    frame = frame.loc[inside, KEY].astype({"cell": object})
    return frame.assign(nth=frame.groupby(KEY).cumcount())


def _cells(counts: Counts, figures: Figures) -> pd.DataFrame:
    if counts.what == COMPARISON:
        frame = comparison_block(figures, None, counts.as_of).frame
        return frame.assign(cell=frame["cell"].map(ALIKE))
    measure = Measure.FOLLOWED_UP if counts.what == Measure.FOLLOWED_UP else Step(counts.what)
    counted = marks(figures, measure, pd.Timestamp(counts.as_of))
    return counted.assign(cell=counted["good"].map({True: "yes", False: "no"}))


def _as_then(slide: Slide, earlier: Deck) -> Slide:
    """The slide as the room knows it; without its figure where it does not."""
    then = earlier.slide(slide.slug)
    if then is None or not then.counts:
        return slide._replace(big="", said=words.WITHHELD_BESIDE, spec=None, alt="", counts=())
    day = then.counts[0].as_of
    said = then.said if words.AS_THEN in then.said else f"{then.said} {words.AS_THEN} {day:%B} {day.day}, {day.year}."
    return then._replace(said=said)
