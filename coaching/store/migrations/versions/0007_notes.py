"""Counselors' notes: private or shared, of a day and a kind, with every version that was saved.

No version until then had a page for notes. Those that stand in the table nevertheless become their writer's own.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WORD = sa.String(24)
DAY = {"sqlite": "date(at / 1000000, 'unixepoch')", "postgresql": "(at AT TIME ZONE 'UTC')::date"}
SAID = ("kind", "day", "who", "body", "next_step", "shared")


def upgrade() -> None:
    for column in said():
        if column.name != "body":
            op.add_column("notes", column)
    op.execute(f"UPDATE notes SET day = {DAY[op.get_bind().dialect.name]}")  # noqa: S608 - this file's own names
    op.create_table(
        "note_versions",
        sa.Column("note_id", WHOLE, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("member_id", WHOLE, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        *said(),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name="fk_note_versions_note_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_note_versions_member_id"),
        sa.PrimaryKeyConstraint("note_id", "version", name="pk_note_versions"),
    )
    names = ", ".join(("version", "member_id", "at", *SAID))
    op.execute(f"INSERT INTO note_versions (note_id, {names}) SELECT id, {names} FROM notes")  # noqa: S608
    op.add_column("deletions", sa.Column("private_to", WHOLE, nullable=True))


def said() -> list[sa.Column]:
    """What a note says; with values for the rows that are there."""
    kinds = (WORD, sa.Date(), TEXT, TEXT, TEXT, sa.Boolean())
    before = ("note", "1970-01-01", "", "", "", sa.false())
    return [
        sa.Column(name, kind, nullable=False, server_default=value)
        for name, kind, value in zip(SAID, kinds, before, strict=True)
    ]
