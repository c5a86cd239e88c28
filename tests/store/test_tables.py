"""The tables: the same in the models and in the migrations, and safe to rely on."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateIndex, CreateTable

from coaching import model
from coaching.case_notes import NoteKind
from coaching.store.access import Viewer
from coaching.store.tables import Base, Clients, Deed, Entity, MemberRole, Members, Snoozes
from coaching.store.tables.base import WORD_LENGTH, Instant
from coaching.store.upgrade import HEAD, MIGRATIONS
from tests.builders import a_client
from tests.store.caseloads import NOW, rows_of, take, take_one

EARLY, LATE = datetime(1900, 1, 1), datetime(2200, 1, 1)  # noqa: DTZ001 - Hypothesis adds the zone


def test_the_migrations_make_what_the_models_say(viewer: Viewer) -> None:
    with viewer.read() as connection:
        assert differences(connection) == []


def differences(connection: Connection) -> list[Any]:
    """Between the tables of a database and those of the models."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*expression-based index.*")  # SQLite can't tell of those; see the next test
        opts = {"compare_type": True, "include_name": lambda name, *_: not _of_the_search(name or "")}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, Base.metadata))


def _of_the_search(table: str) -> bool:
    """The full-text index and, on SQLite, the tables that it is kept in: no model speaks of them."""
    return table.startswith("client_search")


@pytest.mark.usefixtures("path")
def test_every_index_is_made_word_for_word(viewer: Viewer) -> None:
    with viewer.read() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        in_file = {" ".join(sql.split()) for sql in made.scalars()}
    indexes = [index for table in Base.metadata.tables.values() for index in table.indexes]
    assert in_file == {" ".join(str(CreateIndex(index).compile(dialect=sqlite.dialect())).split()) for index in indexes}


def test_the_newest_migration_is_the_one_that_a_start_expects() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_postgresql_can_be_told_the_same_tables() -> None:
    dialect = postgresql.dialect()
    tables = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in Base.metadata.sorted_tables}
    indexes = [index for table in Base.metadata.tables.values() for index in table.indexes]
    said = {index.name: str(CreateIndex(index).compile(dialect=dialect)) for index in indexes}
    assert "opens_at TIMESTAMP WITH TIME ZONE" in tables["plan_rows"]
    partial = "WHERE kind = 'expected' AND done_at IS NULL AND NOT waived AND answer IS NULL"
    assert said["ix_plan_rows_to_do"].endswith(partial)


def test_every_word_fits_its_column() -> None:
    lists = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
    assert max(len(word) for kind in [*lists, Deed, Entity, MemberRole, NoteKind] for word in kind) <= WORD_LENGTH


@given(st.datetimes(EARLY, LATE, timezones=st.timezones()))
def test_an_instant_comes_back_to_the_microsecond_in_utc(instant: datetime) -> None:
    kind, dialect = Instant(), sqlite.dialect()
    back = kind.process_result_value(kind.process_bind_param(instant, dialect), dialect)
    assert back == instant.astimezone(UTC)
    assert back is not None
    assert back.tzinfo is UTC


def test_on_postgresql_an_instant_is_left_to_the_database() -> None:
    kind, dialect = Instant(), postgresql.dialect()
    assert kind.process_bind_param(NOW, dialect) == NOW
    elsewhere = NOW.astimezone(tz=None)
    assert kind.process_result_value(elsewhere, dialect) == NOW


def test_a_key_is_never_given_out_twice(viewer: Viewer) -> None:
    take(viewer, rows_of([], [a_client("first"), a_client("second")]))
    with viewer.write(NOW) as writing:
        writing.connection.execute(delete(Clients).where(Clients.id == 2))
    take(viewer, rows_of([], [a_client("third")]))
    with viewer.read() as connection:
        assert connection.execute(select(Clients.id).order_by(Clients.id)).scalars().all() == [1, 3]


def test_deleting_a_client_leaves_nothing_of_them(viewer: Viewer) -> None:
    take_one(viewer)
    with viewer.write(NOW) as writing:
        writing.connection.execute(delete(Clients))
    with viewer.read() as connection:
        for table in ("interviews", "people", "actions", "plan_rows"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0  # noqa: S608


def test_every_reference_is_backed_by_an_index(viewer: Viewer) -> None:
    """Else deleting one client would read whole tables; members and offices are never deleted."""
    with viewer.read() as connection:
        look = inspect(connection)
        for table in (name for name in look.get_table_names() if not _of_the_search(name)):
            led = [look.get_pk_constraint(table)["constrained_columns"][:1]]
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", ".*expression-based index.*")
                led += [index["column_names"][:1] for index in look.get_indexes(table)]
            if table == "snoozes":
                led.append(["interview_id"])  # leads the index with an expression, of which SQLite can't tell
            for reference in look.get_foreign_keys(table):
                if reference["referred_table"] not in ("members", "offices"):
                    assert reference["constrained_columns"] in led, (table, reference)


def test_one_address_is_one_member_however_it_is_written(viewer: Viewer) -> None:
    member = {
        "office_id": viewer.office_id,
        "role": MemberRole.COUNSELOR,
        "email": "Ada@x.org",
        "email_key": "ada@x.org",
    }
    with viewer.write(NOW) as writing:
        writing.connection.execute(insert(Members).values(**member))
        with pytest.raises(IntegrityError):
            writing.connection.execute(insert(Members).values(**member))


def test_a_step_is_snoozed_once_and_stays_so_when_its_plan_is_rewritten(viewer: Viewer) -> None:
    take_one(viewer)
    snooze = {
        "interview_id": 1, "step": model.Step.STATUS_CHECK, "ordinal": 1, "person_id": None,
        "member_id": viewer.member_id, "until_at": NOW + timedelta(days=2), "created_at": NOW,
    }  # fmt: skip
    with viewer.write(NOW) as writing:
        writing.connection.execute(insert(Snoozes).values(**snooze))
    with pytest.raises(IntegrityError), viewer.write(NOW) as writing:
        writing.connection.execute(insert(Snoozes).values(**snooze))
    from coaching.store.replan import replan_office

    replan_office(viewer, NOW)
    with viewer.read() as connection:
        assert connection.execute(select(Snoozes.until_at)).scalars().all() == [NOW + timedelta(days=2)]
