"""Cues used as a search over their bank: which of them find another question before their own (rule 2)."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from decks.rules.bank_index import texts_of
from decks.rules.plain import one_line
from decks.rules.words import is_content, parts, tokens
from srs.model import Question, QuestionId

_LONGEST = 8_000
_MOST_POSTINGS = 2_000
_NEARLY = 1e-9
_IN_A_SECTION = 0.3


def outranked(questions: Sequence[Question], cues: Mapping[QuestionId, str]) -> Iterator[tuple[QuestionId, QuestionId]]:
    """The id of each question whose cue finds another first, and that other's id. Ties are no finding.

    A word found in the prompt counts its rarity, one found in the sections three tenths of it; words in more than two
    thousand questions tell nothing apart and are passed over.
    """
    prompts = [_stems(question.prompt) for question in questions]
    whole = [frozenset().union(*(_stems(text) for text in texts_of(question))) for question in questions]
    postings: dict[str, list[int]] = defaultdict(list)
    for index, stems in enumerate(whole):
        for stem in stems:
            postings[stem].append(index)
    for own, question in enumerate(questions):
        scores: dict[int, float] = defaultdict(float)
        for stem in _stems(cues.get(question.id, "")):
            found = postings.get(stem, [])
            if len(found) > _MOST_POSTINGS:
                continue
            rarity = math.log1p(len(questions) / max(1, len(found)))
            for index in found:
                scores[index] += rarity * (1 if stem in prompts[index] else _IN_A_SECTION)
        best = max(scores, key=scores.__getitem__, default=own)
        if scores and scores[best] > scores[own] + _NEARLY:
            yield question.id, questions[best].id


def _stems(text: str) -> frozenset[str]:
    return frozenset(each for token in tokens(one_line(text[:_LONGEST])) if is_content(token) for each in parts(token))
