"""`viva simulate`: a table, a plot and a document; the collection stays as it is."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from factories import MORNING, World, basic, question
from logs import MONDAY, cards_of, review, write

from tui.cli import _run

Viva = Callable[..., tuple[int, str, str]]


@pytest.fixture
def viva(filed: World, place: Path, capsys: pytest.CaptureFixture[str]) -> Viva:
    """Run a command on a collection of 60 cards, half of them reviewed a week ago in 30 seconds each."""
    filed.add([question(f"Question {n}") for n in range(60)], basic)
    week = MONDAY - timedelta(days=7)
    write(filed, [review(card, week, duration_ms=30_000) for card in cards_of(filed)[:30]])

    def run(*arguments: str) -> tuple[int, str, str]:
        code = _run(["--collection", str(place), "--at", MORNING.isoformat(), *arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_it_says_what_it_is_in_a_table_and_a_plot(viva: Viva) -> None:
    code, out, err = viva("simulate", "--retention", "0.8,90%", "--new", "5,10", "--minutes", "4")
    assert (code, err) == (0, "")
    assert out.startswith("A simulation of 365 days: 60 cards, 30 of them new, by FSRS-6's own weights.\n")
    assert "basic 30 (yours)" in out
    rows = [line.replace("*", "").split()[:4] for line in out.splitlines() if "%" in line and line.startswith("   ")]
    assert rows == [[share, new, "200", "4"] for share in ("80%", "90%") for new in ("5", "10")]
    assert "Minutes a day at 90% retention, 5 new a day, 4 minutes at most" in out
    assert "█" in out
    assert "a simulation, no promise" in " ".join(out.split())
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_the_document_has_every_day(viva: Viva) -> None:
    code, out, _ = viva("simulate", "--days", "30", "--retention", "0.9", "--minutes", "2", "--json")
    assert code == 0
    found = json.loads(out)
    assert (found["days"], found["cards"], found["new"], found["weights"]) == (30, 60, 30, "default")
    [only] = found["scenarios"]
    assert (only["retention"], only["new_per_day"], only["minutes_limit"]) == (0.9, 20, 2.0)
    assert [len(each) for each in only["daily"].values()] == [30, 30, 30]
    assert max(only["daily"]["minutes"]) <= 2
    assert only["minutes_a_day"]["worst_week"] >= only["minutes_a_day"]["mean"]
    assert viva("simulate", "--days", "30", "--retention", "0.9", "--minutes", "2", "--json")[1] == out


def test_a_limit_that_holds_cards_back_is_named_with_its_days(viva: Viva) -> None:
    _, out, _ = viva("simulate", "--retention", "0.97", "--reviews", "3,50", "--days", "60")
    tight, wide = (line.split() for line in out.splitlines() if line.strip().startswith("97%"))
    assert (tight[2], wide[2]) == ("3*", "50")
    assert (tight[3], wide[3]) == ("-", "-")
    assert 30 < int(tight[-1]) <= 60
    assert wide[-1] == "0"
    text = " ".join(out.split())
    assert "* This limit left cards waiting for a later day" in text
    assert "--reviews and --minutes play others" in text
    assert "Minutes a day at 97% retention, 20 new a day, 3 reviews at most" in text
    [first, second] = json.loads(
        viva("simulate", "--retention", "0.97", "--reviews", "3,50", "--days", "60", "--json")[1]
    )["scenarios"]
    assert (first["reviews_per_day_limit"], second["reviews_per_day_limit"]) == (3, 50)
    assert first["days_at_limit"] == {"reviews": int(tight[-1]), "minutes": 0}
    assert second["days_at_limit"] == {"reviews": 0, "minutes": 0}
    assert "* This limit" not in viva("simulate", "--retention", "0.97", "--reviews", "50", "--days", "60")[1]


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_it_is_no_wider_than_the_terminal(viva: Viva, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = viva("simulate", "--retention", "0.9,0.97", "--reviews", "3,200", "--minutes", "2,4.5", "--days", "90")
    assert max(map(len, out.splitlines())) <= columns
    assert [line.split()[0] for line in out.splitlines() if line.lstrip().startswith(("90%", "97%"))] == [
        "90%"] * 4 + ["97%"] * 4  # fmt: skip
    for head in ("retention", "known", "recall", "worst", "minutes"):
        assert head in out


def test_a_narrow_terminal_has_the_whole_plot(viva: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, out, _ = viva("simulate", "--retention", "0.9")
    assert "0 └─" in out
    assert "‹" not in out


def test_a_search_keeps_to_its_cards(viva: Viva) -> None:
    _, out, _ = viva("simulate", "--days", "7", "--search", "is:new", "--json")
    assert json.loads(out)["cards"] == 30


def test_nothing_is_changed(viva: Viva, filed: World) -> None:
    before = filed.rows()
    assert viva("simulate", "--days", "60")[0] == 0
    assert filed.rows() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--retention", "2"), 2, "--retention takes numbers from 0.7 to 0.99, parted by commas, not '2'"),
        (("--new", "many"), 2, "--new takes numbers from 0 to 9999"),
        (("--reviews", "-1"), 2, "--reviews takes numbers from 0 to 99999"),
        (("--minutes", "0"), 2, "--minutes takes numbers from 1 to 1440"),
        (("--minutes", "nan"), 2, "--minutes takes numbers from 1 to 1440"),
        (("--reviews", "1,2,3,4,5,6,7"), 2, "that is 28 scenarios; give fewer numbers"),
        (("--new", ",".join(map(str, range(30)))), 2, "scenarios; give fewer numbers"),
        (("--search", "tag:nowhere"), 1, "no card fits"),
    ],
)
def test_what_cannot_be_is_one_clear_line(viva: Viva, arguments: tuple[str, ...], code: int, said: str) -> None:
    found, out, err = viva("simulate", *arguments)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_an_empty_collection_is_one_clear_line(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    World(str(place)).store.close()
    assert _run(["--collection", str(place), "simulate"]) == 1
    assert "there are no cards to simulate" in capsys.readouterr().err
