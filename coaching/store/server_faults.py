"""What a PostgreSQL server refuses, and that it does not answer, told as a sentence and a hint."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from coaching.errors import CoachingError
from coaching.store.address import Server

OLDEST_VERSION = 15
NOTHING_LOST = "Nothing was changed."
ASK = "Ask whoever looks after the server."


class CommitLost(Exception):  # noqa: N818 - not known to be an error: it may have been saved
    """The connection broke at the moment of saving."""


def unreachable(server: Server) -> CoachingError:
    return CoachingError(
        f"The database {server} does not answer.",
        f"{NOTHING_LOST} Try again in a moment; it goes on by itself as soon as the server is back.",
    )


def perhaps_saved(server: Server) -> CoachingError:
    return CoachingError(
        f"The connection to the database {server} broke while this was being saved, so it may be saved or not.",
        "Look whether it is there before you do it again.",
    )


def busy(server: Server) -> CoachingError:
    return CoachingError(
        f"Somebody else is writing to the database {server}, and takes long.",
        f"{NOTHING_LOST} Try again in a moment.",
    )


def crowded(server: Server) -> CoachingError:
    return CoachingError(f"The database {server} has no connection free.", f"{NOTHING_LOST} Try again in a moment.")


def not_let_in(server: Server) -> CoachingError:
    return CoachingError(f"The database {server} refuses the user or the password in its address.", ASK)


def not_there(server: Server) -> CoachingError:
    return CoachingError(f"There is no database {server}.", "Create it first, with Afterword's user as its owner.")


def not_allowed(server: Server) -> CoachingError:
    return CoachingError(
        f"The user in the address may not change the database {server}.", "Make that user the owner of the database."
    )


def read_only(server: Server) -> CoachingError:
    return CoachingError(f"The database {server} is read-only, and Afterword has to write to it.", ASK)


def disk_full(server: Server) -> CoachingError:
    return CoachingError(f"The disk with the database {server} is full.", f"{NOTHING_LOST} {ASK}")


def damaged(server: Server) -> CoachingError:
    return CoachingError(f"The database {server} is damaged.", f"Stop using it. {ASK}")


def wrong_address(server: Server) -> CoachingError:
    return CoachingError(
        f"The address of the database {server} has something in it that PostgreSQL does not know.",
        "Look at what follows the question mark.",
    )


NOT_ALLOWED = ("42501", "3F000")
Tell = Callable[[Server], CoachingError]
# https://www.postgresql.org/docs/15/errcodes-appendix.html, by code or class of codes.
SAID_BY_CODE: dict[str, Tell] = {
    "55P03": busy, "40P01": busy, "53300": crowded, "53100": disk_full, "58030": disk_full, "25006": read_only,
    "42501": not_allowed, "3F000": not_allowed, "28": not_let_in, "3D000": not_there, "57P": unreachable,
    "08": unreachable, "XX001": damaged, "XX002": damaged,
}  # fmt: skip
# A connection that is refused comes without a code.
SAID_ON_CONNECTING: tuple[tuple[str, Tell], ...] = (
    ("invalid connection option", wrong_address),
    ("invalid sslmode", wrong_address),
    ("authentication failed", not_let_in),
    ("no password supplied", not_let_in),
    ("no pg_hba.conf entry", not_let_in),
    ("too many c", crowded),
    ("remaining connection slots", crowded),
)


def told_by_server(server: Server, error: Exception) -> CoachingError | None:
    """The sentence for what a server said; None where it is a mistake of the program's own."""
    said = getattr(error, "orig", None) or error
    code = str(getattr(said, "sqlstate", None) or "")
    for length in (len("55P03"), len("57P"), len("08")):
        if code and (tell := SAID_BY_CODE.get(code[:length])):
            return tell(server)
    if code or not isinstance(error, DBAPIError):
        return None
    return _told_without_code(server, error, str(said).lower())


def _told_without_code(server: Server, error: DBAPIError, said: str) -> CoachingError | None:
    for words, tell in SAID_ON_CONNECTING:
        if words in said:
            return tell(server)
    if "does not exist" in said:
        return not_there(server) if "database" in said else not_let_in(server)
    return unreachable(server) if type(error).__name__ == "OperationalError" or error.connection_invalidated else None


def may_not_make_tables(error: Exception) -> bool:
    """Whether it is only that the user in the address lacks the right to, as on a database that somebody else owns."""
    return getattr(getattr(error, "orig", None), "sqlstate", None) in NOT_ALLOWED


def refuse_unfit(connection: Connection) -> None:
    """CoachingError for a server that is too old, or a database that can't keep every letter."""
    version = connection.dialect.server_version_info or ()
    if version < (OLDEST_VERSION,):
        said = ".".join(map(str, version))
        raise CoachingError(f"The server runs PostgreSQL {said}.", f"Afterword needs {OLDEST_VERSION} or newer.")
    if connection.exec_driver_sql("SHOW server_encoding").scalar_one() != "UTF8":
        fault = "That database can't keep every letter: its encoding is not UTF-8."
        raise CoachingError(fault, "Create it anew with ENCODING 'UTF8' TEMPLATE template0.")
