"""`viva list` and `show`: what the collection holds."""

import textwrap
from collections import Counter

import click

from export.document import question_document, question_documents
from export.selection import Selection, read
from srs.actions import Journal
from srs.card_history import CardHistory, card_history
from srs.clock import Clock
from srs.errors import NotFoundError
from srs.model import Card, Entry, Memory, Question
from srs.search import Query, query
from srs.search.folding import folded
from srs.search.snippets import highlighted
from srs.search.tree import AllOf, Condition, Field, Is, Named, Node, Pattern, texts_in
from tui.inline import plain_line
from tui.output import due_text, emit, json_option, place_options, say, terminal_width
from tui.places import is_empty, journal, must_have
from tui.searching import SearchCommand, search_argument, searched
from tui.words import stability

_WIDTH = 100


@click.command("list", cls=SearchCommand)
@search_argument
@click.option("--deck", help="Only this deck and those below it.")
@click.option("--bank", help="Only the banks whose name begins so.")
@click.option("--unanswered", is_flag=True, help="Only the questions that have no answer yet.")
@json_option
@place_options
@click.pass_context
def list_(
    ctx: click.Context,
    *,
    search: tuple[str, ...],
    deck: str | None,
    bank: str | None,
    unanswered: bool,
    as_json: bool,
) -> None:
    """List the questions that a search finds, best first, with their cards; without a search, all of them."""
    with journal(ctx) as opened:
        must_have(opened, deck)
        asked = query(opened.clock, _tree(searched(opened, search), deck, bank, unanswered=unanswered))
        with opened.store.reading() as transaction:
            order = transaction.finding.questions(asked)
        found = read(opened.store, at=opened.clock.now(), questions=order)
        place = {identifier: n for n, identifier in enumerate(order)}
        listed = sorted(found.questions, key=lambda question: place[question.id])
        if as_json:
            emit([question_document(question, found) for question in listed])
            return
        if not listed:
            say("No questions. Import a bank: viva import FILE." if is_empty(opened) else "No such questions.")
        for question in listed:
            _print_listed(question, found)
            _print_place(opened, asked, question)


def _tree(search: Node | None, deck: str | None, bank: str | None, *, unanswered: bool) -> Node:
    """What a search and the options of `list` ask for together."""
    parts = [
        search,
        None if deck is None else Named(field=Field.DECK, pattern=Pattern((folded(deck),))),
        None if bank is None else Named(field=Field.BANK, pattern=Pattern((folded(bank), ""))),
        Is(condition=Condition.UNANSWERED) if unanswered else None,
    ]
    return AllOf(parts=tuple(part for part in parts if part is not None))


def _print_listed(question: Question, found: Selection) -> None:
    cards = found.cards_of(question)
    roles = Counter(card.role.value for card in cards)
    told = [f"{count} {role}" for role, count in roles.items()]
    if not any(card.asks_for_answer for card in cards):
        told.append(f"unanswered: viva edit {question.id[:8]}")
    mark = " (named from its content)" if question.prompt_missing else ""
    say(f"{question.id[:8]}  {question.deck}  {_line(question.prompt)}{mark}")
    say(f"          {', '.join(told)}")


def _print_place(opened: Journal, asked: Query, question: Question) -> None:
    """Where the sections of a question have the words looked for, if its prompt has none of them."""
    wanted = tuple(texts_in(asked.tree))
    if not wanted or highlighted(question.prompt, wanted).spans:
        return
    with opened.store.reading() as transaction:
        for piece in transaction.finding.snippets(asked, [question.id]).values():
            say(f"          {piece.text}")


@click.command()
@click.argument("identifier", metavar="ID")
@json_option
@place_options
@click.pass_context
def show(ctx: click.Context, *, identifier: str, as_json: bool) -> None:
    """Show one question, by the start of its id, with its cards and their log; by a card's, all about that card."""
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            question = transaction.library.find_question(identifier)
            is_question = question.startswith(identifier.strip().lower())
            card = None if is_question else transaction.library.find_card(identifier)
        found = read(opened.store, at=opened.clock.now(), questions=[question], with_log=True)
        about = card_history(opened, card) if card is not None and not as_json else None
    if not found.questions:
        raise NotFoundError(
            f"question {identifier} is retired: its bank no longer has it; `viva history` shows what was done"
        )
    if as_json:
        emit(question_documents(found)[0])
    elif about is not None:
        _print_card(about, opened.clock)
    else:
        _print(found.questions[0], found)


def _line(text: str) -> str:
    """The first line of a text, cut to what a terminal shows."""
    first = plain_line(text)
    return first if len(first) <= _WIDTH else f"{first[: _WIDTH - 1]}…"


def _print(question: Question, found: Selection) -> None:
    say(question.prompt)
    facts = [question.deck, question.type, question.difficulty, question.stage, found.bank_name(question)]
    say(" · ".join(fact for fact in facts if fact))
    for card in found.cards_of(question):
        state = found.state(card)
        say("")
        marks = [word for word, on in (("suspended", state.suspended), ("flagged", state.flag is not None)) if on]
        due = due_text(state.due)
        told = [" ".join([state.phase.value, *marks]), f"due {due}" if due else "", _memory(state.memory)]
        say(f"{card.id[:8]}  {card.role.value}  {', '.join(filter(None, told))}")
        _print_faces(card)
        for entry in (found.entries or {}).get(card.id, ()):
            say(f"    {_entry_line(entry)}")


def _memory(memory: Memory | None) -> str:
    return f"stability {stability(memory.stability)}, difficulty {memory.difficulty:.1f}" if memory else ""


def _print_card(about: CardHistory, clock: Clock) -> None:
    """All that is known of a card: faces, facts, reasons, its curve drawn and in numbers, its log."""
    from tui.card_lines import facts, reasons, table  # noqa: PLC0415 - not for a question
    from tui.forgetting_curve import curve_in_numbers, drawn_curve  # noqa: PLC0415 - the same

    width = terminal_width()
    _print_faces(about.card)
    say("")
    for name, value in facts(about, clock):
        say(f"{name:<12}{value}")
    say("")
    for line in textwrap.wrap(reasons(about), width):
        say(line)
    for lines in (
        drawn_curve(about, clock.study_day(), width),
        curve_in_numbers(about, clock.study_day())[-4:],
        table(about, width) if about.steps else [],
    ):
        for line in ["", *lines] if lines else []:
            say(line)


def _print_faces(card: Card) -> None:
    say(f"    {card.front.replace(chr(10), chr(10) + '    ')}")
    for point in card.points:
        say(f"    [ ] {point.text}")
    say(f"    → {card.back.replace(chr(10), chr(10) + '      ')}")


def _entry_line(entry: Entry) -> str:
    rating = f" {entry.rating.name.lower()}" if entry.rating else ""
    due = f", due {due_text(entry.due)}" if entry.due else ""
    return f"{entry.study_day}  {entry.kind.value}{rating}{due}"


COMMANDS = {"list": list_, "show": show}
