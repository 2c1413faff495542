"""The store: the only package that speaks SQL. Rows and connections stay inside; values go in and come out."""

from srs.store.schedule import Relative
from srs.store.store import Store, Transaction, open_store

__all__ = ["Relative", "Store", "Transaction", "open_store"]
