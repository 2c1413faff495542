from pathlib import Path

import pytest
from shared_corpora import corpora, counted

from decks.banks import read_bank
from decks.samples import LISTING, MARKDOWN, sample
from srs.errors import SourceError
from srs.model import SectionKind


@pytest.mark.parametrize("name", [LISTING, MARKDOWN])
def test_a_sample_bank_is_whole(name: str) -> None:
    with sample(name) as path:
        found = read_bank(str(path))
    assert found.title == "SRE Interview Questions"
    assert len(found.drafts) == 14
    assert found.problems == ()
    assert found.repaired_characters == 0
    for draft in found.drafts:
        assert draft.prompt
        assert draft.type
        assert draft.difficulty
        assert draft.minutes
        assert draft.stage
        assert {SectionKind.LOOK_FOR, SectionKind.MISTAKES} <= {part.kind for part in draft.sections}


def test_both_sample_banks_say_the_same() -> None:
    with sample(LISTING) as path:
        listing = read_bank(str(path))
    with sample(MARKDOWN) as path:
        markdown = read_bank(str(path))
    for one, other in zip(listing.drafts, markdown.drafts, strict=True):
        assert one.prompt == other.prompt
        assert (one.type, one.difficulty, one.minutes, one.stage) == (
            other.type,
            other.difficulty,
            other.minutes,
            other.stage,
        )
        assert [part.bullets for part in one.sections] == [part.bullets for part in other.sections]


def test_a_folder_is_one_bank_with_its_folders_as_places(tmp_path: Path) -> None:
    (tmp_path / "ropes").mkdir()
    (tmp_path / "ropes" / "hemp.md").write_text("# Ropes\n\n## What is hemp?\n\nA plant.\n", encoding="utf-8")
    (tmp_path / "tides.md").write_text("# Tides\n\n## What is a neap?\n\nA low tide.\n", encoding="utf-8")
    (tmp_path / "diary.txt").write_text("The tide came in.\n", encoding="utf-8")
    found = read_bank(str(tmp_path))
    assert found.title is None
    assert found.format == "markdown"
    assert [draft.prompt for draft in found.drafts] == ["What is hemp?", "What is a neap?"]
    assert [draft.place for draft in found.drafts] == [("ropes",), ()]
    assert (found.unplaced[0].text, Path(found.unplaced[0].path).name) == ("The tide came in.", "diary.txt")
    assert [problem.line for problem in found.problems] == [0]


def test_an_encoding_with_zero_bytes_is_read_where_it_is_named(tmp_path: Path) -> None:
    bank = tmp_path / "bank.md"
    bank.write_bytes("# What is hemp?\n\nA plant.\n".encode("utf-16-le"))
    assert read_bank(str(bank), encoding="utf-16-le").drafts[0].prompt == "What is hemp?"
    with pytest.raises(SourceError, match="binary"):
        read_bank(str(bank))


def test_a_format_that_is_asked_for_is_used(tmp_path: Path) -> None:
    bank = tmp_path / "bank.txt"
    bank.write_text("# What is hemp?\n\nA plant.\n", encoding="utf-8")
    assert read_bank(str(bank), format_name="markdown").drafts[0].prompt == "What is hemp?"
    with pytest.raises(SourceError, match="no format"):
        read_bank(str(bank), format_name="parchment")


def test_banks_of_others_have_as_many_questions_as_were_counted() -> None:
    exact = 0
    key_points = 0
    for path, counts in counted().items():
        try:
            found = read_bank(str(corpora() / path))
        except SourceError:
            continue
        if len(found.drafts) == counts["questions"]:
            exact += 1
            parts = [part for draft in found.drafts for part in draft.sections if part.kind is SectionKind.KEY_POINTS]
            key_points += sum(len(part.bullets) for part in parts) == counts.get("key_points", -1)
    assert exact >= 18
    assert key_points >= 2


def test_a_file_of_a_folder_that_is_damaged_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("## What is a quay?\n\nA wall.\n\n## What is a mole?\n\nA wall in the sea.\n")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\nnothing")
    (tmp_path / "c.json").write_text('{"question": "What is a pier?", "answer": ')
    (tmp_path / "blank.md").write_text(" \n\n")
    bank = read_bank(str(tmp_path))
    assert [draft.prompt for draft in bank.drafts] == ["What is a quay?", "What is a mole?"]
    assert [Path(problem.path).name for problem in bank.problems] == ["b.pdf", "c.json"]
    assert not any(problem.message.startswith(str(tmp_path)) for problem in bank.problems)
    assert [left.line for left in bank.unplaced] == [1]


def test_programs_and_settings_beside_a_bank_are_no_problems(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("## What is a quay?\n\nA wall.\n\n## What is a mole?\n\nA wall in the sea.\n")
    (tmp_path / "index2.js").write_text("console.log('afloat');\n")
    (tmp_path / "package.json").write_text('{"name": "harbour", "scripts": {"test": "x"}}')
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nnav:\n  - Home: index.md\n")
    bank = read_bank(str(tmp_path))
    assert (len(bank.drafts), bank.problems, bank.unplaced) == (2, (), ())
    assert bank.furniture["no bank"] == 1


def test_a_file_without_any_question_is_refused_whatever_its_format(tmp_path: Path) -> None:
    for name, content in [
        ("a.ipynb", '{"cells": [], "nbformat": 4}'),
        ("a.html", "<html><body><p>Sea.</p></body></html>"),
    ]:
        path = tmp_path / name
        path.write_text(content)
        with pytest.raises(SourceError, match="no questions found"):
            read_bank(str(path))
