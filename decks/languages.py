"""Languages by their codes, names and scripts, as banks mark them."""

import re

_LANGUAGES = {
    "en": "english eng",
    "ru": "russian rus русский",
    "uk": "ukrainian ua українська",
    "be": "belarusian беларуская",
    "bg": "bulgarian български",
    "sr": "serbian српски srpski",
    "de": "german ger deu deutsch",
    "fr": "french fra français",
    "es": "spanish spa español espanol castellano",
    "pt": "portuguese por português portugues pt-br",
    "it": "italian ita italiano",
    "nl": "dutch nederlands",
    "pl": "polish polski",
    "cs": "czech čeština",
    "sk": "slovak slovenčina",
    "ro": "romanian română",
    "hu": "hungarian magyar",
    "sv": "swedish svenska",
    "da": "danish dansk",
    "nb": "norwegian norsk no",
    "fi": "finnish suomi",
    "tr": "turkish türkçe turkce",
    "el": "greek ελληνικά",
    "he": "hebrew עברית",
    "ar": "arabic العربية",
    "fa": "persian farsi فارسی",
    "hi": "hindi हिन्दी",
    "bn": "bengali বাংলা",
    "th": "thai ไทย",
    "vi": "vietnamese tiếng-việt",
    "id": "indonesian bahasa",
    "zh": "chinese cn 中文 汉语 简体中文 繁體中文",
    "ja": "japanese jp 日本語",
    "ko": "korean kr 한국어",
}
_CODES = {name: code for code, names in _LANGUAGES.items() for name in (code, *names.split())}
_SCRIPTS = (
    ("cyrillic", "\u0400", "\u052f", ("ru", "uk", "be", "bg", "sr")),
    ("kana", "\u3040", "\u30ff", ("ja",)),
    ("hangul", "\uac00", "\ud7af", ("ko",)),
    ("han", "\u4e00", "\u9fff", ("zh", "ja")),
    ("arabic", "\u0600", "\u06ff", ("ar", "fa")),
    ("hebrew", "\u0590", "\u05ff", ("he",)),
    ("greek", "\u0370", "\u03ff", ("el",)),
    ("thai", "\u0e00", "\u0e7f", ("th",)),
    ("devanagari", "\u0900", "\u097f", ("hi",)),
    ("bengali", "\u0980", "\u09ff", ("bn",)),
)
_LATIN = "latin"
_SAMPLE = 4_000
_SHARE = 0.25
_QUIET = re.compile(r"`[^`\n]*`|\]\([^)\n]*\)|https?://\S+")
_BEHIND = re.compile(r"^(?P<text>.*?)\s*[(\[（【]\s*(?P<name>[^\W\d_]{2,12}(?:[-_][A-Za-z]{2,4})?)\s*[)\]）】]\W*$")
_BEFORE = re.compile(
    r"^[(\[（【]\s*(?P<name>[^\W\d_]{2,12}(?:[-_][A-Za-z]{2,4})?)\s*[)\]）】]\s*[:：.–—-]?\s*(?P<text>.*)$"
)


def language_code(name: str) -> str | None:
    """The code of a language by its code or name in any case, its region in capitals behind it; None of no language."""
    words = name.strip().casefold().replace("_", "-")
    if words in _CODES:
        return _CODES[words]
    first, _, region = words.partition("-")
    code = _CODES.get(first)
    return f"{code}-{region.upper()}" if code and 2 <= len(region) <= 4 and region.isalpha() else None


def same_language(one: str, other: str) -> bool:
    """Whether two codes are of the same language, whatever their regions."""
    return one.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0]


def marked_language(heading: str) -> tuple[str, str] | None:
    """A heading's words without the mark of their language, and its code: "Question (EN)"; None of any other."""
    alone = language_code(re.sub(r"[^\w\s-]", "", heading[:40]))
    if alone is not None and len(heading) > 2:
        return "", alone
    for pattern in (_BEHIND, _BEFORE):
        match = pattern.match(heading[:400])
        code = language_code(match["name"]) if match else None
        if match and code:
            return match["text"].strip(), code
    return None


def script_of(text: str) -> str | None:
    """The script that a text is written in, code and addresses aside; None of one without letters."""
    letters = [character for character in _QUIET.sub("", text[:_SAMPLE]) if character.isalpha()]
    if not letters:
        return None
    counts = {name: sum(low <= each <= high for each in letters) for name, low, high, _ in _SCRIPTS}
    if counts["kana"] >= _SHARE * len(letters) / 2:
        return "kana"
    name = max(counts, key=lambda script: counts[script])
    return name if counts[name] >= _SHARE * len(letters) else _LATIN


def writes(code: str, script: str) -> bool:
    """Whether a language is written in a script."""
    own = {name for name, _, _, codes in _SCRIPTS if code.split("-", maxsplit=1)[0] in codes}
    return script in own if own else script == _LATIN


def language_of_script(text: str) -> str | None:
    """The language that a text's script alone makes likely; None of the Latin script, which many share."""
    script = script_of(text)
    codes = next((codes for name, _, _, codes in _SCRIPTS if name == script), None)
    if codes is None:
        return None
    return "uk" if script == "cyrillic" and re.search("[іїєґ]", text[:_SAMPLE].casefold()) else codes[0]
