"""The search language: its text, its tree, and text as searches compare it. The store turns the tree into SQL."""

from srs.search.parser import parse
from srs.search.query import Query, query

__all__ = ["Query", "parse", "query"]
