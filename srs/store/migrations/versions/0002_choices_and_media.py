"""The cards a bank asks for, the options of a choice card, the retention an interval was chosen for, and media."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_RETENTION_OF_LAST_REVIEW = """
UPDATE card_state SET desired_retention = (
    SELECT entry.desired_retention FROM entry
    WHERE entry.card_id = card_state.card_id AND entry.kind IN ('review', 'reset', 'reschedule')
        AND entry.action_id NOT IN (SELECT action_id FROM undone)
    ORDER BY entry.moment_ms DESC, entry.id DESC LIMIT 1
)
"""


def upgrade() -> None:
    """Add the columns, empty, and the two tables of media."""
    for table, column in (("question", "roles"), ("card", "choices")):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(column, sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("card_state") as batch:
        batch.add_column(sa.Column("desired_retention", sa.Double(), nullable=True))
    op.execute(_RETENTION_OF_LAST_REVIEW)
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
