"""A question as one Markdown page for an editor, and back: what `viva edit` and `viva add` show.

The page has a head with the fields a person may change, the question after `#`, and each section after `##` with its
kind in a comment. A statement is a bullet that carries the start of its id in a comment, so that it keeps its history
when it is reworded or moved. A line of the question's own that looks like a mark of the page has a backslash before it.
"""

from decks.page.reading import read_page
from decks.page.writing import blank_page, page

__all__ = ["blank_page", "page", "read_page"]
