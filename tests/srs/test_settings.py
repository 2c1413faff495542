"""Settings: sensible defaults, values that are checked, and decks that inherit."""

import math
from dataclasses import fields

import pytest

from srs.errors import SettingError
from srs.model import Json
from srs.settings import Settings, checked, lineage, resolve


def test_a_deck_inherits_from_the_collection_first_and_itself_last() -> None:
    assert lineage("devops::Behavioral::Hard") == ("", "devops", "devops::Behavioral", "devops::Behavioral::Hard")
    assert lineage("devops") == ("", "devops")
    assert lineage("") == ("",)


def test_a_single_colon_begins_no_deck() -> None:
    assert lineage("C++: the language") == ("", "C++: the language")


def test_without_stored_settings_the_defaults_hold() -> None:
    assert resolve("devops", {}) == Settings()


def test_the_nearest_deck_decides() -> None:
    stored: dict[tuple[str, str], Json] = {
        ("devops::Behavioral", "new_per_day"): 3,
        ("", "new_per_day"): 50,
        ("", "learning_steps"): [60, 600],
        ("devops", "new_per_day"): 7,
        ("devops", "desired_retention"): 0.85,
        ("other", "new_per_day"): 1,
    }
    assert resolve("devops::Behavioral", stored) == Settings(
        new_per_day=3, desired_retention=0.85, learning_steps=(60, 600)
    )
    assert resolve("devops::Technical", stored).new_per_day == 7
    assert resolve("harbour", stored).new_per_day == 50
    assert resolve("", stored).new_per_day == 50


def test_a_deck_whose_name_only_begins_alike_inherits_nothing() -> None:
    assert resolve("devops-two", {("devops", "new_per_day"): 7}).new_per_day == Settings().new_per_day


def test_every_setting_takes_its_own_default() -> None:
    for field in fields(Settings):
        default = getattr(Settings(), field.name)
        assert checked(field.name, list(default) if isinstance(default, tuple) else default) == default


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("new_per_day", -1), ("new_per_day", 10_000), ("new_per_day", 2.0), ("new_per_day", True),
        ("new_per_day", "20"), ("new_per_day", None), ("reviews_per_day", 100_000),
        ("desired_retention", 0.69), ("desired_retention", 1), ("desired_retention", 0.995),
        ("desired_retention", math.nan), ("desired_retention", math.inf), ("desired_retention", False),
        ("learning_steps", [0]), ("learning_steps", [86_401]), ("learning_steps", [60.0]), ("learning_steps", [True]),
        ("learning_steps", "600"), ("learning_steps", [60] * 11), ("relearning_steps", {"0": 60}),
        ("maximum_interval_days", 0), ("maximum_interval_days", 36_501), ("leech_threshold", 100),
        ("learn_ahead_minutes", 1441), ("learn_ahead_minutes", -1),
    ],
)  # fmt: skip
def test_a_value_outside_what_a_setting_takes_is_refused_with_what_it_takes(name: str, value: Json) -> None:
    with pytest.raises(SettingError) as refused:
        checked(name, value)
    assert str(refused.value).startswith(f"{name} takes ")
    assert repr(value) in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("new_per_day", 0, 0), ("desired_retention", 0.7, 0.7), ("desired_retention", 0.99, 0.99),
        ("learning_steps", [], ()), ("learning_steps", [1, 86_400], (1, 86_400)), ("maximum_interval_days", 1, 1),
        ("leech_threshold", 0, 0), ("learn_ahead_minutes", 1440, 1440),
    ],
)  # fmt: skip
def test_the_ends_of_what_a_setting_takes_are_taken(name: str, value: Json, kept: object) -> None:
    assert checked(name, value) == kept


def test_an_unknown_setting_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(SettingError, match=r"no setting 'new_a_day'.*new_per_day"):
        checked("new_a_day", 3)


def test_a_stored_value_that_is_out_of_range_is_refused_when_it_is_used() -> None:
    with pytest.raises(SettingError, match="desired_retention takes"):
        resolve("devops", {("", "desired_retention"): 2})
