"""All tables of the first version, and the triggers that keep the audit append-only.

What is for PostgreSQL here and in the next two was added after them: no version before could open a database there.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

INSTANT = sa.BigInteger().with_variant(postgresql.TIMESTAMP(timezone=True), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
WORD = sa.String(24)
KEYED = {"sqlite_autoincrement": True}


def upgrade() -> None:
    office()
    trail()
    clients_and_interviews()
    people_and_actions()
    plan()
    beside_the_plan()
    if op.get_bind().dialect.name == "sqlite":
        keep_the_audit()
    else:
        keep_the_audit_on_a_server()


def key(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", WHOLE, nullable=False, autoincrement=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    ]


def reference(
    table: str, column: str, to: str, ondelete: str | None = None, *, nullable: bool = False
) -> list[sa.schema.SchemaItem]:
    name = f"fk_{table}_{column}"
    return [
        sa.Column(column, WHOLE, nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete),
    ]


def texts(*names: str) -> list[sa.Column]:
    return [sa.Column(name, TEXT, nullable=False) for name in names]


def columns(kind: sa.types.TypeEngine, *names: str, nullable: bool = False) -> list[sa.Column]:
    return [sa.Column(name, kind, nullable=nullable) for name in names]


def own_ids(table: str) -> sa.UniqueConstraint:
    """The ids that a file gave are unique among one counselor's."""
    return sa.UniqueConstraint("counselor_id", "external_id", name=f"uq_{table}_counselor_id_external_id")


def office() -> None:
    op.create_table(
        "offices",
        *key("offices"),
        *texts("name", "timezone", "policy"),
        *columns(WHOLE, "data_version"),
        **KEYED,
    )
    op.create_table(
        "members",
        *key("members"),
        *reference("members", "office_id", "offices"),
        *texts("name"),
        *columns(TEXT, "email", "email_key", nullable=True),
        *columns(WORD, "role"),
        *columns(sa.Boolean(), "active", "can_sign_in"),
        sa.UniqueConstraint("office_id", "email_key", name="uq_members_office_id_email_key"),
        **KEYED,
    )
    op.create_table(
        "settings",
        *reference("settings", "office_id", "offices"),
        *texts("name", "value"),
        sa.PrimaryKeyConstraint("office_id", "name", name="pk_settings"),
    )
    op.create_table(
        "imports",
        *key("imports"),
        *reference("imports", "office_id", "offices"),
        *reference("imports", "member_id", "members"),
        *columns(INSTANT, "at"),
        *texts("source", "sha256"),
        *columns(WHOLE, "added", "changed", "unchanged", "refused"),
        **KEYED,
    )


def trail() -> None:
    op.create_table(
        "audit",
        sa.Column("id", WHOLE, nullable=False, autoincrement=False),
        *reference("audit", "office_id", "offices"),
        *columns(WHOLE, "member_id"),
        *columns(INSTANT, "at"),
        *columns(WORD, "deed", "entity"),
        *columns(WHOLE, "entity_id"),
        *columns(WHOLE, "client_id", "version", nullable=True),
        *texts("fields", "words"),
        *columns(sa.String(64), "previous", "hash"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_of_entity", "audit", ["entity", "entity_id"])
    op.create_index("ix_audit_of_client", "audit", ["client_id"])


def keep_the_audit() -> None:
    """No row changes, none goes, and none takes the place of another (INSERT OR REPLACE)."""
    for deed, condition in (
        ("UPDATE", ""),
        ("DELETE", ""),
        ("INSERT", "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)"),
    ):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{deed.lower()} BEFORE {deed} ON audit {condition} "
            "BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
        )


def keep_the_audit_on_a_server() -> None:
    """The same; there a row can't take the place of another without one of these."""
    op.execute(
        "CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()"
    )


def clients_and_interviews() -> None:
    op.create_table(
        "clients",
        *key("clients"),
        *reference("clients", "office_id", "offices"),
        *reference("clients", "counselor_id", "members"),
        *texts("external_id"),
        *columns(WHOLE, "version"),
        *texts("name", "email", "phone"),
        *columns(WORD, "status"),
        *texts("goal"),
        *columns(sa.JSON(), "tags"),
        *columns(sa.Boolean(), "counts_in_groups"),
        *columns(INSTANT, "created_at", "updated_at"),
        own_ids("clients"),
        **KEYED,
    )
    op.create_index("ix_clients_by_status", "clients", ["counselor_id", "status"])
    op.create_table(
        "interviews",
        *key("interviews"),
        *reference("interviews", "office_id", "offices"),
        *reference("interviews", "counselor_id", "members"),
        *reference("interviews", "client_id", "clients", "CASCADE"),
        *texts("external_id"),
        *columns(WHOLE, "version"),
        *texts("employer", "position", "industry", "round"),
        *columns(WORD, "format"),
        *columns(INSTANT, "starts_at"),
        *columns(INSTANT, "ends_at", nullable=True),
        *texts("timezone"),
        *columns(sa.Boolean(), "zone_given"),
        *columns(sa.Date(), "promised_on", nullable=True),
        *columns(sa.Boolean(), "timeline_asked", nullable=True),
        *columns(WORD, "pace", "culture", "interest", nullable=True),
        *columns(WORD, "status", "outcome"),
        *columns(sa.Date(), "outcome_on", nullable=True),
        *columns(INSTANT, "created_at", "updated_at", "ended_at"),
        *columns(INSTANT, "outcome_at", "followed_up_at", "employer_over_at", "waiting_from", nullable=True),
        *columns(INSTANT, "last_sign_at"),
        own_ids("interviews"),
        **KEYED,
    )
    op.create_index("ix_interviews_of_client", "interviews", ["client_id", "starts_at"])
    op.create_index("ix_interviews_by_start", "interviews", ["counselor_id", "starts_at"])
    waiting = ["counselor_id", "outcome_at", "employer_over_at", "waiting_from", "client_id", "ended_at", "status"]
    op.create_index("ix_interviews_by_outcome", "interviews", waiting)


def people_and_actions() -> None:
    op.create_table(
        "people",
        *key("people"),
        *reference("people", "counselor_id", "members"),
        *reference("people", "interview_id", "interviews", "CASCADE"),
        *texts("external_id"),
        *columns(WHOLE, "version"),
        *texts("name", "title", "job_title"),
        *columns(WORD, "role"),
        *columns(sa.Boolean(), "met", nullable=True),
        *texts("email", "phone"),
        *columns(sa.Boolean(), "contact_for_status"),
        own_ids("people"),
        **KEYED,
    )
    op.create_index("ix_people_interview_id", "people", ["interview_id"])
    op.create_table(
        "actions",
        *key("actions"),
        *reference("actions", "counselor_id", "members"),
        *reference("actions", "interview_id", "interviews", "CASCADE"),
        *reference("actions", "person_id", "people", "SET NULL", nullable=True),
        *texts("external_id"),
        *columns(WHOLE, "version"),
        *columns(WORD, "step"),
        *columns(INSTANT, "at"),
        *columns(WORD, "channel"),
        *columns(sa.Date(), "next_update_on", nullable=True),
        *columns(WORD, "known_from"),
        *texts("note"),
        own_ids("actions"),
        **KEYED,
    )
    op.create_index("ix_actions_interview_id", "actions", ["interview_id"])
    op.create_index("ix_actions_person_id", "actions", ["person_id"])


def plan() -> None:
    op.create_table(
        "plan_rows",
        *reference("plan_rows", "interview_id", "interviews", "CASCADE"),
        *columns(sa.SmallInteger(), "position"),
        *columns(WHOLE, "client_id", "counselor_id"),
        *columns(WORD, "step"),
        *columns(sa.SmallInteger(), "ordinal"),
        *columns(WHOLE, "person_id", nullable=True),
        *columns(INSTANT, "opens_at", "due_at", "closes_at"),
        *columns(INSTANT, "done_at", nullable=True),
        *columns(WORD, "kind"),
        *columns(sa.Boolean(), "waived"),
        *columns(WORD, "answer", nullable=True),
        *columns(WORD, "basis"),
        *columns(sa.Date(), "basis_on", nullable=True),
        sa.PrimaryKeyConstraint("interview_id", "position", name="pk_plan_rows"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_plan_rows_to_do",
        "plan_rows",
        ["counselor_id", "closes_at", "opens_at", "due_at", "client_id", "kind", "done_at", "waived", "answer"],
        sqlite_where=sa.text("kind = 'expected' AND done_at IS NULL AND waived = 0 AND answer IS NULL"),
        postgresql_where=sa.text("kind = 'expected' AND done_at IS NULL AND NOT waived AND answer IS NULL"),
    )


def beside_the_plan() -> None:
    for table in ("snoozes", "drafts"):
        op.create_table(
            table,
            *key(table),
            *reference(table, "interview_id", "interviews", "CASCADE"),
            *columns(WORD, "step"),
            *columns(sa.SmallInteger(), "ordinal"),
            *reference(table, "person_id", "people", "CASCADE", nullable=True),
            *reference(table, "member_id", "members"),
            *(columns(INSTANT, "until_at", "created_at") if table == "snoozes" else draft()),
            **KEYED,
        )
        op.create_index(f"ix_{table}_person_id", table, ["person_id"])
    op.create_index("ix_drafts_interview_id", "drafts", ["interview_id"])
    one_a_step = ["interview_id", "step", "ordinal", sa.text("coalesce(person_id, 0)")]
    op.create_index("uq_snoozes_of_step", "snoozes", one_a_step, unique=True)
    op.create_table(
        "notes",
        *key("notes"),
        *reference("notes", "client_id", "clients", "CASCADE"),
        *reference("notes", "interview_id", "interviews", "CASCADE", nullable=True),
        *reference("notes", "member_id", "members"),
        *columns(WHOLE, "version"),
        *columns(INSTANT, "at"),
        *texts("body"),
        **KEYED,
    )
    op.create_index("ix_notes_client_id", "notes", ["client_id"])
    op.create_index("ix_notes_interview_id", "notes", ["interview_id"])


def draft() -> list[sa.Column]:
    return [*columns(WHOLE, "version"), *texts("subject", "body"), *columns(INSTANT, "updated_at")]
