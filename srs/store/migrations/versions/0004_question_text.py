"""The text that searches look through, and its full-text index."""

import sqlalchemy as sa
from alembic import op

from srs.store import question_text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the rows of every question, and index them."""
    op.create_table(
        "question_text",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["question.key"], name=op.f("fk_question_text_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_question_text")),
    )
    question_text.rebuild(op.get_bind())
