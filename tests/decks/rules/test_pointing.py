from decks.rules.pointing import points_at_code


def test_a_prompt_that_speaks_of_code_points_at_it() -> None:
    assert points_at_code("What does the following code print?")
    assert not points_at_code("What is a dock?")
