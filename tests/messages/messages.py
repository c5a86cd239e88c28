"""The corpus, read: see corpus/README.md; and messages of one's own, with a record."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from coaching.messages import Checked, MessageKind, MessageRecord, PersonMet, check_message

CORPUS = Path(__file__).parent / "corpus"


class Planted(NamedTuple):
    """A fault in a message of the corpus; `where` is empty where it has no place."""

    rule: str
    where: str = ""


class Sample(NamedTuple):
    """A message of the corpus."""

    id: str
    kind: MessageKind
    text: str
    record: MessageRecord
    faults: tuple[Planted, ...]

    def checked(self) -> Checked:
        return check_message(self.text, self.kind, self.record)


@cache
def samples(half: str) -> tuple[Sample, ...]:
    """The messages of one half of the corpus."""
    files = sorted((CORPUS / half).glob("*.toml"))
    return tuple(_sample(item) for path in files for item in tomllib.loads(path.read_text("utf-8"))["messages"])


def _sample(item: dict[str, Any]) -> Sample:
    record = item["record"]
    people = tuple(PersonMet(person["name"], person.get("title", "")) for person in record["people"])
    others = tuple(record.get("others", ()))
    known = MessageRecord(record["client"], record["employer"], record["position"], people, others)
    faults = tuple(Planted(fault["rule"], fault.get("where", "")) for fault in item["faults"])
    return Sample(item["id"], MessageKind(item["kind"]), item["text"], known, faults)
