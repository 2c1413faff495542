from hypothesis import given
from hypothesis import strategies as st

from decks.anki.cloze import has_deletions, hides_images, with_gaps
from decks.deletions import GAP


def test_every_deletion_becomes_a_gap() -> None:
    assert with_gaps("The {{c1::bow::front}} and the {{c2::stern}}.") == f"The {GAP} and the {GAP}."


def test_a_deletion_inside_another_goes_with_it() -> None:
    assert with_gaps("a {{c1::b {{c2::c}} d}} e {{c3,4::f}}") == f"a {GAP} e {GAP}"


def test_what_nothing_closes_stays() -> None:
    assert with_gaps("{{c1::a {{c2::b}} }") == "{{c1::a […] }"
    assert not has_deletions("{{c1::a and }} before {{c".replace("}}", "}"))
    assert not has_deletions("{{name}} and a }}")


def test_shapes_on_a_picture_are_told_from_words() -> None:
    assert hides_images("{{c1::image-occlusion:rect:left=.1:top=.2}}")
    assert not hides_images("{{c1::an image-occlusion}}")


@given(st.lists(st.sampled_from(["{{c1::", "{{c2,3::", "}}", "::", "a", "\n"])).map("".join))
def test_no_gap_is_lost_in_any_nesting(text: str) -> None:
    assert has_deletions(text) == (GAP in with_gaps(text))
