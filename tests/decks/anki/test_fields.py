from decks.anki.fields import has_html, markdown_of, markdown_of_text, media_names


def test_html_becomes_markdown_and_a_sound_its_name() -> None:
    assert markdown_of("A <b>bell</b> [sound:bell one.mp3]") == "A **bell** *(sound: bell one.mp3)*"
    assert markdown_of_text("A bell [sound:bell.mp3] ") == "A bell *(sound: bell.mp3)*"


def test_the_files_a_field_names_are_found_once_and_as_they_are_called() -> None:
    html = '<img src="a%20b.png"><IMG alt="x" src=\'c&amp;d.jpg\'><img src=e.gif>[sound:a b.mp3]<img src="a b.png">'
    assert sorted(media_names(html)) == ["a b.mp3", "a b.png", "c&d.jpg", "e.gif"]


def test_what_is_elsewhere_is_no_file() -> None:
    assert media_names('<img src="https://example.org/a.png"><img src="//b"><img src="data:image/png;base64,AA">') == ()


def test_html_is_told_from_text() -> None:
    assert has_html("a<br>b")
    assert has_html("a&nbsp;b")
    assert not has_html("if a < b and c > d: AT&T")
