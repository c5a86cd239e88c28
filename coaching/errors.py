"""What can go wrong and is told to a person: one sentence, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple


class CoachingError(Exception):
    """A failure told as one sentence (`message`) with the way out of it (`hint`)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class Fault(NamedTuple):
    """What is wrong in a record, be it a row of a file or a form, and what to do about it: one sentence each."""

    column: str
    fault: str
    remedy: str


class Problem(NamedTuple):
    """One thing wrong in a file: where (`line` and `column` are empty for a whole file), what is wrong, what to do."""

    file: str
    line: int | None
    column: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, f"line {self.line}" if self.line else "", self.column) if part)
        return f"{place}: {self.fault} {self.remedy}".strip()
