"""Where the answer of a new page begins that has no heading for it."""

from decks.page.guard import code_lines
from decks.question_marks import ends_as_question


def parted(prompt: str) -> tuple[str, str]:
    """A question that asks on its first line, with the code right below it, and the answer below these.

    The answer is empty where the first line asks nothing, or the last asks again.
    """
    lines = prompt.split("\n")
    said = [index for index, line in enumerate(lines) if line.strip()]
    if len(said) < 2 or not ends_as_question(lines[0]) or ends_as_question(lines[said[-1]]):
        return prompt, ""
    inside, _ = code_lines(lines)
    end = said[1]
    if end + 1 < len(lines) and inside[end + 1]:
        end += 1
        while end < len(lines) and inside[end]:
            end += 1
    return "\n".join(lines[:end]).strip("\n"), "\n".join(lines[end:]).strip("\n")
