"""Each screen as the app makes it on its collection; what only one of them needs is imported when it is asked for."""

from textual.screen import Screen

from srs.model import CardId, Interview
from tui.open_collection import OpenCollection


def today(of: OpenCollection, deck: str | None = None) -> Screen[None]:
    """Today, with the cursor on a deck.

    Raises:
        CollectionError: the collection cannot be read.
    """
    from tui.screens.today import TodayScreen  # noqa: PLC0415 - `viva review` does not wait for it

    return TodayScreen(of.overview, of.journal.clock, deck=deck)


def bring(of: OpenCollection) -> Screen[None]:
    """The import of a bank.

    Raises:
        CollectionError: there is no collection to import into.
    """
    open_again = of.opener("import into")
    from tui.importing import Importing  # noqa: PLC0415 - only who imports waits for it
    from tui.screens.bring import BringScreen  # noqa: PLC0415 - the same

    return BringScreen(Importing(open_again))


def statistics(of: OpenCollection) -> Screen[None]:
    """Statistics, counted on a connection of their own.

    Raises:
        CollectionError: there is no collection to count in.
    """
    open_again = of.opener("count in")
    from tui.counting import Counting  # noqa: PLC0415 - only who looks at them waits for it
    from tui.screens.statistics import StatisticsScreen  # noqa: PLC0415 - the same

    return StatisticsScreen(Counting(lambda: open_again(False)))


def browse(of: OpenCollection, search: str = "") -> Screen[None]:
    """Cards and questions: those that the text of a search finds.

    Raises:
        CollectionError: there is no collection to look into.
    """
    browsing = of.aside()
    from tui.screens.browse import BrowseScreen  # noqa: PLC0415 - only who browses waits for it

    return BrowseScreen(browsing, search=search)


def card_history(of: OpenCollection, card: CardId) -> Screen[None]:
    """What is known of a card.

    Raises:
        CollectionError: there is no collection to look into.
    """
    browsing = of.aside()
    from tui.screens.card_history import CardHistoryScreen  # noqa: PLC0415 - only who looks waits for it

    return CardHistoryScreen(browsing, (card,), closes=True)


def settings(of: OpenCollection, deck: str | None) -> Screen[None]:
    """The settings of a deck, or of all."""
    from tui.screens.settings import SettingsScreen  # noqa: PLC0415 - only who asks for it waits for it

    return SettingsScreen(of.journal, of.aside() if of.opens_again else None, deck=deck)


def interviews(of: OpenCollection) -> Screen[None]:
    """The interviews."""
    from tui.screens.interviews import InterviewsScreen  # noqa: PLC0415 - only who asks for them waits for it

    return InterviewsScreen(of.journal)


def plan(of: OpenCollection, chosen: Interview) -> Screen[None]:
    """The plan of an interview, beside those of the others ahead.

    Raises:
        CollectionError: the collection cannot be read.
    """
    from tui.foretelling import Foretelling  # noqa: PLC0415 - numpy: only who looks at a plan waits for it
    from tui.outlooks import beside  # noqa: PLC0415 - the same
    from tui.screens.plan import PlanScreen  # noqa: PLC0415 - the same

    shown = beside(of.journal, chosen)
    return PlanScreen(shown, Foretelling(lambda: of.opener("plan in")(False)), place=shown.index(chosen))


def plan_or_interviews(of: OpenCollection) -> Screen[None]:
    """The plan of the next interview that there are days for; the interviews where there is none.

    Raises:
        CollectionError: the collection cannot be read.
    """
    from tui.outlooks import next_ahead  # noqa: PLC0415 - only who asks for them waits for it

    chosen = next_ahead(of.journal)
    return interviews(of) if chosen is None or not of.opens_again else plan(of, chosen)
