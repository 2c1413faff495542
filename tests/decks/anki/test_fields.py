from decks.anki.fields import has_html, markdown_of, markdown_of_text, sound_names


def test_html_becomes_markdown_and_a_sound_its_name() -> None:
    assert markdown_of("A <b>bell</b> [sound:bell one.mp3]") == "A **bell** *(sound: bell one.mp3)*"
    assert markdown_of_text("A bell [sound:bell.mp3] ") == "A bell *(sound: bell.mp3)*"


def test_the_sounds_a_field_plays_are_found_once_and_as_they_are_called() -> None:
    assert sound_names("[sound:a b.mp3][sound:c&amp;d.ogg] [sound:a b.mp3]") == ("a b.mp3", "c&d.ogg")


def test_html_is_told_from_text() -> None:
    assert has_html("a<br>b")
    assert has_html("a&nbsp;b")
    assert not has_html("if a < b and c > d: AT&T")
