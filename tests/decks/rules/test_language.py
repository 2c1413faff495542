"""The rules know only English: everything else is recognised, and left alone."""

import pytest

from decks.rules.language import is_english


@pytest.mark.parametrize(
    "text",
    [
        "What is a dock and how is it used?",
        "Use `df -h`.",
        "kubectl get pods -o wide",
        "",
        "Docker Compose, Helm, Argo CD",
    ],
)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert is_english([text])


@pytest.mark.parametrize(
    "text",
    [
        "Was ist der Unterschied zwischen einem Dock und einer Rampe, und wann wird sie nicht benutzt?",
        "¿Qué es un muelle y cuál es la diferencia entre los camiones y las rampas?",
        "Quelle est la différence entre un quai et une rampe dans le dépôt ?",
        "Что такое склад и как он работает?",
        "パレットとは何ですか。どのように使いますか。",
        "O que é uma doca e quais são as diferenças entre os caminhões?",
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_english([text])


def test_what_the_bank_states_is_believed() -> None:
    assert is_english(["Was ist der Unterschied zwischen dem Dock und der Rampe?"], "en")
    assert not is_english(["What is the dock of the yard?"], "de-DE")
