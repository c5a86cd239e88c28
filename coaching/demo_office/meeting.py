"""An interview comes about: with whom it is, where and when, what was said about the next step, and who was there."""

from __future__ import annotations

from collections.abc import Container
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from coaching.clock import local_date, zone_named
from coaching.demo_office import odds
from coaching.demo_office.ingredients import Employer, Ingredients
from coaching.demo_office.names import name_at_work, phone_number, slug
from coaching.demo_office.story import Story
from coaching.demo_office.times import DAY, MINUTE, Stage, on, workday
from coaching.model import Format, Interest, Interview, InterviewStatus, Person, Role

STARTS = (*(time(hour, minute) for hour in range(9, 17) for minute in (0, 30)), time(8, 30), time(11, 15))
MINUTES = {Format.PHONE: (20, 30, 30), Format.VIDEO: (30, 45, 60), Format.IN_PERSON: (45, 45, 60, 90)}
FIRST_FORMATS = (Format.PHONE, Format.VIDEO, Format.IN_PERSON, Format.IN_PERSON)
LATER_FORMATS = (Format.VIDEO, Format.IN_PERSON, Format.IN_PERSON)
INTERESTS = (Interest.HIGH, Interest.HIGH, Interest.MEDIUM, Interest.LOW, None, None)
MET = (True, None, None)
WITH_DOCTORS = frozenset({"Healthcare", "Education"})
DOCTOR = "Dr."
Known = TypeVar("Known")


class Opening(NamedTuple):
    """What somebody applies for."""

    employer: Employer
    position: str


class Place(NamedTuple):
    """When and how they meet; a zone other than the office's is named."""

    starts_at: datetime
    zone: ZoneInfo
    format: Format


def an_opening(kit: Ingredients, industry: str, chance: Random, tried: Container[str] = ()) -> Opening:
    """A position at an employer, mostly of that industry, and one not `tried` before if there is any."""
    if chance.random() < odds.OTHER_INDUSTRY:
        industry = chance.choice(list(kit.employers))
    employers = kit.employers[industry]
    fresh = [one for one in employers if one.employer not in tried]
    return Opening(chance.choice(fresh or employers), chance.choice(kit.positions[industry]))


def a_place(stage: Stage, chance: Random, day: date, turn: int = 1) -> Place:
    """At office hours of a weekday from `day` on, now and then by video in another zone; `turn` is the round."""
    form = chance.choice(FIRST_FORMATS if turn == 1 else LATER_FORMATS)
    away = form is Format.VIDEO and chance.random() < odds.ANOTHER_ZONE
    zone = zone_named(chance.choice(stage.kit.zones)) if away else stage.zone
    return Place(on(workday(day), chance.choice(STARTS), zone), zone, form)


def a_meeting(
    stage: Stage, chance: Random, opening: Opening, place: Place, *, turn: int = 1, again: Person | None = None
) -> Story:
    """The interview, held, with those who were there; `again` is somebody of the round before."""
    employer = opening.employer
    minutes = chance.choice(MINUTES[place.format])
    promised_on, asked = _timeline(chance, local_date(place.starts_at, place.zone))
    interview = Interview(
        interview_id="",
        client_id="",
        employer=employer.employer,
        position=opening.position,
        industry=employer.industry,
        round=str(turn),
        format=place.format,
        starts_at=place.starts_at,
        ends_at=None if chance.random() < odds.NO_END_RECORDED else place.starts_at + minutes * MINUTE,
        timezone=place.zone.key,
        zone_given=place.zone != stage.zone,
        promised_on=promised_on,
        timeline_asked=asked,
        pace=_sometimes(chance, employer.pace),
        culture=_sometimes(chance, employer.culture),
        interest=chance.choice(INTERESTS),
        status=InterviewStatus.SCHEDULED if chance.random() < odds.STILL_SCHEDULED else InterviewStatus.HELD,
    )
    return Story(chance, interview, some_people(stage.kit, chance, employer, again))


def _timeline(chance: Random, day: date) -> tuple[date | None, bool | None]:
    """The employer's date, and whether the client asked, as far as is known."""
    if chance.random() < odds.PROMISES_A_DATE:
        promised_on = workday(day + chance.randint(*odds.PROMISED_AFTER) * DAY)
        return promised_on, chance.choice((True, True, None))
    answers = (True, False, None)
    shares = (odds.ASKED_WITHOUT_A_DATE, odds.NOT_ASKED, 1 - odds.ASKED_WITHOUT_A_DATE - odds.NOT_ASKED)
    return None, chance.choices(answers, shares)[0]


def _sometimes(chance: Random, trait: Known | None) -> Known | None:
    return trait if chance.random() < odds.TRAIT_KNOWN else None


def some_people(kit: Ingredients, chance: Random, employer: Employer, again: Person | None = None) -> list[Person]:
    """Interviewers alone or in a panel, HR, an assistant who helped; who of them is to be asked about the status."""
    panel = chance.choice(odds.PANELS)
    if not panel and not again:
        return []
    roles = [Role.HIRING_MANAGER, *[Role.INTERVIEWER] * (max(1, panel) - 1)]
    people = [a_person(kit, chance, employer, role) for role in roles]
    if again:
        people[0] = again._replace(met=None, contact_for_status=False)
    people[1:] = [one._replace(met=False) if chance.random() < odds.PANEL_MEMBER_ABSENT else one for one in people[1:]]
    if chance.random() < odds.HR_TOO:
        hr = a_person(kit, chance, employer, Role.HR)
        people.append(hr._replace(met=False) if chance.random() < odds.HR_NOT_MET else hr)
    if chance.random() < odds.ASSISTANT_HELPED:
        people.append(a_person(kit, chance, employer, Role.ASSISTANT))
    return numbered(_with_contact(people, chance))


def _with_contact(people: list[Person], chance: Random) -> list[Person]:
    """With HR or the manager named as the one to ask, now and then nobody."""
    if chance.random() >= odds.NAMED_A_CONTACT:
        return people
    whom = next((one for one in people if one.role is Role.HR), people[0])
    return [one._replace(contact_for_status=True) if one is whom else one for one in people]


def numbered(people: list[Person]) -> list[Person]:
    """The people with ids for a story."""
    return [person._replace(person_id=f"p{number}") for number, person in enumerate(people, 1)]


def a_person(kit: Ingredients, chance: Random, employer: Employer, role: Role) -> Person:
    """Somebody at the employer; now and then the name was not caught, or neither title."""
    name = name_at_work(kit, chance)
    doctor = role is not Role.ASSISTANT and employer.industry in WITH_DOCTORS and chance.random() < odds.DOCTOR
    fitting = [one.job_title for one in kit.job_titles[role] if one.industry in ("", employer.industry)]
    job_title = chance.choice(fitting)
    box = slug(name.name, slug(job_title, role))
    person = Person(
        person_id="",
        interview_id="",
        name=name.name,
        title=DOCTOR if doctor else name.title,
        job_title=job_title,
        role=role,
        met=chance.choice(MET),
        email=chance.choice((f"{box}@{employer.domain}", f"{box}@{employer.domain}", "")),
        phone=chance.choice((phone_number(chance), "", "")),
    )
    if role is Role.ASSISTANT:
        return person
    if chance.random() < odds.NO_NAME:
        return person._replace(name="", title="", email="")
    return person._replace(title="", job_title="") if chance.random() < odds.NO_TITLES else person


def after(day: date, days: odds.Days, chance: Random) -> date:
    """A weekday so many days after another one, at least and at most."""
    return workday(day + timedelta(days=chance.randint(*days)))
