"""Raised and lowered characters, as Unicode has them: x², H₂O; in brackets behind a sign where it has none."""

import re

_MARKED = re.compile(r"(?P<code>`[^`\n]+`)|<(?P<line>sup|sub)>(?P<words>[^<>`\n]{1,60})</(?P=line)>", re.IGNORECASE)
_RAISED = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᶲᵡ",
)
_LOWERED = str.maketrans(
    "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
)
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re", "e", "ème", "o", "a", "º", "ª"})
_SIGNS = frozenset({"®", "™", "℠", "©"})


def written_out(text: str) -> str:
    """A text with the characters that `<sup>` and `<sub>` mark outside code as they look."""
    return _MARKED.sub(_shown, text) if "<su" in text or "<SU" in text else text


def _shown(match: re.Match[str]) -> str:
    if match["code"]:
        return match.group()
    return raised(match["words"]) if match["line"].lower() == "sup" else lowered(match["words"])


def raised(words: str) -> str:
    """Words above the line: `2` is ², an ordinal's letters stay as they are, what has no such characters is `^(…)`."""
    bare = words.strip()
    if not bare or bare in _ORDINALS or bare in _SIGNS:
        return words
    if bare.casefold() == "tm":
        return "™"
    return _moved(bare, _RAISED, "^")


def lowered(words: str) -> str:
    """Words below the line: `2` is ₂, what has no such characters is `_(…)`."""
    bare = words.strip()
    return _moved(bare, _LOWERED, "_") if bare else words


def _moved(words: str, table: dict[int, int], sign: str) -> str:
    """The words in the characters of a table; behind a sign where the table lacks any of them."""
    if all(ord(character) in table for character in words):
        return words.translate(table)
    return f"{sign}{words}" if len(words) == 1 else f"{sign}({words})"
