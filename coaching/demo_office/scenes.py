"""What has to be seen in any demo, whatever chance brings: each scene is an interview, or a few, of one active client.

Days are before today; on a weekend they meet on the Friday before, so each scene leaves room for two days more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from coaching.clock import local_date
from coaching.demo_office.cast import PANEL, WITH_HELPER, Cast
from coaching.demo_office.deciding import reply
from coaching.demo_office.following_up import nudge, thank_alike
from coaching.demo_office.meeting import after
from coaching.demo_office.odds import NEXT_ROUND_AFTER
from coaching.demo_office.story import Story, When
from coaching.demo_office.times import DAY, HOUR, workday
from coaching.model import ActionStep, Channel, ClientStatus, Format, InterviewStatus, Outcome

THANKS, HELPER, CHECK = ActionStep.THANK_YOU, ActionStep.THANK_HELPER, ActionStep.STATUS_CHECK
LETTER, DEBRIEF, REFERENCES = ActionStep.LETTER, ActionStep.DEBRIEF, ActionStep.ALERT_REFERENCES
A_DAY_AND_A_HALF = timedelta(hours=36)
ROUNDS_BEFORE = (64, 44, 24)
"""Days before today of the rounds of a search that ends well."""


class Scene(NamedTuple):
    """What is played, and by whom: somebody with a search of their own besides, or not; of what temperament."""

    play: Callable[[Cast], list[Story]]
    searching: bool = True
    temperament: str = ""
    status: ClientStatus = ClientStatus.ACTIVE


def going_on(cast: Cast) -> list[Story]:
    """An interview in the middle of which it is now."""
    starts_at, zone = cast.going_on()
    return [cast.meets(starts_at, WITH_HELPER, zone=zone, form=Format.VIDEO)]


def just_over(cast: Cast) -> list[Story]:
    """A panel some hours ago, nobody thanked yet."""
    return [cast.meets(cast.just_over(), (*PANEL, *WITH_HELPER[1:]))]


def coming(cast: Cast) -> list[Story]:
    """Interviews today (or tomorrow, where the day is over) and tomorrow."""
    return [cast.meets(cast.coming(0), WITH_HELPER), cast.meets(cast.coming(1), form=Format.PHONE)]


def all_in_time(cast: Cast) -> list[Story]:
    """Every step made in time, in every way of reaching people."""
    story = cast.meets(cast.ago(30), WITH_HELPER)
    story.make(DEBRIEF, When.ON_TIME, channel=Channel.IN_PERSON)
    story.make(THANKS, When.ON_TIME, "p1", channel=Channel.HANDWRITTEN)
    story.make(HELPER, When.ON_TIME, "p2", channel=Channel.CARD)
    story.make(REFERENCES, When.ON_TIME, channel=Channel.TEXT)
    story.make(LETTER, When.ON_TIME, channel=Channel.LETTER)
    story.make(CHECK, When.ON_TIME, "p1", channel=Channel.VOICEMAIL)
    return [story]


def all_late(cast: Cast) -> list[Story]:
    """Every step made, and every one late, some after a nudge."""
    story = cast.meets(cast.ago(45), WITH_HELPER)
    story.make(DEBRIEF, When.LATE, channel=Channel.PHONE)
    thanked_at = story.make(THANKS, When.LATE, "p1", channel=Channel.EMAIL)
    nudge(story, story.end + HOUR, thanked_at)
    story.make(HELPER, When.LATE, "p2")
    story.make(REFERENCES, When.LATE)
    story.make(LETTER, When.LATE)
    story.make(CHECK, When.LATE, "p1")
    return [story]


def all_waived(cast: Cast) -> list[Story]:
    """Nothing is to be done, each for its reason."""
    story = cast.meets(cast.ago(12), WITH_HELPER)
    for step, person_id in ((DEBRIEF, ""), (THANKS, "p1"), (HELPER, "p2"), (REFERENCES, ""), (LETTER, ""), (CHECK, "")):
        story.waive(step, story.moment(story.end, story.end + A_DAY_AND_A_HALF), person_id)
    return [story]


def too_soon(cast: Cast) -> list[Story]:
    """A check before it opened, answered without a date."""
    story = cast.meets(cast.ago(14))
    story.make(THANKS, When.ON_TIME, "p1")
    asked_at = story.make(CHECK, When.TOO_SOON, "p1")
    reply(story, story.moment(asked_at + HOUR, asked_at + DAY), dated=False)
    return [story]


def too_often(cast: Cast) -> list[Story]:
    """Three checks without an answer, and not to the same person."""
    story = cast.meets(cast.ago(32), PANEL)
    story.make(CHECK, When.ON_TIME, "p1")
    last = story.make(CHECK, When.ON_TIME, "p2", channel=Channel.PHONE)
    story.add(CHECK, story.moment(last + DAY, last + 4 * DAY), "p1", about="too_many")
    return [story]


def promise_just_over(cast: Cast) -> list[Story]:
    """The employer's date has passed: the check is due, and it is they who are late."""
    promised_on = workday(cast.stage.today - DAY, back=True)
    story = cast.meets(cast.ago(15), promised_on=promised_on)
    story.make(THANKS, When.ON_TIME, "p1")
    return [story]


def promise_long_over(cast: Cast) -> list[Story]:
    """The employer's date has passed, and the check is overdue."""
    promised_on = workday(cast.stage.today - 8 * DAY, back=True)
    return [cast.meets(cast.ago(20), promised_on=promised_on)]


def put_off(cast: Cast) -> list[Story]:
    """The employer wrote back and named another date, which is to come."""
    story, wrote_at = cast.meets(cast.ago(16)), cast.ago(4)
    story.make(CHECK, When.ON_TIME, "p1", channel=Channel.EMAIL)
    names = workday(cast.stage.today + 3 * DAY)
    story.add(ActionStep.EMPLOYER_REPLY, wrote_at, names=names, about="reply_dated")
    return [story]


def same_note(cast: Cast) -> list[Story]:
    """A panel thanked with one and the same text."""
    story = cast.meets(cast.ago(9), PANEL)
    thank_alike(story, ("p1", "p2", "p3"), When.ON_TIME)
    return [story]


def forgotten(cast: Cast) -> list[Story]:
    """Nothing done and nothing heard for months, and still open."""
    return [cast.meets(cast.ago(75), WITH_HELPER)]


def decided_at_once(cast: Cast) -> list[Story]:
    """Rejected before there was anything to ask."""
    story = cast.meets(cast.ago(25))
    story.make(THANKS, When.ON_TIME, "p1")
    story.ends(Outcome.REJECTED, after(story.day, (2, 2), cast.chance))
    return [story]


def not_thanked(cast: Cast) -> list[Story]:
    """Over for some days, nobody thanked; and another one, for which a letter is to be thought of."""
    earlier = cast.meets(cast.ago(10), PANEL)
    earlier.make(THANKS, When.ON_TIME, "p1")
    return [earlier, cast.meets(cast.ago(3))]


def nobody_knows(cast: Cast) -> list[Story]:
    """Who was there was not written down, nor whether the client asked; and once they did not ask, nor got a name."""
    unasked = cast.meets(cast.ago(40), asked=False)
    unasked.people = tuple(person._replace(name="", title="") for person in unasked.people)
    unasked.ends(Outcome.NO_ANSWER, workday(cast.stage.today - 2 * DAY, back=True))
    return [unasked, cast.meets(cast.ago(22), (), asked=None)]


def one_lead(cast: Cast) -> list[Story]:
    """One open interview, and nothing else ahead."""
    story = cast.meets(cast.ago(4))
    story.make(THANKS, When.ON_TIME, "p1")
    return [story]


def nothing_yet(_cast: Cast) -> list[Story]:
    """A new client without an interview."""
    return []


def ends_well(cast: Cast) -> list[Story]:
    """Three rounds and an offer; the client withdraws elsewhere, after an interview cancelled and one missed."""
    opening = cast.opening()
    stories = []
    for turn, days in enumerate(ROUNDS_BEFORE, 1):
        story = cast.meets(cast.ago(days), opening=opening, turn=turn)
        story.make(THANKS, When.ON_TIME, "p1")
        outcome = Outcome.OFFER if days == ROUNDS_BEFORE[-1] else Outcome.ADVANCED
        story.ends(outcome, after(story.day, NEXT_ROUND_AFTER, cast.chance))
        stories.append(story)
    other = cast.meets(cast.ago(28), form=Format.VIDEO)
    other.ends(Outcome.WITHDRAWN, workday(local_date(stories[-1].interview.starts_at, cast.stage.zone) + 14 * DAY))
    missed = cast.meets(cast.ago(60), form=Format.PHONE, status=InterviewStatus.NO_SHOW, asked=None)
    cancelled = cast.meets(cast.ago(50), status=InterviewStatus.CANCELLED, asked=None)
    return [*stories, other, missed, cancelled]


SEARCH_ONLY = Scene(nothing_yet)
SCENES = (
    Scene(just_over),
    Scene(not_thanked),
    Scene(promise_just_over),
    Scene(coming),
    Scene(nothing_yet, searching=False),
    Scene(nothing_yet, temperament="always"),
    Scene(nothing_yet, temperament="never"),
    Scene(promise_long_over),
    Scene(too_often),
    Scene(all_in_time),
    Scene(all_late),
    Scene(all_waived),
    Scene(too_soon),
    Scene(put_off),
    Scene(same_note),
    Scene(forgotten),
    Scene(decided_at_once),
    Scene(nobody_knows),
    Scene(one_lead, searching=False),
    Scene(ends_well, searching=False, status=ClientStatus.PLACED),
    Scene(going_on),
)
"""A demo with fewer clients than scenes plays the first ones."""
