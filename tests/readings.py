"""What tests of importers ask of every reading: that each line of the text stands somewhere, and in one place."""

from decks.drafts import Reading


def unaccounted(text: str, reading: Reading) -> set[int]:
    """The lines with something on them that stand nowhere, or in more than one kind of place."""
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    furniture = set(reading.furniture)
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    return (filled - said - left - furniture) | (said & left) | (left & furniture) | (said & furniture)


def accounts_for_every_line(text: str, reading: Reading) -> bool:
    """Whether drafts, furniture and the unplaced are the lines with something on them, and no unplaced one is more."""
    on_drafts = {number for draft in reading.drafts for number in draft.lines}
    left = {one.line for one in reading.unplaced}
    filled = {number for number, row in enumerate(text.split("\n"), 1) if row.strip()}
    return on_drafts | left | set(reading.furniture) == filled and not left & (on_drafts | set(reading.furniture))
