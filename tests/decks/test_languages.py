import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.languages import language_code, language_of_script, marked_language, script_of, writes


@pytest.mark.parametrize(
    ("name", "code"),
    [("EN", "en"), ("zh_CN", "zh-CN"), ("Русский", "ru"), ("english", "en"), ("jp", "ja"), ("API", None), ("", None)],
)
def test_a_language_is_known_by_code_or_name(name: str, code: str | None) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(
    ("heading", "mark"),
    [
        ("Question (EN)", ("Question", "en")),
        ("Вопрос [RU]", ("Вопрос", "ru")),
        ("(DE) Frage", ("Frage", "de")),
        ("Français", ("", "fr")),
        ("🇯🇵 日本語", ("", "ja")),
        ("Arrays (API)", None),
        ("It", None),
    ],
)
def test_a_heading_may_have_the_mark_of_its_language(heading: str, mark: tuple[str, str] | None) -> None:
    assert marked_language(heading) == mark


def test_a_script_tells_a_language_or_leaves_it_open() -> None:
    assert language_of_script("Что такое `kernel`?") == "ru"
    assert language_of_script("Що це таке, її ядро?") == "uk"
    assert language_of_script("渡轮是什么？") == "zh"
    assert language_of_script("フェリーとは何ですか") == "ja"
    assert language_of_script("Was ist das?") is None
    assert script_of("123 `abc`") is None
    assert writes("ru", "cyrillic")
    assert not writes("en", "cyrillic")


@given(st.text(max_size=60))
def test_any_text_has_a_language_or_none(text: str) -> None:
    language_code(text)
    marked_language(text)
    language_of_script(text)
