"""What a plan says in the end is kept beside the interview, and two questions of Outcomes are answered by an index.

What is kept follows from the plan rows and is filled in after the migration (upgrade.py).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
OF_CLIENT = ["client_id", "starts_at", "outcome_at", "ended_at", "status"]


def upgrade() -> None:
    op.add_column("interviews", sa.Column("settled_at", INSTANT, nullable=True))
    op.add_column("interviews", sa.Column("settled", TEXT, nullable=True))
    op.drop_index("ix_interviews_of_client", "interviews")
    op.create_index("ix_interviews_of_client", "interviews", OF_CLIENT)
    op.create_index(
        "ix_clients_apart",
        "clients",
        ["office_id"],
        sqlite_where=sa.text("counts_in_groups = 0"),
        postgresql_where=sa.text("NOT counts_in_groups"),
    )
