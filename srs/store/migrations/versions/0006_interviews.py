"""Interviews."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add their table, empty."""
    texts = ("name", "role", "company", "day", "stage", "scope")
    op.create_table(
        "interview",
        sa.Column("id", sa.String(length=36), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("minutes", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in ("weekdays", "days_off", "weights")),
        sa.Column("target", sa.Double(), nullable=True),
        sa.Column("over", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
