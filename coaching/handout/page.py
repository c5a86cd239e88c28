"""The page of one client, all of it in words: what both the PDF and the plain text are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from coaching.clock import local_date, zone_named
from coaching.guidance.cited import OUR_JUDGEMENT, Cites, Policy, Source, Statement
from coaching.guidance.sources import SOURCES
from coaching.guidance.take_home import BLANK, KEEN, LUKEWARM, MEET_PEOPLE, NOTHING_TO_DO
from coaching.habits import habits
from coaching.handout.names import (
    called,
    employer_of,
    greeting_of,
    listed,
    people_called,
    person_to_ask,
    position_of,
    set_apart,
)
from coaching.handout.practice import MOST_PRACTICED, to_practice
from coaching.handout.sample_words import sample_words, slots_in, told_for
from coaching.handout.strengths import went_well
from coaching.handout.tasks import LEFT_OPEN, Reminder, Task, ToDo, reason, to_do
from coaching.model import (
    FACTS,
    Client,
    ClientStatus,
    Debrief,
    Finding,
    Interest,
    InterviewRecord,
    Kind,
    Outcome,
    Status,
    Step,
)
from coaching.wording import WITHIN_HOURS, cited_ids, plain_day, time_words

AN_INSTANT = timedelta(microseconds=1)
NOTHING, NOTHING_TOLD = ToDo((), (), ()), Debrief("")
NO_AUTHOR = "not named"
SETTLED = frozenset({ClientStatus.PLACED, ClientStatus.CLOSED})
NAMES_AND_DAYS = frozenset({"whom", "dear", "employer", "position", "day"})
"""Fields of which another one may be put into the same words."""
NOT_NAMED = {Step.THANK_HELPER: "the person who helped you", Step.STATUS_CHECK: "your contact"}


class Line(NamedTuple):
    """A line, and the statements that it rests on ("S1.1, S2.6"; may be empty)."""

    text: str
    rests_on: str = ""


class Item(NamedTuple):
    """Something to do: what, by when, why, with what words, and what to say to others `instead`.

    `as_under` says whose words are the same, and what is put in place of its names and days.
    """

    number: int
    what: str
    when: str
    why: str
    rests_on: str
    words: str = ""
    instead: tuple[str, ...] = ()
    as_under: str = ""


class Handout(NamedTuple):
    """The page: the client's name, the day in words, what went right, what to do and to practice, what to keep in mind,
    who says so."""

    name: str
    day: str
    went_well: tuple[Line, ...]
    now: tuple[Item, ...]
    coming: tuple[Item, ...]
    practice: tuple[Line, ...]
    in_mind: tuple[Line, ...]
    sources: tuple[str, ...]
    counselor: str = ""
    note: str = ""


class Setting(NamedTuple):
    """By which policy, as of when (UTC), in the office's zone, and from whom."""

    policy: Policy
    now: datetime
    timezone: str
    counselor: str = ""

    @property
    def today(self) -> date:
        return local_date(self.now, zone_named(self.timezone))


def handout(
    client: Client, records: Sequence[InterviewRecord], setting: Setting, debriefs: Iterable[Debrief] = ()
) -> Handout:
    """The page for a client with these interviews, and what they told of them."""
    found = to_do(client, records, setting.policy, setting.now)
    tasks = (*found.now, *found.coming)
    items = _items(tasks, client, setting, {told.interview_id: told for told in debriefs})
    known = habits(records, setting.policy, setting.now)
    praise = [(f"{says}.", cites) for says, cites in went_well(records, setting.policy, setting.now, known.strengths)]
    slips = known.slips[:MOST_PRACTICED]
    practice = [to_practice(habit) for habit in slips]
    in_mind = _in_mind(found, client, records, {slip.practice.about for slip in slips})
    return Handout(
        set_apart(client.name) or "Name not recorded",
        day_words(setting.today, setting.today),
        _lines(praise),
        tuple(items[: len(found.now)]),
        tuple(items[len(found.now) :]),
        _lines(practice),
        _lines(in_mind),
        tuple(_sources([*map(_task_cites, tasks), *(cites for _, cites in (*praise, *practice, *in_mind))])),
        set_apart(setting.counselor),
    )


def day_words(day: date, today: date) -> str:
    """ "Thursday, March 5", with the year where it is another one: on paper no day is "tomorrow"."""
    return f"{day:%A}, {plain_day(day, today)}"


def _items(tasks: Iterable[Task], client: Client, setting: Setting, debriefs: Mapping[str, Debrief]) -> list[Item]:
    """Where a task would have the words of one before it, but for names and days, it points there and gives those."""
    items: list[Item] = []
    said: dict[tuple[str, ...], tuple[int, Mapping[str, str]]] = {}
    for number, task in enumerate(tasks, 1):
        debrief = debriefs.get(task.record.interview.interview_id, NOTHING_TOLD)
        fields = _fields(task, client, setting)
        item, words = _item(task, number, fields, setting), sample_words(task, client, debrief, fields)
        same = (fields[one] for one in sorted(set(fields) - NAMES_AND_DAYS))
        key = (task.take_home.say, *told_for(task, client, debrief).values(), *same)
        like, theirs = said.setdefault(key, (number, fields)) if words.words else (number, fields)
        pointing = item._replace(as_under=_as_under(like, task, fields, theirs))
        items.append(pointing if like != number else item._replace(**words._asdict()))
    return items


def _as_under(like: int, task: Task, fields: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """ "Words as under 1, but with “Ms. Sample” and “Monday, October 26”."."""
    others = [fields[slot] for slot in slots_in(task.take_home.say) if fields.get(slot) != theirs.get(slot)]
    names = [f"“{other}”" for other in dict.fromkeys(others)]
    return f"Words as under {like}, but with {listed(names)}." if names else f"Words as under {like}."


def _item(task: Task, number: int, fields: Mapping[str, str], setting: Setting) -> Item:
    take_home, row = task.take_home, task.row
    because, _ = reason(task)
    each = take_home.each if len(task.person_ids) > 1 else ""
    on = day_words(row.basis_on, setting.today) if row.basis_on else ""
    return Item(
        number,
        f"{take_home.do}{each}".format(**fields),
        _when(task, setting),
        because.format(on=on),
        _ids(_task_cites(task)),
    )


def _fields(task: Task, client: Client, setting: Setting) -> dict[str, str]:
    """What the record says, for the braces."""
    record, step = task.record, task.row.step
    interview, employer = record.interview, employer_of(record.interview)
    people = people_called(record, task.person_ids)
    if step is Step.STATUS_CHECK:
        people = [name] if (name := person_to_ask(record)) else []
    greeted = {called(person): greeting_of(person) for person in record.people}
    whom = listed(people) if people else NOT_NAMED.get(step, "your interviewer")
    held_on = local_date(interview.starts_at, zone_named(interview.timezone))
    return {
        "whom": f"{whom} at {employer}",
        "dear": greeted[people[0]] if people else BLANK,
        "employer": employer,
        "position": position_of(interview),
        "day": day_words(held_on, setting.today),
        "client": set_apart(client.name),
        **(LUKEWARM if interview.interest is Interest.LOW else KEEN),
    }


def _when(task: Task, setting: Setting) -> str:
    row, status, zone = task.row, task.status, zone_named(task.record.interview.timezone)
    if status in LEFT_OPEN:
        return "When you next talk" if status is Status.UNRECORDED else ""
    last_day = day_words(local_date(row.due_at - AN_INSTANT, zone), setting.today)
    if status is Status.OVERDUE:
        return f"As soon as you can: it was due {last_day}"
    first_day = day_words(local_date(row.opens_at, zone), setting.today)
    if row.step in FACTS:
        return f"At your interview on {first_day}, {_time(row.opens_at, task, setting)}"
    by = f"by {last_day}" + (f", {_time(row.due_at, task, setting)}" if row.step in WITHIN_HOURS else "")
    if status is Status.NOT_YET:
        after = "after your interview" if row.step in WITHIN_HOURS else f"from {first_day}"
        return f"{after[0].upper()}{after[1:]}, {by}"
    return f"If you can, {by}" if row.kind is Kind.OPTIONAL else f"B{by[1:]}"


def _time(instant: datetime, task: Task, setting: Setting) -> str:
    return time_words(instant, task.record.interview.timezone, here=setting.timezone)


def _in_mind(
    found: ToDo, client: Client, records: Sequence[InterviewRecord], practiced: set[Step | Finding]
) -> list[tuple[str, Cites]]:
    """What to keep in mind; of who has nothing to do, that, and how to go on looking if they still are."""
    if found != NOTHING:
        return [(_reminded(one), one.take_home.cites) for one in found.in_mind if one.finding not in practiced]
    settled = client.status in SETTLED or any(record.interview.outcome is Outcome.OFFER for record in records)
    on = [] if settled else [(f"{MEET_PEOPLE.do}. {MEET_PEOPLE.why}", MEET_PEOPLE.cites)]
    return [(f"{NOTHING_TO_DO}.", ()), *on]


def _reminded(reminder: Reminder) -> str:
    take_home = reminder.take_home
    employers = dict.fromkeys(employer_of(record.interview) for record in reminder.records)
    return f"{take_home.do.format(employer=listed(list(employers)))}. {take_home.why}"


def _task_cites(task: Task) -> Cites:
    return tuple(dict.fromkeys((*task.take_home.cites, *reason(task)[1])))


def _lines(said: Iterable[tuple[str, Cites]]) -> tuple[Line, ...]:
    return tuple(Line(text, _ids(cites)) for text, cites in said)


def _author(source: Source) -> str:
    """The name alone, without what its bearer does."""
    return "" if source.author == NO_AUTHOR else f"{source.author.partition(',')[0]}, "


def _ids(cites: Cites) -> str:
    return ", ".join(cited_ids(cites))


def _sources(used: Iterable[Cites]) -> list[str]:
    """The articles that the page rests on, by the first part of the ids, and what our own judgment is."""
    cites = {cite for cites in used for cite in cites}
    sources = {cite.source for cite in cites if isinstance(cite, Statement)}
    lines = [
        f"{source.id}: “{source.title}”, {_author(source)}{source.publisher}" for source in SOURCES if source in sources
    ]
    own = ["Our own judgment: none of the articles says it."] if OUR_JUDGEMENT in cites else []
    return [f"{line}." for line in lines] + own
