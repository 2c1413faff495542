"""A card's two sides for places that do not show its options themselves: there they stand on front and back."""

from srs.model import Card


def asked(card: Card) -> str:
    """The front, with a choice card's options as a list."""
    options = "\n".join(f"- {option.text}" for option in card.choices)
    return "\n\n".join(filter(None, [card.front, options]))


def told(card: Card) -> str:
    """The back, with a choice card's right options before it."""
    right = "\n".join(f"- **{option.text}**" for option in card.choices if option.right)
    return "\n\n".join(filter(None, [right, card.back]))
