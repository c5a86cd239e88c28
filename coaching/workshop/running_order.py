"""The running order of a workshop: the week's figures as slides, with what the presenter may say to each."""

from __future__ import annotations

from datetime import date, timedelta

from coaching.charts.drawn import compared_drawn
from coaching.charts.projected import projected
from coaching.guidance.cited import Said
from coaching.guidance.statements.s1 import S1_1
from coaching.guidance.statements.s4 import S4_1
from coaching.guidance.steps import HORIZON_DAYS, LANDMARK_DAYS, TOPIC_WEEKS
from coaching.metrics.over_time import Measure, Stretch
from coaching.selection import monday_named
from coaching.sentences import stretch_words
from coaching.sentences.comparison import LEFT_OUT_WITHHELD
from coaching.sentences.numbers import TOO_FEW, rate_and_range
from coaching.topics import MissedStep
from coaching.wording import cited_ids, plain_day, time_words
from coaching.workshop import words
from coaching.workshop.slides import COMPARISON, Counts, Deck, Slide, week_title
from coaching.workshop.week import WeekFigures

COMPARED_AFTER = timedelta(days=LANDMARK_DAYS.number + HORIZON_DAYS.number - 1)
"""No interview is compared that was held later: a day less than it takes, for dates are local where each was."""


def running_order(found: WeekFigures, bare: Deck) -> tuple[Slide, ...]:
    """The slides of a week, one thing on each, but for what got better, which is told beside the weeks before."""
    numbers = (_held(found), _followed_up(found), _thanked(found)) if found.held_at_all else (_nothing_yet(),)
    closing = (_comparison(found),) if found.held_at_all else ()
    return (_opening(found, bare), *numbers, *_topics(found), *closing)


def side_by_side(deck: Deck, before: Deck) -> Deck:
    """The deck with a slide that has the numbers of the week frozen before beside those of this one."""
    titles = [week_title(each.week) for each in (before, deck)]
    rows = [(slide.title, _number_then(before, slug), _number_now(slide)) for slug, slide in _numbered(deck)]
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


def _number_then(deck: Deck, slug: str) -> str:
    slide = deck.slide(slug)
    return (slide.big or "withheld") if slide else "not shown"


def _number_now(slide: Slide) -> str:
    """The number, if it is of this week."""
    return words.TOO_FEW_NEW if words.AS_THEN in slide.said else slide.big or "withheld"


def _opening(found: WeekFigures, bare: Deck) -> Slide:
    monday, day = monday_named(bare.week), found.today
    said = (
        f"Figures as of {plain_day(day, day)}, {day.year}, {time_words(bare.as_of, bare.timezone)}, by the policy "
        f"“{bare.policy}”. What would tell of {TOO_FEW} is left out or taken together with other weeks."
    )
    title = f"Following up: the week of {monday:%B} {monday.day}, {monday.year}"
    return Slide("opening", title, said, minutes=2, notes=words.OPENING)


def _nothing_yet() -> Slide:
    return Slide("nothing", "No interviews yet", words.NOTHING_YET, minutes=1, notes=words.NOTES_ON_NOTHING)


def _held(found: WeekFigures) -> Slide:
    bare = Slide("held", "Interviews held", minutes=1, notes=words.HELD)
    stretch = found.latest(Measure.FOLLOWED_UP)
    if stretch is None:
        return bare._replace(said=_why_nothing(found, Measure.FOLLOWED_UP))
    said = f"{'interview' if stretch.n == 1 else 'interviews'} held {when(stretch.first, stretch.last)}."
    return bare._replace(big=f"{stretch.n:,}", said=said, counts=(counts_of(found, Measure.FOLLOWED_UP, stretch),))


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
    bare, stretch = Slide(slug, title, minutes=2), found.latest(measure)
    if stretch is None:
        return bare._replace(said=_why_nothing(found, measure))
    said = f"{of_what.format(when=when(stretch.first, stretch.last))}: {rate_and_range(stretch.part, stretch.n)}."
    return bare._replace(
        big=f"{stretch.part:,} of {stretch.n:,}", said=said, counts=(counts_of(found, measure, stretch),)
    )


def _why_nothing(found: WeekFigures, measure: Measure) -> str:
    return words.NOTHING_COUNTS if measure in found.stretches else words.WITHHELD


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
        notes=words.GUIDANCE, counts=(_missed_counts(one, found),),
    )  # fmt: skip
    practice = f"Practice: {topic.title}"
    exercise = Slide(f"practice-{topic.step}", practice, _cited(topic.exercise), minutes=8, notes=words.PRACTICE)
    return guidance, exercise


def _missed_counts(one: MissedStep, found: WeekFigures) -> Counts:
    """Of a step that is a measure too the same as on that one's slide: else they would stand in each other's way."""
    for measure in (each for each in Measure if each.value == one.topic.step.value):
        if latest := found.latest(measure):
            return counts_of(found, measure, latest)
    return Counts(one.topic.step.value, one.since, found.today, found.now, one.of - one.missed, one.of)


def _comparison(found: WeekFigures) -> Slide:
    """The chart of follow-up against outcome with its sentence; the sentence alone where nothing can be drawn."""
    drawn = compared_drawn(found.compared)
    slide = Slide(
        COMPARISON, drawn.title, drawn.sentence.replace(LEFT_OUT_WITHHELD, ""), minutes=5, notes=words.COMPARISON
    )
    if found.compared is None:
        return slide._replace(said=words.WITHHELD)
    slide = slide._replace(counts=(Counts(COMPARISON, found.since, found.today - COMPARED_AFTER, found.now),))
    return slide if drawn.spec is None else slide._replace(spec=projected(drawn.spec), alt=drawn.alt)


def counts_of(found: WeekFigures, measure: Measure, stretch: Stretch) -> Counts:
    """What a slide with a stretch of a measure counts."""
    return Counts(measure.value, stretch.first, stretch.last, found.now, stretch.part, stretch.n)


def when(first: date, last: date) -> str:
    """ "from March 2 to 8, 2026", or "on March 2, 2026"."""
    if first == last:
        return f"on {plain_day(first, first)}, {first.year}"
    return f"from {stretch_words(first, last)}"


def _cited(said: Said) -> str:
    return f"{said.text} ({', '.join(cited_ids(said.cites))})"
