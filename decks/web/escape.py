"""Plain words as Markdown that shows just these words."""

import re

_RUN = re.compile(r"\*+|_+|~~")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+(?<!`)\1(?!`)")
_ALWAYS = re.compile(r"\\(?=[!-/:-@\[-`{-~])|<(?=[A-Za-z/!?])|&(?=#?[A-Za-z0-9]{1,31};)|\[(?=[^\[\]\n]{0,300}\]\()")
_LEADING = re.compile(r"(?:#{1,6}(?=\s|$)|>|~~~|```|\[(?=[^\[\]\n]{1,300}\]:)|(?=(?:=+|(?:[-*_][ \t]*){3,})$))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LONGEST_RUN = 2


def escaped(text: str, *, opens_line: bool = True) -> str:
    """The text with a backslash wherever Markdown would read a mark of its own; blanks (`____`) stay as they are.

    `opens_line` is whether it stands at the beginning of a line. Code between backticks is left alone.
    """
    pieces: list[str] = []
    end = 0
    for code in _CODE.finditer(text):
        pieces += [_prose(text[end : code.start()]), code[0]]
        end = code.end()
    pieces.append(_prose(text[end:]))
    whole = "".join(pieces)
    leading = _LEADING.match(text) if opens_line else None
    return f"\\{whole}" if leading and not whole.startswith("\\") else whole


def _prose(text: str) -> str:
    """Text outside code with its marks escaped."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    return _emphasis_escaped(text) if "*" in text or "_" in text or "~~" in text else text


def _emphasis_escaped(text: str) -> str:
    """The text with every mark escaped that would open emphasis closed by a later one, and the later one."""
    runs = [run for run in _RUN.finditer(text) if len(run[0]) <= _LONGEST_RUN or run[0][0] == "*"]
    marked: set[int] = set()
    for mark in "*_~":
        same = [(place, *_flanks(text, run)) for place, run in enumerate(runs) if run[0][0] == mark]
        first = next((rank for rank, (_, opens, _) in enumerate(same) if opens), len(same))
        last = next((rank for rank in reversed(range(len(same))) if same[rank][2]), -1)
        if last > first:
            marked.update(place for place, opens, closes in same[first : last + 1] if opens or closes)
    pieces: list[str] = []
    end = 0
    for place, run in enumerate(runs):
        if place in marked:
            pieces += [text[end : run.start()], "".join("\\" + mark for mark in run[0])]
            end = run.end()
    return "".join([*pieces, text[end:]])


def _flanks(text: str, run: re.Match[str]) -> tuple[bool, bool]:
    """Whether a run of marks can open emphasis, and whether it can close it (CommonMark 0.31, section 6.2)."""
    before, after = text[run.start() - 1 : run.start()] or " ", text[run.end() : run.end() + 1] or " "
    left = not after.isspace() and (after.isalnum() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or not after.isalnum())
    if run[0][0] == "_":
        return left and not (right and before.isalnum()), right and not (left and after.isalnum())
    return left, right


def unescaped(text: str) -> str:
    """Escaped words as they were."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
