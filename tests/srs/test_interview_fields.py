"""The fields of an interview: what a person types, what is refused, and that what is shown may be typed again."""

from datetime import date

import pytest
from hypothesis import given
from strategies import interviews

from srs.errors import UsageError
from srs.interview_fields import FIELDS, filled, typed, went_typed
from srs.model import Aspect, Interview, InterviewId, Weight, Went

TODAY = date(2027, 1, 11)
MADE = Interview(id=InterviewId("1"), name="SRE at Acme", day=TODAY)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("name", "  SRE\n at  Acme ", "SRE at Acme"),
        ("on", "2027-03-14", date(2027, 3, 14)),
        ("on", "tomorrow", date(2027, 1, 12)),
        ("on", " Today ", TODAY),
        ("on", "+54", date(2027, 3, 6)),
        ("scope", " deck:a ", "deck:a"),
        ("minutes", "0", 0),
        ("minutes", "1440", 1440),
        ("weekday", "sat=60, Sunday=0", (None, None, None, None, None, 60, 0)),
        ("weekday", "none", (None,) * 7),
        ("weekday", "mon-fri=20 Sat-Sun=60", (20, 20, 20, 20, 20, 60, 60)),
        ("weekday", "friday–mon=5", (5, None, None, None, 5, 5, 5)),
        ("weekday", "tues=1 thurs=2", (None, 1, None, 2, None, None, None)),
        ("off", "2027-01-20..2027-01-21 2027-02-01", (date(2027, 1, 20), date(2027, 1, 21), date(2027, 2, 1))),
        ("off", "none", ()),
        ("weight", "tag:a=2", (Weight(aspect=Aspect.TAG, name="a", times=2),)),
        ("weight", "tag:*=2", (Weight(aspect=Aspect.TAG, name="*", times=2),)),
        ("weight", "none", ()),
        ("target", "90%", 0.9),
        ("target", "0.85", 0.85),
        ("target", "90", 0.9),
        ("target", "2", 0.02),
        ("target", "100", 1.0),
        ("target", "1", 1.0),
        ("target", "none", None),
        ("notes", "one\ntwo\n", "one\ntwo"),
    ],
)
def test_what_is_typed_is_read(name: str, text: str, value: object) -> None:
    assert typed(name, text, TODAY) == value


def test_weights_are_parted_by_commas_save_in_quotes() -> None:
    found = typed("weight", 'tag:a=2, Stage:final round=0.5,stage:"first, second"=3, tag:a=4', TODAY)
    assert [(each.aspect, each.name, each.times) for each in found] == [
        (Aspect.TAG, "a", 4), (Aspect.STAGE, "final round", 0.5), (Aspect.STAGE, "first, second", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("name", ""), ("name", " \t"), ("name", "?!"), ("name", "x" * 81), ("name", "\udcff a"),
        ("on", "14.1.2027"), ("on", "soon"), ("on", "+99999999999"), ("on", ""), ("on", "2027-02-30"),
        ("minutes", "-1"), ("minutes", "1441"), ("minutes", "many"), ("minutes", "20.5"),
        ("weekday", "sat"), ("weekday", "someday=3"), ("weekday", "sat=1441"), ("weekday", "sat=x"),
        ("off", "2027-01-21..2027-01-20"), ("off", "christmas"), ("off", "2000-01-01..2027-01-01"),
        ("weight", "a=2"), ("weight", "tag:=2"), ("weight", "tag:a"), ("weight", "tag:a=nan"),
        ("weight", "tag:a=-1"), ("weight", "tag:a=101"), ("weight", "tag:a=2 tag:b=3"), ("weight", "deck:a=2"),
        ("weight", ",".join(f"tag:{n}=2" for n in range(51))),
        ("target", "0"), ("target", "nan"),
        ("target", "101%"), ("target", "200%"), ("target", "101"), ("target", "1.5"), ("target", "%"),
        ("role", "x" * 81), ("notes", "x" * 4001), ("scope", "\udcff"),
    ],
)  # fmt: skip
def test_what_a_field_does_not_take_is_refused_in_one_line(name: str, text: str) -> None:
    with pytest.raises(UsageError) as caught:
        typed(name, text, TODAY)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("monkey=5 sunny=3", "weekday: 'monkey' is no day of the week; write it like sat, saturday or mon-fri"),
        ("sat=60 sat=10", "weekday: sat is named twice; give each day of the week once"),
        ("sat-sun=60 sunday=0", "weekday: sun is named twice; give each day of the week once"),
        ("mon-fri-sat=5", "weekday: 'fri-sat' is no day of the week"),
    ],
)
def test_a_weekday_that_is_none_or_stands_twice_is_refused_by_its_name(text: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        typed("weekday", text, TODAY)
    assert str(caught.value).startswith(said)


@given(interviews)
def test_what_is_shown_gives_the_same_when_it_is_typed(made: Interview) -> None:
    assert filled(MADE, {name: field.of(made) for name, field in FIELDS.items()}, TODAY) == made


def test_weekdays_with_the_same_minutes_are_shown_as_a_range() -> None:
    made = filled(MADE, {"weekday": "tue=5 sat-mon=60 wed=5"}, TODAY)
    assert FIELDS["weekday"].of(made) == "mon=60 tue-wed=5 sat-sun=60"


def test_how_it_went_is_one_of_three_words_or_its_beginning() -> None:
    assert [went_typed(each) for each in ("well", "So-So", "b", "s", "none", "")] == [
        Went.WELL, Went.SO_SO, Went.BADLY, Went.SO_SO, None, None,
    ]  # fmt: skip
    with pytest.raises(UsageError, match="how it went takes well, so-so, badly, not 'fine'"):
        went_typed("fine")
