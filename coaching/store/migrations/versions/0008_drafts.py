"""Which kind of message a draft is, and in which tone.

No version until then wrote drafts: what stands there nevertheless becomes a plain thank-you.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WORD = sa.String(24)


def upgrade() -> None:
    op.add_column("drafts", sa.Column("kind", WORD, nullable=False, server_default="thank_you_email"))
    op.add_column("drafts", sa.Column("tone", WORD, nullable=False, server_default="plain"))
