"""Run by Alembic, which loads it by path: the connection is given, the tables are ours."""

from alembic import context

from webforms.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
