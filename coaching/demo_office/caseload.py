"""The demo's caseload: clients with their search, and the scenes, the same for the same seed at the same time."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from random import Random
from typing import NamedTuple

from coaching.demo_office import odds
from coaching.demo_office.cast import Cast
from coaching.demo_office.ingredients import Name, ingredients
from coaching.demo_office.names import members_at_work, names_of_clients, phone_number, slug
from coaching.demo_office.scenes import SCENES, SEARCH_ONLY, Scene
from coaching.demo_office.searches import BY_START, Search, Seeker, a_seeker, last_day, search
from coaching.demo_office.telling import told_of
from coaching.demo_office.times import Stage
from coaching.exchange.contents import Caseload
from coaching.model import Client, ClientStatus, InterviewRecord

DEFAULT_CLIENTS = 140
DEFAULT_SEED = 1


class Part(NamedTuple):
    """What a client has before chance: a place in the line from those longest here (1) to the newest (the last)."""

    name: Name
    scene: Scene
    place: int
    counselor: str


def demo_caseload(now: datetime, zone: str, *, clients: int = DEFAULT_CLIENTS, seed: int = DEFAULT_SEED) -> Caseload:
    """So many clients of an office in that IANA zone with nine months of interviews until `now` (aware).

    Clients carry their counselor's address; everything is made up, and the same for the same arguments.
    """
    stage = Stage.at(now, zone)
    chance = Random(f"{seed} office")  # noqa: S311 - for a story, not for a secret
    names = names_of_clients(stage.kit, clients, chance)
    places = chance.sample(range(1, clients + 1), clients)
    scenes = chance.sample([*SCENES[:clients], *[SEARCH_ONLY] * (clients - len(SCENES))], clients)
    addresses = list(counselors(clients))
    parts = [Part(*drawn, chance.choice(addresses)) for drawn in zip(names, scenes, places, strict=True)]
    found = [
        _client(stage, f"D{number:05}", part, Random(f"{seed} client {number}"), clients)  # noqa: S311
        for number, part in enumerate(parts, 1)
    ]
    tellings = [told_of(stage, record, seed) for _, records in found for record in records]
    records = [telling.record for telling in tellings]
    return Caseload(
        [client for client, _ in found],
        [record.interview for record in records],
        [person for record in records for person in record.people],
        [action for record in records for action in record.actions],
        [telling.debrief for telling in tellings if telling.debrief],
    )


def counselors(clients: int) -> dict[str, str]:
    """The counselors of so many clients, names by address: three, and more where there is work for more."""
    return members_at_work(ingredients(), ceil(clients / odds.CLIENTS_A_COUNSELOR))


def _client(
    stage: Stage, client_id: str, part: Part, chance: Random, line: int
) -> tuple[Client, list[InterviewRecord]]:
    """One client and their interviews; what chance brings to one has nothing to do with the others."""
    scene = part.scene
    seeker = _seeker(stage, chance, scene, part.place / line)
    found = search(stage, seeker, chance) if scene.searching else Search([], scene.status)
    stories = sorted([*found.stories, *scene.play(Cast(stage, seeker, chance))], key=BY_START)
    box = f"{slug(part.name.name, 'client')}.{client_id.lower()}"
    client = Client(
        client_id=client_id,
        name=part.name.name,
        email=f"{box}@mail.example" if chance.random() < odds.HAS_EMAIL else "",
        phone=phone_number(chance) if chance.random() < odds.HAS_PHONE else "",
        counselor=part.counselor,
        status=found.status,
        goal=chance.choice((*stage.kit.goals[seeker.industry], "")),
        tags=tuple(chance.sample(stage.kit.tags, chance.choice(odds.TAG_COUNTS))),
    )
    return client, [story.told(stage, client_id, turn) for turn, story in enumerate(stories, 1)]


def _seeker(stage: Stage, chance: Random, scene: Scene, place: float) -> Seeker:
    """Somebody by chance; whoever plays a scene is an active client who takes no job, one of a temperament longest."""
    seeker = a_seeker(stage, chance, 0 if scene.temperament else place)
    if scene is SEARCH_ONLY:
        return seeker
    temperament = stage.kit.temperaments.get(scene.temperament, seeker.temperament)
    return seeker._replace(temperament=temperament, until=last_day(stage), status=ClientStatus.ACTIVE, settles=False)
