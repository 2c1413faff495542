"""The level that a question ends with as stars in brackets: "… (★★☆)"."""

import re

_STARS = re.compile(r"[ \t]*[(\[（【][ \t]*(?P<stars>[★☆⭐]\ufe0f?(?:[ \t]*[★☆⭐]\ufe0f?){0,9})[ \t]*[)\]）】]")
_LEVELS = ("Easy", "Medium", "Hard")


def level_apart(prompt: str) -> tuple[str, str | None]:
    """A prompt without the stars that its first line ends with, and the level they say; None where it has none."""
    first, newline, rest = prompt.partition("\n")
    place = max(first.rfind(bracket) for bracket in "([（【")
    match = _STARS.match(first, len(first[:place].rstrip(" \t"))) if place > 0 else None
    if match is None or first[match.end() :].strip(" \t:.?!？") or not first[: match.start()].strip():
        return prompt, None
    stars = [star for star in match["stars"] if star in "★☆⭐"]
    most = len(stars) if "☆" in stars else max(3, len(stars))
    filled = len(stars) - stars.count("☆")
    left = first[: match.start()] + first[match.end() :].strip()
    return left + newline + rest, _LEVELS[min(2, 3 * max(0, filled - 1) // most)]
