"""What a bank says of a question that a person changed here: kept beside the change, so that both can be told apart.

A change by hand logs the question as its bank has it; an import moves that on to what the bank says now. A question
that a person took out by hand is one whose original is there while the question is not.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from decks.comparison import Known
from decks.differences import Difference
from srs.model import Question, QuestionId, Subject
from srs.store import codec


def kept(known: Known, changed: Iterable[QuestionId]) -> Iterator[Difference]:
    """The originals of questions that a person changes now: what the bank said of them, or None of one it never had."""
    questions = {question.id: question for question in known.questions}
    for identifier in changed:
        of_bank = known.originals.get(identifier, questions.get(identifier))
        yield _difference(identifier, of_bank)


def moved_on(known: Known, said: Mapping[QuestionId, Question]) -> Iterator[Difference]:
    """The originals that an import changes: to what the bank says now, or to retired where it says nothing more.

    A question that a person took out stays so, whether its bank still has it or not.
    """
    taken_out = removed(known)
    for identifier, before in known.originals.items():
        if before is None or (identifier in taken_out and identifier not in said):
            continue
        now = said.get(identifier, replace(before, retired=True))
        if before.prompt_missing and now.prompt_missing:
            now = replace(now, prompt=before.prompt)
        if codec.original_record(now) != codec.original_record(before):
            yield _difference(identifier, now)


def gone(known: Known) -> Iterator[Difference]:
    """The originals of a bank that a person takes out whole: the next import of it brings its questions back."""
    return moved_on(known, {})


def removed(known: Known) -> frozenset[QuestionId]:
    """The questions that a person took out by hand one by one: no import brings them back."""
    retired = {question.id for question in known.questions if question.retired}
    return frozenset(i for i, each in known.originals.items() if i in retired and each is not None and not each.retired)


def as_the_bank_has_them(known: Known) -> tuple[Question, ...]:
    """The known questions, the person's own aside, by which those of the bank are recognised when it returns."""
    of_bank = ((known.originals.get(question.id, question), question) for question in known.questions)
    return tuple(replace(each, retired=question.retired) for each, question in of_bank if each is not None)


def own(known: Known) -> tuple[Question, ...]:
    """The questions that a person added to a bank themselves, the retired aside."""
    return tuple(
        question
        for question in known.questions
        if not question.retired and known.originals.get(question.id, question) is None
    )


def _difference(identifier: QuestionId, original: Question | None) -> Difference:
    return Difference(subject=Subject.ORIGINAL, id=identifier, before=None, after=codec.original_record(original))
