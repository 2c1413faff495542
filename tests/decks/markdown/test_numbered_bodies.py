import pytest

from decks.importers import importer_for
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind

NAMES = ("pier", "quay", "mole")


def bank(form: str) -> str:
    return "# Harbour\n\n" + "".join(form.replace("#N", str(n)).replace("#T", name) for n, name in enumerate(NAMES, 1))


def told(text: str, name: str = "bank.md") -> list[tuple[str | None, str]]:
    reading = importer_for(text, name).read(text, name)
    assert not reading.unplaced
    answers = [[part for part in draft.sections if part.kind is SectionKind.ANSWER] for draft in reading.drafts]
    return [(draft.prompt, each[0].text if each else "") for draft, each in zip(reading.drafts, answers, strict=True)]


@pytest.mark.parametrize("opener", ["### Question #N", "**Pregunta #N**", "## 第 #N 题", "#### Pergunta #N:"])
@pytest.mark.parametrize("mark", ["**Answer:** ", "Respuesta: ", "> **Resposta:** ", "**答案：** "])
def test_the_question_stands_below_its_number(opener: str, mark: str) -> None:
    text = bank(f"{opener}\n\nWhat is a #T?\n\n{mark}A kind of #T.\n\n")
    assert told(text) == [(f"What is a {name}?", f"A kind of {name}.") for name in NAMES]


def test_options_below_a_number_are_choices() -> None:
    text = bank("### Question #N\n\nWhat is a #T?\n\nA) a sail\nB) a #T\n\n**Answer: B**\n\n")
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [draft.prompt for draft in drafts] == [f"What is a {name}?" for name in NAMES]
    choices = [part.choices for draft in drafts for part in draft.sections if part.choices]
    assert [[choice.text for choice in each if choice.right] for each in choices] == [
        ["a pier"],
        ["a quay"],
        ["a mole"],
    ]


def test_a_scenario_before_the_label_of_the_question_belongs_to_it() -> None:
    text = bank("## Question #N\n\n**Scenario**: A ship comes.\n\n**Question**: What is a #T?\n\n**Answer:** A #T.\n\n")
    assert told(text)[0] == ("**Scenario**: A ship comes.\n\nWhat is a pier?", "A pier.")


def test_without_a_mark_the_answer_follows_the_paragraph_that_asks() -> None:
    assert told(bank("### Question #N\n\nWhat is a #T?\n\nA #T.\n\n"))[2] == ("What is a mole?", "A mole.")
    assert told(bank("### Question #N\n\nDraw a #T.\n\nTake your time.\n\n"))[2] == (
        "Draw a mole.\n\nTake your time.",
        "",
    )


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Frage", "Antwort"),
        ("Вопрос", "Ответ"),
        ("Soru", "Cevap"),
        ("Question", "Réponse"),
        ("Prompt", "Expected Answer"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "{0}: What is a #T?\n{1}: A #T.\n\n",
        "**{0} #N:** What is a #T?\n\n**{1}:** A #T.\n\n",
        "#N. **{0}:** What is a #T?\n   **{1}:** A #T.\n\n",
        "### {0} #N: What is a #T?\n\n#### {1}\n\nA #T.\n\n",
        "#N. What is a #T?\n\n#### {1}\n\nA #T.\n\n",
        "**{0} #N**: What is a #T?\n\n<details><summary>Show</summary>\n\n**{1}:** A #T.\n\n</details>\n\n",
    ],
)
def test_labels_of_many_languages_mark_pairs(asked: str, answered: str, form: str) -> None:
    text = bank(form.format(asked, answered)).replace("# Harbour\n\n", "")
    assert told(text, "bank.txt") == [(f"What is a {name}?", f"A {name}.") for name in NAMES]


def test_a_heading_above_a_labelled_question_is_its_topic() -> None:
    text = bank("### Q#N: The #T\n**Question:** What is a #T?\n\n**Answer:** A #T.\n\n")
    assert told(text)[0] == ("What is a pier?", "A pier.")
    assert [draft.place for draft in IMPORTER.read(text, "bank.md").drafts] == [(f"The {name}",) for name in NAMES]


def test_follow_ups_and_weak_answers_are_sections_of_their_own() -> None:
    form = "### Q#N. What is a #T?\n**Weak answer:** No idea.\n**Strong answer:** A #T.\n**Follow-up:** Why a #T?\n\n"
    draft = IMPORTER.read(bank(form), "bank.md").drafts[0]
    assert draft.prompt == "What is a pier?"
    assert [(part.kind, part.text, part.bullets) for part in draft.sections] == [
        (SectionKind.MISTAKES, "", ("No idea.",)),
        (SectionKind.ANSWER, "A pier.", ()),
        (SectionKind.FOLLOW_UPS, "", ("Why a pier?",)),
    ]


def test_titles_of_collections_are_no_questions() -> None:
    text = bank("**Q#N: What is a #T?**\n\n**A:** A #T.\n\n").replace(
        "# Harbour", "# Interview Q&A: Harbours\n\n> Think first."
    )
    assert [draft.number for draft in IMPORTER.read(text, "bank.md").drafts] == [1, 2, 3]


def test_answers_may_stand_under_headings_of_the_same_level_with_numbers_of_their_own() -> None:
    text = bank("## Question #N\n\nWhat is a #T?\n\n## Answer #N\n\nA #T.\n\n")
    assert told(text)[2] == ("What is a mole?", "A mole.")
