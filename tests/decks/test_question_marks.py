import pytest

from decks.importers import importer_for
from decks.question_marks import ends_as_question, has_question_mark

ASKING = [
    "What is a quay?",
    "**What is a quay?** (easy)",
    "什么是码头？",
    "ما هو الرصيف؟",
    "اسکله چیست؟",
    "Τι είναι η προβλήτα;",
    "TCP και UDP: ποια είναι η διαφορά;",
    "Ի՞նչ է նավամատույցը",
    "Ի՞նչ է նավամատույցը։",
    "¿Qué es un muelle?",
    "¿Qué es un muelle",
    "Explica: ¿qué es un muelle",
    "What is this⁉️",
]
SAYING = [
    "A quay is a wall.",
    "for (i = 0; i < n; i++);",
    "int α = β; // and more",
    "Η προβλήτα είναι τοίχος.",
    "¿Qué es un muelle? Un muro.",
    "Ի՞նչ է նավը։ Մի տուն։",
    "",
]


@pytest.mark.parametrize("text", ASKING)
def test_a_question_mark_of_any_script_asks(text: str) -> None:
    assert ends_as_question(text)
    assert has_question_mark(text) or ";" in text


@pytest.mark.parametrize("text", SAYING)
def test_other_words_do_not_ask(text: str) -> None:
    assert not ends_as_question(text)


PAIRS = {
    "Arabic": [
        ("ما هو الرصيف؟", "جدار."),
        ("متى يأتي المد؟", "مرتين في اليوم."),
        ("من يقود السفينة؟", "الربان."),
    ],
    "Persian": [("اسکله چیست؟", "دیواری کنار آب."), ("مد کی می‌آید؟", "روزی دو بار."), ("سکان دست کیست؟", "ناخدا.")],
    "Greek": [
        ("Τι είναι η προβλήτα;", "Ένας τοίχος."),
        ("Πότε έρχεται η παλίρροια;", "Δύο φορές την ημέρα."),
        ("Ποιος κυβερνά το πλοίο;", "Ο καπετάνιος."),
    ],
    "Armenian": [
        ("Ի՞նչ է նավամատույցը", "Պատ ջրի մոտ։"),
        ("Ե՞րբ է գալիս մակընթացությունը", "Օրը երկու անգամ։"),
        ("Ո՞վ է վարում նավը", "Նավապետը։"),
    ],
    "wide": [("码头是什么？", "水边的墙。"), ("潮水何时来？", "每天两次。"), ("谁掌舵？", "船长。")],
    "Spanish": [("¿Qué es un muelle", "Un muro."), ("¿Cuándo sube la marea", "Dos veces."), ("¿Quién gobierna", "Él.")],
}
SHAPES = {
    "headings": "## {}\n\n{}\n\n",
    "bold": "**{}**\n\n{}\n\n",
    "bullets": "- {}\n\n  {}\n\n",
    "folds": "<details><summary>{}</summary>\n\n{}\n\n</details>\n\n",
    "boxes": '??? question "{}"\n\n    {}\n\n',
}


@pytest.mark.parametrize("pairs", PAIRS.values(), ids=PAIRS)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_questions_of_every_script_are_read(shape: str, pairs: list[tuple[str, str]]) -> None:
    text = "# Λ\n\n" + "".join(shape.format(*pair) for pair in pairs)
    reading = importer_for(text, "bank.md").read(text, "bank.md")
    found = [(draft.prompt, "\n".join(part.text for part in draft.sections).strip()) for draft in reading.drafts]
    assert found == pairs
    assert not reading.unplaced
