"""The index of a card's log, with all that its recall is counted from."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COLUMNS = (
    "card_id", "moment_ms", "id", "study_day", "kind", "rating", "expected_recall", "zone_offset_minutes", "action_id",
)  # fmt: skip


def upgrade() -> None:
    """Put the wider index in the place of the narrow one."""
    op.drop_index("ix_entry_card_id_moment_ms_id", "entry")
    op.create_index("ix_entry_recall", "entry", list(_COLUMNS))
