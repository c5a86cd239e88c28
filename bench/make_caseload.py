"""Makes a caseload of any size, the same for the same seed: python bench/make_caseload.py FOLDER --interviews N."""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from coaching.clock import instant_of, zone_named
from coaching.exchange.caseload import write_caseload
from coaching.model import (
    Action,
    ActionStep,
    Channel,
    Client,
    ClientStatus,
    Culture,
    Format,
    Interest,
    Interview,
    InterviewStatus,
    KnownFrom,
    Outcome,
    Pace,
    Person,
    Role,
)

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
FIRST_DAY = date(2025, 3, 3)
DAYS = 470  # the last interviews lie ahead of NOW
INTERVIEWS_PER_CLIENT = 6
ZONES = ["America/New_York"] * 5 + [
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "Europe/London",
]
FIRST_NAMES = ["Ada", "Amir", "Beth", "Carlos", "Dana", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jun", "Kofi", "Lena"]
LAST_NAMES = ["Abbott", "Baker", "Chen", "Diaz", "Evans", "Flores", "Garcia", "Hughes", "Ito", "Jones", "Khan", "Lopez"]
EMPLOYERS = [
    "Bayside Clinic",
    "Harbor Labs",
    "North Star Freight",
    "Union Savings, Inc.",
    "Pine & Co.",
    "Lakeview Schools",
]
POSITIONS = ["Lab technician", "Phlebotomist", "Office manager", "Dispatcher", "Teller", "Welder", "Nurse's aide"]
INDUSTRIES = ["Healthcare", "Logistics", "Finance", "Education", "Manufacturing"]
STEPS = [ActionStep.THANK_YOU] * 3 + [ActionStep.STATUS_CHECK] * 3 + list(ActionStep)
CHANNELS = [channel for channel in Channel if channel is not Channel.WAIVED] * 4 + [Channel.WAIVED]


def name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def make_client(number: int, chance: random.Random) -> Client:
    status = chance.choices(list(ClientStatus), (80, 5, 10, 5))[0]
    email, counselor = f"client{number}@example.org", f"counselor{number % 12}@example.org"
    tags = tuple(chance.sample(("veteran", "evenings", "lab", "returning"), chance.randrange(3)))
    return Client(f"C{number:06}", name(chance), email, "555-0100", counselor, status, "A steady job nearby", tags)


def make_interview(number: int, clients: int, chance: random.Random) -> Interview:
    zone = chance.choice(ZONES)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    starts_at = instant_of(
        datetime.combine(day, time(chance.randrange(8, 18), chance.choice((0, 15, 30, 45)))), zone_named(zone)
    )
    promised_on = day + timedelta(days=chance.randrange(3, 21)) if chance.random() < 0.4 else None
    outcome = chance.choices(list(Outcome), (35, 15, 15, 20, 10, 5))[0] if starts_at < NOW else Outcome.PENDING
    return Interview(
        f"I{number:06}",
        f"C{chance.randrange(clients):06}",
        chance.choice(EMPLOYERS),
        chance.choice(POSITIONS),
        chance.choice(INDUSTRIES),
        chance.choice(("first", "second", "final")),
        chance.choice(list(Format)),
        starts_at,
        starts_at + timedelta(minutes=chance.choice((30, 45, 60, 90))) if chance.random() < 0.6 else None,
        zone,
        True,
        promised_on,
        chance.choice((True, False, None)),
        chance.choice((None, *Pace)),
        chance.choice((None, *Culture)),
        chance.choice((None, *Interest)),
        chance.choices(list(InterviewStatus), (45, 45, 6, 4))[0],
        outcome,
        day + timedelta(days=chance.randrange(40)) if outcome is not Outcome.PENDING else None,
    )


def make_people(interview: Interview, chance: random.Random) -> list[Person]:
    return [
        Person(
            f"P{interview.interview_id[1:]}-{number}",
            interview.interview_id,
            name(chance),
            chance.choice(("Ms.", "Mr.", "Dr.", "")),
            chance.choice(("Lab manager", "Recruiter", "Owner", "")),
            chance.choice(list(Role)),
            chance.choice((True, True, None, False)),
            "someone@example.com",
            "",
            number == 1,
        )
        for number in range(1, chance.choice((1, 1, 1, 2, 2, 2)) + 1)
    ]


def make_actions(interview: Interview, people: list[Person], chance: random.Random) -> list[Action]:
    if interview.starts_at >= NOW:
        return []
    actions = []
    for number in range(1, chance.choice((0, 1, 2, 3, 4, 6)) + 1):
        at = interview.starts_at + timedelta(minutes=chance.randrange(60, 30 * 24 * 60))
        local = at.astimezone(zone_named(interview.timezone))
        at = min(at + timedelta(hours=6) if local.hour < 4 else at, NOW)  # a time that comes twice is nobody's choice
        step = chance.choice(STEPS)
        named = local.date() + timedelta(days=chance.randrange(2, 15)) if chance.random() < 0.3 else None
        asked = step in (ActionStep.STATUS_CHECK, ActionStep.EMPLOYER_REPLY)
        person_id = chance.choice(people).person_id if step is ActionStep.THANK_YOU else ""
        note = "Thanked her for the tour of the lab; will hear next week." if chance.random() < 0.5 else ""
        action_id = f"A{interview.interview_id[1:]}-{number}"
        channel, known_from = chance.choice(CHANNELS), chance.choice(list(KnownFrom))
        actions.append(
            Action(
                action_id,
                interview.interview_id,
                person_id,
                step,
                at,
                channel,
                named if asked else None,
                known_from,
                note,
            )
        )
    return actions


def make_caseload(folder: Path, *, interviews: int, seed: int = 1) -> Counter[str]:
    """Writes a caseload of that size, the same for the same seed; how many rows each file has."""
    chance = random.Random(seed)
    clients = [make_client(number, chance) for number in range(max(1, interviews // INTERVIEWS_PER_CLIENT))]
    talks = [make_interview(number, len(clients), chance) for number in range(interviews)]
    people = [make_people(interview, chance) for interview in talks]
    actions = [make_actions(interview, met, chance) for interview, met in zip(talks, people, strict=True)]
    write_caseload((clients, talks, chain.from_iterable(people), chain.from_iterable(actions)), folder)
    return Counter(
        clients=len(clients), interviews=len(talks), people=sum(map(len, people)), actions=sum(map(len, actions))
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--interviews", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    rows = make_caseload(asked.folder, interviews=asked.interviews, seed=asked.seed)
    print(f"{asked.folder}: {', '.join(f'{n} {kind}' for kind, n in rows.items())}; seen best as of {NOW.isoformat()}")


if __name__ == "__main__":
    main()
