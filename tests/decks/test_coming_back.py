"""Banks that change and come back, undone in between: every history stays with its own question."""

import random
from pathlib import Path

from factories import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks.intake import Wishes, bring, read
from srs import actions
from srs.errors import NotFoundError
from srs.model import QuestionId

_WORDS = """
    crane ferry lock gate pilot radar buoy anchor winch hull keel mast tide chart lamp bell rope knot cargo deck signal
    engine rudder beacon ballast hatch mooring berth dredger tug silo conveyor pallet crate forklift scale customs seal
    permit manifest dock quay slip yard shed hose pump valve drain sluice weir dyke
""".split()


class _Asked:
    """A question of a bank that changes, and the points below it."""

    def __init__(self, chance: random.Random) -> None:
        self.prompt = f"How does the {' '.join(chance.sample(_WORDS, 6))} work?"
        self.points = [f"{' '.join(chance.sample(_WORDS, 7)).capitalize()}." for _ in range(3)]


def _turned(one: _Asked, chance: random.Random) -> _Asked:
    """A question that differs from one in a word, by a number or by a "not", with statements of its own."""
    other = _Asked(chance)
    word, another = (chance.choice(each.prompt.split()[-7:-1]) for each in (one, other))
    number = chance.randrange(10**9)
    turned = chance.choice([(word, f"{another}{number}"), (word, f"{word} {number}"), (word, f"not {another} {word}")])
    other.prompt = one.prompt.replace(*turned, 1)
    return other


def _changed(asked: list[_Asked], chance: random.Random) -> None:
    """Do to a bank what people do: correct, say in other words, insert at the top, take out, reorder, ask another."""
    match chance.choice(["correct", "reword", "insert", "remove", "shuffle", "point", "another", "another"]):
        case "correct":
            one = chance.choice(asked)
            one.prompt = one.prompt.replace("How does the", "How does the very", 1)
        case "reword":
            one = chance.choice(asked)
            one.prompt = one.prompt.replace("How does the", "Can you explain how the").replace(" work?", " works?")
        case "another":
            asked[chance.randrange(len(asked))] = _turned(chance.choice(asked), chance)
        case "insert":
            asked.insert(0, _Asked(chance))
        case "remove" if len(asked) > 2:
            asked.pop(chance.randrange(len(asked)))
        case "shuffle":
            chance.shuffle(asked)
        case _:
            one = chance.choice(asked)
            one.points[0] = one.points[0].removesuffix(".") + " too."


def _text(asked: list[_Asked]) -> str:
    blocks = [f"## {one.prompt}\n\n### Key points\n\n" + "\n".join(f"- {p}" for p in one.points) for one in asked]
    return "# Bank\n\n" + "\n\n".join(blocks) + "\n"


@given(st.integers(0, 10**9))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_history_lands_on_another_question_whatever_comes_back_in_which_order(tmp_path: Path, seed: int) -> None:
    chance, world = random.Random(seed), World()
    banks = [[_Asked(chance) for _ in range(4)] for _ in range(2)]
    ids: dict[_Asked, QuestionId] = {}
    for _ in range(8):
        which = chance.randrange(2)
        if chance.random() < 0.25:
            _undo(world)
            continue
        _changed(banks[which], chance)
        path = tmp_path / f"{which}.md"
        path.write_text(_text(banks[which]), encoding="utf-8")
        report = bring(world.journal, read(str(path), Wishes()), Wishes())
        for one, question in zip(banks[which], report.questions, strict=True):
            assert ids.setdefault(one, question.id) == question.id
        assert len(set(ids.values())) == len(ids)
    assert world.store.problems() == ()
    world.store.close()


def _undo(world: World) -> None:
    try:
        actions.undo(world.journal)
    except NotFoundError:
        return
