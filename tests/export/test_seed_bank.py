"""The seed bank, from its file to what leaves the collection."""

import json
from pathlib import Path
from typing import Any

import pytest
from factories import MORNING, World, bank

from decks.banks import read_bank
from decks.intake import Wishes, bring
from decks.structure import questions_from
from export.document import question_documents
from export.exporters import exporter
from export.selection import Selection, read

SEED = Path(__file__).parents[3] / "shared" / "corpora" / "seed"
FILE = str(SEED / "devops-interview-questions.txt")

pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"the seed bank is not at {SEED}")


def test_the_document_says_what_a_person_read_in_the_bank() -> None:
    reading = read_bank(FILE)
    questions = questions_from(reading.drafts, bank=bank())
    found: Any = question_documents(Selection(exported_at=MORNING, banks={}, questions=questions, cards={}))
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    for one, other in zip(found, gold, strict=True):
        assert one["prompt_missing"] == (other["question"] is None)
        expected = {key: value for key, value in other.items() if key in one and not (key == "question" and not value)}
        if expected["framework"]:
            expected["framework"] = {key: value for key, value in expected["framework"].items() if key != "style"}
        assert {key: one[key] for key in expected} == expected


def test_the_whole_bank_goes_to_anki_and_is_only_updated_the_next_time(anki: Any) -> None:
    world = World()
    bring(world.journal, read_bank(FILE), Wishes())
    first = read(world.store, at=MORNING)
    notes = anki.take(exporter("anki").to_bytes(first))["new"]
    assert anki.collection.card_count() == first.card_count > 15 * 3
    assert anki.collection.note_count() == notes
    assert anki.sound()
    assert all("{{" not in asked + answered and "](" not in answered for asked, answered in anki.faces())
    later = read(world.store, at=MORNING.replace(hour=10))
    assert anki.take(exporter("anki").to_bytes(later)) == {"updated": notes}
    assert (anki.collection.note_count(), anki.collection.card_count()) == (notes, first.card_count)
