import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.notebook.importer import IMPORTER
from srs.errors import SourceError


def _notebook(*cells: dict[str, Any], indent: int | None = 1, **more: Any) -> str:
    """A notebook of format 4 as Jupyter writes it."""
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more, indent=indent)


def _markdown(*lines: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": [f"{line}\n" for line in lines[:-1]] + [lines[-1]]}


def _code(*lines: str, printed: str = "") -> dict[str, Any]:
    outputs = [{"name": "stdout", "output_type": "stream", "text": [f"{printed}\n"]}] if printed else []
    return _markdown(*lines) | {"cell_type": "code", "execution_count": 1, "outputs": outputs}


def _answers(reading: Reading) -> dict[str | None, str]:
    return {draft.prompt: "\n".join(part.text for part in draft.sections) for draft in reading.drafts}


EXERCISES = _notebook(
    _markdown("# Frames", "", "#### 1. How do you count the rows of a frame?"),
    _code("len(frame.index)", printed="1200"),
    _markdown("#### 2. How do you drop its empty columns?", "By `dropna` along the columns:"),
    _code('frame.dropna(axis="columns", how="all")', "", "frame.shape", printed="len(frame.index)"),
)


def test_a_question_cell_is_answered_by_the_text_and_the_code_below_it() -> None:
    reading = IMPORTER.read(EXERCISES, "frames.ipynb")
    assert reading.title == "Frames"
    assert [draft.number for draft in reading.drafts] == [1, 2]
    assert _answers(reading) == {
        "How do you count the rows of a frame?": "```python\nlen(frame.index)\n```",
        "How do you drop its empty columns?": "By `dropna` along the columns:\n\n"
        '```python\nframe.dropna(axis="columns", how="all")\n\nframe.shape\n```',
    }


def test_every_row_of_the_file_is_accounted_for_by_its_number() -> None:
    reading = IMPORTER.read(EXERCISES, "frames.ipynb")
    rows = EXERCISES.split("\n")
    said = ["".join(rows[number - 1] for number in sorted(draft.lines)) for draft in reading.drafts]
    assert "count the rows" in said[0]
    assert "len(frame.index)" in said[0]
    assert "frame.shape" in said[1]
    left = {one.line for one in reading.unplaced}
    on_drafts = {number for draft in reading.drafts for number in draft.lines}
    assert on_drafts | left | set(reading.furniture) == {number for number, row in enumerate(rows, 1) if row.strip()}
    assert {reading.furniture[number] for number, row in enumerate(rows, 1) if "1200" in row} == {"output"}


def test_a_notebook_on_one_line_counts_the_lines_of_its_cells() -> None:
    text = _notebook(_markdown("Read me first."), _markdown("## What is a mask?", "An array of truths."), indent=None)
    reading = IMPORTER.read(text, "masks.ipynb")
    assert [sorted(draft.lines) for draft in reading.drafts] == [[2, 3]]
    assert [(one.line, one.text) for one in reading.unplaced] == [(1, "Read me first.")]


def test_the_kernel_names_the_language_of_the_code() -> None:
    text = _notebook(_markdown("## How do you list files?"), _code("ls"), metadata={"language_info": {"name": "bash"}})
    assert _answers(IMPORTER.read(text, "shell.ipynb")) == {"How do you list files?": "```bash\nls\n```"}


def test_code_that_holds_a_fence_stands_in_a_longer_one() -> None:
    text = _notebook(_markdown("## How do you write a fence?"), _code("```", "x", "```"))
    assert _answers(IMPORTER.read(text, "a.ipynb")) == {"How do you write a fence?": "````python\n```\nx\n```\n````"}


def test_notebooks_of_format_3_are_read() -> None:
    cells = [
        {"cell_type": "heading", "level": 2, "source": ["What does a kernel do?"]},
        {"cell_type": "markdown", "source": "It runs the code of the cells."},
        {"cell_type": "code", "input": ["%time sum(rows)"], "language": "python", "outputs": []},
    ]
    text = json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3, "metadata": {}}, indent=1)
    assert IMPORTER.likelihood(text, "pasted") > 0.9
    assert _answers(IMPORTER.read(text, "old.ipynb")) == {
        "What does a kernel do?": "It runs the code of the cells.\n\n```python\n%time sum(rows)\n```"
    }


@pytest.mark.parametrize("text", [EXERCISES[:-40], "{", "[" * 100_000, '{"nbformat": 4}', '{"cells": 1}', "[]"])
def test_a_damaged_notebook_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(SourceError, match=r"^torn\.ipynb.*Save it again from Jupyter\.$"):
        IMPORTER.read(text, "torn.ipynb")


def test_a_notebook_is_known_by_its_content_and_other_json_is_none() -> None:
    assert importers.importer_for(EXERCISES, "pasted").name == "notebook"
    assert IMPORTER.likelihood('[{"question": "Why?"}]', "cards.json") == 0.0
    assert IMPORTER.likelihood(EXERCISES[:100], "torn.ipynb") > 0.5


_JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["cells", "source", "cell_type", "level", "outputs", "metadata"]), inner)
    ),
    max_leaves=20,
)


@given(st.lists(_JSON | st.fixed_dictionaries({"cell_type": st.sampled_from(["code", "markdown"]), "source": _JSON})))
def test_any_cells_are_read(cells: list[Any]) -> None:
    IMPORTER.read(json.dumps({"cells": cells, "nbformat": 4}, indent=1), "random.ipynb")


@given(st.data())
def test_a_spliced_notebook_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(EXERCISES)))
    text = EXERCISES[:at] + data.draw(st.text(max_size=20)) + EXERCISES[data.draw(st.integers(0, len(EXERCISES))) :]
    try:
        IMPORTER.read(text, "random.ipynb")
    except SourceError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right


def test_pictures_attached_to_cells_are_kept_each_under_a_name_of_its_own() -> None:
    def attached(text: str, **held: str) -> dict[str, Any]:
        return _markdown(*text.split("\n")) | {
            "attachments": {f"{name}.png": {"image/png": to} for name, to in held.items()}
        }

    text = _notebook(
        attached("## What is a mask?\n![So](attachment:a.png)", a="aGk=", unused="aGk="),
        attached("## What is a frame?\n![So](attachment:a.png) and ![again](attachment:b.png)", a="aG8=", b="?"),
        attached("## What is an axis?\n![So](attachment:a.png)", a="aGk="),
    )
    reading = IMPORTER.read(text, "masks.ipynb")
    assert reading.media == {"a.png": b"hi", "a-2.png": b"ho"}
    assert list(_answers(reading).values()) == [
        "![So](a.png)",
        "![So](a-2.png) and ![again](attachment:b.png)",
        "![So](a.png)",
    ]
