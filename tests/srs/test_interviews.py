"""Interviews: added, changed, removed and told of, each one step of undo, the same after any union."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from factories import World, cards, question
from machines import Machine, copied, dump, pair, take, united

from srs import actions, interviews
from srs.errors import NotFoundError, SearchError, UsageError
from srs.model import ActionKind, Afterwards, Aspect, Interview, Weight, Went
from srs.store import open_store

TODAY = date(2027, 1, 11)


def _interview(name: str = "SRE at Acme", **fields: object) -> Interview:
    made = Interview(id=interviews.new_id(), name=name, day=TODAY + timedelta(days=30))
    return replace(made, **fields)  # type: ignore[arg-type]


def _all(world: World) -> tuple[Interview, ...]:
    with world.store.reading() as transaction:
        return transaction.interviews.all()


def test_what_is_added_is_read_back_as_it_was(filed: World) -> None:
    whole = _interview(
        role="SRE", company="Acme", stage="final round", scope="deck:harbour", minutes=45,
        weekdays=(None, 0, None, None, None, 90, None), days_off=(date(2027, 1, 24),),
        weights=(Weight(aspect=Aspect.TAG, name="crane", times=2.5),), target=0.9, notes="Ask about\non-call.",
        over=Afterwards(asked=(question().id,), went=Went.SO_SO, note="long"),
    )  # fmt: skip
    interviews.add(filed.journal, whole)
    again = open_store(filed.place)
    with again.reading() as transaction:
        assert transaction.interviews.all() == (whole,)
    assert again.problems() == ()
    again.close()


def test_the_earliest_comes_first(world: World) -> None:
    for name, days in (("Late", 9), ("Soon", 1), ("Between", 5)):
        interviews.add(world.journal, _interview(name, day=TODAY + timedelta(days=days)))
    assert [each.name for each in _all(world)] == ["Soon", "Between", "Late"]


def test_each_thing_done_is_one_step_of_undo(world: World) -> None:
    first = _interview()
    interviews.add(world.journal, first)
    second = replace(first, minutes=40, day=first.day + timedelta(days=2), target=0.8)
    interviews.edit(world.journal, first, second)
    over = Afterwards(asked=(question().id,), went=Went.BADLY)
    interviews.tell(world.journal, second, over)
    third = replace(second, over=over)
    interviews.remove(world.journal, third)
    stages = [(first,), (second,), (third,), ()]
    assert _all(world) == stages[-1]
    for expected in reversed([(), *stages[:-1]]):
        actions.undo(world.journal)
        assert _all(world) == expected
        assert world.store.problems() == ()
    for expected in stages:
        actions.redo(world.journal)
        assert _all(world) == expected
    with world.store.reading() as transaction:
        notes = [each.note for each, _ in transaction.log.actions(20) if each.kind is ActionKind.INTERVIEW]
    assert notes == [
        "SRE at Acme removed", "SRE at Acme is over, 1 asked", "SRE at Acme changed",
        f"SRE at Acme on {first.day} added",
    ]  # fmt: skip


def test_an_edit_writes_only_what_the_person_changed(world: World) -> None:
    seen = _interview()
    interviews.add(world.journal, seen)
    interviews.edit(world.journal, seen, replace(seen, minutes=40))
    interviews.edit(world.journal, seen, replace(seen, company="Acme"))
    [now] = _all(world)
    assert (now.minutes, now.company) == (40, "Acme")


def test_what_changes_nothing_is_no_action(world: World) -> None:
    seen = _interview()
    interviews.add(world.journal, seen)
    assert interviews.edit(world.journal, seen, seen) is None
    assert interviews.tell(world.journal, seen, None) is None
    interviews.edit(world.journal, seen, replace(seen, minutes=40))
    assert interviews.edit(world.journal, seen, replace(seen, minutes=40)) is None


@pytest.mark.parametrize(("days", "said"), [(-1, "has passed"), (36501, "more than a hundred years away")])
def test_the_day_is_today_or_later_within_a_hundred_years(world: World, days: int, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        interviews.add(world.journal, _interview(day=TODAY + timedelta(days=days)))
    kept = _interview()
    interviews.add(world.journal, kept)
    with pytest.raises(UsageError, match=said):
        interviews.edit(world.journal, kept, replace(kept, day=TODAY + timedelta(days=days)))
    assert _all(world) == (kept,)


@pytest.mark.parametrize("days", [0, 3653, 36500])
def test_today_and_in_ten_years_are_days(world: World, days: int) -> None:
    interviews.add(world.journal, _interview(day=TODAY + timedelta(days=days)))
    [made] = _all(world)
    assert len(made.budget(TODAY)) == days
    assert sum(made.budget(TODAY)) == 20 * days


def test_one_whose_day_has_passed_is_changed_otherwise_as_before(world: World) -> None:
    kept = _interview(day=TODAY)
    interviews.add(world.journal, kept)
    world.hand.forward(days=3)
    interviews.edit(world.journal, kept, replace(kept, notes="It was loud."))
    assert _all(world)[0].notes == "It was loud."


def test_a_name_stands_once(world: World) -> None:
    first, other = _interview(), _interview("Dev at Ajax")
    interviews.add(world.journal, first)
    interviews.add(world.journal, other)
    for again in (_interview("sre at  ACME"), replace(other, name="SRE at Acme!")):
        with pytest.raises(UsageError, match="there is an interview 'SRE at Acme' already, on 2027-02-10"):
            interviews.edit(world.journal, other, again) if again.id == other.id else interviews.add(
                world.journal, again
            )
    interviews.remove(world.journal, first)
    interviews.add(world.journal, _interview("sre at  ACME"))
    assert len(_all(world)) == 2


def test_a_scope_that_cannot_be_read_is_refused_with_the_place(world: World) -> None:
    with pytest.raises(SearchError) as caught:
        interviews.add(world.journal, _interview(scope="crane is:weekly"))
    assert (caught.value.start, caught.value.end) == (6, 15)
    assert _all(world) == ()


def test_one_that_is_gone_is_neither_changed_nor_removed_again(world: World) -> None:
    kept = _interview()
    interviews.add(world.journal, kept)
    interviews.remove(world.journal, kept)
    with pytest.raises(NotFoundError, match="is not there any more"):
        interviews.remove(world.journal, kept)
    with pytest.raises(NotFoundError, match="is not there any more"):
        interviews.edit(world.journal, kept, replace(kept, minutes=40))


# --------------------------------------------------------------------------------------------------------------- names


def _named(*names: str) -> tuple[Interview, ...]:
    return tuple(replace(_interview(name), id=f"{n}abc") for n, name in enumerate(names))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sre at acme", 0),
        ("SRE at Acme, round 2", 1),
        ("dev", 2),
        ("  Dev AT ajax ", 2),
        ("1ab", 1),
        ("sre at acme,", 1),
        ("at Ajax", 2),
        ("AJAX", 2),
        ("round", 1),
    ],
)
def test_an_interview_is_found_by_its_name_the_beginning_of_it_a_word_of_it_or_its_id(text: str, found: int) -> None:
    there = _named("SRE at Acme", "SRE at Acme, round 2", "Dev at Ajax")
    assert interviews.named(there, text) is there[found]


def test_what_may_be_several_interviews_names_them() -> None:
    there = _named("SRE at Acme", "SRE at Ajax")
    with pytest.raises(NotFoundError, match=r"'sre' may be 'SRE at Acme' \(0abc\), 'SRE at Ajax' \(1abc\); give more"):
        interviews.named(there, "sre")
    with pytest.raises(NotFoundError, match="there is no interview 'dev'; there is 'SRE at Acme'"):
        interviews.named(there, "dev")
    for empty in ("", "  "):
        with pytest.raises(NotFoundError, match="add one: viva interview add NAME --on DAY"):
            interviews.named((), empty)


# -------------------------------------------------------------------------------------------------------------- minutes


def test_minutes_are_those_of_the_weekday_none_on_days_off_and_none_from_the_day_on() -> None:
    made = _interview(day=date(2027, 1, 20), minutes=20, weekdays=(None,) * 5 + (60, 0), days_off=(date(2027, 1, 14),))
    assert made.budget(TODAY) == (20, 20, 20, 0, 20, 60, 0, 20, 20)
    assert made.budget(date(2027, 1, 20)) == made.budget(date(2027, 2, 1)) == ()
    assert [made.minutes_on(date(2027, 1, day)) for day in (19, 20, 21)] == [20, 0, 0]
    assert made.budget(TODAY) == tuple(made.minutes_on(TODAY + timedelta(days=n)) for n in range(9))


def test_it_is_ahead_until_its_day_has_passed_or_it_is_over() -> None:
    made = _interview(day=TODAY)
    assert made.is_ahead(TODAY)
    assert not made.is_ahead(TODAY + timedelta(days=1))
    assert not replace(made, over=Afterwards()).is_ahead(TODAY)
    assert not replace(made, retired=True).is_ahead(TODAY)


# --------------------------------------------------------------------------------------------------------- two machines


@pytest.fixture
def two() -> Iterator[tuple[Machine, Machine, Interview]]:
    """Two machines with the same interview."""
    desk, train = pair()
    kept = _interview(day=date(2027, 3, 1))
    interviews.add(desk.world.journal, kept)
    take(train.world, desk.world)
    yield desk, train, kept
    for each in (desk, train):
        each.world.store.close()


def test_different_fields_changed_on_two_machines_are_both_kept(two: tuple[Machine, Machine, Interview]) -> None:
    desk, train, kept = two
    interviews.edit(desk.world.journal, kept, replace(kept, minutes=40))
    interviews.tell(train.world.journal, kept, Afterwards(went=Went.WELL))
    assert take(desk.world, train.world).conflicts == ()
    [now] = _all(desk.world)
    assert (now.minutes, now.over) == (40, Afterwards(went=Went.WELL))


def test_of_the_same_field_the_later_change_stands_and_the_report_has_the_other(
    two: tuple[Machine, Machine, Interview],
) -> None:
    desk, train, kept = two
    interviews.edit(desk.world.journal, kept, replace(kept, minutes=40))
    interviews.edit(train.world.journal, kept, replace(kept, minutes=50, day=date(2027, 3, 2)))
    found = take(copied(desk.world), train.world)
    [conflict] = found.conflicts
    assert (conflict.question, conflict.field) == (None, "interview SRE at Acme: minutes")
    assert (conflict.kept, conflict.other) == ("50", "40")
    assert dump(united(desk.world, train.world)) == dump(united(train.world, desk.world))


def test_one_removed_here_and_changed_there_stays_removed_and_is_reported(
    two: tuple[Machine, Machine, Interview],
) -> None:
    desk, train, kept = two
    interviews.remove(desk.world.journal, kept)
    interviews.edit(train.world.journal, kept, replace(kept, minutes=50))
    found = take(desk.world, train.world)
    assert _all(desk.world) == ()
    [conflict] = found.conflicts
    assert (conflict.field, conflict.kept, conflict.other) == ("interview SRE at Acme: minutes", "", "50")


def test_interviews_of_one_name_made_on_two_machines_are_two_and_are_told_apart_by_their_ids(world: World) -> None:
    other = World()
    for each in (world, other):
        interviews.add(each.journal, _interview())
    take(world, other)
    found = _all(world)
    assert len(found) == 2
    with pytest.raises(NotFoundError, match="may be"):
        interviews.named(found, "SRE at Acme")
    assert interviews.named(found, found[1].id[:13]) == found[1]
    interviews.edit(world.journal, found[1], replace(found[1], name="SRE at Acme, mine"))
    other.store.close()


def test_removing_the_bank_of_what_was_asked_leaves_the_interview(world: World) -> None:
    world.add([question()], cards)
    interviews.add(world.journal, _interview(over=Afterwards(asked=(question().id,))))
    actions.undo(world.journal, next(iter(_imports(world))))
    assert _all(world)[0].over == Afterwards(asked=(question().id,))
    assert world.store.problems() == ()


def _imports(world: World) -> list[str]:
    with world.store.reading() as transaction:
        return [each.id for each, _ in transaction.log.actions(20) if each.kind is ActionKind.IMPORT]
