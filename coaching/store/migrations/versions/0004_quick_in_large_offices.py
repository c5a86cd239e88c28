"""An office's steps to do in order of their due dates, and a data version of each member's own caseload."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_DUE = ["due_at", "closes_at", "opens_at", "client_id", "counselor_id", "kind", "done_at", "waived", "answer"]


def upgrade() -> None:
    op.add_column("members", sa.Column("data_version", WHOLE, nullable=False, server_default="0"))
    op.create_index(
        "ix_plan_rows_by_due",
        "plan_rows",
        BY_DUE,
        sqlite_where=sa.text("kind = 'expected' AND done_at IS NULL AND waived = 0 AND answer IS NULL"),
        postgresql_where=sa.text("kind = 'expected' AND done_at IS NULL AND NOT waived AND answer IS NULL"),
    )
