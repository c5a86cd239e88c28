"""What an import added and changed, kept for a day so that it can be undone as a whole.

Nothing to fill in: what was imported before cannot be undone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "import_changes",
        sa.Column("import_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("table_name", TEXT, nullable=False),
        sa.Column("added", TEXT, nullable=False),
        sa.Column("changed", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_import_changes_import_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", "position", name="pk_import_changes"),
    )
