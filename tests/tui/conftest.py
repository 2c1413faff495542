"""What tests of the screens share: a steady environment, small worlds, and pictures as snapshots."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import Viva
from factories import World, basic, cards, question
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from srs.model import Card, Question
from tui.cli import _run

_STEADY = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}

for _name in [name for name in os.environ if name.startswith("TEXTUAL")]:
    del os.environ[_name]  # Textual reads these when it is imported, before any fixture


@pytest.fixture(autouse=True)
def _steady_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what changes the picture."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in _STEADY.items():
        monkeypatch.setenv(name, value)


class _Svg(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "svg"


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Snapshots of pictures, a file each."""
    return snapshot.use_extension(_Svg)


def _technical(number: int) -> Question:
    places = ("crane", "ferry", "dry dock", "pilot boat", "radar", "lock gate")
    return replace(question(f"How do you keep a {places[number % 6]} running in a gale?"), number=number + 1)


@pytest.fixture
def answers(world: World) -> World:
    """Six new answer cards with three points each, every point with a card of its own."""
    world.add([_technical(n) for n in range(6)], cards)
    return world


@pytest.fixture
def plain_cards(world: World) -> World:
    """Six new plain cards without points."""
    world.add([_technical(n) for n in range(6)], basic)
    return world


@pytest.fixture
def one_card() -> Iterator[Callable[..., World]]:
    """Make a world of one card with these fields changed; `of_question` changes its question."""
    made: list[World] = []

    def make(*, of_question: dict[str, Any] | None = None, **changes: Any) -> World:
        def only(each: Question) -> tuple[Card, ...]:
            return (replace(basic(each)[0], **changes),)

        made.append(World())
        made[-1].add([replace(_technical(0), **(of_question or {}))], only)
        return made[-1]

    yield make
    for each in made:
        each.store.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, which is the current folder too; no collection is named."""
    for name, folder in (("HOME", "."), ("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.delenv("VIVA_COLLECTION", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def viva(home: Path, capsys: pytest.CaptureFixture[str]) -> Viva:
    """Run a command in an empty home; gives its exit code, what it printed and what it told."""
    del home

    def run(*arguments: str) -> tuple[int, str, str]:
        code = _run(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
