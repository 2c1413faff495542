import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from factories import World, cards, question
from syrupy.assertion import SnapshotAssertion

from srs.model import EntryKind, GradedPoint, PointId, Rating, Role, Tick
from srs.session import ReviewSession
from tui.plain import review
from tui.plain_lines import spoken


def said(world: World, *lines: str, limit: int | None = None, deck: str | None = None) -> str:
    """What plain mode writes when a person types these lines."""
    stdout = io.StringIO()
    typed = io.StringIO("".join(f"{line}\n" for line in lines))
    code = review(world.journal, deck=deck, limit=limit, stdin=typed, stdout=stdout, stopwatch=lambda: 5.0)
    assert code == 0
    return stdout.getvalue()


def log(world: World) -> list[tuple[EntryKind, Rating | None, dict[PointId, Tick]]]:
    """The person's own entries in order: kind, rating, ticks."""
    with world.store.reading() as transaction:
        entries = [entry for each in transaction.log.entries().values() for entry in each]
    own = [
        entry
        for entry in sorted(entries, key=lambda entry: entry.id)
        if entry.duration_ms is not None or not entry.rating
    ]
    return [(entry.kind, entry.rating, dict(entry.ticks)) for entry in own]


def test_a_sitting_reads_line_by_line(answers: World, snapshot: SnapshotAssertion) -> None:
    """Progress, front, points and back, what was asked, the four outcomes, and at the end the figures."""
    assert said(answers, "", "1 3~", "", "", "", "w", "4", "q") == snapshot


def test_a_card_that_becomes_a_leech_is_offered_for_rewriting(one_card: Callable[..., World]) -> None:
    world = one_card()
    ReviewSession(world.journal).answer(Rating.EASY)
    world.set("", leech_threshold=1)
    world.hand.forward(days=30)
    assert "Leech: forgotten 1 time; viva list is:leech finds it, viva edit rewrites it." in said(world, "", "1")


@pytest.mark.parametrize(
    ("word", "rating"),
    [("1", Rating.AGAIN), ("again", Rating.AGAIN), ("2", Rating.HARD), ("Hard", Rating.HARD), ("3", Rating.GOOD),
     ("good", Rating.GOOD), ("4", Rating.EASY), ("h", Rating.HARD), ("y", Rating.EASY), ("EASY", Rating.EASY),
     ("", Rating.GOOD)],
)  # fmt: skip
def test_every_word_for_a_rating_stores_it(plain_cards: World, word: str, rating: Rating) -> None:
    said(plain_cards, "", word)
    assert log(plain_cards) == [(EntryKind.REVIEW, rating, {})]


@pytest.mark.parametrize(
    ("word", "ticks", "rating"),
    [
        ("1 3", "+-+", Rating.HARD),
        ("1,2, 3", "+++", Rating.GOOD),
        ("a", "+++", Rating.GOOD),
        ("n", "---", Rating.AGAIN),
        ("1 2 3~", "++~", Rating.GOOD),
        ("", "", Rating.GOOD),
    ],
)
def test_numbers_tick_points_and_enter_takes_what_they_suggest(
    answers: World, word: str, ticks: str, rating: Rating
) -> None:
    said(answers, "", word, "")
    meant = {"+": Tick.COVERED, "-": Tick.MISSED, "~": Tick.NUDGED}
    assert [(stored, list(given.values())) for _, stored, given in log(answers)] == [
        (rating, [meant[each] for each in ticks])
    ]


def test_a_person_may_choose_another_rating_than_the_suggested(answers: World) -> None:
    said(answers, "", "n", "easy")
    assert log(answers)[0][1] is Rating.EASY


def test_wrong_words_get_a_clear_line_and_are_asked_again(answers: World) -> None:
    text = said(answers, "zz", "", "9", "one", "0", "5", "\u00b2", "", "7", "good")
    assert "'zz' is nothing to do here" in text
    assert "'9' names no points: write numbers from 1 to 3" in text
    assert "'7' is no rating: write 1, 2, 3 or 4" in text
    assert [rating for _, rating, _ in log(answers)] == [Rating.GOOD]


@pytest.mark.parametrize(
    ("word", "kind", "told"),
    [("s", EntryKind.SUSPEND, "Suspended."), ("b", EntryKind.BURY, "Buried until tomorrow."),
     ("f", EntryKind.FLAG, "Flagged."), ("suspend", EntryKind.SUSPEND, "Suspended.")],
)  # fmt: skip
@pytest.mark.parametrize("before", [[], [""]], ids=["at the front", "at the back"])
def test_suspend_bury_and_flag_work_before_and_after_the_answer(
    plain_cards: World, before: list[str], word: str, kind: EntryKind, told: str
) -> None:
    text = said(plain_cards, *before, word)
    assert told in text
    assert [kind for kind, _, _ in log(plain_cards)] == [kind]


def test_a_flagged_card_stays_and_a_second_flag_takes_it_off(plain_cards: World) -> None:
    text = said(plain_cards, "f", "f", "", "3")
    assert "Flagged." in text
    assert "Flag taken off." in text
    assert [kind for kind, _, _ in log(plain_cards)] == [EntryKind.FLAG, EntryKind.UNFLAG, EntryKind.REVIEW]


def test_undo_brings_the_card_back(plain_cards: World) -> None:
    text = said(plain_cards, "", "1", "u", "", "4")
    assert text.count("How do you keep a crane running") == 2
    assert "Answered: 1 card, 1 of them new\nRatings: 0 again, 0 hard, 0 good, 1 easy" in text


def test_undo_with_nothing_to_undo_says_so_and_goes_on(one_card: Callable[..., World]) -> None:
    world = one_card()
    said(world, "", "3", "u")
    text = said(World(), "u")
    assert "Answered: 0 cards" in text


def test_undo_of_something_else_says_what_it_was(plain_cards: World) -> None:
    text = said(plain_cards, "u", "", "3")
    assert "! the last action was no review but an import" in text
    assert len(log(plain_cards)) == 1


def test_help_lists_every_word(answers: World) -> None:
    text = said(answers, "?", "", "?", "", "?", "q")
    assert text.count("u undo, s suspend, b bury until tomorrow, f flag") == 3


@pytest.mark.parametrize("lines", [["q"], [], ["", "q"], ["", "1", "q"], ["", "", "quit"]])
def test_quitting_or_the_end_of_the_input_ends_with_the_figures(answers: World, lines: list[str]) -> None:
    assert "Answered: 0 cards\nNext: 6 new left today\n" in said(answers, *lines)


class _Interrupted(io.StringIO):
    """A person who answers once and then presses Ctrl-C."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: Iterator[str] = iter(["\n", "\n"])

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # typeshed: bytes
        del size
        for line in self._lines:
            return line
        raise KeyboardInterrupt


def test_an_interruption_keeps_what_was_answered(plain_cards: World) -> None:
    stdout = io.StringIO()
    assert review(plain_cards.journal, stdin=_Interrupted(), stdout=stdout) == 0
    assert "Answered: 1 card" in stdout.getvalue()
    assert len(log(plain_cards)) == 1


def test_a_limit_ends_the_sitting(plain_cards: World) -> None:
    text = said(plain_cards, "", "3", "", "3", "", "3", limit=2)
    assert "Answered: 2 cards" in text
    assert "Next: 4 new" in text


def test_one_deck_only(plain_cards: World) -> None:
    assert "Answered: 0 cards" in said(plain_cards, deck="elsewhere")


def test_at_the_end_of_the_day_it_says_what_comes_next(one_card: Callable[..., World]) -> None:
    assert "Next: in 8 days" in said(one_card(), "", "4")
    assert said(one_card()).endswith("Next: 1 new left today\n")
    assert said(World()).endswith("Answered: 0 cards\nNext: nothing is planned yet\n")


def test_a_card_answered_elsewhere_is_said_and_the_sitting_goes_on(plain_cards: World) -> None:
    other = ReviewSession(replace(plain_cards.journal, sitting="s2"))

    class Elsewhere(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # typeshed: bytes
            line = super().readline(size)
            if line == "3\n" and not log(plain_cards):
                other.answer(Rating.EASY, duration_ms=1)
            return line

    stdout = io.StringIO()
    review(plain_cards.journal, stdin=Elsewhere("\n3\n\nq\n"), stdout=stdout)
    text = stdout.getvalue()
    assert re.search(r"! .*since it was shown", text)
    assert text.endswith("Answered: 0 cards\nNext: 5 new left today\n")
    assert [rating for _, rating, _ in log(plain_cards)] == [Rating.EASY]


def test_over_the_minutes_is_said_in_words(one_card: Callable[..., World]) -> None:
    ticking = iter([0.0, 300.0, 310.0, 310.0])
    stdout = io.StringIO()
    review(one_card().journal, stdin=io.StringIO("\nq\n"), stdout=stdout, stopwatch=lambda: next(ticking))
    assert "Time: 5:00 / 3–4 min (over)" in stdout.getvalue()


def test_the_time_to_the_answer_is_stored(one_card: Callable[..., World]) -> None:
    world, ticking = one_card(), iter([10.0, 22.0, 31.5])
    review(world.journal, stdin=io.StringIO("\n3\n"), stdout=io.StringIO(), stopwatch=lambda: next(ticking))
    with world.store.reading() as transaction:
        (entries,) = transaction.log.entries().values()
    assert entries[0].duration_ms == 21_500


def test_a_question_made_from_its_content_a_label_and_an_essential_point_are_said(
    one_card: Callable[..., World],
) -> None:
    points = (GradedPoint(id=PointId("p"), text="Say which one", label="Rope", essential=True),)
    text = said(one_card(of_question={"prompt_missing": True}, role=Role.ANSWER, points=points), "", "")
    assert "(made from its content)" in text
    assert "1. Rope: Say which one (essential)" in text


def test_nothing_from_a_bank_comes_alive(one_card: Callable[..., World]) -> None:
    evil = "a\x1b[31mb\x9b2Jc\x07d\re\u202ef[red]g[/]"
    world = one_card(of_question={"deck": f"x::{evil}", "type": evil}, front=evil, back=evil)
    text = said(world, "", evil, "3")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "[red]g[/]" in text


def test_a_learning_card_that_is_far_off_is_announced(one_card: Callable[..., World]) -> None:
    world = one_card()
    session = ReviewSession(world.journal)
    session.answer(Rating.AGAIN)
    world.hand.moment -= timedelta(minutes=30)
    assert "Next: in 40 min, at 09:10" in said(world)


def test_points_of_a_family_are_reviewed_with_their_answer(answers: World) -> None:
    said(answers, "", "1", "")
    with answers.store.reading() as transaction:
        states = transaction.schedule.family(cards(question("How do you keep a crane running in a gale?"))[0].question)
    assert sum(each.state.reviews for each in states) == 4


def test_marks_of_markdown_are_not_read_out() -> None:
    text = "## **Why** does `x` [float](https://sea.example)?\n\n- *hull*\n\n```py\n# 2 ** 3\n```"
    assert spoken(text) == "Why does x float (https://sea.example)?\n\n- hull\n\n# 2 ** 3"


@pytest.mark.parametrize(
    "text", ["What does C# compile to, and when is a > b > c?", "cmd > file 2> err", "-> List<int> x", "Issue # 5"]
)
def test_marks_inside_a_line_are_words(text: str) -> None:
    assert spoken(text) == text
