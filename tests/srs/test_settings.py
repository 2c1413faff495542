"""Settings: sensible defaults, values that are checked, and decks that inherit."""

import math
from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srs.errors import SettingError
from srs.model import Json
from srs.settings import SETTINGS, LeechAction, Setting, Settings, TodayOnly, checked, lineage, resolve, typed

TODAY = date(2027, 1, 11)


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


def test_every_setting_has_a_value_and_a_line_of_its_own() -> None:
    assert [setting.name for setting in SETTINGS.values()] == [field.name for field in fields(Settings)]
    assert all(setting.words.endswith(".") and "\n" not in setting.words for setting in SETTINGS.values())
    assert len({setting.words for setting in SETTINGS.values()}) == len(SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_a_default_as_it_is_shown_can_be_typed(setting: Setting) -> None:
    shown = setting.kind.shown(setting.default)
    assert checked(setting.name, typed(setting.name, shown, TODAY)) == setting.default


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_what_a_setting_gives_as_an_example_can_be_typed(setting: Setting) -> None:
    example = setting.kind.such_as.removesuffix(", or none")
    assert checked(setting.name, typed(setting.name, example, TODAY)) is not None


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("new_per_day", " 12 ", 12), ("desired_retention", "85%", 0.85), ("desired_retention", "0.85", 0.85),
        ("learning_steps", "30s 10 1h", (30, 600, 3600)), ("learning_steps", "1m, 1d", (60, 86400)),
        ("relearning_steps", "none", ()), ("leech_action", "Suspend", LeechAction.SUSPEND),
        ("siblings_apart", "off", False), ("easy_days", "sat=50% sun=0", (1, 1, 1, 1, 1, 0.5, 0)),
        ("easy_days", "none", (1,) * 7), ("time_zone", "Europe/Berlin", "Europe/Berlin"), ("time_zone", "local", ""),
        ("days_off", "2027-02-27..2027-03-01,2027-01-01",
         (date(2027, 1, 1), date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1))),
        ("new_today", "3", TodayOnly(day=TODAY, count=3)), ("new_today", "none", None), ("days_off", "none", ()),
    ],
)  # fmt: skip
def test_what_a_person_types_is_understood(name: str, text: str, value: object) -> None:
    assert checked(name, typed(name, text, TODAY)) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("new_per_day", "many"), ("new_per_day", "-1"), ("new_per_day", ""), ("desired_retention", "9"),
        ("learning_steps", "1w"), ("learning_steps", "2d"), ("learning_steps", "1m " * 11), ("leech_action", "delete"),
        ("siblings_apart", "maybe"), ("easy_days", "sat"), ("easy_days", "sat=2"), ("easy_days", "sat=x"),
        ("easy_days", "mon=0 tue=0 wed=0 thu=0 fri=0 sat=0 sun=0"), ("days_off", "tomorrow"),
        ("days_off", "2027-03-01..2027-02-27"), ("days_off", "0001-01-01..9999-12-31"), ("time_zone", "Berlin"),
        ("time_zone", "../../etc/passwd"), ("rollover_hour", "13"), ("new_today", "x"), ("learning_steps", "²m"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_an_example(name: str, text: str) -> None:
    with pytest.raises(SettingError) as refused:
        typed(name, text, TODAY)
    assert str(refused.value).startswith(f"{name} takes ")
    assert "such as" in str(refused.value)


@given(st.sampled_from(sorted(SETTINGS)), st.text(max_size=40))
def test_any_text_is_understood_or_refused(name: str, text: str) -> None:
    try:
        value = typed(name, text, TODAY)
    except SettingError:
        return
    kept = checked(name, value)
    assert checked(name, typed(name, SETTINGS[name].kind.shown(kept), TODAY)) == kept or name.endswith("_today")


def test_a_number_for_today_holds_today_alone() -> None:
    settings = resolve("d", {("", "new_today"): {"day": "2027-01-11", "count": 30}, ("d", "new_per_day"): 4})
    assert [settings.new_limit(TODAY), settings.new_limit(TODAY + timedelta(days=1))] == [30, 4]
    assert settings.review_limit(TODAY) == 200


def test_a_setting_of_another_version_is_passed_over() -> None:
    assert resolve("d", {("", "colour"): "green"}) == Settings()


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
