"""What the employer makes of it: whether and when they decide, what they say in between, and how the interview ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from coaching.clock import end_of_day, first_instant, local_date
from coaching.demo_office import odds
from coaching.demo_office.meeting import after
from coaching.demo_office.story import Story
from coaching.demo_office.times import DAY, HOUR, workday
from coaching.model import ActionStep, Channel, Culture, Outcome

TOLD_BY_THE_EMPLOYER = frozenset({Outcome.REJECTED, Outcome.ADVANCED, Outcome.OFFER})


class Decision(NamedTuple):
    """What it will be, and from which local date on; None where the employer never says."""

    outcome: Outcome
    on: date | None

    def by(self, day: date) -> bool:
        """Whether it is known on that day."""
        return self.on is not None and self.on <= day


def decide(story: Story, *, thanked: bool) -> Decision:
    """The outcome by chance, a little better where somebody was thanked within a week."""
    chance = story.chance
    if chance.random() < odds.SUCCESS + odds.SUCCESS_IF_THANKED * thanked:
        turn = min(int(story.interview.round), len(odds.OFFER_BY_ROUND))
        offered = chance.random() < odds.OFFER_BY_ROUND[turn - 1]
        return Decision(Outcome.OFFER if offered else Outcome.ADVANCED, _decided_on(story))
    outcomes = (Outcome.REJECTED, Outcome.NO_ANSWER, Outcome.WITHDRAWN)
    outcome = chance.choices(outcomes, (odds.REJECTED, odds.SILENT, odds.WITHDRAWN))[0]
    if outcome is Outcome.WITHDRAWN:
        return Decision(outcome, after(story.day, odds.WITHDRAWN_AFTER, chance))
    return Decision(outcome, _decided_on(story) if outcome is Outcome.REJECTED else None)


def _decided_on(story: Story) -> date:
    promised_on = story.interview.promised_on
    if promised_on is None:
        return after(story.day, odds.DECIDES_AFTER[story.interview.pace or ""], story.chance)
    kept = story.chance.random() < odds.KEEPS_ITS_PROMISE
    on = after(promised_on, odds.AROUND_THE_PROMISE if kept else odds.BEYOND_THE_PROMISE, story.chance)
    return max(on, workday(story.day + DAY))


def write_unasked(story: Story, decision: Decision) -> None:
    """Some employers that break their promise say so around the day they had named."""
    promised_on = story.interview.promised_on
    if promised_on is None or promised_on <= story.day or decision.by(promised_on + 3 * DAY):
        return
    if story.chance.random() < odds.WORD_ON_A_BROKEN_PROMISE:
        start = max(story.end + HOUR, first_instant(promised_on - DAY, story.zone))
        reply(story, story.moment(start, end_of_day(promised_on + 2 * DAY, story.zone)))


def answer(story: Story, asked_at: datetime, decision: Decision) -> None:
    """The employer's answer to a status check, if there is one."""
    likely = odds.ANSWERS_AND_STAYS_SILENT if decision.on is None else odds.ANSWERS_A_CHECK
    if story.chance.random() < likely:
        at = story.moment(asked_at + HOUR, asked_at + timedelta(hours=odds.ANSWERED_WITHIN_HOURS))
        if not decision.by(local_date(at, story.zone)):
            reply(story, at)


def reply(story: Story, at: datetime, *, dated: bool | None = None) -> None:
    """A word of the employer's, with a next date or without (by chance where not said)."""
    if story.chance.random() < odds.WORD_NAMES_A_DATE if dated is None else dated:
        story.add(ActionStep.EMPLOYER_REPLY, at, names=next_date(story, at), about="reply_dated")
    else:
        story.add(ActionStep.EMPLOYER_REPLY, at)


def next_date(story: Story, at: datetime) -> date:
    """The date that an employer names at that moment."""
    return after(local_date(at, story.zone), odds.NAMED_AFTER, story.chance)


def end(story: Story, decision: Decision) -> None:
    """The outcome, told by the employer or found out; where they are silent, one gives up weeks after the last sign."""
    outcome, on = decision
    chance = story.chance
    if on is None:
        if chance.random() < odds.GIVEN_UP:
            story.ends(outcome, after(story.last_sign_on(), odds.GIVEN_UP_AFTER, chance))
        return
    story.ends(outcome, on)
    if outcome in TOLD_BY_THE_EMPLOYER and chance.random() < odds.SAYS_SO_ITSELF:
        start = max(first_instant(on, story.zone), story.end + HOUR)
        channel = Channel.LETTER if story.interview.culture is Culture.PAPER else Channel.EMAIL
        said_at = story.moment(start, end_of_day(on, story.zone))
        story.add(ActionStep.EMPLOYER_REPLY, said_at, channel=channel, about=f"reply_{outcome}")
