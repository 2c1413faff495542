"""`viva duplicates`: questions of different banks that ask the same."""

import click

from decks import joining
from decks.duplicates import Group, groups
from srs.model import BankId, Json
from tui.commands.edit import change_document, tell_cards
from tui.inline import plain_line
from tui.output import emit, json_option, place_options, say
from tui.places import journal


@click.command()
@click.option("--merge", nargs=2, metavar="KEEP DROP", help="Make two questions one, by the starts of their ids.")
@json_option
@place_options
@click.pass_context
def duplicates(ctx: click.Context, *, merge: tuple[str, str] | None, as_json: bool) -> None:
    """List the questions that another bank has too, or nearly; --merge makes two of them one.

    The question kept takes the sections that only the other has; the other is taken out.
    """
    if merge is not None:
        _merge(ctx, *merge, as_json=as_json)
        return
    with journal(ctx) as opened, opened.store.reading() as transaction:
        names = {bank.id: bank.name for bank in transaction.library.banks(retired=True)}
        found = groups(transaction.library.questions())
    if as_json:
        emit([_document(group, names) for group in found])
        return
    for group in found:
        say(f"{group.likeness:.0%} alike")
        for question in group.questions:
            say(f"  {question.id[:8]}  {names[question.bank]}: {plain_line(question.prompt)[:90]}")
    if found:
        say(f"{len(found)} groups. To make two questions one: viva duplicates --merge KEEP DROP")
    else:
        say("No question has a near duplicate in another bank.")


def _merge(ctx: click.Context, keep: str, drop: str, *, as_json: bool) -> None:
    with journal(ctx) as opened:
        with opened.store.reading() as transaction:
            kept, dropped = transaction.library.find_question(keep), transaction.library.find_question(drop)
        change = joining.join(opened, kept, dropped)
    if as_json:
        emit(change_document(change))
        return
    one, other = change.questions
    say(f"kept {one.id[:8]}  {plain_line(one.prompt)[:90]}")
    say(f"took out {other.id[:8]}  {plain_line(other.prompt)[:90]}")
    tell_cards(change)


def _document(group: Group, names: dict[BankId, str]) -> dict[str, Json]:
    return {
        "likeness": group.likeness,
        "questions": [
            {"id": question.id, "bank": names[question.bank], "question": question.prompt}
            for question in group.questions
        ],
    }


COMMANDS = {"duplicates": duplicates}
