"""How much reading the pages of a PDF takes, known before any is read: what they draw, unpacked, and their fonts."""

import re
from collections import Counter
from typing import Any  # of the objects of pypdf

_CALLED = re.compile(rb"/([^\s/<>\[\]()]{1,127})[ \t\r\n]+Do\b")
_A_FONT = 300
_CODES_PER_BYTE = 4
_DEEPEST = 20
_ENOUGH = 1 << 40


class Work:
    """Weighs pages in bytes of what they draw: forms count wherever they are drawn, fonts on each page that has them.

    What several pages share is unpacked once. pypdf reads a font anew for each page and each form.
    """

    def __init__(self) -> None:
        self._drawn: dict[int, tuple[int, Counter[str]]] = {}
        self._fonts: dict[int, int] = {}
        self._forms: dict[int, int] = {}
        self._kept: list[object] = []

    def of_page(self, page: Any) -> int:
        """The weight of a page."""
        return self._weight(page.get("/Contents"), page.get("/Resources"), 0)

    def _weight(self, content: Any, resources: Any, depth: int) -> int:
        """The weight of what a page or a form draws, with the fonts it has and the forms it calls."""
        drawn = _object(content)
        parts = list(map(_object, drawn)) if isinstance(drawn, list) else [drawn]
        told = [self._told(part) for part in parts if hasattr(part, "get_data")]
        held = _object(resources)
        if not hasattr(held, "get"):
            return sum(size for size, _ in told)
        forms = _object(held.get("/XObject")) or {}
        weight = sum(size for size, _ in told) + self._of_fonts(_object(held.get("/Font")))
        for name, times in sum((called for _, called in told), Counter[str]()).items():
            weight += times * self._of_form(_object(forms.get(name)), depth + 1) if hasattr(forms, "get") else 0
        return min(weight, _ENOUGH)

    def _told(self, stream: Any) -> tuple[int, Counter[str]]:
        """The length of a stream, unpacked, and how often it calls each form by name."""
        if id(stream) not in self._drawn:
            data = stream.get_data()
            called = Counter(f"/{name.decode('latin-1')}" for name in _CALLED.findall(data))
            self._drawn[id(stream)] = len(data), called
            self._kept.append(stream)
        return self._drawn[id(stream)]

    def _of_form(self, form: Any, depth: int) -> int:
        """The weight of a form each time that it is drawn; nothing of a picture, or of a form inside itself."""
        if not hasattr(form, "get_data") or form.get("/Subtype") != "/Form" or depth > _DEEPEST:
            return 0
        if id(form) not in self._forms:
            self._forms[id(form)] = 0
            self._kept.append(form)
            self._forms[id(form)] = self._weight(form, form.get("/Resources"), depth)
        return self._forms[id(form)]

    def _of_fonts(self, fonts: Any) -> int:
        """The weight of the fonts that a page has, whether it uses them or not."""
        if not hasattr(fonts, "values"):
            return 0
        if id(fonts) not in self._fonts:
            self._fonts[id(fonts)] = sum(self._of_font(_object(font)) for font in fonts.values())
            self._kept.append(fonts)
        return self._fonts[id(fonts)]

    def _of_font(self, font: Any) -> int:
        """The weight of a font: its table of letters and the lists of its widths and names."""
        if not hasattr(font, "get"):
            return 0
        table = _object(font.get("/ToUnicode"))
        weight = _A_FONT + (self._told(table)[0] // _CODES_PER_BYTE if hasattr(table, "get_data") else 0)
        within = _object(font.get("/DescendantFonts"))
        below = _object(within[0]) if isinstance(within, list) and within else {}
        encoding = _object(font.get("/Encoding"))
        lists = [font.get("/Widths"), font.get("/CharProcs")]
        lists += [encoding.get("/Differences")] if hasattr(encoding, "get") else []
        lists += [below.get("/W")] if hasattr(below, "get") else []
        return weight + sum(len(held) for each in lists if isinstance(held := _object(each), list | dict))


def _object(found: Any) -> Any:
    """What an object refers to; itself where it is no reference."""
    return found.get_object() if hasattr(found, "get_object") else found
