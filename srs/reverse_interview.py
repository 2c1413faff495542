"""The reverse interview: whether a heading announces what the candidate may ask."""

from functools import lru_cache

from srs.ids import normalised

_TO_ASK = tuple(
    normalised(words)
    for words in (
        "questions to ask", "questions you can ask", "questions you should ask", "questions you could ask",
        "questions I will ask", "questions I can ask", "questions for the interviewer",
        "questions for your interviewer",
        "questions for the company", "questions for them", "questions for you to ask", "ask the interviewer",
        "ask your interviewer", "ask them", "reverse interview", "Fragen an den Interviewer", "Rückfragen",
        "Fragen an das Unternehmen", "preguntas para el entrevistador", "preguntas al entrevistador",
        "questions à poser", "perguntas para o entrevistador", "domande da fare", "вопросы работодателю",
        "вопросы интервьюеру", "反问",
    )
)  # fmt: skip
"""How a heading says that what follows is for the candidate to ask."""

_BESIDE = frozenset(
    "a an the my your our some good great smart best top for of in at to and interview interviewer interviewers "
    "company employer recruiter team hiring manager them us end".split()
)
"""Words that may stand beside these where a text is nothing but such a heading."""

_LONGEST = 200
"""Characters of a heading that are read."""


@lru_cache(maxsize=4096)
def announces(heading: str) -> bool:
    """Whether a heading says, among other words, that what follows is for the candidate to ask."""
    words = normalised(heading)
    return any(each in words for each in _TO_ASK)


def is_heading(text: str) -> bool:
    """Whether a text is such a heading and nothing else: no question, and no task."""
    words = normalised(text[:_LONGEST])
    beside = [words.replace(each, " ", 1).split() for each in _TO_ASK if each in words]
    return any(map(_BESIDE.issuperset, beside))
