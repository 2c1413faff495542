from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import accounts_for_every_line

from decks import importers
from decks.drafts import Draft
from decks.org.importer import IMPORTER
from decks.samples import LISTING, MARKDOWN, sample
from srs.model import Role, SectionKind

STORAGE = """\
#+TITLE: Storage interview
#+FILETAGS: :storage:
#+TODO: ASKED | KNOWN(k)

* Disks                                                            :disk:
:PROPERTIES:
:ID: 0fb2
:END:
** TODO [#A] What does a journal protect? [1/2]                      :fs:
   SCHEDULED: <2031-01-02 Thu>
   :LOGBOOK:
   - State "KNOWN" from "ASKED"
   :END:
   It protects *metadata*, see [[https://example.org/paper][the paper]] and =fsck -n=.
   - write-ahead :: the log is written /first/
   - [X] replayed
   #+BEGIN_SRC python
     def replay():
         return log[0]
   #+END_SRC
** ASKED How large is a sector?
*** Answer
512 or 4096 bytes.
# to be checked
#+BEGIN_QUOTE
A *sector* is atomic.
#+END_QUOTE
: 4096
"""


def _only(rows: str) -> Draft:
    """The one draft of a few rows."""
    reading = IMPORTER.read(rows, "cards.org")
    assert len(reading.drafts) == 1
    return reading.drafts[0]


def _answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


def test_headlines_are_questions_without_their_states_priorities_and_tags() -> None:
    reading = IMPORTER.read(STORAGE, "storage.org")
    assert reading.title == "Storage interview"
    assert [(draft.prompt, draft.place, draft.tags) for draft in reading.drafts] == [
        ("What does a journal protect?", ("Disks",), ("storage", "disk", "fs")),
        ("How large is a sector?", ("Disks",), ("storage", "disk")),
    ]


def test_marks_lists_code_and_quotations_become_markdown() -> None:
    first, second = IMPORTER.read(STORAGE, "storage.org").drafts
    assert _answer(first) == (
        "It protects **metadata**, see [the paper](https://example.org/paper) and `fsck -n`.\n"
        "- **write-ahead**: the log is written *first*\n"
        "- [x] replayed\n"
        "```python\ndef replay():\n    return log[0]\n```"
    )
    assert _answer(second) == "512 or 4096 bytes.\n> A **sector** is atomic.\n```\n4096\n```"


def test_drawers_planning_and_keywords_are_furniture_by_their_lines() -> None:
    reading = IMPORTER.read(STORAGE, "storage.org")
    assert accounts_for_every_line(STORAGE, reading)
    assert [reading.furniture[line] for line in (2, 5, 6, 10, 12, 24)] == [
        "keyword",
        "place",
        "properties",
        "planning",
        "drawer",
        "comment",
    ]
    assert reading.unplaced == ()


def test_a_drawer_of_ones_own_is_a_section() -> None:
    draft = _only("* Why is a sector 4096 bytes?\n:HINT:\nThink of the page.\n:END:\nPages are.\n")
    assert [part.bullets for part in draft.sections if part.kind is SectionKind.HINTS] == [("Think of the page.",)]
    assert _answer(draft) == "Pages are."
    later = _only("* Why is a sector 4096 bytes?\nPages are.\n:HINT:\nThink of the page.\n:END:\nSo are blocks.\n")
    assert (later.prompt, _answer(later)) == ("Why is a sector 4096 bytes?", "Pages are.")
    assert [(part.heading, part.text) for part in later.sections if part.kind is SectionKind.OTHER] == [
        ("More", "So are blocks.")
    ]


def test_a_drill_card_has_its_answer_below() -> None:
    draft = _only("* Item :drill:\nWhat is the capital of Norway?\n** The answer\nOslo.\n")
    assert (draft.prompt, _answer(draft), draft.roles, draft.tags) == (
        "What is the capital of Norway?",
        "Oslo.",
        (),
        (),
    )


def test_a_card_of_two_sides_is_asked_both_ways() -> None:
    draft = _only(
        "* Noun :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: twosided\n:END:\nTranslate.\n"
        "** Spanish\nla mujer\n** English\nthe woman\n** Example\nUna mujer canta.\n"
    )
    assert (draft.prompt, _answer(draft), draft.roles) == (
        "Spanish: la mujer",
        "the woman",
        (Role.BASIC, Role.REVERSED),
    )
    assert [(part.heading, part.text) for part in draft.sections[1:]] == [
        ("", "Noun\n\nTranslate."),
        ("Example", "Una mujer canta."),
    ]


def test_a_double_card_is_asked_both_ways_with_all_that_stands_below_it() -> None:
    draft = _only(
        "* LUN :fc:\n:PROPERTIES:\n:FC_TYPE: double\n:END:\nA logical unit number.\n** Detail\nOf a target.\n"
    )
    assert (draft.prompt, draft.roles) == ("LUN", (Role.BASIC, Role.REVERSED))
    assert _answer(draft) == "A logical unit number.\n\n### Detail\n\nOf a target."


@pytest.mark.parametrize(
    ("rows", "statement", "prompt"),
    [
        (
            "* Item :drill:\nThe capital of [Estonia] is [Tallinn||a city], =a[0]= [[https://x.org][here]].\n",
            "The capital of {{c1::Estonia}} is {{c1::Tallinn::a city}}, `a[0]` [here](https://x.org).",
            "The capital of […] is […], `a[0]` [here](https://x.org).",
        ),
        (
            "* Fact :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: hide1cloze\n:END:\n[Oslo] is in [Norway].\n",
            "{{c1::Oslo}} is in {{c2::Norway}}.",
            "[…] is in […].",
        ),
        (
            "* RAID :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\nRAID {{1}{a number}@0} mirrors, {{0}@1} stripes.\n",
            "RAID\n\nRAID {{c1::1::a number}} mirrors, {{c2::0}} stripes.",
            "RAID\n\nRAID […] mirrors, […] stripes.",
        ),
        (
            "* Card\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Cloze\n:END:\n** Text\n{{c1::Ext4::a name}} has a journal.\n",
            "{{c1::Ext4::a name}} has a journal.",
            "[…] has a journal.",
        ),
        (
            "* Sentence :drill:\nA <[journal]> protects <[the\nmetadata]>, a[0] does not.\n",
            "A {{c1::journal}} protects {{c1::the\nmetadata}}, a[0] does not.",
            "A […] protects […], a[0] does not.",
        ),
        (
            "* x :fc:\n:PROPERTIES:\n:FC_TYPE: cloze\n:END:\nIt is {{$\\frac{a_{1}}{b}$}@0} of {{the\nwhole}@1}.\n",
            "It is {{c1::$\\frac{a_{1} }{b}$}} of {{c2::the\nwhole}}.",
            "It is […] of […].",
        ),
        (
            "* Sentence :drill:\n** Answer\nA sector is <[atomic]>.\n",
            "A sector is {{c1::atomic}}.",
            "A sector is […].",
        ),
    ],
)
def test_what_a_card_hides_is_a_cloze(rows: str, statement: str, prompt: str) -> None:
    draft = _only(rows)
    assert [(part.kind, part.text) for part in draft.sections] == [(SectionKind.CLOZE, statement)]
    assert (draft.prompt, draft.roles) == (prompt, (Role.CLOZE,))


def test_a_title_that_only_says_question_is_no_part_of_one() -> None:
    draft = _only("* Question? :drill:\nHow large is a\nsector?\n** Answer\n512 bytes.\n")
    assert (draft.prompt, _answer(draft)) == ("How large is a\nsector?", "512 bytes.")


def test_front_and_back_below_a_headline_are_the_card() -> None:
    rows = "* Item\n:PROPERTIES:\n:ANKI_NOTE_TYPE: Basic\n:END:\n** Front\nIOPS?\n** Back\nOperations a second.\n"
    draft = _only(rows)
    assert (draft.prompt, _answer(draft), draft.lines) == ("IOPS?", "Operations a second.", frozenset({1, 5, 6, 7, 8}))


def test_cards_and_asking_headlines_stand_in_one_file_in_order() -> None:
    rows = "* Cards\n** Item :drill:\n[One] is odd.\n*** Deep :drill:\nBelow.\n* Else\n** Why is two even?\nHalves.\n"
    reading = IMPORTER.read(rows, "mixed.org")
    assert [draft.prompt for draft in reading.drafts] == ["[…] is odd.", "Deep", "Why is two even?"]
    assert accounts_for_every_line(rows, reading)
    assert reading.furniture[1] == "place"


def test_descriptions_that_ask_are_questions() -> None:
    rows = "* Loose\n- What turns a disk? :: The spindle.\n- What reads it? :: The head.\nThat is all.\n"
    reading = IMPORTER.read(rows, "loose.org")
    assert [(draft.prompt, _answer(draft)) for draft in reading.drafts] == [
        ("What turns a disk?", "The spindle."),
        ("What reads it?", "The head."),
    ]
    assert [one.text for one in reading.unplaced] == ["That is all."]


def test_org_is_known_by_its_content_and_other_formats_are_none() -> None:
    assert importers.importer_for(STORAGE, "pasted").name == "org"
    assert importers.importer_for("* Why?\nSo.\n", "short.org").name == "org"
    for name in (LISTING, MARKDOWN):
        with sample(name) as path:
            assert IMPORTER.likelihood(path.read_text(encoding="utf-8"), name) == 0.0
    assert IMPORTER.likelihood("* What is a?\n* What is b?\n* What is c?\n", "list.md") == 0.0
    assert IMPORTER.likelihood("## What is a?\n```org\n#+TITLE: x\n* a\n** b\n```\n", "about-org.md") == 0.0


_ROWS = st.sampled_from(
    "* A? :drill:|** B :fc:|*** Back|* |:PROPERTIES:|:FC_TYPE: cloze|:DRILL_CARD_TYPE: twosided|:END:|:NOTE:|"
    "#+BEGIN_SRC c|#+END_SRC|#+begin_quote|#+end_quote|#+TITLE: T|# x|: y|| a || b ||-+-||- a? :: b|  * c|[x] {{y}@0}|"
    "  [z]|-----|SCHEDULED: <x>||*a* /b/ =c= [[d][e]]|{{c1::x}}|\t- t".split("|")
)


@given(st.lists(_ROWS | st.text(max_size=30).filter(lambda row: "\n" not in row), max_size=25))
def test_any_rows_are_read_and_every_line_is_accounted_for(rows: list[str]) -> None:
    text = "\n".join(rows)
    assert accounts_for_every_line(text, IMPORTER.read(text, "random.org"))
    IMPORTER.likelihood(text, "pasted")


@pytest.mark.parametrize(
    "bit", ["*a ", "=a", "[[a][", "[a] ", "{{a}", "* a :drill:\n", "** b :drill:\n", "|-", ":a:\n"]
)
def test_repeated_marks_do_not_hang(bit: str) -> None:
    text = f"* Why? :drill:\n{bit * (60_000 // len(bit))}"
    begun = process_time()
    IMPORTER.likelihood(text, "a.org")
    IMPORTER.read(text, "a.org")
    assert process_time() - begun < 10


def test_pictures_are_markdowns_and_a_caption_is_said() -> None:
    shown = "#+CAPTION: The boom /at rest/\n[[file:img/low tide.png]]\n[[attachment:b.webp][a boom]]"
    text = f"* What is a boom?\nA spar.\n{shown}\n"
    (draft,) = IMPORTER.read(text, "sea.org").drafts
    assert draft.sections[0].text == ("A spar.\nThe boom *at rest*\n\n![](<img/low tide.png>)\n![a boom](b.webp)")
