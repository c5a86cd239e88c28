"""What the check finds in a message, and what it says of it."""

from __future__ import annotations

from dataclasses import dataclass

from coaching.guidance.cited import Cites, MessageRule


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. `start` and `end` are places in what was typed; both 0, and `where` empty, where it has no place."""

    rule: MessageRule
    start: int
    end: int
    where: str
    reason: str
    better: str

    @property
    def cites(self) -> Cites:
        return self.rule.cites


@dataclass(frozen=True, slots=True)
class Checked:
    """What the check says: the findings in the order of the message, and what is good, in sentences.

    `note` is a sentence where the message was not judged, or not all of it; empty otherwise.
    """

    findings: tuple[Found, ...] = ()
    good: tuple[str, ...] = ()
    note: str = ""
