"""From questions to cards, by rules: `docs/cards.md` tells them in order."""
