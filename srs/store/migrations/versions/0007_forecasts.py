"""Forecasts."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add their table, empty."""
    whole = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "forecast",
        sa.Column("interview_id", sa.String(length=36), nullable=False),
        sa.Column("study_day", sa.Date(), nullable=False),
        sa.Column("made_ms", whole, nullable=False),
        sa.Column("for_day", sa.Date(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=False) for name in ("expected", "low", "high", "stopped", "believed")),
        sa.PrimaryKeyConstraint("interview_id", "study_day", name=op.f("pk_forecast")),
    )
