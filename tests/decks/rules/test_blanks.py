"""A blank hides a means, a name or a list, at most two of them, and never what the front tells."""

import pytest
from factories import question

from decks.rules.bank_index import BankIndex
from decks.rules.blanks import Blanked, blanked, list_blanked, stems_of

TWICE = "Drivers cause delays of the yard, and packers cause delays of the lane."
INDEX = BankIndex([question(), question(prompt=TWICE)])


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
        "Weigh every parcel of the lane with Kafka or the scale of the yard tonight.",
        "Forbid some slips of the lane that belong to later versions of BeltScript tonight.",
        "DHL recommends one slip for every lane of the yard and none for the gate.",
    ],
)
def test_what_is_no_blank(sentence: str) -> None:
    assert asked(sentence) is None


def test_a_name_that_the_cue_tells_is_no_blank() -> None:
    assert asked("Send every slip of the lane to Kafka at night.", cue="How does Kafka work?") is None


def test_a_second_predicate_is_no_blank() -> None:
    sentence = "Weigh every slip of the lane and cause delays only at the gate of the yard."
    assert asked(sentence, cue="What is a lane?") is None
    assert asked(sentence.replace("and", "beside"), cue="What is a lane?") is not None


def test_a_name_that_stands_inside_code_on_the_front_is_no_blank() -> None:
    sentence = "Carry every paper of the lane to Freight Yard before night."
    assert asked(sentence, cue="What does a slip print?") is not None
    assert asked(sentence, cue="What does `freightslip` print?") is None


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


def test_what_a_whole_bank_is_about_is_no_blank() -> None:
    sentence = "Keep the slips of the lane together and help Kafka know the gate again."
    alone = BankIndex([question()], ["What is a lane?", "What is Kafka?"])
    asked_twice = BankIndex([question()], ["What is a lane?", "What is Kafka?", "When does Kafka wait?"])
    asked_in_it = BankIndex([question()], ["What is a lane?", "What is a gate in Kafka?"])
    found = [blanked(sentence, frozenset(), "", index) for index in (alone, asked_twice, asked_in_it)]
    assert [each and each.answers for each in found] == [("Kafka",), None, None]
    assert blanked(sentence.replace("Kafka", "Kafka API"), frozenset(), "", asked_twice) is None


@pytest.mark.parametrize(
    ("sentence", "front"),
    [
        (
            "Hand the `slip` paper of the lane to a driver tonight.",
            "Hand the […] paper of the lane to a driver tonight.",
        ),
        ("Hand an `iron` seal of the lane to a driver tonight.", "Hand […] seal of the lane to a driver tonight."),
    ],
)
def test_only_an_article_that_tells_the_first_letter_is_blanked_too(sentence: str, front: str) -> None:
    found = asked(sentence)
    assert found is not None
    assert found.text == front
