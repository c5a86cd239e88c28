"""Bringing a caseload into the store: read, matched, written in one transaction, and told what became of every row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from coaching.errors import Problem
from coaching.exchange.caseload import Counts, read_caseload
from coaching.exchange.columns import ALL_FILES
from coaching.store.access import Viewer
from coaching.store.caseload_in import ImportResult, import_caseload

READ_AT_ONCE = 1024**2  # bytes, for the fingerprint

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done."""


class RowCounts(NamedTuple):
    """Rows of the files together; those read are those added, changed, unchanged and refused."""

    read: int
    added: int
    changed: int
    unchanged: int
    refused: int


class Report(NamedTuple):
    """What became of a caseload: its rows, what is wrong with those refused, and how many each file had."""

    rows: RowCounts
    problems: tuple[Problem, ...]
    counts: Counts

    @property
    def dropped(self) -> tuple[tuple[str, str], ...]:
        """The columns, as file and name, that nobody here knows and that were left out."""
        return self.counts.dropped


def import_caseload_file(
    viewer: Viewer,
    source: Path | BinaryIO,
    *,
    counselor: str | None,
    office_zone: str,
    now: datetime,
    name: str = "",
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Imports a caseload folder or zip; the same one again adds nothing. A dry run counts the same and writes nothing.

    Clients without a counselor become `counselor`'s (an email address) or the viewer's. `name` is what the source is
    called. CoachingError where it is no caseload, or the database refuses; nothing is written then.
    """
    reading = read_caseload(source, office_zone=office_zone, now=now)
    result = import_caseload(
        viewer,
        reading.caseload,
        now=now,
        default_counselor=counselor,
        source=name or (source.name if isinstance(source, Path) else ""),
        sha256=fingerprint(source),
        refused=reading.counts.refused,
        dry_run=dry_run,
        progress=progress,
    )
    return Report(_rows(reading.counts, result), tuple(reading.problems), reading.counts)


def _rows(counts: Counts, result: ImportResult) -> RowCounts:
    return RowCounts(counts.read, *result, counts.refused)


def fingerprint(source: Path | BinaryIO) -> str:
    """The SHA-256 of the file, or of a folder's files one after the other."""
    digest = sha256()
    if not isinstance(source, Path):
        source.seek(0)
        _digest(source, digest.update)
        source.seek(0)
        return digest.hexdigest()
    files = [path for file in ALL_FILES if (path := source / file.name).exists()]
    for path in files if source.is_dir() else [source]:
        with path.open("rb") as file:
            _digest(file, digest.update)
    return digest.hexdigest()


def _digest(file: BinaryIO, update: Callable[[bytes], None]) -> None:
    while block := file.read(READ_AT_ONCE):
        update(block)
