"""What stops the program from outside, at any moment, leaves the collection whole."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tui.cli import _run

_START = "import sys; from tui.cli import main; main(sys.argv[1:])"


def _bank(path: Path, questions: int, word: str = "valve") -> Path:
    lines = ["# Machines", ""]
    for number in range(questions):
        lines += [
            f"## How do you service {word} {number}?",
            "",
            f"- Drain {word} {number} first.",
            "- Change the seal.",
            "",
        ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _content(collection: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(collection) as connection:
        rows = connection.execute(
            "SELECT id FROM action UNION ALL SELECT id FROM question UNION ALL SELECT id FROM card"
        )
        found = sorted(rows.fetchall())
    connection.close()
    return found


def _begin_import(collection: Path, bank: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", _START, "--collection", str(collection), "import", str(bank)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL], ids=["ctrl-c", "kill -9"])
def test_an_import_that_is_stopped_leaves_the_collection_as_it_was(tmp_path: Path, stop: signal.Signals) -> None:
    collection = tmp_path / "viva.db"
    assert _run(["--collection", str(collection), "import", str(_bank(tmp_path / "first.md", 3))]) == 0
    before = _content(collection)
    large = _bank(tmp_path / "second.md", 6_000, "pump")
    stopped = 0
    for moment in (0.4, 1.0, 1.6):
        process = _begin_import(collection, large)
        time.sleep(moment)
        running = process.poll() is None
        os.kill(process.pid, stop) if running else None
        _, said = process.communicate()
        if not running or process.returncode == 0:
            break
        stopped += 1
        assert b"Traceback" not in said
        assert _content(collection) == before
    assert stopped
    assert _run(["--collection", str(collection), "check"]) == 0


def test_every_answer_is_on_disk_before_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    collection = tmp_path / "viva.db"
    _run(["--collection", str(collection), "import", str(_bank(tmp_path / "first.md", 30))])
    capsys.readouterr()
    command = [sys.executable, "-c", _START, "--collection", str(collection), "review", "--plain"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin
    assert process.stdout
    process.stdin.write(b"\n\n3\n" * 5)
    process.stdin.flush()
    said = b""
    while said.count(b"5 done") < 1:
        chunk = os.read(process.stdout.fileno(), 65536)
        assert chunk, said
        said += chunk
    process.kill()
    process.communicate()
    with sqlite3.connect(collection) as connection:
        answers = connection.execute("SELECT count(*) FROM action WHERE kind = 'answer'").fetchone()[0]
    connection.close()
    assert answers == 5
    assert _run(["--collection", str(collection), "check"]) == 0
