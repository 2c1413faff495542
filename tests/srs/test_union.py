"""A union is the same in any order and however often, and what it gives is what the log of both folds to."""

from factories import World
from hypothesis import given, settings
from hypothesis import strategies as st
from machines import Machine, Step, beginnings, copied, dump, steps, take, united

Doings = tuple[int, list[Step]]
"""By how many hours a machine's clock is off, and what a person does there."""

_hours = st.sampled_from([0, 0, 3, 24, -24, 24 * 400])
_alone: st.SearchStrategy[Doings] = st.tuples(_hours, steps | beginnings)
_further: st.SearchStrategy[Doings] = st.tuples(_hours, steps)


def _machine(name: str, doings: Doings, start: World | None = None) -> World:
    """What a machine has in the end, which began with a copy of another's collection or with nothing."""
    hours, what = doings
    machine = Machine(hours_off=hours, name=name)
    if start is not None:
        take(machine.world, start)
    machine.do(*what)
    assert machine.world.store.problems() == ()
    return machine.world


# ----------------------------------------------------------------------------------------------- any order, any number


@given(_alone, _alone)
def test_two_collections_that_began_on_their_own_unite_alike_in_either_order(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    both = united(a, b)
    assert dump(both) == dump(united(b, a))
    assert both.store.problems() == ()


@given(st.tuples(_hours, beginnings), _further, _further)
def test_a_copy_that_was_continued_on_two_machines_unites_alike_in_either_order(
    before: Doings, one: Doings, other: Doings
) -> None:
    start = _machine("desk", before)
    a, b = _machine("desk", one, start), _machine("train", other, start)
    both = united(a, b)
    assert dump(both) == dump(united(b, a))
    assert both.store.problems() == ()


@given(_alone, _alone, _further, _further)
def test_three_collections_unite_alike_whichever_two_come_first(
    one: Doings, other: Doings, third: Doings, later: Doings
) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    c = _machine("desk", third, united(a, b))
    d = _machine("train", later, b)
    expected = dump(united(a, c, d))
    assert dump(united(united(d, a), c)) == expected
    assert dump(united(a, united(c, d))) == expected
    assert dump(united(c, d, a)) == expected


@given(_alone, _alone)
def test_to_unite_again_changes_nothing(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    both = united(a, b)
    once = dump(both)
    for again in (b, a, copied(both), united(b, a)):
        found = take(both, again)
        assert (found.taken.any, found.conflicts, found.written) == (False, (), False)
    assert dump(both) == once


@given(_alone)
def test_an_empty_collection_that_takes_in_another_is_a_copy_of_it(one: Doings) -> None:
    a, empty = _machine("desk", one), World()
    take(empty, a)
    assert dump(empty) == dump(a)


@given(_alone, _alone)
def test_the_other_collection_stays_as_it_is(one: Doings, other: Doings) -> None:
    a, b = _machine("desk", one), _machine("train", other)
    before = dump(b)
    take(a, b)
    assert dump(b) == before


@given(st.lists(_further, min_size=3, max_size=5))
@settings(max_examples=10)
def test_machines_that_take_in_each_other_again_and_again_come_to_the_same(doings: list[Doings]) -> None:
    a, b = _machine("desk", (0, [("bring", 7, 0)])), _machine("train", (24, [("bring", 5, 1)]))
    for n, (_, what) in enumerate(doings):
        machine = Machine()
        machine.world = (a, b)[n % 2]
        machine.do(*what)
        take(a, b) if n % 3 else take(b, a)
    take(a, b)
    take(b, a)
    assert dump(a) == dump(b)
    assert a.store.problems() == ()
