"""Org files and their cards."""
