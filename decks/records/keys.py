"""What the key of a record says its value is, by the words that banks use in many languages."""

import re
from enum import Enum, auto
from functools import lru_cache

from decks.languages import language_code

_PARTS_OF_KEY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[\s_\-./:~@$#()\[\]?]+")
_OPTION = re.compile(
    r"(?:option|opt|choice|alternative|alternativa|answer|ans|reponse|réponse|antwort|respuesta|resposta|odpowiedz|"
    r"odpowiedź|opcion|opción|opcja|ответ|вариант|选项) ?(?P<label>[a-h]|\d{1,2})"
)
_OF_ONE = re.compile(
    r"(?:answer|question|quiz|card|item|réponse|reponse|frage|antwort|pregunta|respuesta) (?P<rest>.+)"
)
_TAGS = re.compile(r".+ (?:tags|keywords)")
_WRONG = re.compile(r"(?:wrong|incorrect|false|distractor)(?: (?:answer|option|choice))?s? ?\d{0,2}|distractors")
_RECORD_DATA = re.compile(
    r"(?:.* )?(?:id|ids|uid|uuid|guid|slug|hash|checksum|version|revision|created|updated|modified|timestamp|date|"
    r"at|count|views|votes|score|file|filename|path|context url|mime|sha|ease|interval|due|reps|lapses|status|"
    r"enabled|active|published|verified|color|colour|icon|weight|layout|sort|order|permalink)"
)
_NO_LANGUAGES = frozenset({"id", "no", "be", "por"})
_OF_COUNTRIES = {"np": "ne", "jp": "ja", "cn": "zh", "kr": "ko", "ua": "uk", "cz": "cs", "vn": "vi"}
_LONGEST = 60


class Part(Enum):
    """What a value is to its question."""

    QUESTION = auto()
    NAME = auto()
    BODY = auto()
    ANSWER = auto()
    EXPLANATION = auto()
    CHOICES = auto()
    OPTION = auto()
    WRONG = auto()
    RIGHT = auto()
    RIGHT_INDEX = auto()
    BESIDE = auto()
    CODE = auto()
    PICTURE = auto()
    TAGS = auto()
    DIFFICULTY = auto()
    TYPE = auto()
    PLACE = auto()
    MINUTES = auto()
    STAGE = auto()
    NUMBER = auto()
    LANGUAGE = auto()
    LINKS = auto()
    POINTS = auto()
    WRAPPER = auto()
    RECORD_DATA = auto()
    OTHER = auto()


_WORDS: dict[Part, str] = {
    Part.QUESTION: """
        question, q, question text, question title, question name, question body, question content,
        question stem, question statement, question prompt, quest, stem, prompt, ask, query, front,
        front text, front side, side a, front of card, front content, problem, problem statement,
        challenge, exercise, assignment, task, statement, cue, riddle, instruction, term, terms, word,
        vocabulary word, concept, pregunta, pergunta, enunciado, frage, fragestellung, domanda, pytanie,
        treść, tresc, tresc pytania, treść pytania, vraag, fråga, fraga, spørgsmål, spørsmål, otázka,
        otazka, kysymys, kérdés, întrebare, intrebare, soru, вопрос, питання, въпрос, pitanje, ερώτηση,
        सवाल, प्रश्न, سؤال, שאלה, คำถาม, câu hỏi, cau hoi, pertanyaan, soal, 问题, 問題, 题目, 題目, 题干, 質問, 질문,
        문제
    """,
    Part.NAME: "title, name, heading, headline, subject line, titulo, título, titel, tytuł, 标题",
    Part.BODY: """
        text, description, content, contents, body, details, detail, descripcion, descripción,
        beschreibung, descrição, opis, описание, markdown, md, html, value, notes, note, remarks,
        comment, comments, extra, back extra
    """,
    Part.ANSWER: """
        answer, a, ans, answer text, answer body, answer content, accepted answer, model answer, sample
        answer, ideal answer, suggested answer text, expected answer, best answer, full answer, long
        answer, detailed answer, perfect answer, example answer, example answers, sample answers,
        model answers, good answer, strong answer, reference
        answer, canonical answer, short answer, quick answer, tldr, response, reply, solution,
        solutions, back, back text, back side, side b, back of card, back content, completion, output,
        definition, definitions, meaning, translation, respuesta, solución, solucion, definición,
        resposta, resolução, antwort, lösung, loesung, risposta, soluzione, odpowiedź, odpowiedz,
        rozwiązanie, réponse, reponse, antwoord, svar, odpověď, odpoved, vastaus, válasz, răspuns,
        raspuns, cevap, ответ, решение, відповідь, отговор, odgovor, απάντηση, उत्तर, जवाब, إجابة, جواب,
        תשובה, คำตอบ, câu trả lời, đáp án, jawaban, 答案, 回答, 解答, 参考答案, 답변, 답, 정답
    """,
    Part.EXPLANATION: """
        explanation, explanations, explain, rationale, reason, reasoning, why, justification, feedback,
        solution text, commentary, explicación, explicacion, explicação, erklärung, erklaerung,
        spiegazione, wyjaśnienie, wyjasnienie, explication, uitleg, пояснение, объяснение, пояснення,
        解析, 解释, 説明, 해설, 설명, correct feedback
    """,
    Part.CHOICES: """
        choices, options, opts, alternatives, answers, answer options, answer choices, possible answers,
        variants, selections, choice list, candidates, multiple choice, responses, opciones, respuestas,
        alternativas, opções, opcoes, respostas, opcje, odpowiedzi, warianty, optionen, antworten,
        antwortmöglichkeiten, opzioni, risposte, réponses, reponses, propositions, opties, antwoorden,
        варианты, ответы, варианты ответов, варіанти, відповіді, 选项, 選択肢, 보기, 선택지, pilihan, seçenekler,
        şıklar, lựa chọn, suggested answer, suggested answers
    """,
    Part.RIGHT: """
        correct, correct answer, correct answers, correct option, correct options, correct choice,
        correct choices, correct response, correct responses, corrects, right, right answer, right
        answers, right option, right choice, answer key, key answer, correct key, correct letter, answer
        letter, solution key, respuesta correcta, correcta, correctas, resposta correta, correta,
        gabarito, richtig, richtige antwort, risposta corretta, corretta, poprawna, poprawne, poprawna
        odpowiedź, poprawna odpowiedz, prawidłowa odpowiedź, bonne réponse, bonne reponse, juist
        antwoord, правильный ответ, верный ответ, правильна відповідь, 正确答案, 正解, kunci jawaban, doğru
        cevap, valid answer, valid answers
    """,
    Part.RIGHT_INDEX: """
        answer index, answer idx, correct index, correct idx, correct answer index, correct option
        index, correct choice index, correct indices, correct indexes, correct answers index, correct
        answer indices, right index, right answer index, answer indices, correct answer idx, solution
        index, answer position
    """,
    Part.BESIDE: "scenario, passage, given, question context, question background, setup, instructions",
    Part.CODE: """
        code, snippet, code snippet, code block, code blocks, question code, question code block,
        question code blocks, question code snippet, starter code
    """,
    Part.PICTURE: "image, images, picture, img, image url, question image, photo, figure, diagram, media",
    Part.TAGS: """
        tags, tag, labels, label, related topics, topics, keywords, keyword, skills, skill, competencies, technologies,
        technology, categories, concepts, hashtags, etiquetas, schlagwörter, tagi, теги, 标签, company, companies,
        role, roles
    """,
    Part.DIFFICULTY: """
        difficulty, difficulty level, question difficulty, level, expertise, seniority, complexity,
        hardness, rank, experience level, dificultad, nivel, dificuldade, schwierigkeit,
        schwierigkeitsgrad, difficoltà, livello, poziom, trudność, difficulté, niveau, сложность,
        уровень, складність, 难度, 難易度, 난이도
    """,
    Part.TYPE: "type, question type, interview type, kind, qtype, card type, format, tipo, typ, тип, 类型",
    Part.PLACE: """
        category, section, topic, subject, chapter, area, module, unit, domain, group, theme, deck, deck
        name, course, subcategory, sub category, subtopic, sub topic, lesson, field of study, category
        name, category title, section name, section title, topic name, topic title, group name, chapter
        title, chapter name, module name, subject name, quiz title, quiz name, deck title, discipline,
        collection, categoría, categoria, tema, kategorie, thema, kategoria, temat, catégorie,
        catégorie, категория, тема, раздел, категорія, 分类, 类别, カテゴリ, 카테고리
    """,
    Part.MINUTES: """
        minutes, time, duration, time to answer, answer time, estimated time, estimated minutes, time
        minutes, suggested time, time allotted, minutes to answer, expected time
    """,
    Part.STAGE: "stage, round, interview stage, interview round, phase",
    Part.NUMBER: "number, no, nr, num, n, question number, question no, q no, index, idx, id, order, position, nº",
    Part.LANGUAGE: "language, lang, locale, in language",
    Part.LINKS: """
        links, link, references, reference, refs, ref, sources, source, resources, resource, further
        reading, read more, learn more, see also, additional links, additional resources, more, url,
        urls, href, docs, documentation, bibliography, enlaces, referencias, quellen, źródła, ссылки,
        参考, citation, citations
    """,
    Part.POINTS: """
        good to hear, key points, keypoints, points, points to mention, bullet points, bullets, main
        ideas, must have, must haves, expected, expected keywords, checklist, puntos clave, kernpunkte,
        ключевые моменты
    """,
    Part.WRAPPER: "fields, attributes, properties, data",
    Part.RECORD_DATA: "meta, metadata, context type, translator, contributor",
}
_PARTS = {
    words: part for part, several in _WORDS.items() for words in (" ".join(each.split()) for each in several.split(","))
}
PRIORITY = {words: rank for rank, words in enumerate(_PARTS)}
"""How early words stand among those that mean the same: of two questions in one record, the earlier is the prompt."""

_CONTAINERS = """
    questions, question, q, qs, items, item, data, cards, card, notes, results, result, entries, records, record, faq,
    faqs, quiz, quizzes, list, main entity, graph, sections, categories, topics, chapters, flashcards, flash
    cards, bank, question bank, decks, deck, children, content, contents, body, documents, rows, set, sets, qa,
    qas, q and a, terms, interview questions, paragraphs, levels, difficulties, stages, groups, subsections,
    units, modules, problems, exercises, preguntas, perguntas, fragen, domande, pytania, вопросы, 问题, 題目,
    elements, nodes, payload, value, values, response, all, pages, exam, test, tests, props, page props, fields,
    interview, part of, has part
"""
CONTAINERS = frozenset(" ".join(words.split()) for words in _CONTAINERS.split(","))
"""Keys that only hold records, and name no place."""


@lru_cache(maxsize=16_384)
def words_of(key: str) -> str:
    """A key's words in lower case: `goodToHear`, `_good_to_hear` and `Good to hear` are one."""
    return " ".join(part for part in _PARTS_OF_KEY.split(key[:200]) if part).casefold()


@lru_cache(maxsize=16_384)
def part_of(key: str) -> tuple[Part, str | None]:
    """What a key says its value is, and the language that it names beside (`question_en`), or None."""
    if len(key) > _LONGEST:
        return Part.OTHER, None
    words = words_of(key)
    known = _known(words)
    if known is not None:
        return known, None
    first, _, rest = words.partition(" ")
    before, _, last = words.rpartition(" ")
    if _PARTS.get(before) in _TRANSLATED and (language := language_of(last)):
        return _PARTS[before], language
    if _PARTS.get(rest) in _TRANSLATED and (language := language_of(first)):
        return _PARTS[rest], language
    return (Part.RECORD_DATA if _RECORD_DATA.fullmatch(words) else Part.OTHER), None


def option_label(key: str) -> str | None:
    """The letter or number that a key gives one option (`option_b`, `answer2`); None where it is no option's."""
    words = words_of(key)
    of_one = _OF_ONE.fullmatch(words)
    match = _OPTION.fullmatch(words.removesuffix(" correct")) or (of_one and _OPTION.fullmatch(of_one["rest"]))
    return match["label"] if match else None


def language_of(key: str) -> str | None:
    """The code of the language that a key is the code or name of, or None."""
    bare = key.strip().casefold()
    return None if bare in _NO_LANGUAGES else _OF_COUNTRIES.get(bare) or language_code(key[:_LONGEST])


def heading_of(key: str) -> str:
    """A key as a heading: `good_to_hear` is "Good to hear"; one that is already in words stays."""
    if " " in key.strip():
        return key.strip()
    words = words_of(key)
    return words[:1].upper() + words[1:]


_TOLD_OF_ONE = frozenset(
    {
        *(Part.OPTION, Part.CHOICES, Part.WRONG, Part.RIGHT, Part.RIGHT_INDEX, Part.EXPLANATION, Part.POINTS),
        *(Part.TAGS, Part.DIFFICULTY, Part.PLACE, Part.CODE, Part.LINKS),
    }
)
_TRANSLATED = frozenset(
    {Part.QUESTION, Part.NAME, Part.BODY, Part.ANSWER, Part.EXPLANATION, Part.CHOICES, Part.RIGHT, Part.POINTS}
)


def _known(words: str) -> Part | None:
    """The part that words mean as they stand."""
    part = _PARTS.get(words)
    if part is not None:
        return part
    if words in {"b", "c", "d", "e", "f"} or _OPTION.fullmatch(words):
        return Part.OPTION
    if _WRONG.fullmatch(words):
        return Part.WRONG
    of_one = _OF_ONE.fullmatch(words)
    part = _known(of_one["rest"]) if of_one else None
    return part if part in _TOLD_OF_ONE else Part.TAGS if _TAGS.fullmatch(words) else None
