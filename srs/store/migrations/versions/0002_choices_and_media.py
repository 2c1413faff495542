"""The cards a bank asks for, the options of a choice card, and media."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty, and the two tables of media."""
    for table, column in (("question", "roles"), ("card", "choices")):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(column, sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "media",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_media")),
    )
    op.create_table(
        "media_name",
        sa.Column("bank_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name=op.f("fk_media_name_bank_id")),
        sa.ForeignKeyConstraint(["hash"], ["media.hash"], name=op.f("fk_media_name_hash")),
        sa.PrimaryKeyConstraint("bank_id", "name", name=op.f("pk_media_name")),
    )
