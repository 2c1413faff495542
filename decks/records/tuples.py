"""Literals of Python as those of JavaScript: its tuples as lists, its comments as theirs."""

import re

_PARTS = re.compile(
    r"(?P<skipped>\"(?:[^\"\\\n]|\\.)*+\"?|'(?:[^'\\\n]|\\.)*+'?)|(?P<comment>#[^\n]*+)|(?P<opens>[\[{(])|(?P<closes>[\]})])"
)
_BEFORE_A_TUPLE = "[({,=:"


def with_lists(text: str) -> str:
    """The text with square brackets for the round ones around tuples; it has the same lines, those of calls stay.

    A round bracket begins a tuple where a value may stand: at the beginning, behind another bracket or a comma.
    """
    made: list[str] = []
    tuples: list[bool] = []
    begin, before = 0, ""
    for part in _PARTS.finditer(text):
        sign = part.group()
        before = text[begin : part.start()].rstrip()[-1:] or before
        if part["opens"]:
            tuples.append(sign == "(" and before in _BEFORE_A_TUPLE)
            sign = "[" if tuples[-1] else sign
        elif part["closes"] and tuples:
            sign = "]" if tuples.pop() and sign == ")" else sign
        elif part["comment"]:
            sign = f"//{sign[1:]}"
        before = before if part["comment"] else sign[-1:]
        made += [text[begin : part.start()], sign]
        begin = part.end()
    return "".join([*made, text[begin:]])
