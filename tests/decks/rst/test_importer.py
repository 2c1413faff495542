from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import accounts_for_every_line

from decks import importers
from decks.rst.importer import IMPORTER
from decks.samples import LISTING, MARKDOWN, sample
from srs.model import SectionKind

HARBOUR = """\
=================
Harbour questions
=================

:Author: Somebody

.. contents:: On this page

Berths
======

What is a *berth*?
------------------

:Difficulty: Medium

A ``place`` where a `ship <https://example.org/ship>`_ lies, see :ref:`the quay <quay>`,
:func:`berth` and Ports_. Code::

    def berth():
        return 1

.. code-block:: python
   :linenos:

   print(berth())

- one
  and more

  .. code:: sh

     ls

.. a comment
   of two lines

.. _Ports: https://example.org/ports

How do you moor?
----------------
>>> moor()
True

.. hint:: Think of rope.

.. warning:: Mind the swell
   and the tide.

.. include:: ropes.rst
"""


def _answers(text: str) -> dict[str | None, str]:
    reading = IMPORTER.read(text, "a.rst")
    return {
        draft.prompt: "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)
        for draft in reading.drafts
    }


def test_underlined_titles_are_questions_with_their_places() -> None:
    reading = IMPORTER.read(HARBOUR, "harbour.rst")
    assert reading.title == "Harbour questions"
    assert [(draft.prompt, draft.place, draft.difficulty) for draft in reading.drafts] == [
        ("What is a *berth*?", ("Berths",), "Medium"),
        ("How do you moor?", ("Berths",), None),
    ]


def test_roles_links_code_and_lists_become_markdown() -> None:
    assert _answers(HARBOUR)["What is a *berth*?"] == (
        "A `place` where a [ship](https://example.org/ship) lies, see the quay,\n"
        "`berth` and [Ports](https://example.org/ports). Code:\n\n"
        "```\ndef berth():\n    return 1\n```\n\n"
        "```python\nprint(berth())\n```\n\n"
        "- one\n  and more\n\n  ```sh\n  ls\n  ```"
    )


def test_comments_targets_and_contents_are_furniture_and_an_included_file_is_told() -> None:
    reading = IMPORTER.read(HARBOUR, "harbour.rst")
    assert accounts_for_every_line(HARBOUR, reading)
    assert reading.unplaced == ()
    rows = HARBOUR.split("\n")
    assert {rows[number - 1].strip(): kind for number, kind in reading.furniture.items() if kind != "place"} == {
        ":Author: Somebody": "front matter",
        ".. contents:: On this page": "contents",
        ":linenos:": "markup",
        ".. a comment": "comment",
        "of two lines": "comment",
        ".. _Ports: https://example.org/ports": "target",
        ".. include:: ropes.rst": "elsewhere",
    }
    assert [(problem.line, problem.message) for problem in reading.problems] == [
        (rows.index(".. include:: ropes.rst") + 1, "ropes.rst is included here and was not read. Import it by itself.")
    ]


def test_hints_and_notes_stand_with_their_question() -> None:
    draft = IMPORTER.read(HARBOUR, "harbour.rst").drafts[1]
    assert [(part.kind, part.text, part.bullets) for part in draft.sections] == [
        (SectionKind.ANSWER, "```python\n>>> moor()\nTrue\n```", ()),
        (SectionKind.HINTS, "", ("Think of rope.",)),
        (SectionKind.ANSWER, "**Warning:** Mind the swell\nand the tide.", ()),
    ]


def test_definitions_are_questions_where_no_title_asks() -> None:
    text = "Glossary\n--------\n\nBollard\n   A post.\n\n   Of iron.\nCleat\n   A fitting.\n\nThat is all.\n"
    assert _answers(text) == {"Bollard": "A post.\n\nOf iron.", "Cleat": "A fitting."}
    assert [one.text for one in IMPORTER.read(text, "a.rst").unplaced] == ["That is all."]


def test_items_that_ask_are_questions_beside_code_that_looks_like_definitions() -> None:
    text = (
        "Harbour tasks\n=============\n\n1. What does this print?\n\ntry:\n    raise Ebb\nexcept Ebb:\n    print(1)\n\n"
        "2. Is 1 + 1 == 2?\n3. Who steers?\n4. Moor a ferry.\n5. Where does it lie?\n\nAt the quay.\n"
        "\n6. Which tide is low?\n"
    )
    reading = IMPORTER.read(text, "tasks.rst")
    assert accounts_for_every_line(text, reading)
    assert [draft.number for draft in reading.drafts] == [1, 2, 3, 4, 5, 6]
    told = {draft.number: part.text for draft in reading.drafts for part in draft.sections}
    assert told.keys() == {1, 5}
    assert told[5] == "At the quay."
    assert "raise Ebb" in told[1]
    assert "print(1)" in told[1]


def test_definitions_below_a_question_are_its_answer() -> None:
    text = "What holds a ship?\n------------------\n\nBollard\n   A post.\nCleat\n   A fitting.\n"
    assert _answers(text) == {"What holds a ship?": "- **Bollard**\n  A post.\n- **Cleat**\n  A fitting."}


def test_a_glossary_is_a_list_of_questions() -> None:
    text = "Why?\n----\nSo.\n\n.. glossary::\n\n   bollard\n      A post.\n\n   cleat\n      A fitting.\n"
    assert _answers(text) == {"Why?": "So.", "bollard": "A post.", "cleat": "A fitting."}


@pytest.mark.parametrize(
    "table",
    [
        "+-----+-----+\n| a   | b   |\n+=====+=====+\n| 1   | 2   |\n|     | 3   |\n+-----+-----+\n",
        "===  ===\na    b\n===  ===\n1    2\n     3\n===  ===\n",
        ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n   * - 1\n     - 2\n       3\n",
        '.. csv-table::\n   :header: a, b\n\n   1, "2\n   3"\n',
    ],
)
def test_tables_of_every_kind_are_tables(table: str) -> None:
    text = f"What is in the table?\n---------------------\n\n{table}"
    assert _answers(text) == {"What is in the table?": "| a | b |\n|---|---|\n| 1 | 2 3 |"}
    assert accounts_for_every_line(text, IMPORTER.read(text, "a.rst"))


def test_a_directive_that_nobody_knows_loses_no_words() -> None:
    text = "Why?\n----\n\n.. tide:: high water\n   :colour: blue\n\n   It *rises*.\n"
    assert _answers(text) == {"Why?": "**high water**\n\nIt *rises*."}


def test_it_is_known_by_its_content_and_other_formats_are_none() -> None:
    assert importers.importer_for(HARBOUR, "pasted").name == "restructured"
    assert importers.importer_for("Why?\n----\nSo.\n", "a.rst").name == "restructured"
    assert importers.importer_for("Why?\n----\nSo.\n", "a.md").name == "markdown"
    assert importers.importer_for("## Why is it?\n\nSo.\n", "a.rst").name == "markdown"
    for name in (LISTING, MARKDOWN):
        with sample(name) as path:
            assert IMPORTER.likelihood(path.read_text(encoding="utf-8"), name) == 0.0


_ROWS = st.sampled_from(
    "Why?;----;====;=== ===;+--+--+;| a | b |;.. note:: x;.. code::;   :x: y;   text;  - z;- a;1. b;#. c;(2) d;.. c;"
    ".. [1] n;.. _a: b;__ c;a::;::;>>> 1;:f: g;`a;`a <b>`_;|s|;.. |s| replace:: t;.. list-table::;   * - q;"
    ".. csv-table:: t;.. glossary::;      deep;.. dropdown:: Who?;term".split(";")
)


@given(st.lists(_ROWS | st.just("") | st.text(max_size=30).filter(lambda row: "\n" not in row), max_size=25))
def test_any_rows_are_read_and_every_line_is_accounted_for(rows: list[str]) -> None:
    text = "\n".join(rows)
    assert accounts_for_every_line(text, IMPORTER.read(text, "random.rst"))
    IMPORTER.likelihood(text, "pasted")


@pytest.mark.parametrize(
    "bit",
    ["`a ", "``", ":a:`", "a_ ", "|a", "| a | b\n", "+-+\n", "a\n b\n", "- ", "a\n-\n", ".. a\n", "   * - a\n", " "],
    ids=repr,
)
def test_repeated_marks_do_not_hang(bit: str) -> None:
    begun = process_time()
    for before in ("", "+-+\n", ".. list-table::\n\n", "Why?\n----\n\n- "):
        text = before + bit * (40_000 // len(bit))
        IMPORTER.likelihood(text, "a.rst")
        IMPORTER.read(text, "a.rst")
    assert process_time() - begun < 10
