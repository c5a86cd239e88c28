"""What the database refuses, told as a sentence and a hint."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from coaching.errors import CoachingError
from coaching.store.address import Address, File, Server
from coaching.store.server_faults import CommitLost, perhaps_saved, told_by_server

NOTHING_LOST = "Nothing was changed."


def locked(address: Address) -> CoachingError:
    return CoachingError(
        f"The database {address} is in use by another program.",
        f"{NOTHING_LOST} Try again in a moment; if it stays so, close the other program that has it open.",
    )


def read_only(address: Address) -> CoachingError:
    return CoachingError(
        f"The database {address} is read-only, and Afterword has to write to it.",
        f"{NOTHING_LOST} Make the file and its folder writable for you, or use another file with --database.",
    )


def not_a_database(address: Address) -> CoachingError:
    return CoachingError(
        f"{address} is not an Afterword database.",
        "It was left as it is. Name another one with --database, or one that does not exist yet to start anew.",
    )


def cannot_open(address: Address) -> CoachingError:
    return CoachingError(
        f"The database {address} can't be opened.",
        f"{NOTHING_LOST} See that the folder exists, that you may write to it, and that the disk is there.",
    )


def damaged(address: Address) -> CoachingError:
    return CoachingError(f"The database {address} is damaged.", "Stop using it and restore your latest backup.")


def disk_full(address: Address) -> CoachingError:
    return CoachingError(
        f"The disk with the database {address} is full, or fails.", f"{NOTHING_LOST} Make room, then try again."
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
def telling(address: Address) -> Iterator[None]:
    """Turns what the database refuses into a CoachingError; what is a mistake of the program's own stays as it is."""
    try:
        yield
    except NoConnectionFree as error:
        raise locked(address) from error
    except CommitLost as error:
        assert isinstance(address, Server)  # noqa: S101 - a file has no connection that breaks
        raise perhaps_saved(address) from error
    except (DBAPIError, sqlite3.Error) as error:
        told = _told_by_sqlite(address, error) if isinstance(address, File) else told_by_server(address, error)
        if told is None:
            raise
        raise told from error


def _told_by_sqlite(address: File, error: Exception) -> CoachingError | None:
    said = str(getattr(error, "orig", error)).lower()
    return next((told(address) for words, told in SAID_BY_SQLITE if words in said), None)
