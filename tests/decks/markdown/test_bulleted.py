import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import unaccounted
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.drafts import Draft, Reading
from decks.markdown.importer import IMPORTER
from srs.model import SectionKind


def read(text: str) -> Reading:
    return IMPORTER.read(text, "bank.md")


def answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def follow_ups(draft: Draft) -> tuple[str, ...]:
    return tuple(each for part in draft.sections if part.kind is SectionKind.FOLLOW_UPS for each in part.bullets)


LIST = """\
# Ferry questions

## Crossing

- [ ] What moves a cable ferry?
  * How strong is the current?
  * And the cable?
- [x] Name the parts of these two:
  * Do not cross
  * bow ramp
1) How is it moored?
   It has two bollards.

   And a rope.
2) Why is it green?
   - Paint was cheap.
   - It suits the river.
3) Make this work:
```sh
ferry --cross
```

*Question: what does `depth` say?*
```sh
depth
```

## Contributing

- Write to us.
- Why not today?
- What else?
"""


def test_what_is_nested_under_a_listed_question_follows_it_answers_it_or_belongs_to_it() -> None:
    reading = read(LIST)
    assert [(d.number, d.prompt, answer(d), follow_ups(d)) for d in reading.drafts] == [
        (None, "What moves a cable ferry?", "", ("How strong is the current?", "And the cable?")),
        (None, "Name the parts of these two:\n  * Do not cross\n  * bow ramp", "", ()),
        (1, "How is it moored?", "It has two bollards.\n\nAnd a rope.", ()),
        (2, "Why is it green?", "- Paint was cheap.\n- It suits the river.", ()),
        (3, "Make this work:\n```sh\nferry --cross\n```", "", ()),
        (None, "what does `depth` say?\n```sh\ndepth\n```", "", ()),
    ]
    assert {left.text for left in reading.unplaced} >= {"- Write to us.", "- Why not today?"}
    assert unaccounted(LIST, reading) == set()


def test_a_list_of_links_or_of_statements_beside_the_questions_is_none() -> None:
    links = "- [Tides](#t)\n- [Locks](#l)\n\nText.\n\n"
    text = f"{links}- What is a lock?\n- Why two gates?\n- Who pays?\n\nEnd.\n\n- Boats\n- Oars\n"
    assert [draft.prompt for draft in read(text).drafts] == ["What is a lock?", "Why two gates?", "Who pays?"]


def test_questions_in_other_languages_are_questions() -> None:
    text = "* 请描述渡轮。\n* 如何系泊\n* Опишите паром\n* Nenne drei Teile\n"
    assert len(read(text).drafts) == 4


@pytest.mark.parametrize("mark", ["{}.", "{})", "-", "{}\\."])
def test_paragraphs_between_listed_questions_are_their_answers(mark: str) -> None:
    asked = ["What is a lock?", "Why two gates?", "Who pays the toll?"]
    text = "# Ferries\n\n" + "\n".join(
        f"{mark.format(n)} {each}\n\nTold {n}.\n\n* a detail\n" for n, each in enumerate(asked, 1)
    )
    reading = read(text)
    assert [(d.prompt, answer(d)) for d in reading.drafts] == [
        (each, f"Told {n}.\n\n* a detail") for n, each in enumerate(asked, 1)
    ]
    assert unaccounted(text, reading) == set()


def test_a_numbered_topic_among_numbered_questions_is_one_and_a_list_in_an_answer_is_none() -> None:
    first = "1. What is a lock?\n\nIt has:\n\n1. gates\n2. a sluice\n\n"
    drafts = read(f"{first}2. Toll bridges\n\nOld.\n\n3. Who pays?\n\nYou.\n\n4. Why not?\n\nSo.\n").drafts
    assert [draft.prompt for draft in drafts] == ["What is a lock?", "Toll bridges", "Who pays?", "Why not?"]
    assert answer(drafts[0]) == "It has:\n\n1. gates\n2. a sluice"


@pytest.mark.parametrize("folder", ["h5bp", "yangshun"])
def test_banks_of_others_have_as_many_questions_and_follow_ups_as_were_counted(folder: str) -> None:
    held = {path: counts for path, counts in counted().items() if path.startswith(folder)}
    assert held
    for path, counts in held.items():
        drafts = read_bank(str(corpora() / path)).drafts
        found = (len(drafts), sum(len(follow_ups(draft)) for draft in drafts), sum(bool(answer(d)) for d in drafts))
        assert found == (counts["questions"], counts["follow_ups"], counts["answered"]), path


_PIECES = """- What?|  - Why?|1. How?|2) a|*Question: b?*|```|   text|text||## Licence|- [ ] c|*|_x_"""


@given(st.lists(st.sampled_from(_PIECES.split("|")) | st.text(max_size=12), max_size=25))
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unaccounted(text, read(text)) == set()


@pytest.mark.parametrize("bit", ["- What is it?\n", "1. What?\n\ntext\n\n", "- What?\n  - a\n", "*`a`", "- a?\n  b\n"])
def test_long_lists_take_linear_time(bit: str) -> None:
    read(bit * 10_000)


def test_few_items_of_the_only_list_may_have_their_answers_below_them() -> None:
    text = (
        "# Harbour\n\n1. Who steers?\n\nA pilot.\n\n2. Moor a ferry.\n3. Where does it lie?\n4. What is ebb?\n\nOut.\n"
        "\n5. Which tide is low?\n6. What is a neap?\n\nAll of them come up every year.\n"
    )
    drafts = IMPORTER.read(text, "bank.md").drafts
    assert [draft.number for draft in drafts] == [1, 2, 3, 4, 5, 6]
    answers = {draft.number: part.text for draft in drafts for part in draft.sections}
    assert (answers[1], answers[4], set(answers)) == ("A pilot.", "Out.", {1, 4, 6})


def test_a_bare_list_with_words_below_it_has_no_answers() -> None:
    items = "1. Who steers?\n2. Where does it lie?\n3. What is ebb?\n4. Moor a ferry.\n"
    text = f"# Harbour\n\n{items}\nAll of them come up every year.\n"
    reading = IMPORTER.read(text, "bank.md")
    assert [draft.sections for draft in reading.drafts] == [()] * 4
    assert [left.line for left in reading.unplaced] == [8]
