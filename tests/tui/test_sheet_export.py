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


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_the_only_interview_ahead_is_meant(ready: Viva, ending: str) -> None:
    code, out, err = ready("export", "sheet", f"eve.{ending}")
    assert (code, out, err) == (0, f"eve.{ending}: one page for SRE at Acme: 1 weakest points\n", "")
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
