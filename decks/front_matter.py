"""The lines between `---` that a Markdown file may begin with."""

import re
from collections.abc import Sequence

from decks.metadata import Metadata, minutes_of, tags_of

_FIELD = re.compile(r"^(?P<name>[A-Za-z_ -]{1,30}):\s*(?P<value>.*)$")


def front_matter(lines: Sequence[str]) -> tuple[int, Metadata, str | None]:
    """How many lines of front matter a text begins with, what they say, and the title among it."""
    if not lines or lines[0].strip() != "---":
        return 0, Metadata(), None
    last = next((index for index, line in enumerate(lines[1:200], 1) if line.strip() in {"---", "..."}), None)
    fields = [match for line in lines[1:last] if (match := _FIELD.match(line))] if last else []
    if last is None or (last > 1 and not fields):
        return 0, Metadata(), None
    said = {
        field["name"].strip().casefold(): field["value"].strip().strip("\"'")
        for field in fields
        if field["value"].strip()
    }
    metadata = Metadata(
        type=said.get("type") or said.get("category"),
        difficulty=said.get("difficulty") or said.get("level"),
        minutes=minutes_of(said.get("time", "") or said.get("minutes", "")),
        stage=said.get("stage") or said.get("round"),
        tags=tags_of(said.get("tags", "")),
    )
    return last + 1, metadata, said.get("title")
