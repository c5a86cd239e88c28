"""What the client told of an interview; and of the people met, whether they gave a card, and where mail reaches them.

Nothing to fill in: no version before this one could take it down.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
TOLD = ("topics", "enjoyed", "learned", "concerns", "unsaid")


def upgrade() -> None:
    op.add_column("people", sa.Column("card", sa.Boolean(), nullable=True))
    op.add_column("people", sa.Column("address", TEXT, nullable=False, server_default=""))
    op.create_table(
        "debriefs",
        sa.Column("id", WHOLE, nullable=False, autoincrement=True),
        sa.Column("interview_id", WHOLE, nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in TOLD),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_debriefs_interview_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_debriefs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_debriefs_interview_id", "debriefs", ["interview_id"], unique=True)
