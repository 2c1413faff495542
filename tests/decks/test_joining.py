"""Two questions that ask the same made one."""

from pathlib import Path

import pytest
from factories import World

from decks.intake import ImportReport, Wishes, bring, read
from decks.joining import join
from srs import actions
from srs.errors import UsageError
from srs.model import Question, Rating, SectionKind
from srs.session import ReviewSession

ONE = "# One\n\n## What is a quay?\n\nA wall to moor at.\n\n## What is a fender?\n\nA cushion.\n"
OTHER = """\
# Other

## What is a quay?

### Key points

- It is built of QuayStone along the water.
- Ships are tied to it by their mooring lines.

## What is a bollard?

A post.
"""


class Two(World):
    """A collection with two banks that share a question."""

    def at(self, folder: Path) -> "Two":
        self.folder = folder
        self.bring("one", ONE)
        self.report = self.bring("other", OTHER)
        return self

    def bring(self, name: str, text: str) -> ImportReport:
        path = self.folder / f"{name}.md"
        path.write_text(text, encoding="utf-8")
        return bring(self.journal, read(str(path), Wishes()), Wishes())

    def quays(self) -> list[Question]:
        with self.store.reading() as transaction:
            return [question for question in transaction.library.questions() if "quay" in question.prompt]


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two().at(tmp_path)


def test_an_import_counts_what_another_bank_has_too(two: Two) -> None:
    assert two.report.near_duplicates == 1


def test_the_question_kept_takes_what_it_lacks_and_the_other_goes(two: Two) -> None:
    keep, drop = two.quays()
    saved = join(two.journal, keep.id, drop.id)
    [kept] = two.quays()
    assert kept.id == keep.id
    assert kept.answer == "A wall to moor at."
    points = kept.points(SectionKind.KEY_POINTS)
    assert [point.text for point in points] == [point.text for point in drop.points(SectionKind.KEY_POINTS)]
    assert not {point.id for point in points} & {point.id for point in drop.points(SectionKind.KEY_POINTS)}
    assert saved.action is not None
    assert saved.made
    assert two.store.problems() == ()


def test_one_undo_brings_both_back_with_their_histories(two: Two) -> None:
    keep, drop = two.quays()
    session = ReviewSession(two.journal)
    with two.store.reading() as transaction:
        card = transaction.library.cards(questions=[drop.id])[drop.id][0]
    session.show(card.id)
    session.answer(Rating.GOOD)
    join(two.journal, keep.id, drop.id)
    assert two.state(card.id).reviews == 1
    actions.undo(two.journal)
    assert two.quays() == [keep, drop]
    assert two.state(card.id).reviews == 1


def test_neither_bank_undoes_it_when_it_is_imported_again(two: Two) -> None:
    keep, drop = two.quays()
    join(two.journal, keep.id, drop.id)
    [kept] = two.quays()
    assert two.bring("other", OTHER.replace("A post.", "A short post.")).removed == {drop.id}
    two.bring("one", ONE.replace("A cushion.", "A soft cushion."))
    assert two.quays() == [kept]
    assert two.store.problems() == ()


def test_a_question_is_merged_with_another_that_is_still_there(two: Two) -> None:
    keep, drop = two.quays()
    with pytest.raises(UsageError, match="itself"):
        join(two.journal, keep.id, keep.id)
    join(two.journal, keep.id, drop.id)
    with pytest.raises(UsageError, match="taken out already"):
        join(two.journal, keep.id, drop.id)
