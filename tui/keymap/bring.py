"""The keys of the import screen."""

from dataclasses import replace

from tui.keymap.key import HELP, PALETTE, Key, bind

BRING: tuple[Key, ...] = (
    bind("bring.look", "f5", "look", "Look at the questions and cards that the bank would make", "look"),
    bind("bring.paste", "f2", "paste", "Paste questions instead of naming a file, and back", "paste or files"),
    bind("bring.bring", "enter,i", "bring", "Bring the bank in", "import"),
    bind("bring.depth", "d", "depth", "Take questions further apart: outline, points, full", "depth"),
    bind("bring.deck", "n", "deck", "Write another deck", "deck"),
    bind("bring.back", "escape", "back", "One step back; while it works, stop it", "back"),
    PALETTE,
    HELP,
)
"""The keys of the import screen."""

BRING_LOOKING = (BRING[2], BRING[3], BRING[4], BRING[5], PALETTE, HELP)
"""What its footer says beside a preview."""

BRING_CHOOSING = (BRING[0], BRING[1], BRING[5])
"""What it says while a bank is chosen."""

BRING_NAMING = (
    bind("", "enter", "name", "Take this deck", "take"),
    replace(BRING[5], words="Leave the deck as it was", short="cancel"),
)
"""What it says while one types a deck."""

BRING_CANCEL = replace(BRING[5], words="Stop", short="stop")
