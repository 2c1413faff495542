"""Importing and taking apart a Markdown bank of short questions, as a whole process, beside Anki's CSV import.

Run: python -m bench.import_bank [QUESTIONS] [ROUNDS]
"""

import csv
import statistics
import sys
import tempfile
from pathlib import Path

from bench.measure import Spent, in_turn, process, report

_PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
)
_ANKI = """
import sys
from anki.collection import Collection, ImportCsvRequest
collection = Collection(sys.argv[1])
metadata = collection.get_csv_metadata(path=sys.argv[2], delimiter=None)
collection.import_csv(ImportCsvRequest(path=sys.argv[2], metadata=metadata))
collection.close()
"""
_ANSWER = (
    "Close the feed of {topic} {number}, drain it into tank {tank}, and open the cover. Replace the seal with part"
    " K-{part}, because a worn seal leaks under load. Turn the {other} by hand twice, then close the cover, open the"
    " feed, and log the pressure after ten minutes. Never service a {topic} while the {other} is under load."
)
_TOPICS = ("valve", "pump", "crane", "winch", "rudder", "beacon", "anchor", "ballast", "davit", "capstan")


def bank(questions: int) -> str:
    """A Markdown bank: a plain answer each, and every fifth with three key points."""
    lines = ["# Machine questions", ""]
    for number in range(questions):
        topic, other = _TOPICS[number % 10], _TOPICS[number // 10 % 10]
        lines += [f"## How do you service {topic} number {number} beside the {other}?", ""]
        if number % 5:
            lines += [_ANSWER.format(topic=topic, other=other, number=number, tank=number % 17, part=number % 97), ""]
        else:
            lines += [
                "### Key points",
                "",
                f"- Drain {topic} {number} through the Lowson-{number} tap before you open it.",
                f"- Check seal, bearing, spring, and cover of {other} {number} for wear.",
                f"- Log the pressure of {topic} {number} in the K-{number % 97} sheet after ten minutes.",
                "",
            ]
    return "\n".join(lines)


def main(questions: int = 10_000, rounds: int = 3) -> None:
    """Measure and print: the time, whether it grows in line with the bank, and the memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in (questions // 2, questions):
            (folder / f"{count}.md").write_text(bank(count), encoding="utf-8")
        with (folder / "plain.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows((f"Question {n}?", f"Answer {n}.") for n in range(questions))

        def viva(count: int) -> list[str]:
            collection = folder / "viva.db"
            for leftover in folder.glob("viva.db*"):
                leftover.unlink()
            return [sys.executable, "-m", "tui", "--collection", str(collection), "import", str(folder / f"{count}.md")]

        def fresh(count: int) -> Spent:
            return process(viva(count))()

        def anki() -> Spent:
            for leftover in folder.glob("anki.anki2*"):
                leftover.unlink()
            return process([sys.executable, "-c", _ANKI, str(folder / "anki.anki2"), str(folder / "plain.csv")])()

        found = in_turn(
            {
                "anki, plain CSV notes": anki,
                f"viva, {questions // 2}": lambda: fresh(questions // 2),
                f"viva, {questions}": lambda: fresh(questions),
            },
            rounds=rounds,
            warm_up=0,
        )
        peak = _peak_megabytes(viva(questions))
    report(
        f"import of {questions} short questions, decomposed",
        found,
        floor="anki, plain CSV notes",
        bar="≤ 20 s, ≤ 400 MB",
    )
    half, whole = (found[f"viva, {count}"] for count in (questions // 2, questions))
    growth = statistics.median(a / b for a, b in zip(whole.processor, half.processor, strict=True))
    print(f"  twice the questions: {growth:.2f} × the time; peak memory {peak} MB")


def _peak_megabytes(command: list[str]) -> int:
    import subprocess

    done = subprocess.run([sys.executable, "-c", _PEAK, *command], check=True, capture_output=True, text=True)
    return int(done.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
