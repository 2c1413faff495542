"""Anki packages: note types, notes made of questions and cards, Markdown as HTML, and the file itself."""
