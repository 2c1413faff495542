"""Commands as a person or a script types them: what comes back, and the document of `--json`."""

import json
from collections.abc import Callable
from typing import Any

Viva = Callable[..., tuple[int, str, str]]
"""Runs a command; gives its exit code, what it printed and what it told."""


def document(viva: Viva, *arguments: str) -> Any:
    """What a command that succeeds says as one document."""
    code, out, err = viva(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)
