"""A written list is one answer, and what only looks like one is none."""

import pytest

from decks.rules.lists import written_list


def items(sentence: str) -> tuple[str, ...]:
    found = written_list(sentence)
    return found.texts(sentence) if found else ()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Check weight, seal, and address before loading.", ("weight", "seal", "address")),
        ("Keep the lane open for drivers, packers or guests.", ("drivers", "packers", "guests")),
        ("Observe queue depth, retry rates, and refusals at night.", ("queue depth", "retry rates", "refusals")),
        (
            "It needs a seal, a slip, and an exit or transition path.",
            ("seal", "a slip", "an exit or transition path"),
        ),
        ("Write down findings, actions taken, and lessons learned.", ("findings", "actions taken", "lessons learned")),
        ("Look with tools like `top`, `htop`, `df -h`.", ("`top`", "`htop`", "`df -h`")),
        ("Send it with Routific or Onfleet.", ("Routific", "Onfleet")),
        ("Send it with Routific/Onfleet tonight.", ("Routific", "Onfleet")),
    ],
)
def test_a_list_is_found(sentence: str, found: tuple[str, ...]) -> None:
    assert items(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Weigh every parcel, record the result, and maintain a slip for it.",
        "Use a CI/CD lane for each parcel.",
        "Wait, since the belt, which is slow, stands still.",
        "Load it.",
    ],
)
def test_clauses_are_no_list(sentence: str) -> None:
    assert items(sentence) == ()


def test_names_joined_by_or_leave_the_choice() -> None:
    sentence = "Send it with tools like Routific or Onfleet."
    found = written_list(sentence)
    assert found is not None
    assert (found.named, found.any_right) == (True, True)


def test_of_five_items_two_are_shown() -> None:
    sentence = "Check weight, seal, slip, tyres, and address before loading."
    found = written_list(sentence)
    assert found is not None
    assert [sentence[start:end] for start, end in found.hidden()] == ["slip", "tyres", "address"]
