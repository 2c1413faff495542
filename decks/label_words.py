"""The words that banks put before a question, a task, an answer, a follow-up or their contents, or who speaks, by kind.

All in lower case, in many languages. Whatever reads labels takes its words from here.
"""

import re
from enum import StrEnum


class Label(StrEnum):
    """What a label says of the words behind it."""

    QUESTION = "question"
    TASK = "task"
    ANSWER = "answer"
    FOLLOW_UP = "follow-up"
    CONTENTS = "contents"
    CHOICES = "choices"
    ASKER = "asker"
    ANSWERER = "answerer"


_SPOKEN: dict[Label, str] = {
    Label.QUESTION: """
        question, ques, interview question, prompt, pregunta, cuestión, pergunta, questão, frage, domanda,
        quesito, вопрос, vopros, питання, запитання, пытанне, pytanie, otázka, otázka, soru, vraag, fråga,
        spørgsmål, spørsmål, kysymys, kérdés, întrebare, pitanje, въпрос, ερώτηση, سؤال, السؤال, پرسش, سوال,
        שאלה, प्रश्न, सवाल, প্রশ্ন, கேள்வி, câu hỏi, pertanyaan, soalan, คำถาม, 问题, 問題, 题目, 題目, 面试题,
        質問, 設問, 질문, 문제, 问, 問, 문
    """,
    Label.TASK: """
        task, exercise, problem, scenario, example, challenge, ejercicio, problema, tarea, exercício, exercice,
        problème, esercizio, compito, aufgabe, übung, задание, задача, упражнение, завдання, вправа, zadanie,
        ćwiczenie, úloha, alıştırma, görev, oefening, opgave, övning, uppgift, bài tập, latihan, 练习, 練習,
        任务, 연습, 과제
    """,
    Label.ANSWER: """
        answer, ans, answers, the answer, expected answer, sample answer, example answer, model answer,
        reference answer, suggested answer, recommended answer, possible answer, ideal answer, perfect answer,
        strong answer, good answer, great answer, best answer, senior answer, staff answer, short answer,
        brief answer, quick answer, detailed answer, long answer, full answer, in depth answer, complete answer,
        direct answer, interview answer, simple answer, answer key, answer outline, solution, the solution,
        sample solution, model solution, reference solution, suggested solution, example response,
        sample response, expected response, model response, strong response, response, respuesta,
        respuesta corta, respuesta esperada, respuesta modelo, solución, resposta, resposta esperada,
        resposta modelo, solução, gabarito, réponse, reponse, réponse attendue, corrigé, antwort, musterantwort,
        kurzantwort, musterlösung, lösung, risposta, soluzione, ответ, otvet, краткий ответ, полный ответ,
        правильный ответ, пример ответа, решение, відповідь, відповіді, розв'язок, адказ, odpowiedź,
        rozwiązanie, odpověď, odpoveď, řešení, cevap, yanıt, çözüm, antwoord, oplossing, svar, vastaus, válasz,
        megoldás, răspuns, odgovor, отговор, απάντηση, إجابة, الإجابة, الاجابة, جواب, الجواب, پاسخ, תשובה,
        उत्तर, जवाब, উত্তর, பதில், trả lời, đáp án, câu trả lời, jawaban, คำตอบ, 答案, 参考答案, 參考答案,
        标准答案, 回答, 解答, 答, 模範解答, 정답, 답변, 모범답안, 모범 답안, 답, 30 second headline,
        one line answer, one liner, tl;dr, 60 second answer, 30 second answer, 2 minute answer
    """,
    Label.FOLLOW_UP: """
        follow up, follow ups, follow up question, follow up questions, followup, followups, followup questions,
        possible follow up questions, likely follow up questions, likely follow ups, additional questions,
        related follow up questions, follow ups / traps, follow up q, common follow ups, common follow up,
        probing questions, preguntas de seguimiento, pregunta de seguimiento, repregunta, repreguntas,
        perguntas de acompanhamento, pergunta de acompanhamento, question de suivi, questions de suivi,
        folgefrage, folgefragen, rückfragen, nachfragen, anschlussfrage, anschlussfragen,
        domanda di approfondimento, дополнительные вопросы, дополнительный вопрос, dopolnitelnye voprosy,
        уточняющие вопросы, уточняющий вопрос, додаткові питання, pytania dodatkowe, takip sorusu,
        takip soruları, 追问, 追問, 延伸问题, 深掘り質問, 꼬리 질문, 꼬리질문
    """,
    Label.CONTENTS: """
        table of contents, contents, toc, table of content, index, 目录, 目錄, 目次, 목차, índice, indice,
        contenido, contenidos, tabla de contenido, tabla de contenidos, conteúdo, sumário, sommaire,
        table des matières, inhalt, inhaltsverzeichnis, sommario, оглавление, содержание, зміст, spis treści,
        obsah, içindekiler, inhoud, inhoudsopgave, innehåll, innehållsförteckning, indhold, innhold, sisällys,
        tartalom, cuprins, mục lục, daftar isi, الفهرس, المحتويات, فهرس, विषय सूची, สารบัญ, תוכן עניינים,
        περιεχόμενα
    """,
    Label.CHOICES: """
        choices, options, answer choices, opciones, alternativas, opções, optionen, antwortmöglichkeiten, choix,
        opzioni, варианты, варианты ответа, варианты ответов, варіанти відповідей, opcje, seçenekler, şıklar,
        选项, 選項, 選択肢, 보기, 선택지
    """,
    Label.ASKER: """
        interviewer, the interviewer, recruiter, hiring manager, examiner, hr, 面试官, 考官, 面試官, 采访者,
        面接官, 면접관, entrevistador, entrevistadora, reclutador, recrutador, recruteur, recruteuse,
        intervieweur, examinateur, interviewerin, prüfer, prüferin, intervistatore, selezionatore, интервьюер,
        собеседующий, экзаменатор, інтерв'юер, rekruter, rekruterka, egzaminator, mülakatçı, görüşmeci
    """,
    Label.ANSWERER: """
        candidate, the candidate, interviewee, applicant, me, i, you, engineer, 我, 候选人, 求职者, 应聘者,
        面试者, 候選人, 応募者, 지원자, candidato, candidata, entrevistado, entrevistada, yo, eu, candidat, moi,
        kandidat, kandidatin, bewerber, bewerberin, ich, io, кандидат, соискатель, я, kandydat, kandydatka, ja,
        aday, ben
    """,
}
WORDS: dict[Label, tuple[str, ...]] = {
    kind: tuple(dict.fromkeys(" ".join(each.split()) for each in words.split(","))) for kind, words in _SPOKEN.items()
}


def alternatives(*kinds: Label) -> str:
    """The words of some kinds as the alternatives of a regular expression, the longest first; a space is any blank."""
    words = sorted({word for kind in kinds for word in WORDS[kind]}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in words)
