"""What Alembic runs: the migrations, on the connection it is given, in the transaction that is open."""

from alembic import context

from srs.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
