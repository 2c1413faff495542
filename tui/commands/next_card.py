"""`viva next`: the card that comes now, with where each rating leads."""

from collections.abc import Sequence

import click

from srs.model import Card, Choice, Json, Outcome, Question, Rating
from srs.session import ReviewSession
from srs.view import PlanShown, View
from srs.way import Cram
from tui.output import due_text, emit, json_option, place_options, say
from tui.places import is_empty, journal, must_have
from tui.plan_words import end
from tui.searching import search_argument, searched
from tui.ways import WayCommand, way_of, way_options
from tui.words import leads_to


@click.command("next", cls=WayCommand)
@search_argument
@click.option("--deck", help="Only this deck and those below it.")
@way_options
@json_option
@place_options
@click.pass_context
def next_card(
    ctx: click.Context,
    *,
    search: tuple[str, ...],
    deck: str | None,
    cram: bool,
    at_random: bool,
    ahead: str | None,
    queue: bool,
    as_json: bool,
) -> None:
    """Show the card that comes now, among those that a search finds, and where each rating leads.

    With --cram the next card of a round, which `viva answer --cram` goes on with: a round has no end.
    """
    way = way_of(cram=cram, at_random=at_random, ahead=ahead, queue=queue)
    with journal(ctx) as opened:
        must_have(opened, deck)
        view = ReviewSession(opened, deck=deck, search=searched(opened, search), way=way).view
        empty = view.card is None and is_empty(opened)
    if as_json:
        emit(document(view))
    elif view.card is None:
        say("No cards yet. Import a bank: viva import FILE." if empty else _nothing(view))
    else:
        _print(view, view.card)


def document(view: View) -> dict[str, Json]:
    """A view as JSON."""
    counts: dict[str, Json] = {
        "new": view.counts.new,
        "learning": view.counts.learning,
        "review": view.counts.review,
    }
    if view.card is None or view.question is None:
        return {
            "card": None,
            "counts": counts,
            "next_due": due_text(view.waiting_until),
            "plan": plan_document(view.plan),
        }
    return {
        "card": card_document(view.card, view.options),
        "question": question_document(view.question),
        "outcomes": {rating.name.lower(): outcome_document(outcome) for rating, outcome in view.outcomes.items()},
        "counts": counts,
        "plan": plan_document(view.plan),
    }


def plan_document(plan: PlanShown | None) -> Json:
    """What is told of the plan that chooses; null where none does."""
    if plan is None:
        return None
    interviews: list[Json] = [{"id": each.id, "name": each.name, "day": str(each.day)} for each in plan.interviews]
    return {
        "interviews": interviews,
        "minutes": plan.minutes,
        "minutes_used": round(plan.spent_seconds / 60, 1),
        "cards": plan.cards,
        "weighed": plan.weighed,
        "end": plan.end.value if plan.end else None,
    }


def card_document(card: Card, options: Sequence[Choice]) -> dict[str, Json]:
    """A card as `next` gives it; its options stand in the order of this showing."""
    return {
        "id": card.id,
        "role": card.role.value,
        "form": card.form.value,
        "front": card.front,
        "back": card.back,
        "points": [
            {"id": point.id, "label": point.label, "text": point.text, "essential": point.essential}
            for point in card.points
        ],
        "choices": [{"text": option.text, "right": option.right} for option in options],
    }


def question_document(question: Question) -> dict[str, Json]:
    """What `next` says of the card's question."""
    minutes: list[Json] | None = [question.minutes.low, question.minutes.high] if question.minutes else None
    return {
        "id": question.id,
        "deck": question.deck,
        "number": question.number,
        "question": question.prompt,
        "prompt_missing": question.prompt_missing,
        "type": question.type,
        "difficulty": question.difficulty,
        "minutes": minutes,
        "stage": question.stage,
        "tags": list(question.tags),
    }


def outcome_document(outcome: Outcome) -> dict[str, Json]:
    """An outcome as JSON; `interval_days` is null where the card comes back the same sitting, after its step."""
    return {
        "due": due_text(outcome.due),
        "interval_days": outcome.interval_days,
        "delay_seconds": outcome.delay_seconds,
        "phase": outcome.phase.value,
        "stability": outcome.memory.stability,
        "difficulty": outcome.memory.difficulty,
    }


def _nothing(view: View) -> str:
    if view.waiting_until is not None:
        return f"Nothing due now; the next learning card comes at {due_text(view.waiting_until)}."
    if view.plan:
        return f"{end(view.plan)} Go on with the plain queue: viva next --queue"
    return "Nothing due now."


def _print(view: View, card: Card) -> None:
    say(f"{card.id}  {card.role.value}  ({view.question.deck if view.question else ''})")
    say("")
    say(card.front)
    for number, option in enumerate(view.options, 1):
        say(f"{number}. {option.text}")
    say("")
    buttons = ", ".join(f"{rating.name.lower()} {leads_to(rating, view.outcomes)}" for rating in Rating)
    cram = " --cram" if isinstance(view.way, Cram) else ""
    say(f"viva show {card.id[:8]}; viva answer {card.id[:8]} RATING{cram}: {buttons}")


COMMANDS = {"next": next_card}
