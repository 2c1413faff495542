"""Files that the real Anki writes."""

from collections.abc import Callable
from typing import Any

import pytest

from decks.anki.package import IMPORTER as PACKAGE
from decks.anki.text import IMPORTER as TEXT
from decks.drafts import Draft, Reading
from decks.importers import binary_importer_for, importer_for
from srs.model import Role, SectionKind

BASIC, BOTH, CLOZE = (Role.BASIC,), (Role.BASIC, Role.REVERSED), (Role.CLOZE,)

EXPORTS: dict[str, Callable[[Any], bytes]] = {
    "new package": lambda written: written.package(legacy=False),
    "legacy package": lambda written: written.package(legacy=True),
    "new collection": lambda written: written.whole(legacy=False),
    "legacy collection": lambda written: written.whole(legacy=True),
}
every_export = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS.keys())


def fill(written: Any) -> None:
    written.add(
        "Basic", ["What is a <b>buoy</b>?", "A float.<br>Moored."], deck="Häfen::Bojen 浮標", tags=("sea", "a::b")
    )
    written.add("Basic (and reversed card)", ["port", "left"], deck="Häfen::Seiten")
    written.add("Basic (optional reversed card)", ["starboard", "right", "y"], deck="Häfen::Seiten")
    written.add("Basic (optional reversed card)", ["bow", "front", ""], deck="Häfen")
    written.add("Cloze", ["The {{c1::bow::front}} and the {{c2::stern}}", "of\na ship"], deck="Häfen")
    written.add("Basic (type in the answer)", ["#knot", "1.852 km/h"], deck="Häfen")


def expect_all(drafts: tuple[Draft, ...]) -> None:
    assert [draft.prompt for draft in drafts] == [
        "What is a **buoy**?",
        "port",
        "starboard",
        "bow",
        "The […] and the […]",
        "#knot",
    ]
    assert [draft.roles for draft in drafts] == [BASIC, BOTH, BOTH, BASIC, CLOZE, BASIC]
    assert [draft.place for draft in drafts] == [("Bojen 浮標",), ("Seiten",), ("Seiten",), (), (), ()]
    assert drafts[0].tags == ("a::b", "sea")
    assert [[part.text for part in draft.sections] for draft in drafts] == [
        ["A float.  \nMoored."],
        ["left"],
        ["right"],
        ["front"],
        ["The {{c1::bow::front}} and the {{c2::stern}}", "of a ship"],
        ["1.852 km/h"],
    ]
    assert drafts[4].sections[0].kind is SectionKind.CLOZE


@every_export
def test_a_package_has_the_same_notes_and_cards(written: Any, export: Callable[[Any], bytes]) -> None:
    fill(written)
    packed = export(written)
    found = binary_importer_for(packed, "anything")
    assert found is not None
    assert found.name == "apkg"
    reading = found.read_bytes(packed, "sea.apkg")
    expect_all(reading.drafts)
    assert (reading.title, reading.problems, reading.unplaced) == ("Häfen", (), ())
    assert [draft.lines for draft in reading.drafts] == [{rank} for rank in range(1, 7)]
    cards = sum(2 if draft.roles == CLOZE else len(draft.roles) for draft in reading.drafts)
    assert cards == written.collection.card_count()


def test_notes_in_plain_text_say_the_same(written: Any) -> None:
    fill(written)
    text = written.notes_in_plain_text()
    assert importer_for(text, "notes").name == "anki-text"
    reading = TEXT.read(text, "notes.txt")
    expect_all(reading.drafts)
    assert (reading.title, reading.problems, reading.unplaced) == ("Häfen", (), ())


@pytest.mark.parametrize(("html", "columns"), [(False, True), (True, False), (False, False)])
def test_notes_in_plain_text_need_no_columns_and_no_html(written: Any, html: bool, columns: bool) -> None:
    fill(written)
    drafts = TEXT.read(written.notes_in_plain_text(html=html, columns=columns), "notes.txt").drafts
    assert [draft.prompt for draft in drafts][1:] == ["port", "starboard", "bow", "The […] and the […]", "#knot"]
    assert drafts[4].roles == CLOZE


def test_cards_in_plain_text_are_a_question_each(written: Any) -> None:
    fill(written)
    drafts = TEXT.read(written.cards_in_plain_text(), "cards.txt").drafts
    assert len(drafts) == written.collection.card_count()
    assert [draft.prompt for draft in drafts][1:4] == ["port", "left", "starboard"]
    assert "The [front] and the stern" in [draft.prompt for draft in drafts]


@every_export
def test_media_come_by_name_and_missing_ones_are_problems(written: Any, export: Callable[[Any], bytes]) -> None:
    written.medium("glöckchen 1.mp3", b"ding")
    written.medium("nobody names this.png", b"png")
    picture = written.medium("a böje.png", b"png")
    written.add("Basic", ["Hear [sound:glöckchen 1.mp3]", f'<img src="a%20b.png"><img src="{picture}">'])
    reading = PACKAGE.read_bytes(export(written), "bells.apkg")
    assert reading.media["glöckchen 1.mp3"] == b"ding"
    ((called, content),) = ((name, content) for name, content in reading.media.items() if name.endswith(".png"))
    assert content == b"png"
    assert f"]({called})" in reading.drafts[0].sections[0].text
    assert [(problem.line, problem.message) for problem in reading.problems] == [
        (1, "Media lost: a b.png (not in the package).")
    ]
    assert reading.drafts[0].prompt == "Hear *(sound: glöckchen 1.mp3)*"


def templates(written: Any, name: str, fields: list[str], sides: list[tuple[str, str]]) -> None:
    models = written.collection.models
    kind = models.new(name)
    for field in fields:
        models.add_field(kind, models.new_field(field))
    for rank, (asks, tells) in enumerate(sides):
        template = models.new_template(f"Card {rank}")
        template["qfmt"], template["afmt"] = asks, tells
        models.add_template(kind, template)
    models.add(kind)


def read(written: Any) -> Reading:
    return PACKAGE.read_bytes(written.package(legacy=False), "made.apkg")


def test_a_front_with_words_of_its_own_keeps_them(written: Any) -> None:
    templates(
        written,
        "Capitals",
        ["Number", "Country", "Capital", "Map", "Difficulty"],
        [("<div>Geography</div><div>What is the capital of {{Country}}?</div>", "{{FrontSide}}<hr>{{Capital}}{{Map}}")],
    )
    written.add("Capitals", ["17", "Peru", "Lima", "on the coast", "Easy"])
    (draft,) = read(written).drafts
    assert (draft.prompt, draft.difficulty) == ("What is the capital of Peru?", "Easy")
    assert [(part.kind, part.heading, part.text) for part in draft.sections] == [
        (SectionKind.ANSWER, "", "Lima"),
        (SectionKind.OTHER, "Map", "on the coast"),
        (SectionKind.OTHER, "Number", "17"),
    ]


def test_cards_that_ask_for_something_else_are_left_out_and_said_so(written: Any) -> None:
    sides = [("{{Word}}", "{{Meaning}}"), ("{{Meaning}}", "{{Word}}"), ("{{Word}}: say it", "{{Sound}}")]
    templates(written, "Words", ["Word", "Meaning", "Sound"], sides)
    written.add("Words", ["ship", "a vessel", "ʃɪp"])
    written.add("Words", ["boat", "small", "bəʊt"])
    reading = read(written)
    assert [draft.roles for draft in reading.drafts] == [BOTH, BOTH]
    (problem,) = reading.problems
    assert (problem.line, "2 left out" in problem.message, "'Words'" in problem.message) == (1, True, True)


def test_shapes_on_a_picture_are_a_problem_and_no_card(written: Any) -> None:
    templates(written, "Plain", ["Front", "Back"], [("{{Front}}", "{{Back}}")])
    kind = "Image Occlusion"
    models = written.collection.models
    if models.by_name(kind) is None:
        written.collection._backend.add_image_occlusion_notetype()
    shape = "{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2:oi=1}}"
    written.add(kind, [shape, '<img src="https://example.org/ship.png">', "Parts of a ship", "", ""])
    reading = read(written)
    (draft,) = reading.drafts
    assert draft.roles == ()
    assert "image-occlusion" not in (draft.prompt or "")
    assert len(reading.problems) == 1
