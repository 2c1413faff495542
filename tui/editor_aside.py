"""Editing a question in the editor while the app stands aside."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App, SuspendNotSupported

from srs.actions import Journal
from srs.errors import SrsError
from srs.model import ActionKind, Question

if TYPE_CHECKING:
    from decks.editing import Saved


def edit_aside(app: App[None], journal: Journal, question: Question) -> tuple[str, bool]:
    """Edit a question in the editor; gives what to say, and whether it failed."""
    from decks import editing  # noqa: PLC0415 - only who edits waits for it
    from decks.page import page  # noqa: PLC0415 - the same

    return _in_editor(app, page(question), lambda text: editing.save(journal, question.id, text, seen=question))


def add_aside(app: App[None], journal: Journal) -> tuple[str, bool]:
    """Write a question of one's own in the editor; gives what to say, and whether it failed."""
    from decks import editing  # noqa: PLC0415 - only who edits waits for it

    return _in_editor(app, editing.new_page(journal), lambda text: editing.add(journal, text))


def _in_editor(app: App[None], text: str, save: "Callable[[str], Saved]") -> tuple[str, bool]:
    """Open a page in the editor while the app stands aside; gives what to say, and whether it failed."""
    from tui.editor import editor_command  # noqa: PLC0415 - only who edits waits for it

    try:
        editor_command()
        with app.suspend():
            return _edited(text, save)
    except SuspendNotSupported:
        return "This terminal cannot stand aside for an editor; use `viva edit` in another one.", True
    except SrsError as error:
        return str(error), True


def _edited(text: str, save: "Callable[[str], Saved]") -> tuple[str, bool]:
    """Edit a page while the app stands aside: no error leaves this, for the screen would not come back from one."""
    from tui import editor  # noqa: PLC0415 - only who edits waits for it

    try:
        change = editor.edit(text, save, again=editor.asked_again)
    except SrsError as error:
        return str(error), True
    if change is None or change.action is None:
        return "Nothing was changed.", False
    bare = change.action.kind is ActionKind.ADD and not change.made
    return "Saved; without an answer it makes no card yet." if bare else "Saved; its cards follow.", False
