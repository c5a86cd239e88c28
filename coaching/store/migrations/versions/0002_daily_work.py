"""Searching and sorting a caseload, undoing what was deleted, forms that survive, settings that two may edit.

The new columns of clients and the words of the search are filled after the migration (upgrade.py), for they follow from
the records.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WORD = sa.String(24)


def upgrade() -> None:
    versions()
    sorting()
    words()
    deletions()
    form_drafts()
    if op.get_bind().dialect.name == "sqlite":
        full_text()
    else:
        full_text_on_a_server()


def versions() -> None:
    for table in ("offices", "members"):
        op.add_column(table, sa.Column("version", WHOLE, nullable=False, server_default="1"))


def sorting() -> None:
    op.add_column("clients", sa.Column("name_key", TEXT, nullable=False, server_default=""))
    op.add_column("clients", sa.Column("last_contact_at", INSTANT, nullable=True))
    op.add_column("clients", sa.Column("latest_interview_at", INSTANT, nullable=True))
    op.create_index("ix_clients_by_name", "clients", ["office_id", "name_key"])
    op.create_index("ix_clients_by_contact", "clients", ["office_id", "last_contact_at"])
    op.create_index("ix_clients_by_interview", "clients", ["office_id", "latest_interview_at"])


def reference(table: str, column: str, to: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)


def words() -> None:
    op.create_table(
        "client_words",
        sa.Column("client_id", WHOLE, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("rest", TEXT, nullable=False),
        sa.Column("owner", TEXT, nullable=False),
        reference("client_words", "client_id", "clients", "CASCADE"),
        sa.PrimaryKeyConstraint("client_id", name="pk_client_words"),
    )


def full_text() -> None:
    """SQLite's index over those words. They are split and folded already: `ascii` splits them at the blanks only."""
    names = "name, rest, owner"
    op.execute(
        f"CREATE VIRTUAL TABLE client_search USING fts5({names}, content='client_words', content_rowid='client_id', "
        "tokenize='ascii', detail='column', prefix='1 2 3')"
    )
    old, new = (", ".join(f"{row}.{name}" for name in ("client_id", *names.split(", "))) for row in ("old", "new"))
    out = f"INSERT INTO client_search(client_search, rowid, {names}) VALUES ('delete', {old});"  # noqa: S608 - this file's own names
    into = f"INSERT INTO client_search(rowid, {names}) VALUES ({new});"  # noqa: S608
    for deed, statements in (("INSERT", into), ("DELETE", out), ("UPDATE", f"{out} {into}")):
        op.execute(f"CREATE TRIGGER client_words_{deed.lower()} AFTER {deed} ON client_words BEGIN {statements} END")


def full_text_on_a_server() -> None:
    """An index over the same words: of the name, and all of them; the owner stands behind a sign that no word has."""
    name, rest, owner = "string_to_array(name, ' ')", "string_to_array(rest, ' ')", "ARRAY['@' || owner]"
    op.execute(
        "CREATE INDEX client_search ON client_words USING gin "
        f"(array_to_tsvector({name} || {owner}), array_to_tsvector({name} || {rest} || {owner}))"
    )


def deletions() -> None:
    op.create_table(
        "deletions",
        sa.Column("id", WHOLE, nullable=False, autoincrement=True),
        sa.Column("office_id", WHOLE, nullable=False),
        sa.Column("counselor_id", WHOLE, nullable=False),
        sa.Column("member_id", WHOLE, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("entity", WORD, nullable=False),
        sa.Column("entity_id", WHOLE, nullable=False),
        sa.Column("client_id", WHOLE, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        reference("deletions", "office_id", "offices"),
        reference("deletions", "counselor_id", "members"),
        reference("deletions", "member_id", "members"),
        sa.PrimaryKeyConstraint("id", name="pk_deletions"),
        sqlite_autoincrement=True,
    )


def form_drafts() -> None:
    op.create_table(
        "form_drafts",
        sa.Column("member_id", WHOLE, nullable=False),
        sa.Column("form", TEXT, nullable=False),
        sa.Column("about", WHOLE, nullable=False),
        sa.Column("client_id", WHOLE, nullable=True),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        reference("form_drafts", "member_id", "members"),
        reference("form_drafts", "client_id", "clients", "CASCADE"),
        sa.PrimaryKeyConstraint("member_id", "form", "about", name="pk_form_drafts"),
    )
    op.create_index("ix_form_drafts_client_id", "form_drafts", ["client_id"])
