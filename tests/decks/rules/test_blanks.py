"""A blank hides a means, a name or a list, at most two of them, and never what the front tells."""

import pytest
from factories import question

from decks.rules.bank_index import BankIndex
from decks.rules.blanks import Blanked, blanked, list_blanked, stems_of

INDEX = BankIndex([question()])


def asked(sentence: str, *, cue: str = "", signs_only: bool = False) -> Blanked | None:
    return blanked(sentence, stems_of(cue), cue, INDEX, signs_only=signs_only)


@pytest.mark.parametrize(
    ("sentence", "answers"),
    [
        ("Store every reading of the lane with InfluxDB tonight.", ("InfluxDB",)),
        ("Carry one slip through every gate with the W3C header of the lane.", ("W3C header",)),
        (
            "Send every slip of the yard to Kafka before the packers of the night shift read their lanes with Flink.",
            ("Kafka", "Flink"),
        ),
        ("Watch the memory of the gate with `free -m` every morning.", ("`free -m`",)),
    ],
)
def test_a_name_is_blanked(sentence: str, answers: tuple[str, ...]) -> None:
    found = asked(sentence)
    assert found is not None
    assert (found.answers, found.text.count("[…]")) == (answers, len(answers))


@pytest.mark.parametrize(
    "sentence",
    [
        "Declare a P1 for the lane before anyone leaves the yard tonight.",
        "Kafka helps.",
        "Send every slip of the lane to Kafka, gather refusals, and read Kafka again.",
        "Lower the time to live of every slip to one TTL before the change of lanes.",
        "Choose a Git-based plan for the lanes of the yard tonight.",
        "Adopt a clear and effective approach to improve results of the lane.",
    ],
)
def test_what_is_no_blank(sentence: str) -> None:
    assert asked(sentence) is None


def test_a_name_that_the_cue_tells_is_no_blank() -> None:
    assert asked("Send every slip of the lane to Kafka at night.", cue="How does Kafka work?") is None


def test_in_another_language_only_signs_are_blanked() -> None:
    found = asked("Speichern Sie die Messwerte der Strecke mit InfluxDB im Hof.", signs_only=True)
    assert found is not None
    assert found.answers == ("InfluxDB",)


def test_an_item_of_a_list_that_the_front_tells_makes_it_none() -> None:
    told = stems_of("Which seals?")
    assert list_blanked("Check the weight, seals, and address before loading at night.", told, "Which seals?") is None


@pytest.mark.parametrize(
    "sentence",
    [
        "You either carry every slip to the gate, keep the slips of the lane, or use Kafka.",
        "Gates, docks, belts of the yard, lanes of Kafka, etc.",
    ],
)
@pytest.mark.parametrize("signs_only", [False, True])
def test_none_of_several_alternatives_is_blanked(sentence: str, signs_only: bool) -> None:
    assert asked(sentence.replace("Kafka", "`kafka`"), signs_only=signs_only) is None
    assert asked(sentence, signs_only=signs_only) is None
