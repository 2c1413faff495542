"""What is said of a card line by line: its front and back, how far the sitting is, what each rating leads to."""

import re

from srs.actions import Journal
from srs.model import Due, GradedPoint
from srs.overview import overview
from srs.view import View
from srs.way import Ahead, Cram
from tui.inline import harmless, pieces
from tui.plan_words import end, head, sampled
from tui.showing import Showing, is_spoken_in_full, mark_of
from tui.words import NAME_OF_RATING, about, coming, counts, deck, elapsed, leads_to, left, minutes, way_words

_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_HEADING = re.compile(r"^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+)")


def progress(view: View) -> str:
    """Where one stands, and what kind of card comes: one line."""
    question, card, state = view.question, view.card, view.state
    parts = [f"{view.summary.answered} done, {left(view)}"]
    if view.plan:
        parts.append(head(view.plan))
    if question is not None and card is not None:
        parts += [deck(question.deck), card.role.value.replace("_", " "), about(question)]
    if state is not None and state.flag is not None:
        parts.append("flagged")
    if view.leech and state is not None:
        parts.append(f"leech, {state.lapses} lapses")
    if way_words(view):
        parts.append(way_words(view))
    return "\n-- " + " -- ".join(part for part in parts if part)


def front(view: View) -> str:
    """What a card asks, with its options."""
    made = view.question is not None and view.question.prompt_missing
    asked = view.card.front if view.card else ""
    options = [f"{number}. {option.text}" for number, option in enumerate(view.options, 1)]
    return "\n".join([spoken(asked), *(["(made from its content)"] if made else []), *map(spoken, options)])


def back(showing: Showing, elapsed_ms: int) -> str:
    """The time taken, the points in order, and the back."""
    card, question = showing.view.card, showing.view.question
    measure = question.minutes if question is not None and is_spoken_in_full(showing) else None
    over = " (over)" if measure is not None and elapsed_ms > measure.high * 60_000 else ""
    lines = [f"Time: {elapsed(elapsed_ms)}" + (f" / {minutes(measure)}{over}" if measure is not None else "")]
    for number, option in enumerate(showing.view.options, 1):
        lines.append(f"{mark_of(option, picked=number - 1 in showing.picked)} {number}. {spoken(option.text)}")
    for number, point in enumerate(card.points if card else (), 1):
        lines.append(f"{number}. {_point(point)}")
    return "\n".join([*lines, spoken(card.back if card else "")])


def _point(point: GradedPoint) -> str:
    label = f"{point.label}: " if point.label and point.label.casefold() not in point.text.casefold() else ""
    return spoken(f"{label}{point.text}{' (essential)' if point.essential else ''}")


def spoken(markdown: str) -> str:
    """Markdown as lines to be read out: no marks of emphasis, links or headings; code stands as it is."""
    said, in_code = [], False
    for line in harmless(markdown).split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
            continue
        bare = line if in_code else _HEADING.sub("", line)
        said.append(bare if in_code else "".join(text for text, _ in pieces(bare)))
    return "\n".join(said)


def ratings(showing: Showing) -> str:
    """The four ratings with what each leads to, and which one Enter takes."""
    outcomes = showing.view.outcomes
    offers = ", ".join(f"{rating.value} {name} {leads_to(rating, outcomes)}" for rating, name in NAME_OF_RATING.items())
    return f"{offers} (Enter = {NAME_OF_RATING[showing.suggested]}) > "


def what_follows(journal: Journal, view: View) -> str:
    """What is left today, or when the next card comes."""
    if isinstance(view.way, Cram):
        return f"{left(view)} of this cram" if view.counts.total else "nothing was scheduled: what is due stays due"
    if view.card is not None or view.counts.new or view.counts.review:
        return f"{counts(view.counts)} left{' ahead' if isinstance(view.way, Ahead) else ' today'}"
    if view.plan and view.plan.end:
        told = " ".join(filter(None, (end(view.plan), sampled(view.plan))))
        return f"{told} Go on with the plain queue: viva review --queue --plain"
    due: Due | None = view.waiting_until or overview(journal.store, journal.clock).next_due
    if due is None:
        return "nothing is planned yet"
    return coming(due, journal.clock.now(), journal.clock.study_day(), journal.clock.zone)
