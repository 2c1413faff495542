"""`viva export sheet`: which interview is meant, where the page goes, and what is said where there is none."""

import json
from functools import partial
from pathlib import Path

import pytest
from commands import Viva

BANK = "# Harbour Questions\n\n## What is a bollard?\n\nA short post to which a ship is tied.\n"


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command on 21 November 2026, in a home with a bank in it."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    return partial(viva, "--at", "2026-11-21T09:00+00:00")


@pytest.fixture
def ready(viva: Viva) -> Viva:
    """The same with the bank imported, and an interview tomorrow."""
    viva("import", "harbour.md")
    viva("interview", "add", "SRE at Acme", "--on", "+1")
    return viva


STORIES = """\
# Harbour Questions

## Tell me about a time when a crane failed.

### STAR example

- **Situation:** A hook block jammed at the north quay.
- **Task:** Free it before the tide.
- **Action:** We lowered the boom and cut the rope.
- **Result:** The berth was free in 3 hours.

### Key points

- Say what failed, and who was told.
"""
OWN = """\
# Tell of a rope that you spliced.

## My story

### Situation

A mooring rope parted.

### Result

Nobody was hurt, and 2 ships stayed.
"""


def _sheet(viva: Viva) -> str:
    code, out, err = viva("export", "sheet", "-", "--interview", "stories")
    assert (code, err) == (0, "")
    return out.replace("\n  ", " ")


@pytest.fixture
def samples(viva: Viva) -> Viva:
    """A bank with somebody's story, and an interview tomorrow."""
    Path("harbour.md").write_text(STORIES, encoding="utf-8")
    viva("import", "harbour.md")
    viva("interview", "add", "Stories", "--on", "+1")
    return viva


def _page(viva: Viva, words: str) -> tuple[str, str]:
    """The id of the question with these words, and its page."""
    question = json.loads(viva("list", words, "--json")[1])[0]["id"]
    return question, viva("edit", question, "--show")[1]


def _edited(viva: Viva, words: str, before: str, after: str) -> None:
    question, page = _page(viva, words)
    assert before in page
    Path("page.md").write_text(page.replace(before, after), encoding="utf-8")
    code, _, err = viva("edit", question, "--from", "page.md")
    assert (code, err) == (0, "")


def test_the_story_of_a_bank_is_not_the_persons_own(samples: Viva) -> None:
    assert "STORIES" not in _sheet(samples).partition("\n")[2]
    _edited(samples, "crane", "Tell me about a time when a crane failed", "Tell of a crane that failed")
    assert "OWN STORIES" not in _sheet(samples)


def test_a_story_that_the_person_changed_is_their_own_until_they_take_it_back(samples: Viva) -> None:
    _edited(samples, "crane", "The berth was free in 3 hours.", "Our berth was free in 90 minutes.")
    found = _sheet(samples)
    assert "\nOWN STORIES\n- Tell me about a time when a crane failed. Situation: A hook block" in found
    assert "Result: Our berth was free in 90 minutes." in found
    samples("undo")
    assert "OWN STORIES" not in _sheet(samples)


def test_a_story_that_the_person_added_is_their_own(samples: Viva) -> None:
    Path("page.md").write_text(OWN, encoding="utf-8")
    assert samples("add", "--from", "page.md")[0] == 0
    found = _sheet(samples).partition("OWN STORIES\n")[2]
    assert found.startswith(
        "- Tell of a rope that you spliced. Situation: A mooring rope parted. "
        "Result: Nobody was hurt, and 2 ships stayed.\n"
    )
    assert "hook block" not in found


def test_the_story_of_a_bank_stays_a_sample_in_a_question_that_took_it_over(samples: Viva) -> None:
    Path("quay.md").write_text("# Quay\n\n## Which crane failed once, and why?\n\nThe one at the quay.\n", "utf-8")
    samples("import", "quay.md")
    (keep, _), (drop, _) = _page(samples, "once"), _page(samples, "time")
    assert samples("duplicates", "--merge", keep, drop)[0] == 0
    assert "hook block" in _page(samples, "once")[1]
    assert "OWN STORIES" not in _sheet(samples)


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_the_only_interview_ahead_is_meant(ready: Viva, ending: str) -> None:
    code, out, err = ready("export", "sheet", f"eve.{ending}")
    assert (code, out, err) == (0, f"eve.{ending}: one page for SRE at Acme: 1 weakest point\n", "")
    assert "A short post" in Path(f"eve.{ending}").read_text(encoding="utf-8")


def test_standard_output_has_the_text(ready: Viva) -> None:
    code, out, err = ready("export", "sheet", "-", "--interview", "sre")
    assert (code, err) == (0, "")
    assert out.startswith("SRE AT ACME\nSunday 22 November 2026, tomorrow · 1 card\n\nWEAKEST POINTS\n")


def test_the_report_is_one_document(ready: Viva) -> None:
    _, out, _ = ready("export", "sheet", "eve.html", "--json")
    found = json.loads(out)
    assert (found["format"], found["name"], found["day"], found["cards"]) == ("sheet", "SRE at Acme", "2026-11-22", 1)
    assert found["parts"] == [{"title": "Weakest points", "shown": 1, "of": 1}]
    assert found["size_bytes"] == Path("eve.html").stat().st_size


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("eve.pdf",), 2, "eve.pdf: a sheet is a file ending in .txt, .md or .html"),
        (("eve.txt", "--interview", "nowhere"), 1, "there is no interview 'nowhere'"),
        (("eve.txt", "--deck", "harbour"), 2, "--deck and --search do not go with it"),
        (("missing/eve.txt",), 1, "missing/eve.txt cannot be written"),
    ],
)
def test_what_cannot_be_is_one_clear_line(ready: Viva, arguments: tuple[str, ...], code: int, said: str) -> None:
    found, out, err = ready("export", "sheet", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert err.count("\n") == 1


def test_no_interview_and_several_are_told_apart(viva: Viva) -> None:
    viva("import", "harbour.md")
    assert "no interview is ahead; add one" in viva("export", "sheet", "eve.txt")[2]
    viva("interview", "add", "One", "--on", "+1")
    viva("interview", "add", "Two", "--on", "+2")
    assert "2 interviews are ahead: 'One', 'Two'; say which one" in viva("export", "sheet", "eve.txt")[2]
    viva("interview", "over", "One")
    assert "One is over" in viva("export", "sheet", "eve.txt", "--interview", "one")[2]
    assert viva("export", "sheet", "eve.txt")[0] == 0


def test_an_interview_goes_with_a_sheet_only(ready: Viva) -> None:
    assert "--interview goes with a sheet" in ready("export", "json", "all.json", "--interview", "sre")[2]


def test_what_a_bank_would_have_the_candidate_ask_is_on_the_sheet(ready: Viva) -> None:
    Path("harbour.md").write_text(f"{BANK}\n# Questions to ask the interviewer\n\n- Who paints them?\n", "utf-8")
    ready("import", "harbour.md")
    assert "\nQUESTIONS TO ASK THEM\n- Who paints them?\n" in ready("export", "sheet", "-")[1]
