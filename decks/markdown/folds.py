"""The words by which a page announces an answer that it has folded away."""

import re

from decks.headings import plain

_SUMMARY = re.compile(r"<summary\b[^<>]*>(?P<text>.*?)(?:</summary>|$)", re.IGNORECASE)
_ONLY_SUMMARY = re.compile(r"\s*(?:<details\b[^<>]*>\s*)?<summary\b[^<>]*>(?P<text>.*)</summary>\s*", re.IGNORECASE)
_CODE_TAG = re.compile(r"</?(?:code|kbd|samp|tt)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SAYS_ANSWER = frozenset(
    """
    answer answers solution solutions reveal spoiler spoilers expand respuesta respuestas solución resposta respostas
    solução réponse réponses corrigé antwort antworten lösung risposta soluzione ответ ответы решение відповідь cevap
    odpowiedź rozwiązanie 答案 解答 解答を見る 查看答案 显示答案 参考答案 정답 回答
    """.split()
)
_BESIDE = frozenset(
    """
    a an the to for and or of me my it its here this click tap press view show see toggle open check display hide get
    unfold full correct suggested possible sample example model code explanation explanations with
    please read ver mostrar ocultar la las el los o os as voir afficher la les anzeigen zeigen die der das показать
    посмотреть показати pokaż göster 点击 查看 显示
    """.split()
)
_CLICK = re.compile(r"click (?:here|me|to (?:see|view|show|expand|reveal|open)(?: (?:it|more))?)")
_END = "</details>"
_LONGEST = 80


def announces_an_answer(words: str) -> bool:
    """Whether the words of a fold only say that the answer is inside: "Answer", "Click to see the solution"."""
    if len(words) > 4 * _LONGEST:
        return False
    bare = plain(_TAG.sub("", words))
    said = bare.replace("/", " ").replace("&", " ").replace("+", " ").split()
    if not said or len(bare) > _LONGEST:
        return False
    known = all(word in _SAYS_ANSWER or word in _BESIDE for word in said)
    return (known and any(word in _SAYS_ANSWER for word in said)) or _CLICK.fullmatch(bare) is not None


def summary_of(line: str) -> str | None:
    """The words of a summary that begins on a line, without tags; None where none begins there."""
    if "<summary" not in line.lower():
        return None
    match = _SUMMARY.search(line[:4_000])
    return words_of(match["text"]) if match else None


def unfolded(line: str) -> str:
    """A line that is nothing but the summary of a fold as its words in bold, or without the end of a fold behind it.

    Any other line stays as it is.
    """
    folded = line.lower() if "<" in line else ""
    if "<summary" not in folded:
        ends = folded.rstrip().endswith(_END) and "<details" not in folded
        return line.rstrip()[: -len(_END)].rstrip() if ends else line
    match = _ONLY_SUMMARY.fullmatch(line[:4_000])
    words = words_of(match["text"]) if match else ""
    return f"{line[: len(line) - len(line.lstrip())]}**{words.replace('**', '')}**" if words else line


def words_of(summary: str) -> str:
    """The words of a summary on one line as Markdown: code stays code, other tags go."""
    return " ".join(_TAG.sub("", _CODE_TAG.sub("`", summary)).split())
