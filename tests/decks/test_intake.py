"""An import from end to end, on a collection."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from decks.intake import ImportReport, Wishes, bring, read
from decks.samples import LISTING, MARKDOWN, sample
from decks.workload import minutes_a_day
from srs import actions
from srs.errors import UsageError
from srs.model import Depth, Rating, Role
from srs.session import ReviewSession

WORDS = ("anchor", "ballast", "capstan", "davit", "fender", "galley")


GREASE = "Store the logs of every voyage with Kelvin{Word} before the {word} is opened again."


def _text(words: list[str], said: str = GREASE) -> str:
    lines = ["# Deck Machines", ""]
    for word in words:
        lines += [f"## How do you service the {word} of a freighter?", "", "### Key points", ""]
        lines += [
            f"- {said.format(word=word, Word=word.title())}",
            f"- Check bolts, seals, and covers of the {word}.",
            "",
        ]
    return "\n".join(lines)


def _import(world: World, path: Path, wishes: Wishes | None = None) -> ImportReport:
    return bring(world.journal, read(str(path), wishes or Wishes()), wishes or Wishes())


def _counts(report: ImportReport) -> dict[str, int]:
    kinds = ("added", "changed", "unchanged", "moved", "retired")
    return {kind: len(getattr(report.comparison, kind)) for kind in kinds if getattr(report.comparison, kind)}


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "machines.md"
    path.write_text(_text(list(WORDS)), encoding="utf-8")
    return path


def test_importing_again_changes_nothing_and_adds_no_action(bank: Path) -> None:
    world = World()
    assert _counts(_import(world, bank)) == {"added": 6}
    rows = world.rows("action", "change", "question", "point", "card", "card_state")
    assert _counts(_import(world, bank)) == {"unchanged": 6}
    assert world.rows("action", "change", "question", "point", "card", "card_state") == rows


def test_a_question_that_leaves_is_retired_and_returns_with_its_history(bank: Path) -> None:
    world = World()
    _import(world, bank)
    session = ReviewSession(world.journal)
    assert session.view.card
    answered = session.view.card
    session.answer(Rating.GOOD)
    bank.write_text(_text(list(WORDS[1:])), encoding="utf-8")
    assert _counts(_import(world, bank)) == {"unchanged": 5, "retired": 1}
    assert world.state(answered.id).reviews == 1
    bank.write_text(_text(list(WORDS)), encoding="utf-8")
    assert _counts(_import(world, bank)) == {"added": 1, "unchanged": 5}
    with world.store.reading() as transaction:
        assert not transaction.library.question(answered.question).retired
    assert world.state(answered.id).reviews == 1
    assert world.store.problems() == ()


def test_another_order_is_only_a_move(bank: Path) -> None:
    world = World()
    _import(world, bank)
    bank.write_text(_text([*WORDS[1:], WORDS[0]]), encoding="utf-8")
    assert set(_counts(_import(world, bank))) <= {"moved", "unchanged"}
    with world.store.reading() as transaction:
        assert "anchor" in transaction.library.questions()[-1].prompt


def test_a_question_inserted_at_the_top_comes_first_and_moves_no_other(bank: Path) -> None:
    world = World()
    _import(world, bank)
    bank.write_text(_text(["winch", *WORDS]), encoding="utf-8")
    assert _counts(_import(world, bank)) == {"added": 1, "unchanged": 6}
    with world.store.reading() as transaction:
        assert "winch" in transaction.library.questions()[0].prompt


def test_the_same_bank_under_another_file_name_is_recognised(bank: Path, tmp_path: Path) -> None:
    world = World()
    _import(world, bank)
    other = tmp_path / "renamed.md"
    other.write_text(_text(list(WORDS)), encoding="utf-8")
    assert _counts(_import(world, other)) == {"unchanged": 6}
    with world.store.reading() as transaction:
        assert len(transaction.library.banks()) == 1


def test_two_banks_of_the_same_title_stay_two(bank: Path, tmp_path: Path) -> None:
    world = World()
    _import(world, bank)
    other = tmp_path / "other.md"
    other.write_text(
        "# Deck Machines\n\n## What is a bollard?\n\nA post.\n\n## What is a quay?\n\nA wall.\n", encoding="utf-8"
    )
    assert _counts(_import(world, other)) == {"added": 2}
    with world.store.reading() as transaction:
        assert len({each.name for each in transaction.library.banks()}) == 2
        assert len(transaction.library.questions()) == 8


def test_what_was_chosen_first_holds_until_chosen_anew(bank: Path) -> None:
    world = World()
    first = _import(world, bank, Wishes(deck="ships::deck", depth=Depth.OUTLINE))
    assert {card.role for card in first.cards} == {Role.ANSWER}
    again = _import(world, bank)
    assert (again.bank.deck, again.bank.depth) == ("ships::deck", Depth.OUTLINE)
    deeper = _import(world, bank, Wishes(depth=Depth.POINTS))
    assert Role.POINT in {card.role for card in deeper.cards}
    assert _counts(deeper) == {"changed": 6}


def test_an_import_is_one_step_of_undo(bank: Path) -> None:
    world = World()
    _import(world, bank)
    before = world.rows("question", "point", "card", "bank")
    bank.write_text(_text(["winch", *WORDS[2:]], "Oil the {word} with whale fat on Sundays."), encoding="utf-8")
    _import(world, bank)
    assert world.rows("question", "point", "card", "bank") != before
    actions.undo(world.journal)
    after = world.rows("question", "point", "card", "bank")
    kept = {name: [row for row in rows if row in after[name]] for name, rows in before.items()}
    assert kept == before
    assert world.store.problems() == ()


def test_a_dry_run_writes_nothing_and_says_the_same(bank: Path) -> None:
    world = World()
    dry = bring(world.journal, read(str(bank), Wishes()), Wishes(), dry_run=True)
    assert world.rows("action")["action"] == []
    wet = _import(world, bank)
    assert replace(dry, action=None, written=True, bank=wet.bank) == replace(wet, action=None)


def test_nothing_is_backed_up_where_nothing_changes(bank: Path) -> None:
    world = World()
    _import(world, bank)
    called: list[str] = []
    reading = read(str(bank), Wishes())
    bring(world.journal, reading, Wishes(), before_writing=lambda: called.append("backup"))
    assert called == []


def test_a_deck_without_a_name_is_refused(bank: Path) -> None:
    with pytest.raises(UsageError, match="--deck"):
        _import(World(), bank, Wishes(deck=" :: "))


@pytest.mark.parametrize("name", [LISTING, MARKDOWN])
def test_the_samples_are_good_banks(name: str) -> None:
    world = World()
    with sample(name) as path:
        report = _import(world, path)
    assert len(report.questions) >= 12
    assert report.answered == len(report.questions)
    assert not any(question.prompt_missing for question in report.questions)
    assert {card.role for card in report.cards} >= {Role.ANSWER, Role.FRAMEWORK, Role.POINT, Role.TERM}
    assert report.problems == ()
    assert world.store.problems() == ()


def test_both_forms_of_the_sample_ask_the_same_questions() -> None:
    prompts = []
    for name in (LISTING, MARKDOWN):
        with sample(name) as path:
            prompts.append([question.prompt for question in _import(World(), path).questions])
    assert prompts[0] == prompts[1]


def test_fewer_cards_ask_for_fewer_minutes() -> None:
    found = []
    for depth in Depth:
        with sample() as path:
            report = _import(World(), path, Wishes(depth=depth))
        found.append(minutes_a_day(report.cards))
    assert 0 < found[0] < found[1] <= found[2] < 30


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.permutations(WORDS).map(list), min_size=1, max_size=3), st.data())
def test_whatever_comes_back_the_tables_are_what_the_changes_give(
    tmp_path: Path, orders: list[list[str]], data: st.DataObject
) -> None:
    world = World()
    path = tmp_path / "machines.md"
    for words in orders:
        kept = words[: data.draw(st.integers(1, len(words)))]
        path.write_text(
            _text(kept, data.draw(st.sampled_from(["Grease {word} daily.", "Grease the {word}. Then wait."]))),
            encoding="utf-8",
        )
        _import(world, path)
        if data.draw(st.booleans()) and world.rows("action")["action"]:
            actions.undo(world.journal)
    assert world.store.problems() == ()


def test_a_term_that_is_reworded_keeps_its_card_and_its_history(bank: Path) -> None:
    world = World()
    text = "# Yard\n\n## How does a crane turn?\n\n### Key points\n\n- It turns on its ring.\n\n### Key terminology\n\n"
    text += "- Slew ring: the large bearing on which the upper works of a crane turn.\n"
    bank.write_text(text, encoding="utf-8")
    first = _import(world, bank)
    [term] = [card for card in first.cards if card.role is Role.TERM]
    session = ReviewSession(world.journal)
    session.show(term.id)
    session.answer(Rating.GOOD)
    bank.write_text(text.replace("Slew ring", "Slewing ring"), encoding="utf-8")
    second = _import(world, bank)
    assert [card.front for card in second.cards if card.role is Role.TERM] != [term.front]
    with world.store.reading() as transaction:
        live = [card for card in transaction.library.cards()[term.question] if card.role is Role.TERM]
    assert [card.id for card in live] == [term.id]
    assert world.state(term.id).reviews == 1
    assert _counts(_import(world, bank)) == {"unchanged": 1}


BOTH = """\
# Question (EN)
> What does a davit of a freighter lift?

# Вопрос (RU)
> Что поднимает шлюпбалка?

## Answer (EN)

It lifts the boats.

## Ответ (RU)

Она поднимает шлюпки.
"""


def test_the_language_that_was_wished_stays_the_banks_when_it_returns(tmp_path: Path) -> None:
    world = World()
    path = tmp_path / "davit.md"
    path.write_text(BOTH, encoding="utf-8")
    assert _import(world, path, Wishes(language="russian")).bank.language == "ru"
    again = _import(world, path)
    assert _counts(again) == {"unchanged": 1}
    assert [question.prompt for question in again.questions] == ["Что поднимает шлюпбалка?"]
    assert again.reading.furniture["other language"] == 4
    assert _counts(_import(world, path, Wishes(language="en"))) == {"added": 1, "retired": 1}


def test_a_part_of_a_bank_from_elsewhere_is_a_bank_of_its_own_and_retires_nothing(bank: Path, tmp_path: Path) -> None:
    world = World()
    _import(world, bank)
    (tmp_path / "part.md").write_text(_text(list(WORDS[:2])), encoding="utf-8")
    report = _import(world, tmp_path / "part.md")
    assert not report.known_before
    assert _counts(report) == {"added": 2}
    world.store.close()
