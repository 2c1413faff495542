import sys
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks import importers
from decks.drafts import Reading
from decks.samples import LISTING, MARKDOWN, sample
from srs.errors import SourceError


class Shanty:
    name = "shanty"
    summary = "verses"
    example = "Heave ho"
    suffixes = (".shanty",)

    def likelihood(self, text: str, name: str) -> float:
        return 1.0 if text.startswith("Heave") or name.endswith(".shanty") else 0.0

    def read(self, text: str, path: str) -> Reading:
        return Reading(title=text or path, drafts=())


@pytest.fixture
def shanty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another package's importer, and one that does not load."""
    module = ModuleType("shanties")
    module.IMPORTER = Shanty()  # type: ignore[attr-defined]  # a module made here
    monkeypatch.setitem(sys.modules, "shanties", module)
    points = EntryPoints([EntryPoint("shanty", "shanties:IMPORTER", importers.GROUP)])
    monkeypatch.setattr(importers, "entry_points", lambda group: points.select(group=group))


def test_our_importers_are_there_without_an_installed_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importers, "entry_points", lambda group: EntryPoints([]).select(group=group))
    assert [one.name for one in importers.importers()][:2] == ["listing", "markdown"]


def test_the_endings_that_are_told_are_those_of_the_importers() -> None:
    assert importers.suffixes() == {suffix for one in importers.importers() for suffix in one.suffixes}


def test_every_importer_reads_its_own_example() -> None:
    for one in importers.importers():
        assert "\n" not in one.summary
        if isinstance(one, importers.Importer):
            assert importers.importer_for(one.example, "pasted").name == one.name
            assert one.read(one.example, "pasted").drafts


@pytest.mark.parametrize(("name", "is_in"), [(LISTING, "listing"), (MARKDOWN, "markdown")])
def test_the_content_says_the_format_whatever_the_name(name: str, is_in: str) -> None:
    with sample(name) as path:
        text = path.read_text(encoding="utf-8")
    for called in (name, "bank", "bank.md", "bank.txt"):
        assert importers.importer_for(text, called).name == is_in


@pytest.mark.usefixtures("shanty")
def test_another_packages_importer_is_found() -> None:
    assert importers.importer("shanty").summary == "verses"
    assert importers.importer_for("Heave ho", "bank").name == "shanty"
    assert ".shanty" in importers.suffixes()


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(SourceError, match=r"no format 'wave'; there are .*listing"):
        importers.importer("wave")


def test_an_importer_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints([EntryPoint("wreck", "no_such_module:IMPORTER", importers.GROUP)])
    monkeypatch.setattr(importers, "entry_points", lambda group: points.select(group=group))
    with pytest.raises(SourceError, match="wreck"):
        importers.importer("wreck")


def test_a_text_without_questions_is_refused() -> None:
    with pytest.raises(SourceError, match="no questions found"):
        importers.importer_for("The tide came in.", "diary.txt")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        one = importers.importer_for(text, "bank.txt")
    except SourceError:
        return
    one.read(text, "bank.txt")
