"""Searches on the command line: list, review, next, export, and those saved."""

import io
import json
from functools import partial
from pathlib import Path

import pytest
from commands import Viva, document
from factories import World

from srs.search import parse
from tui.plain import review

BANK = """\
# Harbour Questions

## How do you keep a crane running?

### Key points

- Grease the slewing bearing with lithium paste every week.
- Check wire ropes, hooks, brakes, and limit switches before each shift.

## What is a bollard?

A bollard is a short post to which a ship is tied. Never pass a rope of steel over one of **wood**.

## Why does a buoy float?
"""


@pytest.fixture
def viva(home: Path, viva: Viva) -> Viva:
    """Run a command on a collection with a bank."""
    (home / "harbour.md").write_text(BANK, encoding="utf-8")
    at_nine = partial(viva, "--at", "2027-01-11T09:00+00:00")
    assert at_nine("import", "harbour.md")[0] == 0
    return at_nine


def _listed(viva: Viva, *arguments: str) -> list[str]:
    return [question["question"].split()[-1] for question in document(viva, "list", *arguments)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["running?", "bollard?", "float?"]), (["crane"], ["running?"]), (["rope*"], ["bollard?", "running?"]),
        (["-crane"], ["bollard?", "float?"]), (["-is:unanswered", "-crane"], ["bollard?"]),
        (["a", "-(crane or buoy)"], ["bollard?"]),
        (["is:unanswered"], ["float?"]), (["--unanswered"], ["float?"]), (["--deck", "harbour", "post"], ["bollard?"]),
        (["--bank", "harb", "-is:unanswered", "--deck", "harbour"], ["running?", "bollard?"]), (["train"], []),
        (["post or", "crane"], ["running?", "bollard?"]),
    ],
)  # fmt: skip
def test_a_list_has_the_questions_that_a_search_finds(viva: Viva, words: list[str], expected: list[str]) -> None:
    assert sorted(_listed(viva, *words)) == sorted(expected)


def test_after_two_dashes_everything_is_the_search(viva: Viva) -> None:
    code, out, _ = viva("list", "--json", "--", "-crane", "-is:unanswered")
    assert code == 0
    assert [question["question"] for question in json.loads(out)] == ["What is a bollard?"]


def test_the_list_shows_where_the_words_stand_unless_the_prompt_has_them(viva: Viva) -> None:
    _, out, _ = viva("list", "steel")
    assert "rope of steel over one of **wood**" in out
    _, out, _ = viva("list", "bollard")
    assert "rope" not in out
    assert viva("list", "train")[1] == "No such questions.\n"


def test_the_best_fit_is_listed_first(viva: Viva) -> None:
    assert _listed(viva, "bollard or rope or crane")[0] == "bollard?"


@pytest.mark.parametrize("command", [["list"], ["next"], ["review", "--plain"], ["export", "csv", "-", "--search"]])
def test_a_search_that_cannot_be_read_ends_with_two_and_points_at_the_place(viva: Viva, command: list[str]) -> None:
    code, out, err = viva(*command, "crane is:weekly")
    assert (code, out) == (2, "")
    assert err.startswith("viva: is: takes new, due,")
    assert err.splitlines()[1:] == ["  crane is:weekly", "        ^^^^^^^^^"]


def test_next_and_review_keep_to_what_a_search_finds(viva: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    assert document(viva, "next", "tied")["question"]["question"] == "What is a bollard?"
    assert document(viva, "next", "-tied")["question"]["question"] == "How do you keep a crane running?"
    assert document(viva, "next", "train")["card"] is None
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n"))
    code, out, _ = viva("review", "--plain", "tied", "-is:suspended")
    assert code == 0
    assert "bollard" in out
    assert "crane" not in out
    assert "Answered: 1 card" in out
    assert _listed(viva, "rated:1") == ["bollard?"]


def test_a_review_of_nothing_says_so(viva: Viva) -> None:
    code, out, err = viva("review", "--plain", "train")
    assert (code, out) == (1, "")
    assert err == "viva: no card fits 'train'; `viva list` shows what there is\n"


def test_an_export_has_the_questions_that_a_search_finds(viva: Viva, tmp_path: Path) -> None:
    assert document(viva, "export", "json", "some.json", "--search", "role:answer rope*")["questions"] == 1
    assert "How do you keep a crane running?" in (tmp_path / "some.json").read_text(encoding="utf-8")
    assert viva("export", "csv", "-", "--search", "train")[0] == 1
    assert viva("export", "csv", "-", "--search", "crane", "--deck", "elsewhere")[0] == 1


def test_searches_are_saved_listed_used_and_forgotten(viva: Viva) -> None:
    assert viva("search")[1] == "No searches are saved. Save one: viva search NAME SEARCH.\n"
    assert viva("search", "ropes", "rope*", "-crane")[1] == "saved:ropes  rope* -crane\n"
    assert viva("search", "Both", "saved:ropes or crane")[0] == 0
    assert document(viva, "search") == [
        {"name": "both", "search": "saved:ropes or crane"}, {"name": "ropes", "search": "rope* -crane"},
    ]  # fmt: skip
    assert _listed(viva, "saved:ropes") == ["bollard?"]
    assert sorted(_listed(viva, "saved:both")) == ["bollard?", "running?"]
    assert viva("search", "ropes")[1] == "saved:ropes  rope* -crane\n"
    assert viva("search", "ropes", "--remove")[0] == 0
    code, _, err = viva("list", "saved:both")
    assert (code, err.splitlines()[0]) == (
        2, "viva: in the saved search 'both': no search is saved as 'ropes'; there are both",
    )  # fmt: skip
    assert viva("undo")[0] == 0
    assert _listed(viva, "saved:ropes") == ["bollard?"]
    assert viva("search", "nothing")[0] == 1
    assert viva("search", "--remove")[0] == 2
    assert viva("search", "no name", "crane")[0] == 2
    assert viva("search", "bad", "is:weekly")[0] == 2


def test_help_and_unknown_options_stay_what_they_are(viva: Viva) -> None:
    assert viva("list", "-h")[1].startswith("Usage: viva list")
    code, _, err = viva("list", "--jsn")
    assert (code, "No such option" in err) == (2, True)


def test_the_check_mends_what_searches_look_through(viva: Viva) -> None:
    code, out, _ = viva("check", "--mend")
    assert (code, out) == (0, "sound\n")


def test_a_sitting_line_by_line_keeps_to_a_search(answers: World) -> None:
    said = io.StringIO()
    review(answers.journal, search=parse("ferry or radar"), limit=None, stdin=io.StringIO("q\n"), stdout=said)
    assert "2 new left today" in said.getvalue()
