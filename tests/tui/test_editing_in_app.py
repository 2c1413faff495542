"""The editor from inside the app: e edits the question on view, a adds one."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from driven import opened
from factories import World

from srs.errors import EditorError
from srs.model import Rating
from tui import editor
from tui.app import VivaApp


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An editor that replaces one word by another; gives the pages it was shown."""
    shown: list[str] = []

    def run(_command: list[str], path: object) -> None:
        text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]  # a path
        shown.append(text)
        path.write_text(text.replace("crane", "hoist"), encoding="utf-8")  # type: ignore[attr-defined]

    @contextmanager
    def aside(_app: VivaApp) -> Iterator[None]:
        yield

    monkeypatch.setenv("EDITOR", "an-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr(editor, "_run", run)
    monkeypatch.setattr(VivaApp, "suspend", aside)
    return shown


async def test_e_edits_the_question_on_view_and_its_card_follows(plain_cards: World, typed: list[str]) -> None:
    async with opened(plain_cards) as screen:
        assert "keep a crane running" in await screen.text()
        text = await screen.press("e")
        assert len(typed) == 1
        assert "Saved; its cards follow." in text
        assert "keep a hoist running" in text
        await screen.press("space", "g")
    assert [entry.rating for entry in plain_cards.entries()] == [Rating.GOOD]


async def test_without_an_editor_it_says_what_to_set(plain_cards: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with opened(plain_cards) as screen:
        text = await screen.press("space", "e")
        assert "no editor is set" in text
        assert "It floats." in text, "the card stays as it was shown"


async def test_an_editor_that_fails_is_said_and_the_app_goes_on(
    plain_cards: World, typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_command: list[str], _path: object) -> None:
        raise EditorError("the editor ended with 1, so nothing was saved")

    @contextmanager
    def aside(_app: VivaApp) -> Iterator[None]:
        left = False
        yield
        left = True
        assert left, "no error may leave the block: the terminal would not come back"

    monkeypatch.setattr(editor, "_run", fail)
    monkeypatch.setattr(VivaApp, "suspend", aside)
    async with opened(plain_cards) as screen:
        assert "nothing was saved" in await screen.press("e")
        assert "It floats." in await screen.press("space")
    assert typed == []
