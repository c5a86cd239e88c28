"""What the tables are made of: the base, and the types that a column can have on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
WORD_LENGTH = 24
"""Characters; room for the longest word of the closed lists in model.py."""


# 64 bits on both, as a key in an address may be large; SQLite gives out keys for its INTEGER only, which has as many.
WHOLE = BigInteger().with_variant(Integer(), "sqlite")
# By code point, as SQLite and Python compare: a server's own order depends on how it was set up.
TEXT = String().with_variant(String(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """Every table; constraints carry names, so that later migrations can speak of them."""

    type_annotation_map = {int: WHOLE, str: TEXT}  # noqa: RUF012 - SQLAlchemy wants it so
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Instant(TypeDecorator[datetime]):
    """An aware datetime in UTC: microseconds since 1970 on SQLite, which knows no instants; else `timestamptz`."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kind = DateTime(timezone=True) if dialect.name == "postgresql" else BigInteger()
        return dialect.type_descriptor(kind)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | int | None:
        return value if value is None or dialect.name == "postgresql" else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: datetime | int | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return EPOCH + timedelta(microseconds=value) if isinstance(value, int) else value.astimezone(UTC)


class Tags(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:
        return list(value or ())

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple(value or ())


def word(words: type[StrEnum]) -> Enum:
    """A word of a closed list, stored as its text; the list may grow without a change of the table."""
    return Enum(words, native_enum=False, length=WORD_LENGTH, values_callable=lambda kind: [one.value for one in kind])


def key() -> Mapped[int]:
    """The key of a row. It is never given out twice, so that an audit row cannot come to speak of another record."""
    return mapped_column(primary_key=True, autoincrement=True)


def text(default: str = "") -> Mapped[str]:
    """A text of any length, empty where nothing is known."""
    return mapped_column(TEXT, default=default)
