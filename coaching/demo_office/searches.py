"""All that a client goes through: one application after another, round after round, until a job or until now."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from operator import attrgetter
from random import Random
from typing import NamedTuple

from coaching.demo_office import odds
from coaching.demo_office.deciding import Decision, decide, end, write_unasked
from coaching.demo_office.following_up import correspond, do_extras, thank, write_letter
from coaching.demo_office.ingredients import Temperament
from coaching.demo_office.meeting import a_meeting, a_place, after, an_opening
from coaching.demo_office.story import Story
from coaching.demo_office.times import DAY, Stage
from coaching.model import ClientStatus, InterviewStatus, Outcome, Person, Role
from coaching.plan import NO_PLAN

BY_START = attrgetter("interview.starts_at")


class Seeker(NamedTuple):
    """A client as the demo sees them: what they look for, how they go about it, and from when until when."""

    industry: str
    temperament: Temperament
    since: date
    until: date
    status: ClientStatus
    settles: bool


class Search(NamedTuple):
    """What came of it: the interviews, in order of their start, and where the client stands."""

    stories: list[Story]
    status: ClientStatus


def a_seeker(stage: Stage, chance: Random, place: float) -> Seeker:
    """Somebody by chance; `place` in the line from those longest there (0) to the newest (1) says since when."""
    there = max(0.0, (place - odds.THERE_AT_THE_BEGINNING) / (1 - odds.THERE_AT_THE_BEGINNING))
    days_ago = odds.MONTHS_DAYS - there * (odds.MONTHS_DAYS - odds.NEWEST_CLIENT_DAYS)
    since = stage.today - round(days_ago) * DAY
    industry = chance.choice(list(stage.kit.employers))
    until, status = _until(stage, chance)
    temperament = stage.kit.a_temperament(chance)
    if until <= since:
        until, status = last_day(stage), ClientStatus.ACTIVE
    return Seeker(industry, temperament, since, until, status, settles=True)


def last_day(stage: Stage) -> date:
    """The last day for which interviews are scheduled."""
    return stage.today + odds.AHEAD_DAYS * DAY


def _until(stage: Stage, chance: Random) -> tuple[date, ClientStatus]:
    drawn = chance.random()
    if drawn < odds.PAUSED:
        return stage.today - chance.randint(*odds.PAUSED_SINCE) * DAY, ClientStatus.PAUSED
    if drawn < odds.PAUSED + odds.CLOSED:
        return stage.today - chance.randint(*odds.CLOSED_SINCE) * DAY, ClientStatus.CLOSED
    return last_day(stage), ClientStatus.ACTIVE


def search(stage: Stage, seeker: Seeker, chance: Random) -> Search:
    """One application after another until the search ends: with a job, or with the client's last day here."""
    stories: list[Story] = []
    day = after(seeker.since, odds.FIRST_GAP, chance)
    while day <= seeker.until:
        for story in rounds(stage, seeker, chance, day, [one.interview.employer for one in stories]):
            stories.append(story)
            if _settled(story, stage, seeker):
                return Search(_leave_the_others(stories, story), ClientStatus.PLACED)
        day = after(day, odds.GAP, chance)
    return Search(sorted(stories, key=BY_START), seeker.status)


def rounds(stage: Stage, seeker: Seeker, chance: Random, day: date, tried: Container[str]) -> Iterator[Story]:
    """The rounds at one employer, as far as they are known of now."""
    opening = an_opening(stage.kit, seeker.industry, chance, tried)
    turn, again = 1, None
    while True:
        story = a_meeting(stage, chance, opening, a_place(stage, chance, day, turn), turn=turn, again=again)
        if story.day > seeker.until:
            return
        if _does_not_take_place(story, stage):
            yield story
            if story.interview.status is InterviewStatus.NO_SHOW or chance.random() >= odds.RESCHEDULED:
                return
            day = after(story.day, odds.NEXT_ROUND_AFTER, chance)
            continue
        decision = live_through(story, seeker.temperament)
        yield story
        if decision.outcome is not Outcome.ADVANCED or decision.on is None or decision.on > stage.today:
            return
        day, turn = after(decision.on, odds.NEXT_ROUND_AFTER, chance), turn + 1
        again = _manager(story) if chance.random() < odds.SAME_MANAGER_AGAIN else None


def _does_not_take_place(story: Story, stage: Stage) -> bool:
    drawn = story.chance.random()
    if drawn < odds.CANCELLED:
        status = InterviewStatus.CANCELLED
    elif drawn < odds.CANCELLED + odds.NO_SHOW and story.end <= stage.now:
        status = InterviewStatus.NO_SHOW
    else:
        return False
    story.interview = story.interview._replace(status=status, promised_on=None, timeline_asked=None)
    return True


def live_through(story: Story, temperament: Temperament) -> Decision:
    """Everything from the thank-you to the outcome."""
    thanked = thank(story, temperament)
    do_extras(story, temperament)
    decision = decide(story, thanked=thanked)
    write_letter(story, temperament, decision)
    write_unasked(story, decision)
    correspond(story, temperament, decision)
    end(story, decision)
    return decision


def _manager(story: Story) -> Person | None:
    return next((one for one in story.people if one.role is Role.HIRING_MANAGER and one.name), None)


def _settled(story: Story, stage: Stage, seeker: Seeker) -> bool:
    interview = story.interview
    if interview.outcome is not Outcome.OFFER or not interview.outcome_on or interview.outcome_on > stage.today:
        return False
    return seeker.settles and story.chance.random() < odds.ACCEPTS_AN_OFFER


def _leave_the_others(stories: list[Story], settled: Story) -> list[Story]:
    """The interviews up to the day of the offer; the client withdraws where nothing is decided then."""
    on = settled.interview.outcome_on or settled.day
    kept = [story for story in stories if story.day <= on]
    for story in kept:
        undecided = story.interview.outcome_on is None or story.interview.outcome_on > on
        if undecided and story.interview.status not in NO_PLAN:
            story.ends(Outcome.WITHDRAWN, after(on, odds.SETTLED_AFTER, story.chance))
    return sorted(kept, key=BY_START)
