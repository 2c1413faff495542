"""`viva banks` and `viva remove`: where questions came from, and taking them out."""

import re
from collections import Counter
from collections.abc import Sequence

import click

from decks import editing
from decks.editing import Saved
from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.model import Bank, BankId, Json, QuestionId
from srs.search import query
from srs.store import Transaction
from tui.agreeing import must_agree, yes_option
from tui.commands.edit import change_document
from tui.inline import plain_line
from tui.output import emit, json_option, moment_text, place_options, say
from tui.places import journal
from tui.searching import SearchCommand, joined, searched
from tui.words import count

_ID = re.compile(r"[0-9a-f-]{1,36}", re.IGNORECASE)


@click.command()
@json_option
@place_options
@click.pass_context
def banks(ctx: click.Context, *, as_json: bool) -> None:
    """List the banks that questions came from."""
    with journal(ctx) as opened, opened.store.reading() as transaction:
        found = transaction.library.banks()
        counts = _counts(transaction)
    if as_json:
        emit([_bank_document(bank, counts) for bank in found])
        return
    for bank in found:
        questions, unanswered, cards = (counts[name][bank.id] for name in ("questions", "unanswered", "cards"))
        missing = f", {unanswered} unanswered" if unanswered else ""
        told = f"{count(questions, 'question')}{missing}, {count(cards, 'card')}"
        say(f"{bank.id[:8]}  {bank.name}: {told} in {bank.deck}")
        say(f"          {f'from {bank.path}, ' if bank.path else ''}{bank.imported_at:%Y-%m-%d %H:%M} UTC")
    if not found:
        say("No banks. Import one: viva import FILE.")


@click.command(cls=SearchCommand)
@click.argument("wanted", nargs=-1, metavar="[ID-or-SEARCH]...")
@click.option("--bank", help="Take out the whole bank of this name.")
@yes_option
@json_option
@place_options
@click.pass_context
def remove(ctx: click.Context, *, wanted: tuple[str, ...], bank: str | None, yes: bool, as_json: bool) -> None:
    """Take questions out: by the starts of ids, by a search, or a whole bank.

    They are retired, not deleted: viva undo brings them back with their history.
    """
    if bool(wanted) == (bank is not None):
        raise UsageError("remove what? Name a question by its id or a search, or a bank: viva remove --bank NAME")
    with journal(ctx) as opened:
        change = editing.remove_bank(opened, bank) if bank is not None else _removed(opened, wanted, yes=yes)
    if as_json:
        emit(change_document(change))
        return
    for question in change.questions[:12]:
        say(f"{question.id[:8]}  {plain_line(question.prompt)[:90]}")
    if len(change.questions) > 12:
        say(f"… and {len(change.questions) - 12} more")
    say(f"{count(len(change.questions), 'question')} taken out; viva undo brings back what was there")


def _removed(opened: Journal, wanted: Sequence[str], *, yes: bool) -> Saved:
    """The questions that the words name by their ids, and those that the others search for together, taken out."""
    with opened.store.reading() as transaction:
        named = {word: _named(transaction, word) for word in wanted}
    words = [word for word, question in named.items() if question is None]
    searched_for = _searched(opened, words) if words else []
    if len(searched_for) > 1:
        must_agree(f"take out {count(len(searched_for), 'question')}", yes=yes)
    found = [question for question in named.values() if question is not None] + searched_for
    return editing.remove(opened, tuple(dict.fromkeys(found)))


def _searched(opened: Journal, words: Sequence[str]) -> list[QuestionId]:
    """The questions that a search finds.

    Raises:
        NotFoundError: it finds none, or is empty.
    """
    tree = searched(opened, words)
    found: Sequence[QuestionId] = ()
    if tree is not None:
        with opened.store.reading() as transaction:
            found = transaction.finding.questions(query(opened.clock, tree))
    if not found:
        raise NotFoundError(f"no question fits {joined(words)!r}, nor has an id that begins so; `viva list` shows all")
    return list(found)


def _named(transaction: Transaction, word: str) -> QuestionId | None:
    """The question whose id, or whose card's, begins so; None where none does."""
    if not _ID.fullmatch(word.strip()):
        return None
    try:
        return transaction.library.find_question(word)
    except NotFoundError as error:
        if "more than one" in str(error):
            raise
        return None


def _counts(transaction: Transaction) -> dict[str, Counter[BankId]]:
    """How many questions, questions without a card, and cards each bank has."""
    cards = transaction.library.cards()
    counts: dict[str, Counter[BankId]] = {name: Counter() for name in ("questions", "unanswered", "cards")}
    for question in transaction.library.questions():
        counts["questions"][question.bank] += 1
        made = cards.get(question.id, ())
        counts["unanswered"][question.bank] += not any(card.asks_for_answer for card in made)
        counts["cards"][question.bank] += len(made)
    return counts


def _bank_document(bank: Bank, counts: dict[str, Counter[BankId]]) -> dict[str, Json]:
    return {
        "id": bank.id,
        "name": bank.name,
        "path": bank.path,
        "format": bank.format,
        "encoding": bank.encoding,
        "imported_at": moment_text(bank.imported_at),
        "deck": bank.deck,
        "depth": bank.depth.value,
        "language": bank.language,
        **{name: of_banks[bank.id] for name, of_banks in counts.items()},
    }


COMMANDS = {"banks": banks, "remove": remove}
