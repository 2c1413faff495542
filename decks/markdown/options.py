"""Multiple choice: the options below a question, which of them are right, and the explanation as the answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decks.drafts import Draft, DraftSection
from decks.headings import kind_of, plain
from decks.markdown.inline_options import with_lines_of_their_own
from decks.markdown.marked_answers import named_answer, right_letters, stresses_letter
from decks.markdown.option_lines import Option, OptionBlock, option_block
from decks.question_marks import ends_as_question
from decks.sections import bullet
from srs.ids import normalised
from srs.model import Choice, SectionKind

_RIGHT = re.compile(r"[✅✔☑]\ufe0f?|[(\[](?:correct(?: answer)?|right(?: answer)?|answer|true)[)\]]", re.IGNORECASE)
_WRONG = re.compile(r"[❌✗✘]\ufe0f?")
_CIRCLE = re.compile(r"[🟢🔴🟠🟡🔵🟣🟤⚪⚫]")
_GREEN = "🟢"
_BOLD = re.compile(r"^(?:\*\*|__)(?P<text>.+?)(?:\*\*|__)\.?$", re.DOTALL)
_CODE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_EXPLANATION = """
    explanation explanations rationale reason reasoning why 解析 解释 explicación explicação объяснение erklärung
"""
_EXPLAINED = frozenset(_EXPLANATION.split())
_AFTER_WORDS = re.compile(r"(?P<words>.{1,280}?)(?:\*\*|__)?(?:\s+[-–—]+\s+|\s*:\s+|\.\s+|\s*\n)")
_LONGEST_FOLD = 300
_MOST_CHOICES = 26
_FEWEST_UNKNOWN = 3
_HOLDING = frozenset({SectionKind.ANSWER, SectionKind.CHOICES})


def with_choices(draft: Draft) -> Draft:
    """A draft whose options are choices, where it has options; any other as it is.

    What stands between the question and the options belongs to its prompt, what follows them to its answer.
    """
    if any(part.choices for part in draft.sections):
        return _settled(draft)
    first = next((place for place, part in enumerate(draft.sections) if part.kind in _HOLDING), None)
    above, below = _divided(draft.prompt or "")
    for place, text in ((None, below), (first, draft.sections[first].text if first is not None else "")):
        block = option_block(text) if text.strip() else None
        if block is not None and (made := _made(draft, above if place is None else draft.prompt or "", block, place)):
            return made
    return _from_one_line(draft, first) or _from_follow_ups(draft)


def _from_one_line(draft: Draft, answer: int | None) -> Draft | None:
    """The draft with choices of options that share a line in its question or its answer; None of any other.

    Where nothing says which is right, a question must stand before three or more that no words follow.
    """
    asked = draft.prompt or ""
    for place, text in ((None, asked), (answer, draft.sections[answer].text if answer is not None else "")):
        opened = with_lines_of_their_own(text)
        block = option_block(opened) if opened != text else None
        if block is None or (place is None and not block.before.strip()):
            continue
        made = _made(draft, "" if place is None else asked, block, place)
        known = made is not None and any(choice.right for part in made.sections for choice in part.choices)
        if known or (
            len(block.options) >= _FEWEST_UNKNOWN and _ends_question(block.before if place is None else asked)
        ):
            return made
    return None


def _ends_question(text: str) -> bool:
    """Whether a text ends as a question does."""
    return ends_as_question(text)


def _settled(draft: Draft) -> Draft:
    """A draft that has choices of which none is known to be right, with what its answer says of them."""
    place, held = next((place, part) for place, part in enumerate(draft.sections) if part.choices)
    if any(choice.right is not None for choice in held.choices) or len(held.choices) > _MOST_CHOICES:
        return draft
    rest = [part for rank, part in enumerate(draft.sections) if rank != place]
    options = [Option(chr(ord("a") + rank), choice.text) for rank, choice in enumerate(held.choices)]
    right, sections = _answered(rest, options, asked_above=True)
    if right is None:
        return draft
    choices = tuple(replace(choice, right=rank in right) for rank, choice in enumerate(held.choices))
    return replace(draft, sections=(replace(held, choices=choices), *map(_explained, sections)))


def _divided(prompt: str) -> tuple[str, str]:
    """The first line of a prompt and all below it."""
    first, _, rest = prompt.partition("\n")
    return first, rest


def _made(draft: Draft, asked: str, block: OptionBlock, place: int | None) -> Draft | None:
    """The draft with a block's options as choices; None where the block is no more than a lettered list."""
    rest = [part for rank, part in enumerate(draft.sections) if rank != place]
    own = draft.sections[place] if place is not None else None
    after = "\n".join(line for line in block.after.split("\n") if not _only_folds(line)).strip("\n")
    held = [DraftSection(kind=SectionKind.ANSWER, text=after)] if after.strip() else []
    right, sections = _answered([*held, *rest], block.options, asked_above=place is None)
    coloured = _is_coloured(block.options)
    right = right or _marked(block.options) or (_green(block.options) if coloured else None)
    if right is None and not _stands_alone(block, own, asked):
        return None
    choices = tuple(
        Choice(text=_bare(words), right=None if right is None else rank in right)
        for rank, words in enumerate(_CIRCLE.sub("", each.words) if coloured else each.words for each in block.options)
    )
    heading = own.heading if own is not None and own.kind is SectionKind.CHOICES else ""
    listed = DraftSection(kind=SectionKind.CHOICES, heading=heading, choices=choices)
    prompt = "\n\n".join(filter(None, [asked.strip(), block.before.strip("\n")]))
    return replace(draft, prompt=prompt or None, sections=(listed, *map(_explained, sections)))


def _only_folds(line: str) -> bool:
    """Whether a line only folds the answer below it, under the word for an answer or none."""
    folds = line.lstrip().startswith(("<details", "<summary")) and len(line) < _LONGEST_FOLD
    said = _TAG.sub("", line).strip() if folds else "-"
    return not said or kind_of(said) is SectionKind.ANSWER


def _stands_alone(block: OptionBlock, own: DraftSection | None, asked: str) -> bool:
    """Whether options of which none is known to be right are all that stands there, so that they are no answer."""
    if not all(option.letter and not option.letter.isdigit() for option in block.options) or block.after.strip():
        return False
    if own is not None and own.kind is SectionKind.ANSWER and own.heading:
        return False
    if any(ends_as_question(option.words) for option in block.options):
        return False
    prose = bool(_CODE.split(block.before)[0].strip())
    return (not prose or own is None) and not asked.rstrip().endswith((":", "："))


def _answered(
    sections: Sequence[DraftSection], options: Sequence[Option], *, asked_above: bool
) -> tuple[set[int] | None, list[DraftSection]]:
    """The ranks of the right options as the sections below them say, and the sections without those words.

    An answer that begins with a letter says it; one without a heading only where the options stand in the question, or
    where its first line says nothing else.
    """
    for place, part in enumerate(sections):
        for number, said, alone in _sayings(part, asked_above=asked_above):
            found = _named(said, options)
            repeated = _repeated(*found, options) if found is not None and found[1] else None
            found = repeated or found
            if found is None or (alone and found[1] and repeated is None):
                continue
            lines = part.text.split("\n")
            below = _unquoted(lines[number + 1 :]) if lines[number].startswith(">") else lines[number + 1 :]
            left = "\n".join([*lines[:number], *filter(None, found[1:]), *below]).strip("\n")
            own = [replace(part, text=left, heading=_without_letter(part.heading))] if left.strip() else []
            return found[0], [*sections[:place], *own, *sections[place + 1 :]]
    return None, list(sections)


def _sayings(part: DraftSection, *, asked_above: bool) -> Iterator[tuple[int, str, bool]]:
    """The lines of a section that may say which options are right: index, words, and whether they must be all."""
    if part.kind not in {SectionKind.ANSWER, SectionKind.OTHER}:
        return
    opening = True
    for number, line in enumerate(part.text.split("\n")):
        named = named_answer(line)
        if named is not None:
            yield number, named, False
        elif opening and line.strip() and part.kind is SectionKind.ANSWER:
            yield number, line.strip(), not (part.heading or asked_above or stresses_letter(line.strip()))
        opening = opening and not line.strip()


def _unquoted(lines: Sequence[str]) -> Sequence[str]:
    """The lines that go on with a quotation without its marks, where all do."""
    quoted = all(line.startswith(">") for line in lines if line.strip())
    return [line.removeprefix(">").removeprefix(" ") for line in lines] if quoted else lines


def _named(said: str, options: Sequence[Option]) -> tuple[set[int], str] | None:
    """The ranks of the options that an answer names by letter or by all its words, and what it says besides.

    A number with other words than its option's behind it is a list's, and names none.
    """
    options = _with_letters(options)
    letters = frozenset(option.letter for option in options if option.letter)
    words = {normalised(_bare(option.words)): rank for rank, option in enumerate(options)}
    by_letter = right_letters(said, letters)
    if by_letter is None:
        rank = words.get(normalised(said.strip(" *_")))
        return ({rank}, "") if rank is not None else None
    ranks = {rank for rank, option in enumerate(options) if option.letter in by_letter[0]}
    rest = by_letter[1]
    if rest and normalised(rest) not in words and any(letter.isdigit() for letter in by_letter[0]):
        return None
    return ranks, "" if normalised(rest) in words else rest


def _with_letters(options: Sequence[Option]) -> Sequence[Option]:
    """Options with the letters of their places where they are boxes and have none."""
    if any(option.letter or not option.box for option in options):
        return options
    return [replace(option, letter=chr(ord("a") + rank)) for rank, option in enumerate(options)]


def _repeated(ranks: set[int], said: str, options: Sequence[Option]) -> tuple[set[int], str] | None:
    """The rank of the option whose letter stands before its own words or the first of them, and what follows these."""
    parts = _AFTER_WORDS.match(said[:_LONGEST_FOLD])
    if len(ranks) != 1 or parts is None:
        return None
    named = normalised(_bare(parts["words"]))
    own = normalised(_bare(options[min(ranks)].words))
    begins = own == named or (own.startswith(named) and not own[len(named)].isalnum())
    return (ranks, said[parts.end() :].strip(" *_")) if named and begins else None


def _marked(options: Sequence[Option]) -> set[int] | None:
    """The ranks of the options that are marked right themselves: ticked, with a sign, or alone in bold.

    A numbered list has no such marks: there they say other things.
    """
    if options[0].letter.isdigit():
        return None
    for sign in (_is_ticked, _is_signed, _is_bold):
        right = {rank for rank, option in enumerate(options) if sign(option)}
        if 0 < len(right) < len(options):
            return right
    return None


def _is_coloured(options: Sequence[Option]) -> bool:
    """Whether a green sign among the options marks what is right: others beside it than red ones make it a level."""
    signs = {sign for option in options for sign in _CIRCLE.findall(option.words)}
    ticked = any(option.ticked or _is_signed(option) for option in options)
    return _GREEN in signs and signs <= {_GREEN, "🔴"} and not ticked


def _green(options: Sequence[Option]) -> set[int] | None:
    """The ranks of the options with a green sign, unless all have one."""
    right = {rank for rank, option in enumerate(options) if _GREEN in option.words}
    return right if len(right) < len(options) else None


def _is_ticked(option: Option) -> bool:
    return option.ticked


def _is_signed(option: Option) -> bool:
    return _RIGHT.search(option.words) is not None


def _is_bold(option: Option) -> bool:
    return _BOLD.match(option.words) is not None


def _bare(words: str) -> str:
    """An option's words without what marks it right or wrong."""
    left = _WRONG.sub("", _RIGHT.sub("", words)).strip()
    bold = _BOLD.match(left)
    return (bold["text"] if bold and "**" not in bold["text"] else left).strip() or words


def _without_letter(heading: str) -> str:
    """The heading of an answer without the letter beside it."""
    return re.split("[:：]", heading, maxsplit=1)[0].strip()


def _explained(part: DraftSection) -> DraftSection:
    """A section that explains the right option as an answer; any other as it is."""
    told = part.kind is SectionKind.OTHER and plain(part.heading) in _EXPLAINED
    return replace(part, kind=SectionKind.ANSWER) if told else part


def _from_follow_ups(draft: Draft) -> Draft:
    """A draft whose nested bullets are options and not questions that follow."""
    for place, part in enumerate(draft.sections):
        block = option_block("\n".join(f"- {each}" for each in part.bullets)) if _may_hold(part) else None
        if block is not None and len(block.options) == len(part.bullets):
            made = _made(draft, draft.prompt or "", block, place)
            return draft if made is None else made
    return draft


def _may_hold(part: DraftSection) -> bool:
    """Whether a section's bullets may be options."""
    kinds = {SectionKind.FOLLOW_UPS, SectionKind.CHOICES}
    return part.kind in kinds and len(part.bullets) > 1 and all(bullet(f"- {each}") for each in part.bullets)
