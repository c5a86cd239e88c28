"""Weeks of the workshop, kept as they were shown. No version until then had a workshop to keep."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "frozen_weeks",
        sa.Column("id", WHOLE, nullable=False, autoincrement=True),
        sa.Column("office_id", WHOLE, nullable=False),
        sa.Column("counselor_id", WHOLE, nullable=True),
        sa.Column("member_id", WHOLE, nullable=False),
        sa.Column("week", TEXT, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["offices.id"], name="fk_frozen_weeks_office_id"),
        sa.ForeignKeyConstraint(["counselor_id"], ["members.id"], name="fk_frozen_weeks_counselor_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_frozen_weeks_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_frozen_weeks"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_frozen_weeks_office_id_week", "frozen_weeks", ["office_id", "week"])
