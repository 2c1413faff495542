"""Markdown in its dialects, a module a shape."""
