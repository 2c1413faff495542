"""The parts of a story told as situation, task, action and result, read from labelled lines."""

import re

PARTS = ("context", "situation", "task", "action", "result")
_LABELS = {
    "context": "context",
    "background": "context",
    "setting": "context",
    "situation": "situation",
    "challenge": "situation",
    "problem": "situation",
    "task": "task",
    "tasks": "task",
    "objective": "task",
    "goal": "task",
    "responsibility": "task",
    "action": "action",
    "actions": "action",
    "approach": "action",
    "steps taken": "action",
    "result": "result",
    "results": "result",
    "outcome": "result",
    "outcomes": "result",
    "impact": "result",
}
_WORDS = "|".join(sorted(_LABELS, key=len, reverse=True))
_LABEL = re.compile(
    rf"^(?P<before>[ \t>#*_•\-–—]*(?:(?:step[ \t]+)?[1-9][.):]?[ \t]*)?[*_]*)(?P<label>{_WORDS})"
    r"(?P<note>[ \t]*\((?:[A-Z]|STAR)\))?(?P<after>[ \t]*[*_]*[ \t]*[:：–—-]?[ \t]*[*_]*)(?P<rest>.*)$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^[ \t>*_•-]*(?P<label>[STAR])[*_]*[ \t]*[:：–—][*_]*[ \t]+(?P<rest>\S.*)$")
_LETTERS = {"S": "situation", "T": "task", "A": "action", "R": "result"}
_FENCE_MARKS = " \t\n*_"


def parts(text: str) -> dict[str, str]:
    """The parts of a story by name (of `PARTS`); empty where the text labels fewer than two.

    A label that comes a second time once the action has been told is the result, which pages often mislabel; one that
    comes again before that goes on with its part. Text before the first label is the context.
    """
    found: dict[str, list[str]] = {}
    current = "context"
    for line in text.split("\n"):
        label, rest = _labelled(line)
        if label is not None:
            again = label in found and "action" in found and "result" not in found
            current = "result" if again else label
        found.setdefault(current, []).append(line if label is None else rest)
    told = {part: words for part in PARTS if (words := _tidy("\n".join(found.get(part, []))))}
    return told if len(told) >= 2 and set(told) != {"context"} else {}


def _labelled(line: str) -> tuple[str | None, str]:
    """The part that a line's label names and the words after it; None and the line where it has no label."""
    letter = _LETTER.match(line)
    if letter:
        return _LETTERS[letter["label"]], letter["rest"]
    match = _LABEL.match(line[:200])
    if match is None:
        return None, line
    rest = match["rest"] + line[200:]
    set_off = match["after"].strip() or match["note"]
    bold = "*" in match["before"] or "#" in match["before"]
    if rest.strip(_FENCE_MARKS) and not (
        set_off and (":" in match["after"] or "：" in match["after"] or bold or match["after"].strip(" *_"))
    ):
        return None, line
    return _LABELS[match["label"].casefold()], rest


def _tidy(text: str) -> str:
    """The words of a part without the marks of emphasis that were torn apart between the lines."""
    text = text.strip()
    for mark in ("**", "__"):
        while text.startswith(mark) and text.count(mark) % 2:
            text = text.removeprefix(mark).strip()
        while text.endswith(mark) and (text.count(mark) % 2 or text == mark):
            text = text.removesuffix(mark).strip()
        if text.startswith(mark) and text.endswith(mark) and text.count(mark) == 2 and re.match(r"^[*_]{2}\s", text):
            text = text[2:-2].strip()
    return text
