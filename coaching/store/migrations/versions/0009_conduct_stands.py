"""When an interview's following-up first went wrong, beside where it stands: so findings are read, not found anew.

What they are follows from the records and is filled in after the migration (upgrade.py).
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    for name in ("too_many_at", "several_at", "same_note_at"):
        op.add_column("interviews", sa.Column(name, INSTANT, nullable=True))
