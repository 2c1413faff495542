"""A line that says how far a long work is: after a second, on one line of the terminal, gone at the end."""

from collections.abc import Iterator

import pytest

from tui.progress_line import progress_line


def _seconds(*moments: float) -> Iterator[float]:
    yield from moments


def _told(capsys: pytest.CaptureFixture[str], of: int = 10_000) -> list[str]:
    passed = _seconds(0.0, 0.5, 1.5, 1.55, 2.0)
    with progress_line(stopwatch=lambda: next(passed), shown=True) as tell:
        for done in (1, 2, 3, of // 2):
            tell("making cards", done, of)
    return capsys.readouterr().err.split("\r\x1b[K")


def test_a_bar_comes_after_a_second_not_too_often_and_goes_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert _told(capsys) == [
        "",
        f"making cards   {'░' * 24} 2/10000",
        f"making cards   {'█' * 12}{'░' * 12} 5000/10000",
        "",
    ]


def test_a_bar_stays_on_one_line_of_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert max(map(len, _told(capsys))) < 40
    monkeypatch.setenv("COLUMNS", "20")
    assert max(map(len, _told(capsys))) < 20


def test_nothing_is_told_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_line(stopwatch=iter([0.0, 5.0]).__next__, shown=False) as tell:
        tell("reading", 1, 2)
    assert capsys.readouterr().err == ""
