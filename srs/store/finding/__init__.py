"""Finding cards and questions by the tree of a search: the tree becomes SQL, what it finds pages of cards."""

from srs.store.finding.finding import Finding, Order
from srs.store.finding.found import Found, FoundQuestion

__all__ = ["Finding", "Found", "FoundQuestion", "Order"]
