"""A member's own private notes are found without a look at everybody's: their search reads them."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_index("ix_notes_of_member", "notes", ["member_id", "shared"])
