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
def samples(part: str) -> tuple[Sample, ...]:
    """The messages of one part of the corpus."""
    files = sorted((CORPUS / part).glob("*.toml"))
    return tuple(_sample(item) for path in files for item in tomllib.loads(path.read_text("utf-8"))["messages"])


def _sample(item: dict[str, Any]) -> Sample:
    record = item["record"]
    people = tuple(PersonMet(person["name"], person.get("title", "")) for person in record["people"])
    others = tuple(record.get("others", ()))
    known = MessageRecord(record["client"], record["employer"], record["position"], people, others)
    faults = tuple(Planted(fault["rule"], fault.get("where", "")) for fault in item["faults"])
    return Sample(item["id"], MessageKind(item["kind"]), item["text"], known, faults)


RECORD = MessageRecord(
    "Dana Whitfield", "Harbor Steel Works", "Welder", (PersonMet("Luis Ortega", "Mr."), PersonMet("Ann Lee", "Dr."))
)
THANKS = "Thank you for your time on Tuesday."
TOPIC = "I liked seeing how your crew fits up the big pipe on the new positioner."
REASON = "I have eight years of stick welding."
WANT = "I would be glad to work as a welder at Harbor Steel Works."
SIGNED = "Sincerely,\nDana Whitfield"
ASK = "Could you tell me where things stand?"


def a_note(*more: str, greeting: str = "Dear Mr. Ortega,", leave_out: str = "", sign_off: str = "") -> str:
    """A good thank-you note, with these sentences put in before the last; one of its own can be left out."""
    said = [sentence for sentence in (THANKS, TOPIC, REASON, *more, WANT) if sentence != leave_out]
    return f"{greeting}\n\n{' '.join(said)}\n\n{sign_off or SIGNED}\n"


def a_check(*more: str, leave_out: str = "") -> str:
    """A good status check, with these sentences put in before the question."""
    said = ["I came in on the 4th about the welder job and I am still interested.", *more, ASK, "Thank you."]
    return f"Dear Mr. Ortega,\n\n{' '.join(one for one in said if one != leave_out)}\n\nDana Whitfield\n"


def rules_of(text: str, kind: str = "thank_you", record: MessageRecord = RECORD) -> set[str]:
    """The ids of the rules that fire."""
    return {finding.rule.id for finding in check_message(text, MessageKind(kind), record).findings}


def places_of(rule: str, text: str, kind: str = "thank_you", record: MessageRecord = RECORD) -> list[str]:
    """The words that a rule found."""
    found = check_message(text, MessageKind(kind), record).findings
    return [finding.where for finding in found if finding.rule.id == rule]
