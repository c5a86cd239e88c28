"""Caseload folders for the commands that need no database, and what those print."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.commands.running import run
from tests.exchange.folders import Rows, folder_with, texts

NOW = "2026-03-20T12:00:00Z"


def caseload(
    folder: Path,
    interviews: Rows | None = None,
    *,
    clients: Rows | None = None,
    people: Rows | None = None,
    actions: Rows | None = None,
) -> Path:
    """A folder with these rows, in New York; where not given one client and interview, no people and actions."""
    zoned = [{"timezone": "America/New_York", **row} for row in interviews or [{}]]
    return folder_with(folder, texts(clients or [{}], zoned, people or [], actions or []))


def a_few(folder: Path, count: int) -> Path:
    """A folder with that many interviews, some with people and actions, the files in no order."""
    numbers = sorted(range(count), key=lambda number: number * 7 % count)
    return caseload(
        folder,
        [{"interview_id": f"i{number}", "starts_at": f"2026-03-{number % 28 + 1:02}T10:00"} for number in numbers],
        people=[{"person_id": f"p{number}", "interview_id": f"i{number}"} for number in numbers[::2]],
        actions=[
            {"action_id": f"a{number}", "interview_id": f"i{number}", "at": "2026-03-29T10:00", "step": "status_check"}
            for number in numbers[::3]
        ],
    )


def data(*arguments: str | Path) -> Any:
    """What a command prints as JSON."""
    ran = run(*arguments)
    assert (ran.status, ran.err) == (0, "")
    return json.loads(ran.out)
