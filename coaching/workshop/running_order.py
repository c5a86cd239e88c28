"""The running order of a workshop: the week's figures as slides, with what the presenter may say to each."""

from __future__ import annotations

from datetime import datetime

from coaching.charts.drawn import comparison_drawn
from coaching.charts.projected import projected
from coaching.guidance.cited import Said
from coaching.guidance.statements.s1 import S1_1
from coaching.guidance.statements.s4 import S4_1
from coaching.guidance.steps import TOPIC_WEEKS
from coaching.metrics.over_time import Measure, Stretch
from coaching.selection import monday_named
from coaching.sentences import MEASURE_TITLES, percent, stretch_words
from coaching.sentences.comparison import MINUS
from coaching.sentences.numbers import TOO_FEW, rate_and_range
from coaching.topics import MissedStep
from coaching.wording import cited_ids, plain_day, time_words
from coaching.workshop import words
from coaching.workshop.slides import COMPARISON, Counts, Deck, Slide
from coaching.workshop.week import Better, WeekFigures


def running_order(found: WeekFigures, week: str, as_of: datetime, policy: str, timezone: str) -> Deck:
    """The slides of a week, one thing on each."""
    numbers = (_held(found), _followed_up(found), _thanked(found)) if found.held_at_all else (_nothing_yet(),)
    slides = (_opening(found, week, as_of, policy, timezone), *numbers, *_topics(found))
    closing = (_comparison(found), _better(found)) if found.held_at_all else ()
    return Deck(week, as_of, policy, timezone, (*slides, *closing))


def side_by_side(deck: Deck, before: Deck) -> Deck:
    """The deck with a slide that has the numbers of the week frozen before beside those of this one."""
    titles = [_week_title(each) for each in (before, deck)]
    rows = [(slide.title, *(_number(each, slug) for each in (before, deck))) for slug, slide in _numbered(deck)]
    if not rows:
        return deck
    said = f"{titles[0]} is as it was shown; it stays so whatever is recorded since."
    head = ("", *titles)
    slide = Slide("beside", "Then and now", said, rows=(head, *rows), minutes=2, notes=words.BESIDE)
    *others, last = deck.slides
    return deck._replace(slides=(*others, slide, last))


NUMBERS = ("held", "followed-up", "thanked")
"""The slides of one number each."""


def _numbered(deck: Deck) -> list[tuple[str, Slide]]:
    return [(slug, slide) for slug in NUMBERS if (slide := deck.slide(slug))]


def _number(deck: Deck, slug: str) -> str:
    slide = deck.slide(slug)
    return (slide.big or "withheld") if slide else "not shown"


def _week_title(deck: Deck) -> str:
    monday = monday_named(deck.week)
    return f"Week of {monday:%B} {monday.day}"


def as_of_words(as_of: datetime, found: WeekFigures, timezone: str) -> str:
    """ "March 18, 2026, 9:30 AM"."""
    return f"{plain_day(found.today, found.today)}, {found.today.year}, {time_words(as_of, timezone)}"


def _opening(found: WeekFigures, week: str, as_of: datetime, policy: str, timezone: str) -> Slide:
    monday = monday_named(week)
    said = (
        f"Figures as of {as_of_words(as_of, found, timezone)}, by the policy “{policy}”. "
        f"What would tell of {TOO_FEW} is left out or taken together with other weeks."
    )
    title = f"Following up: the week of {monday:%B} {monday.day}, {monday.year}"
    return Slide("opening", title, said, minutes=2, notes=words.OPENING)


def _nothing_yet() -> Slide:
    return Slide("nothing", "No interviews yet", words.NOTHING_YET, minutes=1, notes=words.NOTES_ON_NOTHING)


def _held(found: WeekFigures) -> Slide:
    bare = Slide("held", "Interviews held", minutes=1, notes=words.HELD)
    stretch = found.latest.get(Measure.FOLLOWED_UP)
    if stretch is None:
        return bare._replace(said=_why_nothing(found, Measure.FOLLOWED_UP))
    said = f"{'interview' if stretch.n == 1 else 'interviews'} held {_when(stretch)}."
    return bare._replace(big=f"{stretch.n:,}", said=said, counts=(_counts(found, Measure.FOLLOWED_UP, stretch),))


def _followed_up(found: WeekFigures) -> Slide:
    beside = Said("Of the job seekers whom one workforce office asked, one in ten had followed up.", (S4_1,))
    slide = _share(found, Measure.FOLLOWED_UP, "followed-up", "Followed up at all", "of the interviews held {when}")
    return slide._replace(points=(_cited(beside),), notes=words.FOLLOWED_UP)


def _thanked(found: WeekFigures) -> Slide:
    beside = Said("Within 24 hours, best on the same day.", (S1_1,))
    what = "of the thank-yous after interviews {when}"
    slide = _share(found, Measure.THANK_YOU, "thanked", "Thanked within a day", what)
    return slide._replace(points=(_cited(beside),), notes=words.THANKED)


def _share(found: WeekFigures, measure: Measure, slug: str, title: str, of_what: str) -> Slide:
    """A share as a number in large, with the sentence that says of what, or why there is none."""
    bare, stretch = Slide(slug, title, minutes=2), found.latest.get(measure)
    if stretch is None:
        return bare._replace(said=_why_nothing(found, measure))
    said = f"{of_what.format(when=_when(stretch))}: {rate_and_range(stretch.part, stretch.n)}."
    return bare._replace(
        big=f"{stretch.part:,} of {stretch.n:,}", said=said, counts=(_counts(found, measure, stretch),)
    )


def _why_nothing(found: WeekFigures, measure: Measure) -> str:
    return words.NOTHING_COUNTS if measure in found.latest else words.WITHHELD


def _topics(found: WeekFigures) -> tuple[Slide, ...]:
    """Two slides for each step that was missed most: what the guidance says, and an exercise."""
    if not found.missed:
        said = words.NO_TOPICS.format(weeks=TOPIC_WEEKS.number) if found.held_at_all else ""
        return (Slide("topics", "What to practice", said, minutes=1, notes=words.NO_TOPICS_NOTES),) if said else ()
    return tuple(slide for one in found.missed for slide in _topic(one, found))


def _topic(one: MissedStep, found: WeekFigures) -> tuple[Slide, Slide]:
    topic, slug = one.topic, f"topic-{one.topic.step}"
    said = f"Not on time in {one.missed:,} of {one.of:,}, after interviews since {plain_day(one.since, found.today)}."
    guidance = Slide(
        slug, topic.title, said, points=tuple(map(_cited, topic.points)), minutes=4,
        notes=words.GUIDANCE, counts=(Counts(topic.step, one.since, found.today, found.now),),
    )  # fmt: skip
    practice = f"Practice: {topic.title}"
    exercise = Slide(f"practice-{topic.step}", practice, _cited(topic.exercise), minutes=8, notes=words.PRACTICE)
    return guidance, exercise


def _comparison(found: WeekFigures) -> Slide:
    """The chart of follow-up against outcome with its sentence; the sentence alone where nothing can be drawn."""
    drawn = comparison_drawn(found.whole)
    slide = Slide(COMPARISON, drawn.title, drawn.sentence, minutes=5, notes=words.COMPARISON)
    if found.whole.comparison is None:
        return slide._replace(said=words.WITHHELD)
    slide = slide._replace(counts=(Counts(COMPARISON, found.since, found.today, found.now),))
    return slide if drawn.spec is None else slide._replace(spec=projected(drawn.spec), alt=drawn.alt)


def _better(found: WeekFigures) -> Slide:
    bare = Slide("better", "What got better", words.NOTHING_BETTER, minutes=2, notes=words.BETTER)
    one = found.better
    if one is None:
        return bare
    return bare._replace(
        big=f"{percent(one.before.part, one.before.n)} → {percent(one.now.part, one.now.n)}",
        said=f"{MEASURE_TITLES[one.measure]}: {_risen(one)}",
        counts=(_counts(found, one.measure, one.before), _counts(found, one.measure, one.now)),
    )


def _risen(one: Better) -> str:
    """Both stretches with their counts, the rise with its interval, and whether chance could make it."""
    before, now = (f"{each.part:,} of {each.n:,} {_when(each)}" for each in (one.before, one.now))
    points = [f"{100 * share:.0f}".replace("-", MINUS) for share in (one.rise, *one.interval) if share is not None]
    chance = ", which may be chance" if (one.interval.low or 0) <= 0 else ""
    return f"{now}, after {before}. A rise of {points[0]} points ({' to '.join(points[1:])}){chance}."


def _counts(found: WeekFigures, measure: Measure, stretch: Stretch) -> Counts:
    return Counts(measure, stretch.first, stretch.last, found.now)


def _when(stretch: Stretch) -> str:
    """ "from March 2 to 8, 2026", or "on March 2, 2026"."""
    if stretch.first == stretch.last:
        return f"on {plain_day(stretch.first, stretch.first)}, {stretch.first.year}"
    return f"from {stretch_words(stretch.first, stretch.last)}"


def _cited(said: Said) -> str:
    return f"{said.text} ({', '.join(cited_ids(said.cites))})"
