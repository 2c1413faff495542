from decks.rules.cue import cue
from decks.rules.unique_cues import unique


def test_equal_cues_are_told_apart_by_their_own_words() -> None:
    prompts = [f"What is a key? Say in your own words how it opens a {thing}." for thing in ("dock", "lorry")]
    assert unique([cue(prompt) for prompt in prompts], prompts, [(), ()]) == [
        "What is a key? … dock",
        "What is a key? … lorry",
    ]


def test_a_cue_without_a_word_of_its_own_has_its_tag() -> None:
    assert unique(["Why is that?"], ["Why is that?"], [("belts",)]) == ["Why is that? (belts)"]
