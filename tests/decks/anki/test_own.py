from factories import MORNING, World

from decks.anki.package import IMPORTER
from decks.banks import read_bank
from decks.decompose import decompose
from decks.drafts import Reading
from decks.intake import Wishes, bring
from decks.samples import sample
from decks.structure import questions_from
from export.exporters import exporter
from export.selection import Selection, read
from srs.model import Bank, Depth


def exported() -> Selection:
    world = World()
    with sample() as path:
        bring(world.journal, read_bank(str(path)), Wishes())
    return read(world.store, at=MORNING)


def read_back(selection: Selection) -> Reading:
    return IMPORTER.read_bytes(exporter("anki").to_bytes(selection), "own.apkg")


def test_our_own_package_comes_back_as_the_questions_it_was_made_from() -> None:
    selection = exported()
    reading = read_back(selection)
    assert (reading.problems, reading.unplaced) == ((), ())
    for draft, question in zip(reading.drafts, selection.questions, strict=True):
        assert (draft.prompt, draft.type, draft.difficulty) == (question.prompt, question.type, question.difficulty)
        assert (draft.minutes, draft.stage, draft.tags) == (question.minutes, question.stage, question.tags)


def test_every_note_stands_on_one_of_them() -> None:
    reading = read_back(exported())
    ranks = sorted(rank for draft in reading.drafts for rank in draft.lines)
    assert ranks == list(range(1, len(ranks) + 1))
    assert len(ranks) > 2 * len(reading.drafts)


def test_the_same_cards_are_made_of_it() -> None:
    selection = exported()
    bank: Bank = next(iter(selection.banks.values()))
    made = decompose(questions_from(read_back(selection).drafts, bank=bank), depth=Depth.POINTS).cards
    before = [card for question in selection.questions for card in selection.cards_of(question)]
    assert [(card.role, card.front, card.back) for card in made] == [
        (card.role, card.front, card.back) for card in before
    ]
