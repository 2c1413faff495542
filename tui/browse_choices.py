"""What the browse screen asks a person: an order, columns, a saved search, and whether many cards are to change."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from srs import saved_searches
from srs.shown_columns import show_columns
from srs.store.finding import Order
from tui import found
from tui.bound import keyboard_of
from tui.browsing import Browsing
from tui.found import Asked, Listing
from tui.found_columns import Column, columns_for, orders_for
from tui.screens.ask import AskScreen
from tui.screens.choose import ChooseScreen
from tui.screens.choose_columns import ChooseColumnsScreen

if TYPE_CHECKING:
    from textual.app import App

    from tui.bulk import Proposal


async def choose_order(app: "App[None]", asked: Asked) -> Asked | None:
    """What is asked for in the order that was chosen; None where the choice was left."""
    orders = orders_for(asked.listing)
    here = next((n for n, (order, _) in enumerate(orders) if order is asked.order), 0)
    chosen = await app.push_screen_wait(ChooseScreen("Sort by", [words for _, words in orders], here))
    return None if chosen is None else sorted_by(asked, orders[chosen][0])


def sorted_by(asked: Asked, order: Order) -> Asked:
    """What is asked for in another order; in that which it has already, the other way round."""
    return replace(asked, order=order, descending=order is asked.order and not asked.descending)


async def choose_columns(app: "App[None]", browsing: Browsing, listing: Listing, shown: Sequence[Column]) -> bool:
    """Whether the person chose columns, which are kept."""
    asking = ChooseColumnsScreen(columns_for(listing), [each.name for each in shown])
    names = await app.push_screen_wait(asking)
    if names is not None:
        await browsing.ask(lambda journal: show_columns(journal, listing.value, names))
    return names is not None


async def choose_saved(app: "App[None]", browsing: Browsing, text: str) -> tuple[str | None, str]:
    """The search that was chosen, None where none was, and what to say; `text` is one that may be saved."""
    saved = await browsing.ask(found.saved)
    first = [f"Save this search: {text}"] if text else []
    lines = [*first, *(f"{name}   {search}" for name, search in saved.items())]
    if not lines:
        return None, f"No search is saved. Type one first: {keyboard_of(app).name('browse.search')}"
    chosen = await app.push_screen_wait(ChooseScreen("Saved searches", lines))
    if chosen is None:
        return None, ""
    if chosen < len(first):
        return None, await _save(app, browsing, text)
    return f"saved:{list(saved)[chosen - len(first)]}", ""


async def _save(app: "App[None]", browsing: Browsing, text: str) -> str:
    """Save a search under the name that the person gives it; what to say."""
    asking = AskScreen(f"Under which name? {text}", typed="", such_as="letters, digits, - and _")
    name = await app.push_screen_wait(asking)
    if name is None:
        return ""
    await browsing.ask(lambda journal: saved_searches.save(journal, name.strip(), text))
    undo = keyboard_of(app).name("browse.undo")
    return f"Saved: saved:{name.strip().lower()} finds this again; {undo} takes it back."


async def confirmed(app: "App[None]", proposal: "Proposal") -> str | None:
    """What was typed where a proposal is to be done, None where it is not."""
    if not proposal.asks and proposal.typed is None:
        return ""
    asking = AskScreen(
        proposal.question, typed=proposal.typed, such_as=proposal.such_as, suggestions=proposal.suggestions
    )
    return await app.push_screen_wait(asking)
