"""The marks inside a line of reStructuredText as Markdown: roles, links, literals and footnotes."""

import re
from collections.abc import Mapping

_MARKS = re.compile(
    r"``(?P<literal>[^\n]{1,1000}?)``"
    r"|(?<![\w:]):(?P<role>[A-Za-z][\w:.+-]{0,60}):`(?P<said>[^`\n]{1,1000})`"
    r"|`(?P<words>[^`<\n]{0,500})<(?P<target>[^<>`\n]{1,1000})>`__?(?!\w)"
    r"|`(?P<named>[^`\n]{1,500})`__?(?!\w)"
    r"|`(?P<interpreted>[^`\n]{1,500})`"
    r"|\[(?P<note>[#\w*.-]{1,40})\]_(?!\w)"
    r"|(?<![\w`])(?P<reference>\w[\w.-]{0,60}?)__?(?![\w`])"
    r"|(?<![\w|])\|(?P<substituted>[\w][\w -]{0,60})\|(?:__?)?(?!\w)"
    r"|\\(?P<escaped>[^\s\w])"
)
_SHOWN = frozenset(
    "ref doc term numref abbr guilabel menuselection title emphasis any eq cite dfn command strong issue pr".split()
)
_MARKED = {"math": "$", "emphasis": "*", "strong": "**", "dfn": "*"}


def inline(text: str, targets: Mapping[str, str]) -> str:
    """A line with its marks as Markdown has them; `targets` are the addresses by their names in lower case."""
    if not any(mark in text for mark in "`_|\\"):
        return text
    return _MARKS.sub(lambda match: _marked(match, targets), text)


def _marked(match: re.Match[str], targets: Mapping[str, str]) -> str:
    """One marked span as Markdown."""
    found = match.groupdict()
    if match["literal"] is not None:
        return f"`` {match['literal']} ``" if "`" in match["literal"] else f"`{match['literal']}`"
    if match["role"] is not None:
        return _role(match["role"], match["said"])
    if match["target"] is not None:
        address = targets.get(match["target"].removesuffix("_").casefold(), match["target"])
        words = str(match["words"]).strip()
        return f"[{words or address}]({address})" if "://" in address or "." in address else words or address
    if match["interpreted"] is not None:
        return f"`{match['interpreted']}`"
    if match["note"] is not None:
        return f"[{match['note']}]"
    if match["escaped"] is not None:
        return match.group() if match["escaped"] in "*_`[]<>#\\" else str(match["escaped"])
    if match["substituted"] is not None:
        return targets.get(f"|{match['substituted'].casefold()}|", match.group())
    name = str(found["named"] or found["reference"])
    known = targets.get(" ".join(name.casefold().split()))
    if known is None:
        return name if found["named"] else match.group()
    return f"[{name}]({known})"


def _role(role: str, said: str) -> str:
    """What a role says: a reference its words, mathematics and emphasis their marks, anything else code."""
    name = role.rpartition(":")[2].casefold()
    words, _, target = said.removesuffix(">").partition(" <")
    shown = words if target else said.lstrip("~!")
    if name in _MARKED:
        return f"{_MARKED[name]}{shown}{_MARKED[name]}"
    if name in {"sub", "subscript", "sup", "superscript"}:
        return f"<{name[:3]}>{shown}</{name[:3]}>"
    return shown if name in _SHOWN else f"`{shown}`"
