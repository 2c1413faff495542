"""Everything a person can cause or meet that stops an action: one tree; a message says what, where and what to do.

SrsError
├── CollectionError      the collection's file: locked, read-only, damaged, newer, no collection at all
├── SourceError          a file or folder to import: missing, empty, binary, too large, no bank
├── NotFoundError        an id, a deck or an action that is not there, or not the only one that begins so
├── StaleCardError       a card that was answered or changed elsewhere since it was shown
├── SettingError         a value outside what a setting takes
├── ExportError          a file that cannot be written
├── EditorError          no editor is set, or it cannot be run
├── MissingLibraryError  a library of an extra that is not installed
└── UsageError           words on a command line that fit no command
    └── SearchError      a search that cannot be read; it points at the place
"""


class SrsError(Exception):
    """Something a person can mend; its text is shown to them as it stands."""


class CollectionError(SrsError):
    """The collection cannot be opened, read or written."""


class SourceError(SrsError):
    """A bank cannot be read."""


class NotFoundError(SrsError):
    """Nothing, or more than one thing, has the id that was given."""


class StaleCardError(SrsError):
    """The card changed since it was shown; nothing was recorded."""


class SettingError(SrsError):
    """A setting does not take this value."""


class ExportError(SrsError):
    """A file cannot be written."""


class EditorError(SrsError):
    """A page cannot be edited, for the editor is missing or failed."""


class MissingLibraryError(SrsError):
    """A library is needed that comes with an extra."""


class UsageError(SrsError):
    """A command was given words it cannot use."""


class SearchError(UsageError):
    """A search cannot be read.

    The message has three lines: what is wrong, the search, and carets below the place. `reason` is the first of them;
    `start` and `end` are the place in the text, in characters.
    """

    def __init__(self, message: str, *, reason: str, start: int, end: int) -> None:
        super().__init__(message)
        self.reason, self.start, self.end = reason, start, end
