"""What the database refuses, told as a sentence and a hint."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from coaching.errors import CoachingError

NOTHING_LOST = "Nothing was changed."


def locked(path: Path) -> CoachingError:
    return CoachingError(
        f"The database {path} is in use by another program.",
        f"{NOTHING_LOST} Try again in a moment; if it stays so, close the other program that has it open.",
    )


def read_only(path: Path) -> CoachingError:
    return CoachingError(
        f"The database {path} is read-only, and Afterword has to write to it.",
        f"{NOTHING_LOST} Make the file and its folder writable for you, or use another file with --database.",
    )


def not_a_database(path: Path) -> CoachingError:
    return CoachingError(
        f"{path} is not an Afterword database.",
        "It was left as it is. Name another file with --database, or one that does not exist yet to start anew.",
    )


def cannot_open(path: Path) -> CoachingError:
    return CoachingError(
        f"The database {path} can't be opened.",
        f"{NOTHING_LOST} See that the folder exists, that you may write to it, and that the disk is there.",
    )


def damaged(path: Path) -> CoachingError:
    return CoachingError(f"The database {path} is damaged.", "Stop using it and restore your latest backup.")


def disk_full(path: Path) -> CoachingError:
    return CoachingError(
        f"The disk with the database {path} is full, or fails.", f"{NOTHING_LOST} Make room, then try again."
    )


SAID_BY_SQLITE = (
    ("locked", locked),
    ("readonly", read_only),
    ("not a database", not_a_database),
    ("unable to open", cannot_open),
    ("malformed", damaged),
    ("is full", disk_full),
    ("disk i/o error", disk_full),
)


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turns what the database refuses into a CoachingError; what is a mistake of the program's own stays as it is."""
    try:
        yield
    except NoConnectionFree as error:
        raise locked(path) from error
    except (DBAPIError, sqlite3.Error) as error:
        said = str(getattr(error, "orig", error)).lower()
        for words, told in SAID_BY_SQLITE:
            if words in said:
                raise told(path) from error
        raise
