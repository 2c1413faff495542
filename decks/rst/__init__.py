"""reStructuredText, row by row."""
