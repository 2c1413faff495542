"""Which options of a multiple-choice question a text says are right: "Answer: C", "答案：A、C"."""

import re

_NAMES = (
    r"(?:the )?(?:correct |right |best )?(?:answers?|ans|solution|options?|choices?|key)|correct|"
    r"(?:正确)?答案|正解|解答|정답|(?:правильный )?ответ|respuesta(?: correcta)?|resposta(?: correta)?|"
    r"r[ée]ponse(?: correcte)?|(?:richtige )?antwort|l[öo]sung|risposta(?: corretta)?|(?:doğru )?cevap|odpowiedź"
)
_MARK = r"[*_`#>\s]"
_LETTER = r"(?:[A-Za-zА-Яа-я]|\d{1,2})"
_LETTERS = rf"\(?{_LETTER}\)?(?:\s{{0,2}}(?:,|，|、|;|&|/|\+|and|or|und|et|y|e|и|和)\s{{0,2}}\(?{_LETTER}\)?){{0,9}}"
_ALONE = (
    rf"(?:options?\s|choices?\s)?[*_`(\[]{{0,4}}{_LETTER}[*_`)\].,;:]{{0,4}}\s*(?:$|[—–-]\s|(?:because|since|as)\b)"
)
_CLOSING = {"(": ")", "[": "]", "（": "）"}
_NAMED = re.compile(
    rf"^{_MARK}{{0,12}}(?:[✅✔☑👉💡]\ufe0f?\s?)?{_MARK}{{0,4}}(?P<open>[(\[（]?)(?:{_NAMES})(?: is| are)?"
    rf"{_MARK}{{0,6}}(?:[:：=–-]{_MARK}{{0,8}}|(?<=\s)(?=\([A-Za-z]\))|(?:\.\s{{0,4}}|(?<=\s))(?={_ALONE}))"
    r"(?P<said>\S.*)$",
    re.IGNORECASE,
)
_SAID = re.compile(
    rf"^{_MARK}{{0,8}}(?:options?\s|choices?\s)?{_MARK}{{0,4}}(?P<letters>{_LETTERS})(?P<close>[*_`]{{0,4}})"
    rf"(?:$|\s*[)\].:：、．,，;—–-]+(?P<rest>.*)$|\s*(?P<note>\(.*)$|\s+(?P<because>(?:because|since|as|is)\b.*)$)",
    re.IGNORECASE,
)
_CALLOUT = re.compile(
    rf"^[>\s]{{0,6}}\[![A-Za-z-]{{1,30}}\][-+]?[ \t]{{1,4}}(?:(?:{_NAMES})[ \t]{{1,4}}(?=\*\*))?", re.IGNORECASE
)
_BETWEEN = re.compile(r"[^\w]+|\b(?:and|or|und|et)\b|(?<=\s)[yeи和](?=\s)", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?<=\S)[ \t]{{0,4}}(?<=[\s.;,!?)\]*_])"
    rf"(?P<said>[(\[*_]{{0,3}}(?:{_NAMES})[*_]{{0,3}}[ \t]?[:：=][*_ \t]{{0,6}}\S.*)$",
    re.IGNORECASE,
)
_STRESSED = re.compile(r"^(?:\*\*|__)\(?[A-Za-z]\)?[.:)]?(?:\*\*|__)\s{0,2}(?:[).:：,;—–-]|$)")
_LONGEST_LINE = 2_000


def names_options(line: str) -> bool:
    """Whether a line has the form of one that says which option is right."""
    return _NAMED.match(line[:_LONGEST_LINE]) is not None


def named_answer(line: str) -> str | None:
    """What a line says is the answer ("C", "B) because …", an option's own words); None where it says no such thing."""
    callout = _CALLOUT.match(line[:_LONGEST_LINE])
    shown = line[callout.end() :] if callout else line
    match = _NAMED.match(shown[:_LONGEST_LINE])
    if match is None:
        return None
    said = match["said"].strip() + shown[_LONGEST_LINE:]
    return _unbracketed(said, _CLOSING[match["open"]]) if match["open"] else said


def _unbracketed(said: str, closing: str) -> str:
    """The words behind an opened bracket without the one that closes it, where it is the last of them."""
    depth = 1
    for place, character in enumerate(said[:_LONGEST_LINE]):
        depth += (_CLOSING.get(character) == closing) - (character == closing)
        if depth == 0:
            return said[:place].rstrip() if place + 1 == len(said) else said
    return said


def divided_at_answer(text: str) -> tuple[str, str]:
    """What stands before the words that say which option is right on the same line, and these; none where none do."""
    found = _BEHIND.search(text[:_LONGEST_LINE])
    return (text[: found.start()].rstrip(), text[found.start("said") :]) if found else (text, "")


def stresses_letter(said: str) -> bool:
    """Whether words begin with one letter in bold and a stop or dash, as in "**B** — because"."""
    return _STRESSED.match(said[:_LONGEST_LINE]) is not None


def right_letters(said: str, letters: frozenset[str]) -> tuple[frozenset[str], str] | None:
    """The letters in lower case that an answer's first words name, and what it says behind them.

    None where they name anything that is not among `letters`, those of the options.
    """
    match = _SAID.match(said[:_LONGEST_LINE])
    if match is None:
        return None
    found = frozenset(letter.lower() for letter in _BETWEEN.split(match["letters"]) if letter)
    if not found or not found <= letters:
        return None
    rest = match["rest"] or match["note"] or match["because"] or ""
    return found, rest.strip(" *_") + said[_LONGEST_LINE:]
