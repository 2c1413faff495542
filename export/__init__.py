"""What leaves a collection: Anki packages, delimited text, JSON."""
