"""What a part of the sheet consists of: entries, each a cue with a remark and a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a text that has a name of its own; of one with a `number`, that stands in the shortest form too."""

    name: str
    text: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands at a bullet: a cue, a remark in brackets behind it, a text.

    Where the text has no room and consists of `pieces`, each of them is shortened.
    """

    cue: str
    remark: str = ""
    text: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def mark(self) -> str:
        """The remark as it stands behind the cue."""
        return f" ({self.remark})" if self.remark else ""

    @property
    def before(self) -> str:
        """All that stands before the text."""
        return f"{self.cue}{self.mark}{self.colon}"

    @property
    def colon(self) -> str:
        """What parts the cue from the text."""
        if not self.text:
            return ""
        return " " if not self.remark and self.cue.endswith(("?", "!", ".", ":", "…")) else ": "

    @property
    def line(self) -> str:
        """The whole entry as one line."""
        return f"{self.before}{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Entries, the first ones most wanted; `total` of them there are, and `one` is what a single one is called.

    A share of the page is theirs, and `lines` of it are what one may take where not all have room.
    """

    title: str
    one: str
    share: int
    lines: int
    entries: tuple[Entry, ...]
    total: int
