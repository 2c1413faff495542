"""The keys that hold where a widget stands."""

from textual.dom import DOMNode

from tui.keyboard import Keyboard


def keyboard_of(node: DOMNode) -> Keyboard:
    """The keyboard of the app that a widget is in; of another app than ours, the default one."""
    found = getattr(node.app, "keyboard", None)
    return found if isinstance(found, Keyboard) else Keyboard()
