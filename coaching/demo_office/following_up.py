"""What a client does after an interview, by temperament: thanks, the optional steps, status checks; and the nudges."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from coaching.clock import local_date
from coaching.demo_office import odds
from coaching.demo_office.deciding import Decision, answer, next_date
from coaching.demo_office.ingredients import Temperament
from coaching.demo_office.story import Story, When
from coaching.demo_office.times import DAY, HOUR
from coaching.model import ActionStep, Channel, Person, Role
from coaching.plan import people_met

WITHIN_A_WEEK = timedelta(days=7)
SPOKEN = frozenset({Channel.PHONE, Channel.IN_PERSON})


def interviewers(story: Story) -> list[Person]:
    """The people met who are to be thanked."""
    return [person for person in people_met(story.people) if person.role is not Role.ASSISTANT]


def helpers(story: Story) -> list[Person]:
    return [person for person in people_met(story.people) if person.role is Role.ASSISTANT]


def thank(story: Story, temperament: Temperament) -> bool:
    """Thanks everybody met, or some, or nobody; whether somebody was thanked within a week."""
    chance = story.chance
    people = [person.person_id for person in interviewers(story)] or [""]
    if chance.random() >= temperament.thanks:
        _nudge_in_vain(story, story.end)
        return False
    when = When.ON_TIME if chance.random() < temperament.prompt else When.LATE
    if len(people) > 1 and temperament.thanks < 1 and chance.random() < odds.ONLY_THE_FIRST:
        people = people[:1]
    if len(people) > 1 and chance.random() < odds.SAME_NOTE:
        return thank_alike(story, people, when) < story.end + WITHIN_A_WEEK
    return _thank_each(story, people, when, temperament) < story.end + WITHIN_A_WEEK


def _thank_each(story: Story, people: list[str], when: When, temperament: Temperament) -> datetime:
    made = []
    for person_id in people:
        if temperament.thanks < 1 and story.chance.random() < odds.WAIVED:
            story.waive(ActionStep.THANK_YOU, story.moment(story.end, story.end + DAY), person_id)
        else:
            made.append(story.make(ActionStep.THANK_YOU, when, person_id))
    if made and when is When.LATE and story.chance.random() < odds.NUDGED_FIRST:
        nudge(story, story.end + HOUR, min(made))
    return min(made, default=story.end + WITHIN_A_WEEK)


def thank_alike(story: Story, people: Iterable[str], when: When) -> datetime:
    """The same text to everybody; when the first went out."""
    made = []
    for person_id in people:
        made.append(story.moment_for(ActionStep.THANK_YOU, when, person_id))
        story.add(ActionStep.THANK_YOU, made[-1], person_id, channel=Channel.EMAIL, about="same_note")
    return min(made)


def nudge(story: Story, start: datetime, stop: datetime) -> None:
    """The counselor reminds the client."""
    story.add(ActionStep.NUDGE, story.moment(start, stop))


def _nudge_in_vain(story: Story, start: datetime) -> None:
    if story.chance.random() < odds.NUDGED_IN_VAIN:
        nudge(story, start + DAY, start + 4 * DAY)


def do_extras(story: Story, temperament: Temperament) -> None:
    """The optional steps: some clients do them, now and then one is waived."""
    steps = [(ActionStep.DEBRIEF, ""), (ActionStep.ALERT_REFERENCES, "")]
    steps += [(ActionStep.THANK_HELPER, helper.person_id) for helper in helpers(story)]
    for step, person_id in steps:
        if story.chance.random() < temperament.extras:
            on_time = story.chance.random() < temperament.prompt
            story.make(step, When.ON_TIME if on_time else When.LATE, person_id)
        elif story.chance.random() < odds.WAIVED:
            story.waive(step, story.moment(story.end, story.end + DAY), person_id)


def write_letter(story: Story, temperament: Temperament, decision: Decision) -> None:
    """A strategic letter, by few, where nothing is decided."""
    if story.chance.random() < temperament.extras * odds.LETTERS:
        when = When.ON_TIME if story.chance.random() < temperament.timely else When.LATE
        at = story.moment_for(ActionStep.LETTER, when)
        if not decision.by(local_date(at, story.zone)):
            story.add(ActionStep.LETTER, at)


def correspond(story: Story, temperament: Temperament, decision: Decision) -> None:
    """Status checks until one is left out, the limit of unanswered ones is reached, or there is an outcome."""
    for _ in range(odds.MOST_CHECKS):
        row = story.row(ActionStep.STATUS_CHECK)
        if row is None:
            _check_once_too_often(story, temperament, decision)
            return
        when = _when_checked(story, temperament)
        if when is None:
            _leave_out(story, row.due_at)
            return
        at = story.moment_for(ActionStep.STATUS_CHECK, when)
        if decision.by(local_date(at, story.zone)):
            return
        if when is When.LATE and story.chance.random() < odds.NUDGED_FIRST:
            nudge(story, row.due_at - DAY, at)
        _check(story, at, decision, early=when is When.TOO_SOON)


def _when_checked(story: Story, temperament: Temperament) -> When | None:
    if story.chance.random() >= temperament.checks:
        return None
    drawn = story.chance.random()
    if drawn < temperament.timely:
        return When.ON_TIME
    return When.TOO_SOON if drawn < temperament.timely + temperament.hasty else When.LATE


def _leave_out(story: Story, due_at: datetime) -> None:
    """The check is not made: waived for a reason, reminded of in vain, or just forgotten."""
    if story.chance.random() < odds.WAIVED:
        story.waive(ActionStep.STATUS_CHECK, story.moment(story.end, story.end + 2 * DAY))
    else:
        _nudge_in_vain(story, due_at)


def _check(story: Story, at: datetime, decision: Decision, *, early: bool) -> None:
    """One check, answered at once, within days, or not at all; now and then by voicemail and email on one day."""
    chance, person_id = story.chance, whom_to_ask(story)
    channel = chance.choice((Channel.EMAIL, Channel.EMAIL, Channel.PHONE, Channel.VOICEMAIL, Channel.TEXT))
    at_once = channel in SPOKEN and decision.on is not None and chance.random() < odds.ANSWERS_AT_ONCE
    if at_once:
        names = next_date(story, at)
        story.add(ActionStep.STATUS_CHECK, at, person_id, channel=channel, names=names, about="check_dated")
        return
    story.add(ActionStep.STATUS_CHECK, at, person_id, channel=channel, about="too_soon" if early else "")
    if channel is Channel.VOICEMAIL and chance.random() < odds.TWICE_ON_ONE_DAY:
        story.add(ActionStep.STATUS_CHECK, at + HOUR, person_id, channel=Channel.EMAIL)
    answer(story, at, decision)


def whom_to_ask(story: Story) -> str:
    """The one named for it, else somebody met; now and then somebody else than the last time."""
    asked = [one.person_id for one in story.actions if one.step is ActionStep.STATUS_CHECK and one.person_id]
    people = interviewers(story)
    if asked and (len(people) < 2 or story.chance.random() >= odds.SOMEBODY_ELSE):
        return asked[0]
    others = [person.person_id for person in people if person.person_id not in asked]
    named = [person.person_id for person in story.people if person.contact_for_status and not asked]
    return next(iter([*named, *others]), "")


def _check_once_too_often(story: Story, temperament: Temperament, decision: Decision) -> None:
    """The limit is reached; the impatient ask once more."""
    if story.chance.random() < temperament.hasty * odds.ONE_CHECK_TOO_MANY:
        start = max(action.at for action in story.actions if action.step is ActionStep.STATUS_CHECK) + DAY
        at = story.moment(start, start + timedelta(hours=odds.TOO_MANY_AFTER_HOURS))
        if not decision.by(local_date(at, story.zone)):
            story.add(ActionStep.STATUS_CHECK, at, whom_to_ask(story), about="too_many")
