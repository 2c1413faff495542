"""Actions and cards in a few words, for the log and for who looks at it."""

from srs.model import Action, ActionKind


def named_by(front: str) -> str:
    """A card in a few words, for the note of an action: the beginning of its front."""
    line = next((line.strip("#*> \t") for line in front.splitlines() if line.strip("#*> \t")), "")
    return line[:60]


def named(action: Action) -> str:
    """An action in a few words."""
    words = {
        ActionKind.ANSWER: "an answer",
        ActionKind.IMPORT: "an import",
        ActionKind.EDIT: "an edit",
        ActionKind.ADD: "a new question",
        ActionKind.REMOVE: "a removal",
        ActionKind.SUSPEND: "a suspension",
        ActionKind.BURY: "a burial",
        ActionKind.FLAG: "a flag",
        ActionKind.RESET: "a reset",
        ActionKind.RESCHEDULE: "a day set by hand",
        ActionKind.SETTING: "a setting",
        ActionKind.WEIGHTS: "other weights",
        ActionKind.INTERVIEW: "an interview",
        ActionKind.CARDS: "cards",
    }
    what = words.get(action.kind, f"an action ({action.kind.value})")
    return f"{what} ({action.note})" if action.note else what
