"""The migrations of a collection, run by Alembic when an older version wrote it."""
