"""The four marks of a status, the same everywhere: a word in a color, never a color alone."""

from __future__ import annotations

from coaching.model import Status
from pages.parts.text import plain

COLORS = {
    Status.OVERDUE: "red",
    Status.MISSED: "red",
    Status.TOO_SOON: "red",
    Status.DUE: "orange",
    Status.LATE: "orange",
    Status.UNRECORDED: "orange",
    Status.DONE: "green",
}


def mark(words: str, status: Status) -> str:
    """Markdown for a status said in words."""
    return f":{COLORS.get(status, 'gray')}-badge[{plain(words)}]"
