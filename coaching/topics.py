"""Topics for the weekly workshop: the steps that were missed most in the last four weeks, with how often."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coaching.guidance.cited import Topic
from coaching.guidance.steps import MOST_TOPICS, TOPIC_WEEKS
from coaching.guidance.topics import TOPICS
from coaching.metrics.frames import Figures, narrowed
from coaching.metrics.over_time import Grain
from coaching.outcomes import View, trend
from coaching.selection import ONE_WEEK, Period, Selection, monday_of


class MissedStep(NamedTuple):
    """A step that was not done on time `missed` times `of` so many, after interviews held on or after `since`.

    `further`: that is before the last four weeks, as weeks of few people are taken together.
    """

    topic: Topic
    missed: int
    of: int
    since: date
    further: bool = False


def most_missed(figures: Figures, view: View) -> tuple[MissedStep, ...]:
    """The topics of a view, the most missed first, at most three.

    They are made of the weeks that the chart over time may show. Where others' clients are among them, weeks of few
    people are one stretch with their neighbors, so that a topic can reach further back than four weeks, or be left out.
    """
    recent = view._replace(selection=view.selection._replace(period=Period.WEEKS))
    inside = narrowed(figures, Selection(), recent.since)
    found = [missed for topic in TOPICS.values() if (missed := _missed(inside, recent, topic))]
    most = sorted(found, key=lambda one: (-one.missed, -one.missed / one.of))
    return tuple(most[: MOST_TOPICS.number])


def _missed(figures: Figures, view: View, topic: Topic) -> MissedStep | None:
    """How often the step was missed; None where it was not, or where nothing may be shown."""
    weeks = trend(figures, view, topic.step, Grain.WEEK)
    first = monday_of(view.today) - (TOPIC_WEEKS.number - 1) * ONE_WEEK
    weeks = weeks[weeks["last"] >= first]
    missed, of = (int(total) for total in (weeks["n"].sum() - weeks["part"].sum(), weeks["n"].sum()))
    since = weeks["first"].min()
    return MissedStep(topic, missed, of, since, further=since < first) if missed else None
