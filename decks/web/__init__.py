"""Saved web pages, and HTML as Markdown."""
