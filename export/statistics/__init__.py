"""Statistics as charts: what a screen, a page and a text all show, as one JSON document, and as one HTML page."""
