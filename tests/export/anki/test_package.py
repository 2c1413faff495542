"""What Anki itself makes of a package."""

import io
import json
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from factories import World, question

from export.anki import apkg, note_types
from export.anki.apkg import deck_id
from export.anki.note_types import POINT
from export.anki.notes import notes_of
from export.exporters import exporter
from export.selection import Selection
from srs.model import Card, Question, Role

HOSTILE = [
    "<script>document.title='owned'</script>",
    '<img src=x onerror="alert(1)">',
    "{{Front}} {{Answer Back}} {{FrontSide}} {{#Question}}x{{/Question}} {{c1::x}} {{cloze:Question}}",
    "[sound:x.mp3] [anki:play:q:0] [anki:tts lang=en_US]x[/anki:tts] [[type:Question]]",
    "[latex]\\input{/etc/passwd}[/latex] [$]x[/$] [$$]x[/$$] \\(x\\) \\[x\\]",
    "field\x1fseparator, \x00 NUL, \ud800 half a pair, \ufffe",
    "[red]not Rich[/red] [link=x]y[/link]",
    "</div></div><hr id=answer>",
    "<!--",
    "&#123;&#123;Front}} &lbrack;sound:x.mp3]",
    "long " * 50_000,
]


def package(selection: Selection, *, later: int = 0) -> bytes:
    return exporter("anki").to_bytes(replace(selection, exported_at=selection.exported_at + timedelta(seconds=later)))


def reworded(selection: Selection) -> Selection:
    """The same questions and cards by id, every text another."""
    questions = tuple(replace(each, prompt=f"{each.prompt} (mended)") for each in selection.questions)
    cards = {
        of: tuple(replace(card, front=f"{card.front} *mended*", back=f"{card.back} too") for card in of_one)
        for of, of_one in selection.cards.items()
    }
    return replace(selection, questions=questions, cards=cards)


def test_anki_has_every_note_card_and_deck(selection: Selection, anki: Any) -> None:
    assert anki.take(package(selection)) == {"new": 8}
    col = anki.collection
    assert (col.note_count(), col.card_count()) == (8, 15)
    names = Counter(col.get_card(card).note_type()["name"] for card in col.find_cards(""))
    assert names == {"Viva Question": 7, "Viva Point": 5, "Viva Term": 3}
    assert [deck.name for deck in col.decks.all_names_and_ids()] == ["Default", "harbour", "harbour::Cranes"]
    assert {col.decks.name(col.get_card(card).did) for card in col.find_cards("")} == {"harbour::Cranes"}
    guids = {col.get_note(note).guid for note in col.find_notes("")}
    assert guids == {note.guid for note in notes_of(selection)}
    assert len(col.find_notes("tag:viva::type::Technical")) == 8
    assert anki.sound()
    assert not list(col.get_empty_cards().notes)


def test_every_card_asks_and_answers(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    faces = anki.faces()
    assert len(faces) == 15
    for asked, answered in faces:
        assert "Harbour Questions" not in asked
        assert answered.startswith(asked.strip()[:40]) or asked.strip() in answered
        assert len(answered) > len(asked) + 40
        assert "{{" not in answered
        assert "(Front" not in answered


def test_cards_of_a_question_are_siblings_of_one_note(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    (note,) = anki.collection.find_notes(f'"Question Id:{selection.questions[0].id}" card:Answer')
    names = [card.template()["name"] for card in anki.collection.get_note(note).cards()]
    assert names == ["Answer", "Framework", "Framework 2", "Story", "Choice", "Basic", "Reversed"]


def test_new_cards_come_in_the_order_of_the_bank(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    cards = [anki.collection.get_card(card) for card in anki.collection.find_cards("")]
    ordered = sorted(cards, key=lambda card: (card.due, card.ord))
    assert [card.template()["name"] for card in ordered[:2]] == ["Answer", "Framework"]
    assert len({card.due for card in cards}) == 8


def test_a_second_import_updates_and_never_doubles(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    changed = package(reworded(selection), later=60)
    assert anki.take(changed) == {"updated": 8}
    assert (anki.collection.note_count(), anki.collection.card_count()) == (8, 15)
    assert all("<em>mended</em>" in asked for asked, _ in anki.faces())
    before = anki.collection.db.all("select id, flds, tags, mod from notes order by id")
    assert anki.take(changed) == {"duplicate": 8}
    assert anki.collection.db.all("select id, flds, tags, mod from notes order by id") == before
    assert anki.sound()


def test_a_card_that_came_later_joins_its_siblings(selection: Selection, anki: Any) -> None:
    of = selection.questions[0].id
    first = replace(selection, cards={of: selection.cards[of][:1]})
    assert anki.take(package(first)) == {"new": 1}
    assert anki.take(package(selection, later=60)) == {"new": 7, "updated": 1}
    assert (anki.collection.note_count(), anki.collection.card_count()) == (8, 15)
    assert anki.sound()


def test_progress_made_in_anki_survives_an_import(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    col = anki.collection
    col.decks.set_current(col.decks.id_for_name("harbour::Cranes"))
    queued = col.sched.get_queued_cards().cards[0]
    card = col.get_card(queued.card.id)
    card.start_timer()
    col.sched.answerCard(card, 3)
    before = col.db.all("select id, type, queue, due, reps from cards order by id")
    anki.take(package(reworded(selection), later=60))
    assert col.db.all("select id, type, queue, due, reps from cards order by id") == before


def test_looks_that_a_person_changed_outlast_an_import(selection: Selection, anki: Any) -> None:
    anki.take(package(selection))
    models = anki.collection.models
    model = models.by_name(POINT.name)
    model["css"] += "\n.card { font-size: 30px }"
    models.update_dict(model)
    anki.take(package(reworded(selection), later=60))
    assert models.by_name(POINT.name)["css"].endswith("{ font-size: 30px }")


def test_a_newer_note_type_replaces_the_one_that_anki_has(
    selection: Selection, anki: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    anki.take(package(selection))
    apkg._model.cache_clear()
    monkeypatch.setattr(apkg, "CHANGED", note_types.CHANGED + timedelta(days=400))
    monkeypatch.setattr(apkg, "styles", lambda: ".card { color: teal }")
    assert anki.take(package(selection, later=60)) == {"updated": 8}
    apkg._model.cache_clear()
    names = [each.name for each in anki.collection.models.all_names_and_ids() if each.name.startswith("Viva")]
    assert names == ["Viva Point", "Viva Question", "Viva Term"]
    assert anki.collection.models.by_name("Viva Point")["css"] == ".card { color: teal }"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_hostile_text_is_inert_wherever_it_stands(
    text: str, selection: Selection, storm: tuple[Question, Callable[[Question], tuple[Card, ...]]], anki: Any
) -> None:
    from anki.template import TemplateRenderContext

    del storm
    of = selection.questions[0]
    hostile = replace(
        of, prompt=text, type=text, difficulty=text, stage=text, tags=(text,), deck=f"harbour::{text[:60]}"
    )
    cards = tuple(
        replace(
            card, front=text, back=text, points=tuple(replace(point, text=text, label=text) for point in card.points)
        )
        for card in selection.cards_of(of)
    )
    banks = {key: replace(bank, name=text) for key, bank in selection.banks.items()}
    assert anki.take(package(replace(selection, questions=(hostile,), cards={of.id: cards}, banks=banks))) == {"new": 8}
    assert anki.collection.card_count() == 15
    assert anki.sound()
    for card_identifier in anki.collection.find_cards(""):
        card = anki.collection.get_card(card_identifier)
        output: Any = TemplateRenderContext.from_existing_card(card, browser=False).render()
        assert not output.question_av_tags
        assert not output.answer_av_tags
        for html in (output.question_text, output.answer_text):
            lowered = html.lower()
            assert not any(
                mark in lowered for mark in ("<script", "<img", "<!--", "[sound", "[anki", "[latex", "[$", "[[")
            )
            assert not any(mark in html for mark in ("\\(", "\\[", "\x1f", "\x00"))
            assert html.count('id="answer"') == (html is output.answer_text)
            assert lowered.count("<hr id") == lowered.count('<hr id="answer"')
            assert lowered.count("<div") == lowered.count("</div")


def test_nothing_is_loaded_from_anywhere(selection: Selection) -> None:
    archive = zipfile.ZipFile(io.BytesIO(package(selection)))
    assert archive.namelist() == ["collection.anki2", "media"]
    assert json.loads(archive.read("media")) == {}
    database = archive.read("collection.anki2")
    assert b"<img" not in database
    assert b"@import" not in database
    assert b"url(" not in database


def test_a_package_is_the_same_to_the_byte_and_leaves_no_file(
    selection: Selection, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert package(selection) == package(selection)
    assert package(selection) != package(selection, later=1)
    assert not list(tmp_path.iterdir())


def test_decks_that_differ_in_case_alone_are_one_to_anki(selection: Selection, anki: Any) -> None:
    base = selection.questions[0]
    twins = [
        replace(question(f"Why {n}?"), deck=deck)
        for n, deck in enumerate(("Yard::Tools", "yard::tools", "YARD::Boats", "Yard"))
    ]
    card = next(card for card in selection.cards_of(base) if card.role is Role.BASIC)
    cards = {each.id: (replace(card, id=each.id, question=each.id),) for each in twins}  # type: ignore[arg-type]
    content = package(replace(selection, questions=tuple(twins), cards=cards))
    assert anki.take(content) == {"new": 4}
    names = [deck.name.casefold() for deck in anki.collection.decks.all_names_and_ids()]
    assert sorted(names) == ["default", "yard", "yard::boats", "yard::tools"]
    assert anki.sound()


def test_a_decks_id_is_the_same_on_every_machine() -> None:
    assert deck_id("harbour::Cranes") == deck_id("Harbour::cranes") == 2_267_481_368_486


def test_ids_in_the_package_are_apart(selection: Selection, tmp_path: Any) -> None:
    path = tmp_path / "collection.anki2"
    path.write_bytes(zipfile.ZipFile(io.BytesIO(package(selection))).read("collection.anki2"))
    connection = sqlite3.connect(path)
    ids = [row[0] for table in ("notes", "cards") for row in connection.execute(f"select id from {table}")]
    connection.close()
    assert len(set(ids)) == len(ids) == 23


def test_a_whole_collection_reads_into_anki(anki: Any) -> None:
    from export.selection import read

    world = World()
    world.add([question(f"Why crane {n}?", points=n % 5) for n in range(60)])
    found = read(world.store, at=world.hand.moment)
    assert anki.take(package(found)) == {"new": 60 + sum(n % 5 for n in range(60))}
    assert anki.collection.card_count() == found.card_count
    assert anki.sound()
