"""The tables of a collection, for SQLite and PostgreSQL alike. `docs/database.md` describes them.

Moments are integer milliseconds since 1970, study days dates, lists and mappings JSON. The action, entry and change
tables only grow and are the truth, as media and forecasts are; all others are what folding them gives.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_INTEGER: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
_ID = String(36)

bank = Table(
    "bank",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("imported_ms", _INTEGER, nullable=False),
    Column("deck", Text, nullable=False),
    Column("depth", Text, nullable=False),
    Column("language", Text),
    Column("retired", Boolean, nullable=False),
)

question = Table(
    "question",
    metadata,
    Column("key", _INTEGER, primary_key=True, autoincrement=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("bank_id", _ID, ForeignKey("bank.id"), nullable=False, index=True),
    Column("sequence", _INTEGER, nullable=False),
    Column("number", Integer),
    Column("place", JSON, nullable=False),
    Column("language", Text),
    Column("deck", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("prompt_missing", Boolean, nullable=False),
    Column("type", Text),
    Column("difficulty", Text),
    Column("minutes_low", Double),
    Column("minutes_high", Double),
    Column("stage", Text),
    Column("tags", JSON, nullable=False),
    Column("sections", JSON, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
)

point = Table(
    "point",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("question_id", _ID, ForeignKey("question.id"), nullable=False, index=True),
    Column("section", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("label", Text),
    Column("tick", Text, nullable=False),
    Column("essential", Boolean, nullable=False),
    Column("retired", Boolean, nullable=False),
)

card = Table(
    "card",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("question_id", _ID, ForeignKey("question.id"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("front", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("point_id", _ID, ForeignKey("point.id")),
    Column("points", JSON, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("retired", Boolean, nullable=False),
)

question_text = Table(
    "question_text",
    metadata,
    Column("key", _INTEGER, ForeignKey("question.key"), primary_key=True, autoincrement=False),
    Column("prompt", Text, nullable=False),
    Column("tags", Text, nullable=False),
    Column("body", Text, nullable=False),
)

media = Table(
    "media",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

media_name = Table(
    "media_name",
    metadata,
    Column("bank_id", _ID, ForeignKey("bank.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("hash", String(64), ForeignKey("media.hash"), nullable=False),
)

card_state = Table(
    "card_state",
    metadata,
    Column("card_id", _ID, ForeignKey("card.id"), primary_key=True),
    Column("stability", Double),
    Column("difficulty", Double),
    Column("phase", Text, nullable=False),
    Column("step", Integer),
    Column("due_day", Date),
    Column("due_ms", _INTEGER),
    Column("study_day", Date),
    Column("first_study_day", Date),
    Column("last_ms", _INTEGER),
    Column("last_entry", _ID),
    Column("reviews", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("desired_retention", Double),
    Column("suspended", Boolean, nullable=False),
    Column("buried_until", Date),
    Column("flag", Text),
)
Index("ix_card_state_phase_due_day", card_state.c.phase, card_state.c.due_day)
Index("ix_card_state_study_day", card_state.c.study_day)

action = Table(
    "action",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("moment_ms", _INTEGER, nullable=False),
    Column("zone_offset_minutes", Integer, nullable=False),
    Column("machine", Text, nullable=False),
    Column("sitting", Text, nullable=False),
    Column("target", _ID, index=True),
    Column("note", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("action_id", _ID, ForeignKey("action.id"), nullable=False, index=True),
    Column("card_id", _ID, ForeignKey("card.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("moment_ms", _INTEGER, nullable=False),
    Column("zone_offset_minutes", Integer, nullable=False),
    Column("study_day", Date, nullable=False),
    Column("rating", Integer),
    Column("duration_ms", _INTEGER),
    Column("ticks", JSON, nullable=False),
    Column("confidence", Integer),
    Column("phase_before", Text),
    Column("phase_after", Text),
    Column("step", Integer),
    Column("due_day", Date),
    Column("due_ms", _INTEGER),
    Column("desired_retention", Double),
    Column("weights_id", Text),
    Column("expected_recall", Double),
    Column("chooser", Text),
    Column("note", Text),
)
Index(
    "ix_entry_recall",
    *(entry.c[name] for name in ("card_id", "moment_ms", "id", "study_day", "kind")),
    *(entry.c[name] for name in ("rating", "expected_recall", "zone_offset_minutes", "action_id")),
)  # all that recall is counted from, so that a look at a card's reviews reads no row of the log
Index("ix_entry_study_day", entry.c.study_day)
Index("ix_question_deck_sequence", question.c.deck, question.c.sequence)

change = Table(
    "change",
    metadata,
    Column("action_id", _ID, ForeignKey("action.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("subject_id", Text, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON, nullable=False),
)
Index("ix_change_subject_subject_id", change.c.subject, change.c.subject_id)

undone = Table(
    "undone",
    metadata,
    Column("action_id", _ID, ForeignKey("action.id"), primary_key=True),
)

setting = Table(
    "setting",
    metadata,
    Column("deck", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", JSON, nullable=False),
)

interview = Table(
    "interview",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("weekdays", JSON, nullable=False),
    Column("days_off", JSON, nullable=False),
    Column("weights", JSON, nullable=False),
    Column("target", Double),
    Column("over", JSON(none_as_null=True)),
    Column("notes", Text, nullable=False),
    Column("retired", Boolean, nullable=False),
)

forecast = Table(
    "forecast",
    metadata,
    Column("interview_id", _ID, primary_key=True),
    Column("study_day", Date, primary_key=True),
    Column("made_ms", _INTEGER, nullable=False),
    Column("for_day", Date, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("expected", Double, nullable=False),
    Column("low", Double, nullable=False),
    Column("high", Double, nullable=False),
    Column("stopped", Double, nullable=False),
    Column("believed", Double, nullable=False),
)
