"""The four outcomes of a review, and the state that a card's log folds to; the only module that knows `fsrs`.

Memory is FSRS-6 by the `fsrs` package, with its own steps, fuzz and clock left out: it is given midnight UTC of study
days, so that elapsed time is counted in study days as Anki counts it. Steps, intervals and due days are ours.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import fsrs

from srs.fuzz import Load, chosen_interval, fuzz_number, fuzz_range
from srs.model import CardId, CardState, Due, Entry, EntryId, EntryKind, Memory, Outcome, Phase, Rating, WeightsId
from srs.settings import Settings

DEFAULT_WEIGHTS: tuple[float, ...] = tuple(fsrs.Scheduler().parameters)

_STABILITY_MIN, _STABILITY_MAX = 0.001, 36500.0


def weights_of(settings: Settings) -> tuple[float, ...]:
    """The weights in force: those that are set, else FSRS-6's own."""
    return settings.weights or DEFAULT_WEIGHTS


def weights_id(weights: tuple[float, ...]) -> WeightsId:
    """The name under which the log knows a set of weights: the same on every machine."""
    if weights == DEFAULT_WEIGHTS:
        return WeightsId("fsrs-6-default")
    digest = hashlib.blake2b(repr(weights).encode(), digest_size=6).hexdigest()
    return WeightsId(f"fsrs-6-{digest}")


@lru_cache(maxsize=16)
def _engine(weights: tuple[float, ...]) -> fsrs.Scheduler:
    return fsrs.Scheduler(parameters=weights, learning_steps=(), relearning_steps=(), enable_fuzzing=False)


def next_memory(
    memory: Memory | None, rating: Rating, elapsed_days: int, weights: tuple[float, ...] = DEFAULT_WEIGHTS
) -> Memory:
    """Memory after a review, `elapsed_days` study days (0 or more) after the last one that touched it."""
    start = datetime(2000, 1, 1, tzinfo=UTC)
    card = fsrs.Card(
        card_id=1,
        state=fsrs.State.Learning if memory is None else fsrs.State.Review,
        step=0,
        stability=memory.stability if memory else None,
        difficulty=memory.difficulty if memory else None,
        due=start,
        last_review=start if memory else None,
    )
    after, _ = _engine(weights).review_card(card, fsrs.Rating(int(rating)), start + timedelta(days=elapsed_days))
    if after.stability is None or after.difficulty is None:
        raise AssertionError("fsrs gave a reviewed card no memory")
    return Memory(stability=min(after.stability, _STABILITY_MAX), difficulty=after.difficulty)


def retrievability(stability: float, elapsed_days: float, weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> float:
    """The chance of recall this many days after a review: FSRS-6's power curve, 0.9 when as many days as stability."""
    decay = -weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * elapsed_days / stability) ** decay)


def interval_at(stability: float, desired_retention: float, weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> float:
    """The days after which recall falls to the desired retention: unrounded, without bounds."""
    decay = -weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (desired_retention ** (1 / decay) - 1))


def recalled_days(
    stability: float, start_days: float, days: float, weights: tuple[float, ...] = DEFAULT_WEIGHTS
) -> float:
    """The chance of recall summed over so many days from `start_days` after the last review on."""
    power = 1 - weights[20]
    scale = stability / (0.9 ** (-1 / weights[20]) - 1)
    return float(scale / power * ((1 + (start_days + days) / scale) ** power - (1 + start_days / scale) ** power))


def elapsed_days(state: CardState, today: date) -> int:
    """Study days since the last review that touched memory; never negative (a flight west)."""
    return max(0, (today - state.study_day).days) if state.study_day else 0


def expected_recall(state: CardState, today: date, weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> float | None:
    """The chance of recall now; None for a new card and within a study day, where FSRS says nothing worth knowing."""
    if state.memory is None or elapsed_days(state, today) == 0:
        return None
    return retrievability(state.memory.stability, elapsed_days(state, today), weights)


# ------------------------------------------------------------------------------------------------------------ outcomes


def outcomes(
    state: CardState,
    now: datetime,
    today: date,
    settings: Settings,
    load: Load,
    weights: tuple[float, ...] = DEFAULT_WEIGHTS,
) -> Mapping[Rating, Outcome]:
    """Where each rating leads, from Again to Easy: hard < good < easy, and a pass never below the last interval."""
    memories = {r: next_memory(state.memory, r, elapsed_days(state, today), weights) for r in Rating}
    number = fuzz_number(state.card, state.reviews)
    found: dict[Rating, Outcome] = {}
    shortest = 1
    for rating in Rating:
        delay = _step_after(state, rating, today, settings)
        if delay is not None:
            step, seconds = delay
            found[rating] = _soon(state, rating, memories[rating], step, seconds, now)
            continue
        raw = interval_at(memories[rating].stability, settings.desired_retention, weights)
        maximum = settings.maximum_interval_days
        least = min(max(shortest, _shortest_pass(state, rating, settings)), maximum)
        low, high = fuzz_range(raw, least, maximum)
        days, shift = chosen_interval(low, high, number, today, load, (least, maximum))
        shortest = days + 1
        found[rating] = Outcome(
            rating=rating,
            memory=memories[rating],
            phase=Phase.REVIEW,
            step=None,
            due=today + timedelta(days=days),
            interval_days=days,
            delay_seconds=None,
            shift=shift,
        )
    return found


def _shortest_pass(state: CardState, rating: Rating, settings: Settings) -> int:
    """What a passed review may not fall below: its last interval, unless that was made for another retention."""
    if state.phase is not Phase.REVIEW or rating is Rating.AGAIN or state.study_day is None:
        return 1
    if state.desired_retention != settings.desired_retention:
        return 1
    due = state.due
    return (due - state.study_day).days if isinstance(due, date) and not isinstance(due, datetime) else 1


def _soon(state: CardState, rating: Rating, memory: Memory, step: int, seconds: int, now: datetime) -> Outcome:
    """A card that comes back after a step of (re)learning."""
    relearning = state.phase in (Phase.REVIEW, Phase.RELEARNING)
    return Outcome(
        rating=rating,
        memory=memory,
        phase=Phase.RELEARNING if relearning else Phase.LEARNING,
        step=step,
        due=now + timedelta(seconds=seconds),
        interval_days=None,
        delay_seconds=seconds,
    )


def _step_after(state: CardState, rating: Rating, today: date, settings: Settings) -> tuple[int, int] | None:
    """The step a rating leads to and its seconds; None where the card graduates or stays in review.

    Again: the first step. Hard: the same step once more, half as long again where it is the only one, else half way to
    the next. Good: the next step, and on a later study day than the card's last the end of the steps.
    """
    in_review = state.phase is Phase.REVIEW
    steps = settings.relearning_steps if state.phase in (Phase.REVIEW, Phase.RELEARNING) else settings.learning_steps
    if not steps or rating is Rating.EASY or (in_review and rating is not Rating.AGAIN):
        return None
    if rating is Rating.AGAIN:
        return 0, steps[0]
    step = min(state.step or 0, len(steps) - 1)
    if rating is Rating.HARD:
        return step, _hard_seconds(steps, step)
    if state.phase is not Phase.NEW and elapsed_days(state, today) > 0:
        return None
    return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None


def _hard_seconds(steps: Sequence[int], step: int) -> int:
    if step > 0:
        return steps[step]
    return min(steps[0] * 3 // 2, steps[0] + 86400) if len(steps) == 1 else (steps[0] + steps[1]) // 2


# ---------------------------------------------------------------------------------------------------------------- fold


def fold(card: CardId, entries: Iterable[Entry], weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> CardState:
    """The state of a card from its standing entries in order (by moment, then id)."""
    state = CardState(card=card)
    for entry in entries:
        state = after_entry(state, entry, weights)
    return state


MARKING = frozenset(
    {EntryKind.SUSPEND, EntryKind.UNSUSPEND, EntryKind.BURY, EntryKind.UNBURY, EntryKind.FLAG, EntryKind.UNFLAG}
)
"""The kinds of entry that leave memory and due day as they are."""


def with_marks(state: CardState, entries: Iterable[Entry], newest: tuple[EntryId, datetime] | None) -> CardState:
    """The state with the marks that its standing entries fold to: of all kinds that mark, and the resets.

    `newest` is the last standing entry of any kind, with its moment. Memory is not computed again.
    """
    marks = fold(state.card, entries)
    last_entry, last_moment = newest or (None, None)
    return replace(
        state,
        suspended=marks.suspended,
        buried_until=marks.buried_until,
        flag=marks.flag,
        last_entry=last_entry,
        last_moment=last_moment,
    )


def after_entry(state: CardState, entry: Entry, weights: tuple[float, ...] = DEFAULT_WEIGHTS) -> CardState:
    """The state after one more entry. Cramming leaves the schedule as it is."""
    seen = replace(state, last_entry=entry.id, last_moment=entry.moment)
    match entry.kind:
        case EntryKind.REVIEW:
            return _reviewed(seen, entry, weights)
        case EntryKind.CRAM:
            return seen
        case EntryKind.RESET:
            return replace(
                CardState(card=state.card, last_entry=entry.id, last_moment=entry.moment),
                suspended=state.suspended,
                flag=state.flag,
            )
        case EntryKind.RESCHEDULE:
            return replace(
                seen,
                due=entry.due,
                phase=entry.phase_after or state.phase,
                step=entry.step,
                desired_retention=entry.desired_retention,
            )
        case EntryKind.SUSPEND:
            return replace(seen, suspended=True)
        case EntryKind.UNSUSPEND:
            return replace(seen, suspended=False)
        case EntryKind.BURY:
            return replace(seen, buried_until=_day(entry.due))
        case EntryKind.UNBURY:
            return replace(seen, buried_until=None)
        case EntryKind.FLAG:
            return replace(seen, flag=entry.note or "")
        case EntryKind.UNFLAG:
            return replace(seen, flag=None)


def _reviewed(state: CardState, entry: Entry, weights: tuple[float, ...]) -> CardState:
    if entry.rating is None or entry.phase_after is None:
        raise AssertionError(f"review {entry.id} has no rating or no decision")
    lapsed = entry.rating is Rating.AGAIN and entry.phase_before is Phase.REVIEW
    return replace(
        state,
        memory=next_memory(state.memory, entry.rating, elapsed_days(state, entry.study_day), weights),
        phase=entry.phase_after,
        step=entry.step,
        due=entry.due,
        study_day=max(entry.study_day, state.study_day) if state.study_day else entry.study_day,
        first_study_day=state.first_study_day or entry.study_day,
        reviews=state.reviews + 1,
        lapses=state.lapses + lapsed,
        desired_retention=entry.desired_retention,
    )


def _day(due: Due | None) -> date | None:
    return due.date() if isinstance(due, datetime) else due
