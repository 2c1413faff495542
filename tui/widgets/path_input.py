"""A line for the path of a bank, which completes names, and sees when a whole text is pasted into it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

_ESCAPED = re.compile(r"\\([ '\"()\[\]&])")


class PathInput(Input):
    """A path, completed from what is on the disk."""

    @dataclass
    class TextPasted(Message):
        """Several lines were pasted: a bank, not a path."""

        text: str
        """All of it."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(
            placeholder="a file or a folder (→ completes it), or paste the questions", suggester=_Paths(), id=id
        )

    @property
    def path(self) -> str:
        """The path that is meant: `~` is the home, and what a terminal puts around a dropped file is taken away."""
        return _meant(self.value.strip())

    def _on_paste(self, event: events.Paste) -> None:
        text = event.text.replace("\r\n", "\n").replace("\r", "\n")
        if "\n" in text.strip():
            event.stop()
            event.prevent_default()  # the line's own handler, which else takes the first line
            self.post_message(self.TextPasted(text))


def _meant(typed: str) -> str:
    """A path without quotes around it or backslashes before its blanks, `~` being the home; as it is if it exists."""
    try:
        if not typed or Path(typed).exists():
            return typed
        quoted = len(typed) > 2 and typed[0] == typed[-1] and typed[0] in "'\""
        bare = typed[1:-1] if quoted else _ESCAPED.sub(r"\1", typed)
        return str(Path(bare).expanduser())
    except (OSError, RuntimeError, ValueError):
        return typed


class _Paths(Suggester):
    """The first name on the disk that a path begins."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        folder, begun = os.path.split(value)
        if not value or not begun:
            return None
        try:
            names = os.listdir(Path(folder or ".").expanduser())  # noqa: PTH208 - names alone
        except (OSError, RuntimeError, ValueError):
            return None
        found = min((name for name in names if name.startswith(begun) and name.isprintable()), default=None)
        if found is None:
            return None
        whole = os.path.join(folder, found)  # noqa: PTH118 - keeps what was typed before it
        return f"{whole}{os.sep}" if Path(whole).expanduser().is_dir() else whole
