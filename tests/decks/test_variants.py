from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import corpora, counted

from decks.banks import BankReading, read_bank
from decks.markdown.importer import IMPORTER
from srs.errors import SourceError
from srs.model import SectionKind

BOTH = """\
---
title: Winches / Лебёдки
difficulty: hard
tags:
- deck
- rope   # a remark
nested:
  language: en
---
# Вопрос (RU)
> Что держит лебёдка?

# Question (EN)
> What does a winch hold?

---

## Ответ (RU)

Она держит канат.

### Подробно

Крепко, смотри [[rope|канат]].

## Answer (EN)

It holds a rope, see [[rope]].

```sh
if [[ -f rope ]]; then haul; fi
```

## Follow-ups

- How long is the rope?

## Ссылки (RU)

- Учебник
"""


def prompts(found: BankReading) -> list[tuple[str | None, str | None]]:
    return [(draft.prompt, draft.language) for draft in found.drafts]


def texts(found: BankReading) -> str:
    return "\n".join("\n".join([part.text, *part.bullets]) for draft in found.drafts for part in draft.sections)


def written(folder: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def test_a_file_in_two_languages_is_one_question_in_the_one_that_is_wished(tmp_path: Path) -> None:
    path = written(tmp_path, {"winch.md": BOTH})
    english = read_bank(path)
    assert prompts(english) == [("What does a winch hold?", "en")]
    assert (english.language, english.languages) == ("en", ("ru", "en"))
    assert "канат" not in texts(english)
    assert "How long is the rope?" in texts(english)
    assert "see rope." in texts(english)
    assert "[[ -f rope ]]" in texts(english)
    assert (english.drafts[0].difficulty, english.drafts[0].tags) == ("hard", ("deck", "rope"))
    assert english.furniture["other language"] == 8
    assert english.unplaced == ()
    russian = read_bank(path, language="Russian")
    assert prompts(russian) == [("Что держит лебёдка?", "ru")]
    assert "смотри канат" in texts(russian)


def test_a_wish_that_cannot_be_fulfilled_names_the_languages_there_are(tmp_path: Path) -> None:
    path = written(tmp_path, {"winch.md": BOTH})
    with pytest.raises(SourceError, match="ru, en, not in 'fr'"):
        read_bank(path, language="fr")


ENGLISH = "## What is the hull of a ship?\n\nIts body.\n\n## What is the keel of it?\n\nIts spine.\n"
GERMAN = "## Was ist der Rumpf?\n\nDer Körper.\n\n## Was ist der Kiel?\n\nDas Rückgrat.\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ship.en.md", "ship.de.md"),
        ("en/ship.md", "de/ship.md"),
        ("ship.md", "ship_de-DE.md"),
        ("ship.md", "de/ship.md"),
    ],
)
def test_files_whose_names_differ_by_their_language_are_variants(tmp_path: Path, first: str, second: str) -> None:
    path = written(tmp_path, {first: ENGLISH, second: GERMAN})
    assert [draft.prompt for draft in read_bank(path).drafts] == [
        "What is the hull of a ship?",
        "What is the keel of it?",
    ]
    german = read_bank(path, language="de")
    assert [draft.prompt for draft in german.drafts] == ["Was ist der Rumpf?", "Was ist der Kiel?"]
    assert all(draft.place == () for draft in german.drafts)


def test_files_of_two_subjects_are_no_variants(tmp_path: Path) -> None:
    path = written(
        tmp_path, {"ship-it.md": ENGLISH, "ship-cs.md": ENGLISH.replace("ship", "boat").replace("it?", "a boat?")}
    )
    assert len(read_bank(path).drafts) == 4
    assert len(read_bank(path, language="it").drafts) == 4


def test_a_question_that_only_another_language_answers_comes_in_that(tmp_path: Path) -> None:
    files = {f"{n}.en.md": ENGLISH.replace("?", f" {n}?") for n in range(3)}
    files |= {f"{n}.de.md": GERMAN.replace("?", f" {n}?") for n in range(3)}
    files["0.de.md"] = files["0.de.md"].replace("Der Körper.", "").replace("Das Rückgrat.", "")
    files["2.en.md"] = files["2.en.md"].replace("Its body.", "").replace("Its spine.", "")
    languages = [draft.language for draft in read_bank(written(tmp_path, files)).drafts]
    assert languages == ["en"] * 4 + ["de"] * 2


def test_a_bank_of_others_in_two_languages_has_each_question_once() -> None:
    ((path, counts),) = ((path, counts) for path, counts in counted().items() if "language_variants" in counts)
    variants = 0
    for language in (None, "en", "ru"):
        found = read_bank(str(corpora() / path), language=language)
        answered = [d for d in found.drafts if any(part.kind is SectionKind.ANSWER for part in d.sections)]
        assert (len(found.drafts), len(answered)) == (counts["questions"], counts["answered"])
        assert {draft.language for draft in found.drafts} == {language or "en"}
        assert len(found.problems) == counts["files"] - counts["questions"]
        variants += len(found.drafts) if language else 0
    assert variants == counts["language_variants"]


_PIECES = ["# Question (EN)", "# Вопрос (RU)", "## Answer (EN)", "## Ответ (RU)", "text", "слово", "> a?", "## English"]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=20))
def test_any_text_is_read_and_every_line_accounted_for(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = IMPORTER.read(text, "bank.md")
    said = {line for draft in reading.drafts for line in draft.lines}
    left = {unplaced.line for unplaced in reading.unplaced}
    furniture = set(reading.furniture)
    filled = {number for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    assert filled - said - left - furniture == set()
    assert (said & left) | (left & furniture) | (said & furniture) == set()
