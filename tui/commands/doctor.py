"""`viva doctor`: the quality of the cards, by the rubric."""

import click

from decks import rubric
from srs.model import Json
from tui.output import emit, json_option, place_options, say
from tui.places import journal


@click.group()
def doctor() -> None:
    """Look at the quality of the cards."""


@doctor.command()
@json_option
@place_options
@click.pass_context
def cards(ctx: click.Context, *, as_json: bool) -> None:
    """Hold the cards of every bank against the rubric: what is wrong with which, and what to do."""
    with journal(ctx) as opened, opened.store.reading() as transaction:
        library = transaction.library
        reports = {}
        for bank in library.banks():
            questions = library.questions(bank=bank.id)
            made = library.cards(questions=[question.id for question in questions])
            reports[bank.name] = rubric.check(questions, [card for found in made.values() for card in found])
    if as_json:
        emit([_document(name, report) for name, report in reports.items()])
        return
    if not reports:
        say("No banks. Import one: viva import FILE.")
    for name, report in reports.items():
        _print(name, report)


def _document(name: str, report: rubric.Report) -> dict[str, Json]:
    counts: list[Json] = [
        {"role": role.value, "form": form.value, "cards": count} for (role, form), count in report.counts.items()
    ]
    findings: list[Json] = [
        {
            "card": finding.card,
            "rule": finding.rule.value,
            "gives_away": finding.give_away,
            "message": finding.message,
        }
        for finding in report.findings
    ]
    return {
        "bank": name,
        "questions": report.questions,
        "cards": report.cards,
        "cards_per_question": round(report.cards_per_question, 2),
        "counts": counts,
        "failures": report.failures,
        "give_aways": report.give_aways,
        "findings": findings,
    }


def _print(name: str, report: rubric.Report) -> None:
    say(
        f"{name}: {report.questions} questions, {report.cards} cards, {report.cards_per_question:.1f} a question; "
        f"{report.failures} with a finding, {report.give_aways} that give their answer away"
    )
    for (role, form), count in sorted(report.counts.items()):
        say(f"  {count:5}  {role.value}{'' if form.value == 'plain' else f' ({form.value})'}")
    for finding in report.findings:
        say(f"  {finding.card[:8] if finding.card else '-' * 8}  {finding.rule.value}: {finding.message}")
    if report.findings:
        say("  To see a card: viva show ID. To take one out of reviewing: viva suspend ID.")


COMMANDS = {"doctor": doctor}
