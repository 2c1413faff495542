"""`viva banks` and `viva remove`: where questions came from, and taking them out."""

import re
from collections import Counter
from collections.abc import Sequence

import click

from decks import editing
from decks.editing import Saved
from srs.actions import Journal
from srs.errors import NotFoundError, UsageError
from srs.ids import normalised
from srs.model import Bank, BankId, Json, QuestionId
from srs.store import Transaction
from tui.commands.edit import change_document
from tui.inline import plain_line
from tui.output import emit, json_option, moment_text, place_options, say
from tui.places import journal

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
        told = f"{_counted(questions, 'question')}{missing}, {_counted(cards, 'card')}"
        say(f"{bank.id[:8]}  {bank.name}: {told} in {bank.deck}")
        say(f"          {f'from {bank.path}, ' if bank.path else ''}{bank.imported_at:%Y-%m-%d %H:%M} UTC")
    if not found:
        say("No banks. Import one: viva import FILE.")


@click.command()
@click.argument("wanted", nargs=-1, metavar="SEARCH-or-ID…")
@click.option("--bank", help="Take out the whole bank of this name.")
@json_option
@place_options
@click.pass_context
def remove(ctx: click.Context, *, wanted: tuple[str, ...], bank: str | None, as_json: bool) -> None:
    """Take questions out: by the start of an id, or all whose question has these words; or a whole bank.

    They are retired, not deleted: viva undo brings them back with their history.
    """
    if bool(wanted) == (bank is not None):
        raise UsageError("remove what? Name a question by its id or its words, or a bank: viva remove --bank NAME")
    with journal(ctx) as opened:
        change = editing.remove_bank(opened, bank) if bank is not None else _removed(opened, wanted)
    if as_json:
        emit(change_document(change))
        return
    for question in change.questions[:12]:
        say(f"{question.id[:8]}  {plain_line(question.prompt)[:90]}")
    if len(change.questions) > 12:
        say(f"… and {len(change.questions) - 12} more")
    say(f"{_counted(len(change.questions), 'question')} taken out; viva undo brings back what was there")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _removed(opened: Journal, wanted: Sequence[str]) -> Saved:
    """The questions that each of the words names, taken out."""
    with opened.store.reading() as transaction:
        found = [identifier for each in wanted for identifier in _named(transaction, each)]
    return editing.remove(opened, tuple(dict.fromkeys(found)))


def _named(transaction: Transaction, wanted: str) -> list[QuestionId]:
    """The question whose id, or whose card's, begins so; else those whose prompt has these words."""
    if _ID.fullmatch(wanted.strip()):
        try:
            found = transaction.library.question(transaction.library.find_question(wanted))
        except NotFoundError as error:
            if "more than one" in str(error):
                raise
        else:
            return [found.id]
    words = normalised(wanted)
    questions = transaction.library.questions() if words else ()
    same = [question.id for question in questions if words in normalised(question.prompt)]
    if not same:
        raise NotFoundError(f"no question has an id that begins with {wanted!r}, or these words; `viva list` shows all")
    return same


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
        **{name: count[bank.id] for name, count in counts.items()},
    }


COMMANDS = {"banks": banks, "remove": remove}
