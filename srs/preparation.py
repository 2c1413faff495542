"""What an interview asks of the collection: its cards, how much each counts, and what a person should know of it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from srs.clock import Clock
from srs.errors import SearchError
from srs.model import Aspect, CardId, Interview
from srs.relevance import of_asked, of_topic, pattern
from srs.search import parse, query
from srs.settings import lineage
from srs.store import Transaction


def scope(transaction: Transaction, clock: Clock, interview: Interview) -> tuple[CardId, ...]:
    """The cards that an interview is about, in the order of its search; suspended ones too, unless it says not.

    Raises:
        SearchError: its scope cannot be read any more, for a saved search in it was forgotten or changed.
    """
    tree = parse(interview.scope, transaction.finding.saved())
    return transaction.finding.cards(query(clock, tree))


def weights(
    transaction: Transaction, interview: Interview, cards: Collection[CardId] | None = None
) -> dict[CardId, float]:
    """How much each of these cards (or of all there are) counts for an interview: 1 as a rule, 0 for not at all.

    It is the product of the interview's weights that fit the card's question, and of what was asked earlier.
    """
    asked = of_asked(interview, transaction.interviews.all())
    topics: dict[tuple[tuple[str, ...], str | None], float] = {}
    found = {}
    for card, of in transaction.interviews.aspects(cards).items():
        topic = (of.tags, of.stage)
        if topic not in topics:
            topics[topic] = of_topic(interview, *topic)
        found[card] = topics[topic] * asked.get(of.question, 1.0)
    return found


def remarks(transaction: Transaction, clock: Clock, interview: Interview) -> Iterator[str]:
    """What makes an interview less than it seems, a sentence each, what leaves nothing to plan first."""
    if not interview.is_ahead(clock.study_day()):
        return
    yield from obstacles(transaction, clock, interview)
    try:
        cards = scope(transaction, clock, interview)
    except SearchError:
        return
    yield from _weights_for_nothing(transaction, interview, cards)


def obstacles(transaction: Transaction, clock: Clock, interview: Interview) -> Iterator[str]:
    """Why nothing can be planned for an interview that is ahead, a sentence each; none where something can."""
    try:
        if not scope(transaction, clock, interview):
            whole = "there are no cards yet; import a bank with `viva import FILE`"
            yield f"no card fits the scope {interview.scope!r}, so far" if interview.scope.strip() else whole
    except SearchError as error:
        yield f"its scope cannot be read any more: {error.reason}"
    today = clock.study_day()
    budget = _shared_budget(transaction, interview, today)
    if not budget:
        yield "the day is today, so no minutes are left to plan"
    elif not any(budget):
        yield "no day until then has any minutes, so nothing will be planned"
    elif _all_off(transaction.schedule.settings()[""].days_off, budget, today):
        yield "every day until then is a day off, by the collection's setting days_off"


def _shared_budget(transaction: Transaction, interview: Interview, today: date) -> list[int]:
    """The minutes of each day until an interview: those of the interview ahead that asks for most."""
    days = len(interview.budget(today))
    others = (each for each in transaction.interviews.all() if each.is_ahead(today) and each.id != interview.id)
    budgets = [each.budget(today)[:days] for each in (interview, *others)]
    return [max(minutes) for minutes in zip_longest(*budgets, fillvalue=0)]


def _all_off(off: Collection[date], budget: Sequence[int], today: date) -> bool:
    """Whether every day that has minutes is a day off."""
    return all(today + timedelta(days=number) in off for number, minutes in enumerate(budget) if minutes)


def _weights_for_nothing(transaction: Transaction, interview: Interview, cards: Collection[CardId]) -> Iterator[str]:
    if not interview.weights or not cards:
        return
    aspects = transaction.interviews.aspects(cards).values()
    tags = {name for each in aspects for tag in each.tags for name in lineage(tag)[1:]}
    stages = {each.stage for each in aspects if each.stage}
    for weight in interview.weights:
        names = tags if weight.aspect is Aspect.TAG else stages
        if not any(map(pattern(weight.name).matches, names)):
            yield f"no question in the scope has the {weight.aspect.value} {weight.name!r}, so its weight does nothing"
