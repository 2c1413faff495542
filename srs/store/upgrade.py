"""Bringing a collection that an older version wrote to the newest revision; the only module that imports Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from srs.errors import CollectionError
from srs.store import backup, database


def script() -> ScriptDirectory:
    """The migrations there are."""
    return ScriptDirectory.from_config(_configuration())


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return configuration


def upgrade(engine: Engine, path: Path, revision: str | None) -> None:
    """Migrate the collection at a path from this revision to the newest, after a backup.

    Foreign keys are off while tables are rebuilt, for dropping a parent would empty its children, and checked before
    the commit: a collection that would not hold together stays as it was.

    Raises:
        CollectionError: a newer version wrote it, it has no revision, or it would not hold together.
    """
    known = {each.revision for each in script().walk_revisions()}
    if revision is None:
        raise CollectionError(f"the collection {path} has no tables of Viva's; `viva restore` brings back a backup")
    if revision not in known:
        raise CollectionError(
            f"the collection {path} was written by a newer Viva (its revision is {revision}, this one knows up to "
            f"{database.REVISION}); update Viva"
        )
    backup.make(path, "migration")
    with database.explained(str(path)), engine.connect() as connection:
        driver = connection.connection.cursor()  # of the driver: inside a transaction, SQLite ignores the pragma
        driver.execute("PRAGMA foreign_keys = OFF")
        connection.execution_options(viva_begin="BEGIN IMMEDIATE")
        try:
            with connection.begin():
                migrate(connection)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise CollectionError(
                        f"the collection {path} cannot be migrated: {len(broken)} rows name others that are gone"
                    )
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def migrate(connection: object, to: str = "head") -> None:
    """Run the migrations on a connection, in the transaction that is open."""
    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, to)
