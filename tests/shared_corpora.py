"""Banks that others wrote, beside a checkout, for the tests that read them; they skip where there are none."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


@dataclass(frozen=True)
class RecordedTruth:
    """A damaged listing, the text that it was, and what it says: one object a question."""

    damaged: bytes
    repaired: str
    questions: list[dict[str, Any]]


def corpora() -> Path:
    """The folder of the banks beside the checkout; skips the test that asks where there is none."""
    if not CORPORA.is_dir():
        pytest.skip("no banks of others beside this checkout")
    return CORPORA


def counted() -> dict[str, dict[str, Any]]:
    """How many questions and other things each bank has, by its path below `corpora`, as they were counted by hand."""
    found: dict[str, dict[str, Any]] = json.loads(next(corpora().glob("*.json")).read_text(encoding="utf-8"))
    return found


def counted_rows() -> dict[str, dict[str, Any]]:
    """The same for parameters of tests, which are made before a test can skip: empty where there are no banks."""
    return counted() if CORPORA.is_dir() else {}


def recorded_truth() -> RecordedTruth:
    """The bank whose every field was recorded."""
    gold = next(corpora().glob("*/gold.json"))
    texts = sorted((path.read_bytes() for path in gold.parent.glob("*.txt")), key=lambda data: "โ".encode() in data)
    return RecordedTruth(texts[1], texts[0].decode(), json.loads(gold.read_text(encoding="utf-8")))
