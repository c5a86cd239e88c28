"""Offices of any size for the benchmarks of the pages: the same counselor with the same sixty clients in each of them,
and as many others around as it takes. Kept in a folder, for the largest takes a quarter of an hour to make."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import make_caseload
from bench.places import Place
from coaching.model import Action, Client, Interview
from coaching.store.caseload_in import CaseloadRows, import_caseload
from coaching.store.database import open_store

CLIENTS_EACH = 60
"""Of one counselor."""
INTERVIEWS_EACH = 8
"""Of one client."""
AT_ONCE = 12_500
"""Clients in one import; more would only take more memory."""
KEPT_FOR = timedelta(days=7)
"""An older office is made anew, for the pages read the clock and its interviews would lie too far back."""
BEGINNINGS = ("", "Mar", "Jo", "Al", "Sa", "Ti", "Ka", "Lu")
ENDINGS = ("ia", "na", "vin", "ra", "mo", "ke")
FAMILIES = ("Smith", "Wood", "Green", "Black", "River", "Stone", "Field", "Hill")
FAMILY_ENDINGS = ("", "son", "man", "er", "s", "well", "ton")
PLACES = ("Bayside", "Harbor", "North Star", "Union", "Pine", "Lakeview", "Acme", "Summit", "Valley", "Metro", "Prime")
TRADES = ("Clinic", "Labs", "Freight", "Savings", "Schools", "Foods", "Energy", "Health", "Logistics", "Bank")
FIRST_NAMES = [*make_caseload.FIRST_NAMES, *(f"{one}{end}" for one in BEGINNINGS[1:] for end in ENDINGS)]
LAST_NAMES = [*make_caseload.LAST_NAMES, *(f"{one}{end}" for one in FAMILIES for end in FAMILY_ENDINGS)]
EMPLOYERS = [f"{place} {trade}" for place in PLACES for trade in TRADES]
NOTES = (
    "asked about the night shift and will hear next week called twice left voicemail sent thank you manager friendly "
    "lab tour salary range references ready second likely panel of three needs portfolio prepared parking bus line"
)
Kind = TypeVar("Kind", Client, Interview, Action)


class Office(NamedTuple):
    """A database of so many clients, sixty of them the local member's."""

    place: Place
    name: str
    clients: int

    @property
    def interviews(self) -> int:
        return self.clients * INTERVIEWS_EACH


def kept_office(place: Place, clients: int, now: datetime) -> Office:
    """The office of that size in its place, made where there is none or an old one."""
    for name in place.names():
        if not name.startswith(f"office-{clients}-"):
            continue
        made = datetime.strptime(name.rsplit("-", 1)[-1], "%Y%m%d").replace(tzinfo=UTC)
        if now - made <= KEPT_FOR:
            return Office(place, name, clients)
        place.drop(name)
    name, making = f"office-{clients}-{now:%Y%m%d}", f"making-{clients}"
    place.make(making)
    _fill(place.url(making), clients, now)
    place.rename(making, name)
    return Office(place, name, clients)


def _fill(url: str, clients: int, now: datetime) -> None:
    began = time.perf_counter()
    store = open_store(url, now=now, timezone="America/New_York")
    viewer = store.as_viewer()
    import_caseload(viewer, office_caseload(CLIENTS_EACH, lambda _: "", 0, now), now=now)  # no address: the viewer's
    for first in range(CLIENTS_EACH, clients, AT_ONCE):
        number = min(AT_ONCE, clients - first)
        import_caseload(viewer, office_caseload(number, _counselors_from(first), first, now), now=now)
        took = time.perf_counter() - began
        print(f"{store.address}: {first + number:,} clients after {took:.0f} s", file=sys.stderr, flush=True)
    store.close()


def _counselors_from(first: int) -> Callable[[int], str]:
    """The address of each client's counselor, in an import that begins with that client of the office."""
    return lambda at: f"counselor{(first + at) // CLIENTS_EACH}@example.org"


def office_caseload(clients: int, counselor_of: Callable[[int], str], seed: int, now: datetime) -> CaseloadRows:
    """So many clients around `now`, the same for the same seed and day."""
    chance = random.Random(seed)
    later = timedelta(weeks=round((now - make_caseload.NOW) / timedelta(weeks=1)))
    people_of, interviews, actions = [], [], []
    for number in range(clients * INTERVIEWS_EACH):
        interview = make_caseload.make_interview(number, clients, chance)
        interview = interview._replace(client_id=f"C{number // INTERVIEWS_EACH:06}", employer=chance.choice(EMPLOYERS))
        people = make_caseload.make_people(interview, chance)
        people_of.append([person._replace(name=_name(chance)) for person in people])
        actions += [
            _moved(action._replace(note=_note(action, chance)), later)
            for action in make_caseload.make_actions(interview, people, chance)
        ]
        interviews.append(_moved(interview, later))
    rows = [
        make_caseload.make_client(at, chance)._replace(name=_name(chance), counselor=counselor_of(at))
        for at in range(clients)
    ]
    return rows, interviews, list(chain.from_iterable(people_of)), actions


def _moved(record: Kind, later: timedelta) -> Kind:
    """The record with every date and instant in it so much later."""
    moved = {name: value + later for name, value in record._asdict().items() if isinstance(value, date | datetime)}
    return record._replace(**moved)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"


def _note(action: Action, chance: random.Random) -> str:
    return " ".join(chance.choices(NOTES.split(), k=chance.randrange(4, 25))) if action.note else ""
