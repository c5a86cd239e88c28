"""Until when a step is snoozed, beside it in the plan, and in the index that the worklist is read from.

Nothing to fill in: no version before this one could snooze.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
TO_DO = ["counselor_id", "closes_at", "opens_at", "due_at", "client_id", "kind", "done_at", "waived", "answer"]
SNOOZED = ["counselor_id", "snoozed_until", "client_id", "opens_at", "due_at", "closes_at", "kind", "done_at", "waived"]


def upgrade() -> None:
    op.add_column("plan_rows", sa.Column("snoozed_until", INSTANT, nullable=True))
    op.drop_index("ix_plan_rows_to_do", "plan_rows")
    op.create_index(
        "ix_plan_rows_to_do",
        "plan_rows",
        [*TO_DO, "snoozed_until"],
        sqlite_where=sa.text("kind = 'expected' AND done_at IS NULL AND waived = 0 AND answer IS NULL"),
        postgresql_where=sa.text("kind = 'expected' AND done_at IS NULL AND NOT waived AND answer IS NULL"),
    )
    op.create_index(
        "ix_plan_rows_snoozed",
        "plan_rows",
        SNOOZED,
        sqlite_where=sa.text("snoozed_until IS NOT NULL"),
        postgresql_where=sa.text("snoozed_until IS NOT NULL"),
    )
