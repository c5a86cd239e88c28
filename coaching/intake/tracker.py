"""Bringing a tracker into the store: its rows matched with what is there, written at once, and each accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from coaching.errors import Problem
from coaching.exchange.tracker.reading import Tracker, read_tracker
from coaching.intake.caseload import Progress, RowCounts
from coaching.intake.tracker_clients import Doubt
from coaching.intake.tracker_matching import Matching
from coaching.model import Action, Client, Interview, Person
from coaching.store.access import Viewer
from coaching.store.caseload_in import Origin, import_matched
from coaching.store.tables import Deed


class TrackerReport(NamedTuple):
    """What became of a tracker's rows, what is wrong with those refused, what else to know, and who is in doubt.

    `refused` are the reasons by line; `undated` counts the rows with an outcome that has no date.
    """

    rows: RowCounts
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]
    refused: Mapping[int, str]
    doubts: tuple[Doubt, ...]
    undated: int


def import_tracker(
    viewer: Viewer,
    tracker: Tracker,
    origin: Origin,
    *,
    counselor: str | None,
    office_zone: str,
    now: datetime,
    answers: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> TrackerReport:
    """Imports a tracker that is ready; the same one again adds nothing. A dry run counts the same and writes nothing.

    `answers` say who clients in doubt are: the id of a known one, or NEW, by the key of the doubt.
    """
    reading = read_tracker(tracker, office_zone=office_zone, now=now, progress=progress)
    matching = Matching(tracker, reading, answers or {})
    became: dict[tuple[type, str], Deed | None] = {}

    def tell(record: Client | Interview | Person | Action, deed: Deed | None) -> None:
        became[type(record), record[0]] = deed

    import_matched(
        viewer, matching.match, origin, now=now, default_counselor=counselor, dry_run=dry_run, progress=progress,
        tell=tell,
    )  # fmt: skip
    rows = RowCounts(reading.read, *matching.counted(became), len(matching.refused))
    problems = tuple(sorted(matching.problems, key=lambda problem: problem.line or 0))
    remarks = (*reading.remarks, *matching.remarks())
    return TrackerReport(rows, problems, remarks, matching.refused, tuple(matching.doubts), reading.undated)
