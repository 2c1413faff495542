import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_corpora import recorded_truth

from decks.text import decoded
from decks.thai import damaged
from srs.errors import SourceError


def mended(text: str) -> str:
    return decoded(text.encode(), "bank.txt").text


def thai_damage(text: str) -> str:
    """Text as it is after UTF-8 was read as ISO-8859-11 and the control characters were lost."""
    return "".join(damaged(character)[0] if ord(character) > 0x7F else character for character in text)


def test_a_damaged_listing_is_repaired_to_the_text_that_it_was() -> None:
    truth = recorded_truth()
    found = decoded(truth.damaged, "bank.txt")
    assert found.text == truth.repaired
    assert found.repaired_characters == 285
    assert found.encoding == "utf-8"


def test_bullets_ticks_crosses_clocks_and_dashes_come_back() -> None:
    was = (
        "⏱ 5 minutes · phone\n- •Coil the rope — clockwise.\nWhat Interviewers Look For\n- ✓Calm.\n"
        "Common Mistakes to Avoid\n- ✗Haste — always."
    )
    found = decoded(thai_damage(was).encode(), "bank.txt")
    assert found.text == was
    assert found.repaired_characters == 7
    assert ("โ", "✗", 1, 6) in [(each.before, each.after, each.count, each.line) for each in found.repairs]


@pytest.mark.parametrize(
    ("damaged_text", "was"),
    [
        ("โ€ข one", "• one"),
        ("ropes โ€” and knots", "ropes — and knots"),
        ("donโ€™t", "don’t"),
        ("donโt", "don’t"),
        ("say โHeaveโ twice", "say “Heave” twice"),
        ("cafรฉ", "café"),
        ("ยฉ the harbour", "© the harbour"),
        ("๏ปฟTitle", "Title"),
    ],
)
def test_other_remains_of_the_thai_accident(damaged_text: str, was: str) -> None:
    assert mended(damaged_text) == was


@pytest.mark.parametrize(
    "text",
    [
        "เรือออกจากท่าตอนเช้า แล้วกลับมาตอนเย็น",
        "แม่น้ำโขงยาวกว่าสี่พันกิโลเมตร",
        "- • ผูกเชือกสองรอบ\n- • ตรวจระดับน้ำก่อน 5 โมงเย็น",
        "Common Mistakes\n- โยนสมอเร็วเกินไป — อันตราย",
        "ท่าเรือ (harbour) เปิด มิ.ย. ถึง ส.ค. ๒๕๖๙",
        "• Tie up first. • โปรดผูกเรือก่อน รก รถ รบ",
    ],
)
def test_true_thai_is_left_alone(text: str) -> None:
    found = decoded(text.encode(), "bank.txt")
    assert found.text == text
    assert found.repaired_characters == 0


def test_the_letter_left_of_a_lost_fixed_space_goes_and_words_with_it_stay() -> None:
    found = decoded("What is ebb?Â\nIt goes out.Â\n`aÂ` Âmbito, PÂ\n".encode(), "bank.txt")
    assert found.text == "What is ebb?\nIt goes out.\n`aÂ` Âmbito, PÂ\n"
    assert [(repair.before, repair.after, repair.count) for repair in found.repairs] == [("Â", "", 2)]


def test_western_mojibake_is_repaired_and_counted_but_not_in_code() -> None:
    text = "â€¢ Le cafÃ© du port\n`â€¢ raw`\n```\nÃ©\n```\n"
    found = decoded(text.encode(), "bank.txt")
    assert found.text == "• Le café du port\n`â€¢ raw`\n```\nÃ©\n```\n"
    assert found.repaired_characters == 2


@pytest.mark.parametrize("text", ["&lt;b&gt; &amp;", "“curly” ‘quotes’", "ﬁne ligature", "Ｗide", "a\u2028b"])
def test_nothing_but_the_encoding_is_changed(text: str) -> None:
    assert mended(text) == text


def test_bytes_that_are_not_utf_8_are_read_as_windows_1252_and_the_report_says_so() -> None:
    found = decoded(b"one\ncaf\xe9 \x96 bar", "bank.txt")
    assert found.text == "one\ncafé – bar"
    assert found.encoding == "cp1252"
    assert found.problems[0].line == 2
    assert "Windows-1252" in found.problems[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding: str) -> None:
    found = decoded("Wie heißt das Schiff?".encode(encoding), "bank.txt")
    assert found.text == "Wie heißt das Schiff?"
    assert found.problems == ()


def test_an_encoding_that_is_given_overrides() -> None:
    assert decoded("Пристань".encode("koi8-r"), "bank.txt", encoding="koi8-r").text == "Пристань"


@pytest.mark.parametrize("encoding", ["no-such", "ascii", "rot13", "idna", "base64"])
def test_an_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(SourceError, match=r"bank\.txt"):
        decoded("één".encode(), "bank.txt", encoding=encoding)


def test_newlines_become_one_kind() -> None:
    assert mended("a\r\nb\rc\n") == "a\nb\nc\n"


def test_terminal_escapes_are_shown_and_reported() -> None:
    found = decoded(b"safe\n\x1b[31mred\x07\x7f \xc2\x9b", "bank.txt")
    assert found.text == "safe\n␛[31mred␇␡ ›"
    assert found.problems[0].line == 2
    assert "control characters" in found.problems[0].message


@given(st.binary(max_size=400))
def test_any_bytes_become_text_without_a_living_control_character(data: bytes) -> None:
    text = decoded(data, "bank.txt").text
    assert not any((ord(c) < 0x20 and c not in "\t\n") or 0x7F <= ord(c) < 0xA0 for c in text)


_CHARACTERS = st.sampled_from("abc •·⏱—✓✗éàâ€™ข โ-.`\n'“”กรย๐\xa0")


@given(st.text(_CHARACTERS, max_size=60))
def test_a_second_repair_of_thai_changes_nothing(text: str) -> None:
    once = mended(thai_damage(text))
    assert mended(once) == once or "ร" in once or "ย" in once or "โ" in once


_PARTS = ["- •", "- ✓", "⏱ 3", " · ", "don’t ", " — ", "word ", "café ", "\n", "≥ 2 "]


@given(st.lists(st.sampled_from(_PARTS), max_size=20))
def test_repaired_text_stays_as_it_is(parts: list[str]) -> None:
    text = "".join(parts)
    found = decoded(text.encode(), "bank.txt")
    assert found.text == text
    assert found.repaired_characters == 0


def test_long_damaged_text_takes_linear_time() -> None:
    decoded(("- โข" + "โ" * 200_000 + "\n" + "Ã© ` " * 100_000).encode(), "bank.txt")
