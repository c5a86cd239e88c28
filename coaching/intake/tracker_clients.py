"""Whose rows a tracker's rows are: one client's together, and that client found among those who are known.

Email, number, phone and name decide. What is merely alike is asked about, and counts as another client until answered:
two records of one client can be seen and mended, one record of two clients can't.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import NamedTuple

from rapidfuzz import fuzz, process

from coaching.exchange.tracker.entries import Entry
from coaching.model import Client
from coaching.store.words import fold, sort_key

ALIKE = 85
"""Per cent of likeness from which two names may be one person's; own judgement, and always asked."""
SHORTEST_PHONE, COMPARED = 7, 10
"""Digits of a phone number that says who it is, and how many are compared: a prefix may be left out."""
ASKED_AT_MOST = 5
"""Clients offered as answers."""
STEM = 3
"""Letters that one word of two alike names has in common at its beginning; spares comparing all with all."""
_DIGITS = re.compile(r"\D")
NEW = ""
"""The answer that a client is none of those who are known."""


class Doubt(NamedTuple):
    """A client of the file who may be one who is known: the lines, and the known ones by the ids of their files."""

    key: str
    client: Client
    lines: tuple[int, ...]
    candidates: tuple[Client, ...]
    same_name: bool


@dataclass
class Group:
    """The rows of one client. `known` is the client among those who are known; None where they are new."""

    key: str
    client: Client
    entries: list[Entry] = field(default_factory=list)
    known: tuple[int, Client] | None = None

    def takes(self, client: Client) -> bool:
        """Whether the row's client can be this one: nothing that both say differs."""
        pairs = ((fold(self.client.email), fold(client.email)), (self.client.client_id, client.client_id))
        return all(mine == theirs or not mine or not theirs for mine, theirs in pairs)

    def add(self, entry: Entry) -> None:
        """Takes the row in, and learns from it what was not known yet."""
        self.entries.append(entry)
        learned = {
            name: getattr(entry.client, name)
            for name in ("client_id", "email", "phone")
            if not getattr(self.client, name)
        }
        self.client = self.client._replace(**learned)


def made_id(*parts: str) -> str:
    """An id made of what says who or what it is; the same for the same."""
    return "t-" + sha256("\n".join(parts).encode()).hexdigest()[:20]


def phone_key(phone: str) -> str:
    """The digits by which a phone number is compared; empty where they are too few."""
    digits = _DIGITS.sub("", phone)
    return digits[-COMPARED:] if len(digits) >= SHORTEST_PHONE else ""


def alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: nearly the same, or one is part of the other."""
    first, second = sort_key(one), sort_key(other)
    return fuzz.token_sort_ratio(first, second) >= ALIKE or fuzz.token_set_ratio(first, second) == 100  # per cent


def grouped(entries: Iterable[Entry]) -> list[Group]:
    """The rows by client, in the order in which clients come."""
    groups: dict[str, Group] = {}
    index: defaultdict[tuple[str, str, str], list[Group]] = defaultdict(list)
    for entry in entries:
        group = _group_of(entry.client, index)
        if group is None:
            named = (entry.client.counselor, entry.client.client_id, sort_key(entry.client.name), entry.client.email)
            key = made_id(*map(fold, named))
            group = groups.setdefault(key, Group(key, entry.client))
        group.add(entry)
        for mark in _marks(group.client):
            if group not in index[mark]:
                index[mark].append(group)
    return list(groups.values())


def _group_of(client: Client, index: Mapping[tuple[str, str, str], list[Group]]) -> Group | None:
    """The one group that the row's client is in, by the surest mark that tells; None where none or several fit."""
    for mark in _marks(client):
        fitting = [group for group in index.get(mark, ()) if _same(group, client, mark[1])]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _marks(client: Client) -> list[tuple[str, str, str]]:
    """By what a client is recognized, the surest first: counselor, kind, value."""
    values = {
        "client_id": client.client_id, "email": fold(client.email), "phone": phone_key(client.phone),
        "name": sort_key(client.name),
    }  # fmt: skip
    return [(fold(client.counselor), kind, value) for kind, value in values.items() if value]


def _same(group: Group, client: Client, kind: str) -> bool:
    if kind == "client_id":
        return True
    return group.takes(client) and (kind == "name" or alike(group.client.name, client.name))


class Acquaintances:
    """The clients of one counselor who are known, found by what a row says of its client."""

    def __init__(self, clients: Mapping[int, Client]) -> None:
        self._clients = clients
        self._by: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._names = {key: sort_key(client.name) for key, client in clients.items()}
        for key, client in clients.items():
            for _, kind, value in _marks(client):
                self._by[kind, value].append(key)
            for stem in _stems(self._names[key]):
                self._by["stem", stem].append(key)

    def find(self, group: Group, answers: Mapping[str, str]) -> Doubt | None:
        """Sets whom the group is; a doubt where that has to be asked and was not answered."""
        sure, maybe, same_name = self._candidates(group)
        answer = answers.get(group.key)
        if sure is None and answer is not None:
            sure = next((key for key in maybe if self._clients[key].client_id == answer), None)
        if sure is not None:
            group.known = sure, self._clients[sure]
        if sure is not None or answer is not None or not maybe:
            return None
        lines = tuple(entry.line for entry in group.entries)
        known = tuple(self._clients[key] for key in maybe[:ASKED_AT_MOST])
        return Doubt(group.key, group.client, lines, known, same_name)

    def _candidates(self, group: Group) -> tuple[int | None, list[int], bool]:
        """Who it is for sure, else who it may be; and whether several bear the very name."""
        client = group.client
        own_id = self._by.get(("client_id", client.client_id or group.key))
        if own_id:
            return own_id[0], [], False
        for kind, value in (("email", fold(client.email)), ("phone", phone_key(client.phone))):
            found = self._by.get((kind, value), []) if value else []
            named = [key for key in found if alike(self._clients[key].name, client.name)]
            if len(named) == 1 and (kind == "email" or self._takes(group, named[0])):
                return named[0], [], False
        same = self._by.get(("name", sort_key(client.name)), [])
        fitting = [key for key in same if self._takes(group, key)]
        if len(fitting) == 1:
            return fitting[0], [], False
        by_mail = self._by.get(("email", fold(client.email)), []) if client.email else []
        maybe = dict.fromkeys([*fitting, *same, *by_mail, *self._alike(client.name)])
        return None, list(maybe), len(fitting) > 1

    def _takes(self, group: Group, key: int) -> bool:
        known = self._clients[key].email
        return not known or not group.client.email or fold(known) == fold(group.client.email)

    def _alike(self, name: str) -> list[int]:
        """Those whose names are nearly this one, the likest first."""
        wanted = sort_key(name)
        near = {key: self._names[key] for stem in _stems(wanted) for key in self._by.get(("stem", stem), [])}
        found = process.extract(wanted, near, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=ASKED_AT_MOST)
        return [key for _, _, key in found]


def _stems(name: str) -> set[str]:
    return {word[:STEM] for word in name.split()}
