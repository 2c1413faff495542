"""What stands against each other in two wordings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.wording import Difference, contrast, read


def _difference(one: str, other: str) -> Difference:
    there, back = contrast(read(one), read(other)), contrast(read(other), read(one))
    assert there == back
    return there.difference


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is a quay?", "Explain a quay."),
        ("What's a quay?", "**What is** a *quay*"),
        ("In Rust, what is a trait?", "What is a trait in Rust?"),
        ("What is a load balancer?", "What is a load-balancer?"),
        ("What is a web site?", "What are websites?"),
        ("How do you optimise colours?", "How would you optimize a color?"),
        ("What is continuous integration?", "What is CI?"),
        ("What is role-based access control (RBAC)?", "What is RBAC?"),
        ("What is the 2nd normal form?", "What is the second normal form?"),
        ("Name the four pillars.", "List the 4 pillars"),
        ("Why don't mutexes help?", "Why do mutexes not help?"),
        ("Why can't you do it?", "Why cannot you do it?"),
        ("What does `==` do?", "What does == do?"),
        ('What does "==" do?', "What does == do?"),
        ("What is the enviroment of a process?", "What is the environment of a process?"),
        ("How do you teach pyhton?", "How do you teach Python?"),
        ("What is `git fetch`?", "What is git fetch?"),
        ("Was ist ein Index?", "Erklären Sie den Index."),
        ("Welche Vorteile haben Indizes?", "Welchen Vorteil haben Indizes?"),
        ("Qu’est-ce que l’heritage ?", "Expliquez l'héritage."),
        ("¿Qué son los índices?", "Explica el indice"),
        ("什么是索引?", "请解释一下索引。"),
        ("A 和 B 有什么不同?", "A 和 B 的区别是什么?"),
        ("Что такое индекс?", "Объясните индексы."),
        ("", "?"),
    ],
)
def test_spelling_order_and_the_words_around_are_no_difference(one: str, other: str) -> None:
    assert _difference(one, other) is Difference.SPELLING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is TCP?", "What is UDP?"),
        ("What is a macro kernel?", "What is a micro kernel?"),
        ("What is an AND gate?", "What is an OR gate?"),
        ("What does `for` do?", "What does `while` do?"),
        ("What does `&&` do?", "What does `||` do?"),
        ("What does == do?", "What does === do?"),
        ("What does ∪ mean?", "What does ∩ mean?"),
        ("What is C?", "What is C#?"),
        ("What is a B-tree?", "What is a B+tree?"),
        ("What is HTTP/1.1?", "What is HTTP/2?"),
        ("What is Python?", "What is Python 3?"),
        ("How would a team find a leak of memory?", "Which steps track down garbage on a server?"),
        ("When is it safe?", "When is it not safe?"),
        ("What is `UNION`?", "What is `UNION ALL`?"),
        ("Why do ships float?", "When do ships float?"),
        ("How do you turn a list into a string?", "How do you turn a string into a list?"),
        ("What are the pros of caching?", "What are the cons of caching?"),
        ("Was ist ein Primärschlüssel?", "Was ist ein Fremdschlüssel?"),
        ("Wann braucht man einen Index?", "Wann braucht man keinen Index?"),
        ("Quand utiliser un index ?", "Quand ne pas utiliser un index ?"),
        ("¿Qué es una cola?", "¿Qué es una pila?"),
        ("什么是左连接?", "什么是右连接?"),
        ("什么时候使用索引?", "什么时候不使用索引?"),
    ],
)
def test_another_word_number_sign_or_a_not_is_another_question(one: str, other: str) -> None:
    assert _difference(one, other) is Difference.CONTRARY


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("What is a trait?", "What is a trait in Rust?", Difference.CLAUSE),
        ("What is a trait?", "What is a trait, and when would you use one?", Difference.CLAUSE),
        ("What is a join?", "What is a self join?", Difference.QUALIFIED),
        ("What is Docker?", "What is Docker Compose?", Difference.QUALIFIED),
        ("What does it print?\n\n```\nprint(1)\n```", "What does it print?\n\n```\nprint(2)\n```", Difference.CODE),
    ],
)
def test_between_the_two_the_answers_decide(one: str, other: str, difference: Difference) -> None:
    assert _difference(one, other) is difference


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_and_a_text_is_as_itself(one: str, other: str) -> None:
    _difference(one, other)
    assert _difference(one, one) is Difference.SPELLING
