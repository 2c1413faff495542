"""From bytes to questions to cards: importers, decomposition, merging."""
