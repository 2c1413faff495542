"""Why the plan shows a card now, or does not."""

from collections.abc import Collection, Iterator

import numpy as np

from srs.model import CardId
from srs.plan.cards import Today, recall_if_stopped
from srs.planning.plan_queue import PlanQueue
from srs.planning.todays import todays


def reason(queue: PlanQueue, card: CardId) -> str | None:
    """Why the plan shows a card today or does not, in a sentence or two; None for one that is in no scope."""
    position = queue.positions.get(card)
    if position is None:
        rows = queue.planning.scoped.rows
        others = f"the {len(rows) - len(queue.rows):,} that gain least are not weighed today, and it is one of them"
        return f"Of {len(rows):,} cards in scope {others}." if any(row.card == card for row in rows) else None
    told = _place(queue, position), _gain(queue, position), *_counts(queue, position)
    return " ".join(filter(None, told))


def _place(queue: PlanQueue, position: int) -> str:
    done = Today(int(queue.agenda.cards.today[position]))
    chosen = todays(queue.agenda, queue.seconds_left).tolist()
    told = f"The plan for {queue.planning.interviews[0].name}"
    if done is Today.PASSED:
        return f"{told} asks a card once a day, and you passed it today."
    if position in queue.not_before and position in chosen:
        return f"You failed it today: {told[0].lower()}{told[1:]} brings it back after its step."
    if queue.agenda.in_turn(position) and position in chosen:
        return f"{told} begins new cards evenly, and shows it today in its turn."
    if position in chosen:
        before = chosen.index(position)
        where = "first" if not before else f"after {before} other{'s' if before > 1 else ''}"
        return f"{told} shows it today, {where}."
    if queue.planning.minutes[0] == 0:
        return f"{told} has no minutes today."
    return _left_out(queue, position, told, chosen)


def _left_out(queue: PlanQueue, position: int, told: str, chosen: Collection[int]) -> str:
    """Why a card is not among today's."""
    if int(queue.agenda.cards.answer[position]) in chosen:
        return f"{told} leaves it to the answer card of its question, whose ticks review it today."
    if queue.agenda.gains.seconds[position] > max(queue.planning.minutes) * 60:
        return f"{told} has no day with the minutes that it takes."
    if queue.agenda.index[position] <= queue.agenda.least:
        return f"{told} leaves it for later: waiting costs next to nothing."
    return f"{told} gives the minutes of today to cards that gain more a second, or begin a question."


def _gain(queue: PlanQueue, position: int) -> str:
    """What a review now is worth; empty for a card that was passed today."""
    if queue.agenda.cards.today[position] == Today.PASSED:
        return ""
    planning, gains = queue.planning, queue.agenda.gains
    seconds = round(float(gains.seconds[position]))
    one = queue.agenda.cards.at(np.array([position]))
    stopped = float(recall_if_stopped(one, planning.horizon(), planning.learner)[0, -1])
    points = 100 * float(gains.worth[position] / planning.weighed_cards.times[position])
    more = f"{points:.1f} points more than" if points >= 0.05 else "no more than"
    return (
        f"As it stands you would recall it on the day with {stopped:.0%}; a review now adds {more} the best wait, "
        f"for about {seconds} s."
    )


def _counts(queue: PlanQueue, position: int) -> Iterator[str]:
    """For which interviews it counts more or less than a usual card."""
    counts = queue.planning.weighed_cards.counts[position].tolist()
    for interview, weight in zip(queue.planning.interviews, counts, strict=True):
        if weight not in (0.0, 1.0):
            because = "by the weights of its tags and stage, and by what was asked before"
            yield f"For {interview.name} it counts {weight:.2g} times, {because}."
