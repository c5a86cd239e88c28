"""How a PostgreSQL server is spoken to: never two writers at once, and never a long wait for one that is away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from selectors import EVENT_READ, DefaultSelector
from time import monotonic
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InvalidatePoolError

WRITE_LOCK = 0x4166746572776F72
"""The advisory lock that a writer holds: "Afterwor" in ASCII, so that no other program takes the same."""
LONGEST_PING_S = 1
LONGEST_SILENCE_S = 2
"""Own judgement: a server is given up after a ping and a new connection, and a click may try twice, so within 5 s."""
# As libpq calls them; what the address says of them goes before.
PARAMETERS = {
    "application_name": "afterword",
    "client_encoding": "utf8",
    "connect_timeout": str(LONGEST_SILENCE_S),
    "tcp_user_timeout": str(LONGEST_SILENCE_S * 1000),
    "keepalives_idle": "10",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}


def server_engine(url: URL, *, lock_timeout_ms: int, **options: Any) -> Engine:  # noqa: ANN401 - create_engine's own
    """An engine on that database; a connection that broke meanwhile is replaced before it is used."""
    unsaid = {name: value for name, value in PARAMETERS.items() if name not in url.query}
    engine = create_engine(url.update_query_dict(unsaid), use_native_hstore=False, **options)

    @event.listens_for(engine, "checkout")
    def ping(connection: psycopg.Connection[Any], *_: object) -> None:
        if not _answers(connection):
            raise InvalidatePoolError

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes", False):
            wait = f"set_config('lock_timeout', '{lock_timeout_ms}', true)"
            connection.exec_driver_sql(f"SELECT {wait}, pg_advisory_xact_lock({WRITE_LOCK})")

    return engine


def _answers(connection: psycopg.Connection[Any]) -> bool:
    """Whether the server answers an empty query in time: SQLAlchemy's own ping would wait for it without an end."""
    server, until = connection.pgconn, monotonic() + LONGEST_PING_S
    try:
        server.send_query(b"")
        with DefaultSelector() as selector:
            selector.register(server.socket, EVENT_READ)
            while server.is_busy():
                if not selector.select(until - monotonic()):
                    return False
                server.consume_input()
        while server.get_result():
            pass
    except psycopg.Error:
        return False
    return True


def copy_in(connection: Connection, into: str, rows: Iterable[Sequence[Any]]) -> None:
    """Adds the rows `into` a table and its columns in their order."""
    driver: psycopg.Connection[Any] = connection.connection.dbapi_connection  # type: ignore[assignment]  # it is this one
    statement = f"COPY {into} FROM STDIN"
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error
