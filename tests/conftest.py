"""What every test may ask for: a collection in memory or in a file, and how hard hypothesis tries."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import World
from hypothesis import HealthCheck, settings

settings.register_profile(
    "dev",
    max_examples=25,
    deadline=None,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("thorough", parent=settings.get_profile("dev"), max_examples=400)
settings.register_profile("steady", parent=settings.get_profile("dev"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture
def world() -> Iterator[World]:
    """A collection in memory without questions, on a Monday morning in UTC."""
    made = World()
    yield made
    made.store.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a collection's file may be made; its folder holds nothing else."""
    folder = tmp_path / "collection"
    folder.mkdir()
    return folder / "viva.db"


@pytest.fixture
def filed(place: Path) -> Iterator[World]:
    """A collection without questions in a file of its own."""
    made = World(str(place))
    yield made
    made.store.close()
