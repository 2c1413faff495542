import pytest
from factories import bank
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.decompose import decompose
from decks.drafts import Draft
from decks.markdown.bracketed import bracketed
from decks.markdown.importer import IMPORTER
from decks.rules.clozes import numbers
from decks.structure import questions_from
from decks.text import decoded
from srs.model import Depth, Role, SectionKind


def drafts(text: str) -> tuple[Draft, ...]:
    return IMPORTER.read(text, "deck.md").drafts


@pytest.mark.parametrize(
    ("statement", "cloze"),
    [
        ("C: A [quay] is a [wall].", "A {{c1::quay}} is a {{c2::wall}}."),
        ("C:\nA\n\n[quay] holds.", "A\n\n{{c1::quay}} holds."),
        ("C: ![a crane](crane.png) is a [crane].", "![a crane](crane.png) is a {{c1::crane}}."),
        ("C: See [this](https://a.example/b(c)) [now].", "See [this](https://a.example/b(c)) {{c1::now}}."),
        (r"C: A \[bracket\] and a [dock].", r"A \[bracket\] and a {{c1::dock}}."),
        ("C: It is [$a[0] + b$].", "It is {{c1::$a[0] + b$}}."),
        ("C: In `a[0]` the [first].", "In `a[0]` the {{c1::first}}."),
        ("C: $x[i]$ and $5 for [two], $6 for three.", "$x[i]$ and $5 for {{c1::two}}, $6 for three."),
        ("C: Half is [$\\frac{1}{\\sqrt{2}}$].", "Half is {{c1::$\\frac{1}{\\sqrt{2} }$}}."),
        ("C: Call [std::sort] for it.", "Call {{c1::std:\\:sort}} for it."),
        ("C: A [rope [of hemp]] holds[^1].", "A {{c1::rope [of hemp]}} holds[^1]."),
        ("C: A [rope and\n\nthe open [end].", "A [rope and\n\nthe open {{c1::end}}."),
    ],
)
def test_the_words_in_brackets_are_the_deletions(statement: str, cloze: str) -> None:
    found = drafts(statement)
    (draft,) = found
    assert [(part.kind, part.text) for part in draft.sections] == [(SectionKind.CLOZE, cloze)]
    assert draft.roles == (Role.CLOZE,)


def test_the_prompt_has_a_blank_for_every_deletion_and_a_table_keeps_its_shape() -> None:
    text = "# Signals\n\n## Flags\n\nC: Colours:\n\n| flag | colour |\n| --- | --- |\n| A | [white] |\n| B | [red] |\n"
    (draft,) = drafts(text)
    assert draft.prompt == "Colours:\n\n| flag | colour |\n| --- | --- |\n| A | […] |\n| B | […] |"
    assert draft.place == ("Flags",)
    assert draft.lines == {5, 7, 8, 9, 10}


def test_blocks_stand_beside_pairs_and_rules_and_code_are_respected() -> None:
    text = "Q: What is a quay?\nA: A wall.\n\nC: A [pier] stands.\nC: A [mole] lies.\n---\n\n```\nC: no [card]\n```\n"
    reading = IMPORTER.read(text, "deck.md")
    assert [draft.prompt for draft in reading.drafts] == ["What is a quay?", "A […] stands.", "A […] lies."]
    assert [left.line for left in reading.unplaced] == [8, 9, 10]


@pytest.mark.parametrize(
    "text", ["C: [x]\n", "C: nothing deleted\n", "C: [a](b) link\n", "C: - [ ] box\n", "C:\n- [x] done\n"]
)
def test_a_block_that_hides_nothing_or_everything_is_no_question(text: str) -> None:
    reading = IMPORTER.read(text, "deck.md")
    assert reading.drafts == ()
    assert {left.line for left in reading.unplaced} == set(range(1, text.count("\n") + 1))


def test_the_decks_of_others_have_every_card() -> None:
    rows = {row: expected for row, expected in counted().items() if "cloze_deletions" in expected}
    for row, expected in rows.items():
        found = drafts(decoded((corpora() / row).read_bytes(), row).text)
        made = questions_from(found, bank=bank())
        deletions = sum(len(numbers(question.cloze or "")) for question in made)
        assert (len(found), deletions) == (expected["questions"], expected["cloze_deletions"]), row
        assert len(decompose(made, depth=Depth.OUTLINE).cards) == expected["cards"], row


@given(st.text(alphabet="[]()!`$\\ab \n", max_size=60))
def test_deletions_of_any_text_are_in_order_and_apart(text: str) -> None:
    last = 0
    for deletion in bracketed(text):
        assert last <= deletion.begin < deletion.end
        assert text[deletion.begin + 1 : deletion.end - 1].strip() == deletion.words
        last = deletion.end


@pytest.mark.parametrize("bit", ["[a] ", "[", "](", "`", "$a ", "$$", "![", "\\", "a[b](", "`` ` ", "[a](b) $"])
def test_strange_statements_take_linear_time(bit: str) -> None:
    drafts("C: " + bit * (400_000 // len(bit)))
