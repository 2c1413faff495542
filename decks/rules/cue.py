"""The cue of a question: what it asks, in twelve words at most, for the fronts of its cards (rule 2)."""

import itertools
import re

from decks.question_marks import ends_as_question
from decks.rules.plain import one_line, plain, unclosed, without_code_blocks
from decks.rules.words import function_words, is_content, is_weak, tokens
from decks.sentences import sentences

MOST_WORDS = 12
MOST_WORDS_UNIQUE = 16

_CUT_FROM = 40
_MOST_CLAUSES = 12

_LONGEST_PROMPT = 1_200
_MOST_CHARACTERS = 160
_SHORT_SCENARIO = 8
_ALONE = frozenset("prioritize prioritise recover respond proceed decide prepare migrate react begin start".split())
_NO_END = frozenset("these this it them".split())
_OPENINGS = re.compile(
    r"^(?:"
    r"(?:please|can you|could you|would you)\s+|"
    r"articulate an? (?:\w+ ){0,2}understanding of\s+|"
    r"(?:describe|detail|discuss|explain|outline|recall|recount|share|summari[sz]e|imagine|suppose|consider|"
    r"tell (?:me|us) about|talk (?:me |us )?(?:about|through)|walk (?:me|us) through|"
    r"(?:give|provide) (?:me |us )?an example of)(?: that| in detail| briefly)?\s+|"
    r"given(?: that)?\s+|"
    r"(?:a|an|one|the|your) (?:specific |particular |recent |challenging |difficult |complex |significant |critical )*"
    r"(?:time|situation|scenario|instance|occasion|example|case|moment|experience)"
    r" (?:(?:when|where|in which|that|of)\s+|(?=(?:you|we|I)\s))|"
    r"(?:you|I|we)(?:'ve| have)? (?:had to|have to|needed to|need to|were tasked with|are tasked with|must|"
    r"are asked to|were asked to|were|are)\s+|"
    r"(?:a|an|your|the) (?:detailed |comprehensive |systematic |high-level )*"
    r"(?:strategy|plan|approach|process|steps)(?: you would take)? (?:for|to|of)"
    r"(?: (?:implementing|designing|building|creating|establishing|diagnosing))?\s+|"
    r"my (?:task|role|goal|job|responsibility) (?:was|is) (?:to|for)?\s*|"
    r"I (?:was|am) (?:responsible for|tasked with|asked to|charged with)"
    r"(?: (?:implementing|designing|building|creating|leading|ensuring|automating))?\s+|"
    r"I (?:needed|had|wanted) to\s+"
    r")",
    re.IGNORECASE,
)
_INSERTION = re.compile(
    r",\s*(?:including|such as|for example|for instance|e\.g\.|especially|particularly)\b"
    r"[^,;:?!.]{0,200}(?:,[^,;:?!.]{0,200}){0,8}?,\s*"
    r"(?=(?:to|and how|how|what|which|describe|where|that|causing|is|are|was|were|do|does)\b)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^(?:after|as|at|before|by|during|for|from|if|in|on|once|since|under|when|while|with|within|without)\b",
    re.IGNORECASE,
)
_SIDE_REMARK = re.compile(
    r"\b(?:you were involved in|you were part of|you worked on|you have seen|that you led|"
    r"in your (?:current|last|previous) (?:role|job|company))\b\s*",
    re.IGNORECASE,
)
_CAUSE = re.compile(r"\s+(?:due to|because of|because|so that|in order to|as a result of)\b.*$", re.IGNORECASE)
_YOU_DID = re.compile(r"(?:you|we|I)\s+(?:[a-z]+ly\s+)?[a-z]+ed\b")
_QUESTION_WORD = re.compile(
    r"(?:what|how|why|when|where|which|who|can|could|do|does|did|is|are|should)\b", re.IGNORECASE
)
_SECOND_QUESTION = re.compile(
    r",?\s+and\s+(?=(?:what|how|why|when|where|which|who|can|could|do|does|did|is|are|should)\b)", re.IGNORECASE
)
_TOPIC = re.compile(r"\s+(?:is|as) an?(?: [\w/-]+){0,4} (?:topic|question|subject|theme)\b\s*[.:]?\s*", re.IGNORECASE)
_SECOND_ALTERNATIVE = re.compile(
    r"(?<!,)\s+or\s+(?:(?!\b(?:that|which|who|whom|whose|where|when|you|we|I|they|it|to|for|in|on|with|and|is|are|was|were|"
    r"has|had)\b)\S+\s*)+",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\b(?:a|an|the|your|our|my|their|its)\s+", re.IGNORECASE)
_ASKED = re.compile(
    r"\bhow (?:would|do|did|will|should|can|could) you (?P<how>(?:[a-z]+ly )?(?P<verb>[a-z]+)[^,;:.?!]{0,80})|"
    r"\b(?:describe|detail|outline|explain) your (?P<what>(?:[\w-]+ ){0,4}(?:plan|approach|strategy|response))\b",
    re.IGNORECASE,
)
_SPARED = frozenset(
    """
    advanced appropriate clear comprehensive critical crucial detailed effective efficient essential excellent extensive
    good great important key major new particular proper real relevant robust rigorous seamless serious severe
    significant smart special specific strategic structured substantial successful suitable systematic thorough total
    unexpected various vital
    """.split()
)
_NEEDS_A_VERB = frozenset(
    {"", "to", "you", "we", "they", "would", "should", "could", "can", "is", "are", "was", "were"}
)
_LIST_GOES_ON = re.compile(r"(?:\S+\s+){0,3}?\S+,\s+(?:and|or)\s|(?:and|or)\s+\S+(?:\s+\S+){0,2}(?:$|[,.;?])")
_PAIRING = frozenset({"both", "between", "either", "neither"})
_CUT = frozenset(
    "about across after against amid among and around as at because before between but by despite during for from if in"
    " including into of on or over so that through to under until using via when where which while who with within"
    " without you".split()
)


def cue(prompt: str) -> str:
    """What a prompt asks, in twelve words at most, without Markdown; never ending in a word that asks for another."""
    text = one_line(_without_heading_marks(without_code_blocks(prompt)[:_LONGEST_PROMPT])) or plain(prompt)[:200]
    topic = _TOPIC.search(text)
    if topic is not None and _content(text[: topic.start()]) >= 2:
        text = text[: topic.start()]
    return _closed(_short_enough(_within(_cue(text))))


def _within(text: str) -> str:
    """The first twelve words of what has more without spaces between them."""
    words = [token for token in tokens(text) if token.is_word or token.kind == "blank"]
    return text if len(words) <= MOST_WORDS else text[: words[MOST_WORDS - 1].end]


def _without_heading_marks(text: str) -> str:
    """A prompt without the marks of a heading or a quotation before its lines."""
    return re.sub(r"^\s{0,3}(?:#{1,6}|>)\s+", "", text, flags=re.MULTILINE)


def _closed(text: str) -> str:
    """The text without a bracket or a quotation that shortening has left open."""
    odd = unclosed(text)
    if odd is None:
        return text
    kept = text[: text.rfind(odd)].rstrip(" ,;:-–—") if odd in "([{“" else text.replace(odd, "")
    return kept if _content(kept) and unclosed(kept) is None else re.sub(r"[()\[\]{}“”\"`]|\*\*", "", text)


def _short_enough(text: str) -> str:
    """A cue in a language that writes no spaces, or of very long words, cut at a mark."""
    if len(text) <= _MOST_CHARACTERS:
        return text
    head = re.split(r"[。！？，、；]", text[:_MOST_CHARACTERS])[0]
    return head if len(head) < _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def _cue(text: str) -> str:
    if _words(text) <= MOST_WORDS:
        return text.rstrip()
    asked = sentences(text)
    first = asked[0] if asked else text
    first = _first_question(first)
    if ends_as_question(first) and _words(first) <= MOST_WORDS and not first[:1].islower():
        return first
    shortened = _shortened(_without_openings(_INSERTION.sub(" ", first)))
    if _words(shortened) <= _SHORT_SCENARIO + 1 and len(asked) > 1:
        shortened = _with_what_is_asked(shortened, " ".join(asked[1:]))
    return shortened or _at_most(text)


def _first_question(text: str) -> str:
    """The first of two questions that "and" joins: "What is a lane and how do you close it?"."""
    if not text.endswith("?") or not _QUESTION_WORD.match(text):
        return text
    for match in _SECOND_QUESTION.finditer(text, 0, _LONGEST_PROMPT):
        if _content(text[: match.start()]):
            return f"{text[: match.start()]}?"
    return text


def _words(text: str) -> int:
    return sum(token.is_word for token in tokens(text))


def _content(text: str) -> int:
    return sum(is_content(token) for token in tokens(text))


def _without_openings(text: str) -> str:
    """The text without "Describe a time when you had to", again and again while enough is left."""
    while match := _OPENINGS.match(text):
        rest = text[match.end() :]
        if _content(rest) < 2:
            break
        text = rest
    text = text.strip()
    return f"when {text}" if _YOU_DID.match(text) else text


def stripped(text: str) -> str:
    """A story's line without "My task was to"."""
    return _without_openings(one_line(text))


def _shortened(text: str) -> str:
    """The first clause, then what can be spared, until it has twelve words or fewer."""
    text = whole = _first_clause(text)
    for spare in (
        lambda t: _SIDE_REMARK.sub("", t),
        lambda t: _SECOND_ALTERNATIVE.sub(" ", t, count=1),
        lambda t: _SECOND_ALTERNATIVE.sub(" ", t, count=1),
        lambda t: _CAUSE.sub("", t),
        lambda t: _ARTICLES.sub("", t),
        _without_weak_adjectives,
        _at_most,
    ):
        if _words(text) <= MOST_WORDS:
            break
        spared = " ".join(spare(text).split())
        text = spared if _content(spared) >= 2 else text
    return _with_articles(text, whole).strip(" ,;:.-–—")


def _with_articles(text: str, whole: str) -> str:
    """A cut text with its articles and adjectives again, where twelve words have room for them."""
    words = whole.split()
    for end in range(min(len(words), MOST_WORDS), 0, -1):
        head = " ".join(words[:end])
        if _words(head) <= MOST_WORDS and text in {
            _ARTICLES.sub("", head),
            _without_weak_adjectives(_ARTICLES.sub("", head)),
        }:
            return head
    return text


def _first_clause(text: str) -> str:
    """Up to the first border; where that clause only sets the scene, the main clause too."""
    head, _, _ = text.partition(": ")
    clauses = _clauses(head.rstrip(" .?!"))
    kept = clauses[0]
    for clause in clauses[1:_MOST_CLAUSES]:
        if _content(kept) >= 2 and not _PREPOSITION.match(kept):
            break
        was_scene = _PREPOSITION.match(kept) is not None
        kept = f"{kept}, {clause}"
        if was_scene and _content(clause) >= 2:
            break
    if _words(kept) <= 3 and len(clauses) > 1 and kept == clauses[0]:
        kept = ", ".join(clauses[:3])
    return kept


def _clauses(text: str) -> list[str]:
    """The text at its borders, but not inside "a page, ticket, or log"."""
    found: list[str] = []
    for piece in re.split(r";\s+|\s[-–—]\s|[?!]\s|\.\s", text):
        begin, in_list = 0, False
        for match in re.finditer(r",\s+", piece):
            rest = piece[match.end() :]
            closes = in_list and rest.startswith(("and ", "or "))
            in_list = _LIST_GOES_ON.match(rest) is not None
            if not (in_list or closes):
                found.append(piece[begin : match.start()])
                begin = match.end()
        found.append(piece[begin:])
    return found


def _without_weak_adjectives(text: str) -> str:
    words = text.split()
    return " ".join(
        word
        for before, word in itertools.pairwise(["", *words])
        if word.lower() not in _SPARED or before.lower() in _NEEDS_A_VERB
    )


def _at_most(text: str, most: int = MOST_WORDS) -> str:
    """Cut before the last preposition or conjunction that leaves so many words or fewer."""
    every = text.split()
    words = every[:_CUT_FROM]
    while len(words) > 1 and _words(" ".join(words)) > most:
        words.pop()
    for end in range(len(words), most // 2 - 1, -1):
        whole = end == len(every) or every[end].lower().strip(",") in _CUT
        halved = bool(_PAIRING & {word.lower() for word in words[max(0, end - 4) : end]})
        if whole and not halved and words[end - 1].lower().strip(",") not in function_words():
            words = words[:end]
            break
    while len(words) > 2 and (words[-1].lower().strip(",") in function_words() or is_weak(words[-1].lower())):
        words.pop()
    return " ".join(words).strip(" ,;:")


def _with_what_is_asked(scenario: str, rest: str) -> str:
    """A short scenario with what the question then asks: "… : how you prioritize"."""
    match = _ASKED.search(rest)
    if match is None:
        return scenario
    if match["what"]:
        candidates = [f"your {match['what']}", f"your {match['what'].split()[-1]}"]
    else:
        candidates = [f"how you {match['how'].strip()}", f"how you {_at_most(match['how'], 4)}"]
        candidates += [f"how you {match['verb']}"] if match["verb"].lower() in _ALONE else []
    for candidate in candidates:
        if _words(scenario) + _words(candidate) <= MOST_WORDS and not _NO_END & set(candidate.lower().split()):
            return f"{scenario}: {candidate}"
    return scenario
