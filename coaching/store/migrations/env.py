"""Run by Alembic for an upgrade: on the connection, and inside the transaction, that upgrade.py holds."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
