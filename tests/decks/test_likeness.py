"""Which questions of a bank that returns were here in other words; the pairs are in `tests/data/wordings.json`.

A pair is a question and its answer as they were, and as they are now: in `other` another question, in `same` the same.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factories import bank

from decks.drafts import Draft, DraftSection
from decks.matching import matched
from decks.structure import questions_from
from srs.model import Choice, Choices, Question, SectionKind

PAIRS: dict[str, list[list[str]]] = json.loads(
    (Path(__file__).parent.parent / "data" / "wordings.json").read_text(encoding="utf-8")
)


def _asked(prompt: str, answer: str) -> Question:
    sections = (DraftSection(kind=SectionKind.ANSWER, text=answer),) if answer else ()
    [found] = questions_from([Draft(prompt=prompt, sections=sections)], bank=bank())
    return found


def _keeps_its_history(before: Question, after: Question) -> bool:
    old = replace(before, id="was here")  # type: ignore[arg-type]
    return matched([after], [old], bank().name).questions[0].id == old.id


@pytest.mark.parametrize("pair", PAIRS["other"], ids=lambda pair: f"{pair[0]} -> {pair[2]}")
def test_another_question_never_gets_the_history(pair: list[str]) -> None:
    one, other = _asked(*pair[:2]), _asked(*pair[2:])
    assert not _keeps_its_history(one, other)
    assert not _keeps_its_history(other, one)


@pytest.mark.parametrize("pair", PAIRS["same"], ids=lambda pair: f"{pair[0]} -> {pair[2]}")
def test_a_question_reworded_keeps_its_history(pair: list[str]) -> None:
    one, other = _asked(*pair[:2]), _asked(*pair[2:])
    assert _keeps_its_history(one, other)
    assert _keeps_its_history(other, one)


@pytest.mark.parametrize("pair", PAIRS["other"][:20], ids=lambda pair: f"{pair[0]} -> {pair[2]}")
def test_the_very_same_long_answer_is_of_the_same_question(pair: list[str]) -> None:
    answer = "It lifts a load, turns it over the quay and sets it down where the foreman points."
    assert _keeps_its_history(_asked(pair[0], answer), _asked(pair[2], answer))


@pytest.mark.parametrize("answer", ["", "Yes.", "O(1)", "42", "是。"])
def test_no_answer_or_one_that_any_question_may_have_tells_nothing(answer: str) -> None:
    before, after = "What is the cost of insertion?", "What is the cost of deletion?"
    assert not _keeps_its_history(_asked(before, answer), _asked(after, answer))


def test_an_answer_that_differs_in_one_telling_number_is_another() -> None:
    asked = "What does `chmod {}` allow a file's owner, its group and all others on the machine?"
    told = "Owner, group and others get what each digit says, read from left to right: {}."
    assert not _keeps_its_history(
        _asked(asked.format(644), told.format(644)), _asked(asked.format(755), told.format(755))
    )


def test_options_tell_no_question_from_another_but_what_explains_them_does() -> None:
    options = ("GET and HEAD alone", "PUT and DELETE", "POST and PATCH", "none of these four")

    def choosing(prompt: str, right: int, explained: str = "") -> Question:
        section = Choices(
            heading="", options=tuple(Choice(text=text, right=at == right) for at, text in enumerate(options))
        )
        return replace(_asked(prompt, explained), sections=(*_asked(prompt, explained).sections, section))

    why = "A safe method changes nothing on the server, so a crawler may call it as often as it likes."
    before, after = "Which methods are safe?", "Which methods are not safe?"
    assert not _keeps_its_history(choosing(before, 0), choosing(after, 0))
    assert _keeps_its_history(choosing(before, 0, why), choosing(after, 0, why))
    assert not _keeps_its_history(choosing(before, 0, why), choosing(after, 2, why))
    assert _keeps_its_history(choosing(before, 0), choosing("Which of the methods are safe, please?", 0))


def test_answers_that_begin_alike_are_told_apart_by_their_ends() -> None:
    setting = "A yard keeps the table `lift` with the columns crane, load, day and hour, one row for each lift. " * 5
    ends = ("Count the rows of each crane and day, newest first.", "Add up what each hook bore from noon to six.")
    before, after = "How many lifts had each crane by day?", "How much load had each crane by hour?"
    assert not _keeps_its_history(_asked(before, setting + ends[0] * 3), _asked(after, setting + ends[1] * 3))
    assert _keeps_its_history(_asked(before, setting + ends[0] * 3), _asked(after, setting + ends[0] * 3))


def test_code_corrected_below_the_same_answer_keeps_its_history() -> None:
    asked = "What does this print?\n\n```\n{}\n```"
    before = _asked(asked.format("for n in range(3) print(n)"), "0 1 2")
    assert _keeps_its_history(before, _asked(asked.format("for n in range(3): print(n)"), "0 1 2"))
    assert not _keeps_its_history(before, _asked(asked.format("for n in range(4): print(n)"), "0 1 2 3"))


@pytest.mark.parametrize(("before", "after"), [("🔴", "🟢"), ("What is it?", "Are you there?")])
def test_prompts_without_a_telling_word_are_known_by_their_letters(before: str, after: str) -> None:
    assert not _keeps_its_history(_asked(before, "It is the harbour's."), _asked(after, "It's the harbour."))
    assert not _keeps_its_history(_asked(before, ""), _asked(after, ""))


def test_a_prompt_that_differs_only_in_its_signs_is_another_question() -> None:
    before = _asked("What is C?", "A language near to the machine.")
    assert not _keeps_its_history(before, _asked("What is C#?", "A language for .NET."))
    assert _keeps_its_history(before, _asked("what is `C`", "Something else entirely, written anew."))
