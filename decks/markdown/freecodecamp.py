"""The importer for lessons as freeCodeCamp writes them: `## --text--`, `## --answers--`, `## --video-solution--`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decks.drafts import Draft, DraftSection, Reading, Unplaced
from decks.markdown.front_matter import front_matter
from srs.model import Choice, SectionKind

_MARK = re.compile(r"^#{1,6}[ \t]+--(?P<word>[A-Za-z][A-Za-z-]{0,40}?)--[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(?P<fence>`{3,}|~{3,})")
_RULE = re.compile(r"^[ \t]{0,3}-{3,}[ \t]*$")
_OF_QUESTIONS = frozenset({"text", "answers", "distractors", "answer", "video-solution", "feedback"})
_ABOVE = frozenset({"question", "questions", "quiz", "quizzes"})
_FEWEST_OPTIONS = 2


@dataclass
class _Part:
    """What stands below one mark: its word, its line, and the lines below it with their numbers."""

    word: str
    line: int
    lines: list[tuple[int, str, bool]] = field(default_factory=list)


class FreeCodeCamp:
    """Questions whose text, options and right option stand below marks in double hyphens."""

    name = "freecodecamp"
    summary = "freeCodeCamp lessons: --text--, --answers-- or --distractors--, --video-solution-- or --answer--"
    example = (
        "# --question--\n\n## --text--\n\nWhich rope holds a ferry?\n\n## --answers--\n\nhemp\n\n---\n\nsteel wire\n\n"
        "## --video-solution--\n\n2\n"
    )
    suffixes = (".md",)

    def likelihood(self, text: str, name: str) -> float:
        """How likely it is that a text is such a lesson: it has the marks of a question and of its options."""
        del name
        words = {match["word"] for line in text[:400_000].split("\n") if (match := _MARK.match(line[:100]))}
        return 0.97 if "text" in words and words & {"answers", "distractors"} else 0.0

    def read(self, text: str, path: str) -> Reading:
        """The questions of a lesson; what it teaches besides is unplaced, its marks are furniture."""
        lines = text.split("\n")
        front = front_matter(lines)
        drafts: list[Draft] = []
        gathered: list[_Part] = []
        parts = list(_parts(lines, front.lines))
        for part in [*parts, _Part(word="", line=0)]:
            if part.word in {"text", ""} or part.word not in _OF_QUESTIONS:
                drafts += filter(None, [_draft(gathered)])
                gathered = [part] if part.word == "text" else []
            elif gathered:
                gathered.append(part)
        said = frozenset(number for draft in drafts for number in draft.lines)
        furniture = {number: "front matter" for number in range(1, front.lines + 1) if lines[number - 1].strip()}
        furniture.update({part.line: "mark" for part in parts if part.word in _ABOVE and part.line not in said})
        placed = said | furniture.keys()
        left = [number for number, line in enumerate(lines, 1) if line.strip() and number not in placed]
        return Reading(
            title=front.title,
            drafts=tuple(drafts),
            unplaced=tuple(Unplaced(path=path, line=number, text=lines[number - 1].strip()) for number in left),
            furniture=furniture,
        )


def _parts(lines: Sequence[str], skipped: int) -> Iterator[_Part]:
    """What stands below each mark, in order; of each line whether it is code."""
    part: _Part | None = None
    fence = ""
    for number, line in enumerate(lines[skipped:], skipped + 1):
        found = _FENCE.match(line)
        in_code = bool(fence or found)
        mark = _MARK.match(line[:100]) if not in_code else None
        if found and not fence:
            fence = found["fence"]
        elif found and line.strip().startswith(fence) and not line.strip(" \t`~"):
            fence = ""
        if mark:
            if part:
                yield part
            part = _Part(word=mark["word"], line=number)
        elif part:
            part.lines.append((number, line, in_code))
    if part:
        yield part


def _draft(parts: Sequence[_Part]) -> Draft | None:
    """The question that begins with a text; None without options."""
    told, options = _options(parts)
    prompt = _joined(parts[0].lines) if parts else ""
    if not prompt or len(options) < _FEWEST_OPTIONS:
        return None
    choices = DraftSection(kind=SectionKind.CHOICES, choices=tuple(options))
    remarks = DraftSection(kind=SectionKind.OTHER, heading="Feedback", bullets=tuple(told))
    lines = {part.line for part in parts} | {n for part in parts for n, line, _ in part.lines if line.strip()}
    return Draft(prompt=prompt, sections=(choices, remarks) if told else (choices,), lines=frozenset(lines))


def _options(parts: Sequence[_Part]) -> tuple[list[str], list[Choice]]:
    """What is said of the options of a question, and the options."""
    texts: list[str] = []
    told: list[str] = []
    known: set[int] = set()
    for part in parts[1:]:
        pieces = _pieces(part.lines)
        if part.word == "video-solution":
            known |= {int(digits) - 1 for digits in re.findall(r"\d{1,2}", _joined(part.lines)[:40])}
        elif part.word == "feedback":
            about = texts[-1].split("\n", 1)[0] if texts else ""
            told += [f"{about}: {pieces[0]}"] if pieces and pieces[0] else []
            texts += filter(None, pieces[1:])
        else:
            own = list(filter(None, pieces))
            known |= set(range(len(texts), len(texts) + len(own))) if part.word == "answer" else set()
            texts += own
    sure = bool(known) and max(known) < len(texts) and min(known) >= 0
    return told, [Choice(text=text, right=rank in known if sure else None) for rank, text in enumerate(texts)]


def _pieces(lines: Sequence[tuple[int, str, bool]]) -> list[str]:
    """The texts between the rules of some lines."""
    made: list[list[tuple[int, str, bool]]] = [[]]
    for number, line, in_code in lines:
        if not in_code and _RULE.match(line):
            made.append([])
        else:
            made[-1].append((number, line, in_code))
    return [_joined(each) for each in made]


def _joined(lines: Sequence[tuple[int, str, bool]]) -> str:
    """Lines as one text without outer blanks."""
    return "\n".join(line.rstrip() for _, line, _ in lines).strip("\n").strip()


IMPORTER = FreeCodeCamp()
