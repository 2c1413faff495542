"""The usual names of a table's columns, in several languages, and what each column is for."""

import re
import unicodedata
from enum import Enum

from decks.headings import kind_of
from srs.model import SectionKind


class Use(Enum):
    """What a column holds; the second of a pair is a name that also means other things."""

    QUESTION = "question"
    PERHAPS_QUESTION = "perhaps question"
    ANSWER = "answer"
    PERHAPS_ANSWER = "perhaps answer"
    NUMBER = "number"
    PLACE = "place"
    TYPE = "type"
    DIFFICULTY = "difficulty"
    MINUTES = "minutes"
    STAGE = "stage"
    TAGS = "tags"
    LANGUAGE = "language"
    OPTION = "option"
    OPTIONS = "options"
    WRONG = "wrong option"
    RIGHT = "right option"
    PICTURE = "picture"
    SECTION = "section"
    OTHER = "other"


_USUAL_NAMES: dict[Use, str] = {
    Use.QUESTION: """question, questions, q, prompt, prompts, front, front side, recto, cue, ask,
        flashcard front, pregunta, preguntas, anverso, pergunta, perguntas, frente, question posee, enonce,
        frage, fragen, vorderseite, domanda, domande, fronte, vraag, vragen, voorkant, fraga, sporgsmal,
        sporsmal, kysymys, pytanie, pytania, otazka, kerdes, intrebare, pitanje, soru, sorular, вопрос, вопросы,
        питання, запитання, ερωτηση, שאלה, سؤال, السؤال, प्रश्न, câu hỏi, cau hoi, pertanyaan, soalan, คำถาม,
        问题, 問題, 题目, 題目, 題, 提问, 正面, 質問, 설문, 질문, 문제, 앞면""",
    Use.PERHAPS_QUESTION: """term, terms, word, words, concept, concepts, expression, phrase, vocabulary, vocab,
        scenario, problem, exercise, task, statement, sentence, title, name, item, acronym, abbreviation,
        keyword, kanji, source text, termino, palabra, concepto, enunciado, ejercicio, titulo, termo, palavra,
        conceito, exercicio, terme, mot, notion, intitule, titre, begriff, wort, aufgabe, titel, ausdruck,
        termine, parola, concetto, esercizio, titolo, begrip, woord, term i, pojecie, slowo, zadanie, terim,
        kelime, kavram, термин, слово, понятие, задача, задание, термін, 术语, 词语, 单词, 概念, 标题, 用語,
        単語, 용어, 단어, 제목""",
    Use.ANSWER: """true false, true or false, back extra, extra, answer, answers, a, ans, back, back side,
        verso, reply, response, responses, solution, solutions, sample answer, model answer, answer text,
        flashcard back, respuesta, respuestas, reverso, solucion, resposta, respostas, verso da carta, solucao,
        reponse, reponses, corrige, antwort, antworten, ruckseite, losung, loesung, rueckseite, risposta,
        risposte, retro, soluzione, antwoord, antwoorden, achterkant, svar, vastaus, odpowiedz, odpowiedzi,
        odpoved, valasz, raspuns, odgovor, cevap, cevaplar, yanit, ответ, ответы, решение, відповідь, απαντηση,
        תשובה, جواب, الجواب, الإجابة, उत्तर, câu trả lời, cau tra loi, tra loi, đáp án, dap an, jawaban,
        jawapan, คำตอบ, 答案, 回答, 解答, 答, 背面, 反面, 答え, 정답, 답변, 답, 뒷면""",
    Use.PERHAPS_ANSWER: """definition, definitions, meaning, meanings, explanation, explanations, explication,
        description, translation, translations, value, details, detail, content, text, body, rationale, reason,
        justification, feedback, answer explanation, explanation of the answer, translated text, definicion,
        significado, explicacion, descripcion, traduccion, definicao, explicacao, descricao, traducao,
        signification, traduction, erklarung, erklaerung, bedeutung, ubersetzung, uebersetzung, beschreibung,
        begrundung, definizione, spiegazione, significato, descrizione, traduzione, definitie, uitleg,
        betekenis, vertaling, definicja, wyjasnienie, znaczenie, tlumaczenie, tanim, aciklama, anlam,
        определение, объяснение, пояснение, значение, перевод, описание, визначення, пояснення, переклад, 定义,
        解释, 解析, 说明, 释义, 翻译, 定義, 意味, 説明, 解説, 정의, 설명, 뜻, 해설""",
    Use.NUMBER: """number, no, nr, num, n, id, ids, #, №, index, idx, order, position, question number,
        question no, question id, questionid, qid, q no, qno, q number, sl no, sno, s no, sr no, serial,
        serial number, card number, numero, nummer, ordem, orden, ordre, lfd nr, numer, номер, 序号, 编号, 番号,
        번호""",
    Use.PLACE: """category, categories, categorie, subcategory, sub category, topic, topics, subtopic,
        sub topic, section, subsection, deck, decks, subject, subjects, chapter, unit, lesson, module, area,
        domain, theme, field, group, skill area, competency, part, set, course, categoria, subcategoria, tema,
        temas, seccion, asignatura, materia, mazo, unidad, leccion, modulo, assunto, topico, disciplina, secao,
        baralho, capitulo, sujet, chapitre, matiere, rubrique, domaine, paquet, kategorie, unterkategorie,
        thema, themen, themengebiet, fach, abschnitt, kapitel, stapel, bereich, lektion, argomento, sezione,
        mazzo, capitolo, onderwerp, hoofdstuk, vak, kategoria, temat, przedmiot, dzial, konu, kategori,
        категория, тема, раздел, предмет, колода, глава, категорія, розділ, 分类, 类别, 主题, 章节, 科目, 分類,
        カテゴリ, カテゴリー, トピック, 分野, デッキ, 분류, 카테고리, 주제, 과목""",
    Use.TYPE: """type, question type, kind, type of question, question kind, card type, tipo, tipo de pregunta,
        tipo de pergunta, type de question, art, fragetyp, typ, tipo di domanda, soort, rodzaj, tur, тип,
        тип вопроса, 类型, 题型, 種類, 유형""",
    Use.DIFFICULTY: """difficulty, difficulty level, level, question level, seniority, experience level,
        complexity, dificultad, nivel, nivel de dificultad, dificuldade, nivel de dificuldade, difficulte,
        niveau, schwierigkeit, schwierigkeitsgrad, stufe, difficolta, livello, moeilijkheid, trudnosc, poziom,
        zorluk, seviye, сложность, уровень, складність, рівень, 难度, 難易度, レベル, 난이도""",
    Use.MINUTES: """time, minutes, mins, min, duration, time to answer, answer time, estimated time, time limit,
        time minutes, time min, time in minutes, time seconds, time sec, time in seconds, seconds,
        time limit sec, time limit seconds, duration minutes, duration min, length, tiempo, minutos, duracion,
        tempo, duracao, temps, duree, zeit, dauer, minuten, durata, minuti, tijd, czas, sure, время, минуты,
        时间, 時間, 시간""",
    Use.STAGE: """stage, round, interview stage, interview round, phase, etapa, ronda, fase, rodada, etape,
        tour, runde, этап, раунд, 阶段, 轮次""",
    Use.TAGS: """tag, tags, label, labels, keywords, hashtags, skills, technologies, technology, etiqueta,
        etiquetas, etiquette, etiquettes, mots cles, schlagwort, schlagworte, schlagworter, stichworte,
        etichette, etiketten, tagi, etiket, etiketler, тег, теги, метки, мітки, 标签, 標籤, タグ, 태그""",
    Use.PICTURE: """image, images, picture, pictures, img, image url, image file, image path, question image, photo,
        figure, diagram, illustration, imagen, imagem, bild, abbildung, immagine, afbeelding, obraz, obrazek,
        gorsel, resim, изображение, картинка, рисунок, зображення, 图片, 圖片, 画像, 이미지, 그림""",
    Use.LANGUAGE: """language, lang, locale, idioma, lingua, langue, sprache, taal, jezyk, dil, язык, мова,
        语言, 言語, 언어""",
    Use.OPTIONS: """options, choices, answer options, answer choices, possible answers, alternatives, variants,
        opciones, alternativas, opcoes, choix, propositions, antwortmoglichkeiten, optionen, opzioni, opties,
        opcje, secenekler, варианты, варианты ответа, варианты ответов, варіанти, 选项, 選択肢, 선택지, 보기""",
    Use.WRONG: """wrong, wrong answer, wrong answers, incorrect, incorrect answer, incorrect answers,
        false answer, false answers, distractor, distractors, wrong option, wrong options, incorrect option,
        incorrect options, respuesta incorrecta, respuestas incorrectas, falsche antwort, falsche antworten""",
    Use.RIGHT: """correct, correct answer, correct answers, correct option, correct options, correct choice,
        correct choices, correct letter, right, right answer, right answers, right option, answer key, key,
        answer letter, correct response, correct index, correct answer index, answer index,
        correct option index, respuesta correcta, respuestas correctas, correcta, opcion correcta,
        resposta correta, correta, alternativa correta, gabarito, bonne reponse, bonnes reponses,
        reponse correcte, richtige antwort, richtige antworten, richtig, korrekte antwort, risposta corretta,
        corretta, juiste antwoord, correct antwoord, poprawna odpowiedz, dogru cevap, dogru, правильный ответ,
        верный ответ, правильна відповідь, 正确答案, 正解, 정답 번호""",
}
_SECTIONS: dict[SectionKind, str] = {
    SectionKind.HINTS: """pista, pistas, dica, dicas, indice, indices, hinweis, hinweise, tipp, tipps,
        suggerimento, suggerimenti, wskazowka, ipucu, подсказка, подсказки, підказка, 提示, ヒント, 힌트""",
    SectionKind.KEY_POINTS: """points, bullet points, bullets, key facts, key takeaways, points cles,
        pontos chave, pontos principais, puntos principales, stichpunkte, kernpunkte, schlusselpunkte,
        punti chiave, kernpunten, kluczowe punkty, ключевые моменты, ключевые пункты, ключові моменти, 要点,
        关键点, ポイント, 핵심""",
    SectionKind.FOLLOW_UPS: """follow up, followups, further questions, preguntas de seguimiento, repreguntas,
        perguntas de acompanhamento, questions de suivi, relances, anschlussfragen, folgefragen, nachfragen,
        дополнительные вопросы, 追问, 後続質問, 꼬리 질문""",
    SectionKind.MISTAKES: """errores comunes, erros comuns, erreurs frequentes, haufige fehler, fehler,
        errori comuni, частые ошибки, ошибки, 常见错误""",
    SectionKind.LOOK_FOR: """what to listen for, expected answer criteria, scoring criteria, rubric""",
}
_MARKS = re.compile(r"[^\w#№]+|_")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_IDLE_WORDS = frozenset(
    "the your my card field column side text interview sample expected suggested ideal full original optional in "
    "english en german spanish french html markdown md body value s".split()
)
_REMARK = re.compile(r"\s[-–—]\s|\s*[(\[:：]")
_LONGEST = 60


def plain(header: str) -> str:
    """A header's words alone: lower case, single spaces, no accents on Latin letters, no punctuation, no markup."""
    apart = _HUMP.sub(" ", unicodedata.normalize("NFC", header[: _LONGEST * 2]))
    words = " ".join(_MARKS.sub(" ", apart).casefold().split())
    bare = "".join(each for each in unicodedata.normalize("NFD", words) if not "\u0300" <= each <= "\u036f")
    return unicodedata.normalize("NFC", bare)


_USES = {plain(name): use for use, names in _USUAL_NAMES.items() for name in names.split(",")}
_KINDS = {plain(name): kind for kind, names in _SECTIONS.items() for name in names.split(",")}


def use_of(header: str) -> tuple[Use, SectionKind | None]:
    """What a column with this header is for, and the kind of section it is where it is one; OTHER where nobody knows.

    Case, accents, punctuation and words such as "text" or "sample" make no difference.
    """
    if len(header) > _LONGEST:
        return Use.OTHER, None
    for said in (header, without_remark(header)):
        words = plain(said)
        spare = " ".join(word for word in words.split() if word not in _IDLE_WORDS)
        for name in (words, spare):
            if name in _USES:
                return _USES[name], None
            kind = _KINDS.get(name) or kind_of(name)
            if kind is not None:
                return (Use.ANSWER, None) if kind is SectionKind.ANSWER else (Use.SECTION, kind)
    return _by_last_word(spare.split()), None


def without_remark(header: str) -> str:
    """A header without what it adds: "Answer 1 - max 75 characters", "Time limit (sec)"."""
    return _REMARK.split(header, maxsplit=1)[0] or header


def _by_last_word(words: list[str]) -> Use:
    """A question or an answer of some sort: "Technical question", "Short answer"."""
    last = _USES.get(words[-1]) if 1 < len(words) <= 4 else None
    return last if last in {Use.QUESTION, Use.ANSWER} and len(words[-1]) > 3 else Use.OTHER
