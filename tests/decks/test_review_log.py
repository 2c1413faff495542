"""Review logs in CSV: their columns, moments and study days, and one clear message for what cannot be read."""

from datetime import UTC, date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from decks.review_log import ReviewLog, review_log
from srs.clock import Clock
from srs.errors import SourceError

HEAD = "card_id,review_rating,review_time,review_duration\n"
CLOCK = Clock(zone=UTC, rollover_hour=4)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log.csv"


def _read(file: Path, text: str, clock: Clock = CLOCK) -> ReviewLog:
    file.write_text(text, encoding="utf-8", newline="")
    return review_log(str(file), clock)


def test_reviews_come_in_order_of_time_with_their_study_days(file: Path) -> None:
    rows = "7,3,2027-01-12T03:59:00+00:00,900\n7,1,2027-01-11T09:00:00.250000+00:00,800\n8,4,2027-01-12T04:00:00Z,\n"
    assert _read(file, HEAD + rows) == ReviewLog(
        touches=(("7", date(2027, 1, 11), 1), ("7", date(2027, 1, 11), 3), ("8", date(2027, 1, 12), 4)), by_hand=0
    )


def test_study_days_are_those_of_the_zone_and_the_hour(file: Path) -> None:
    row = "7,3,2027-01-12T03:30:00+00:00,900\n"
    for zone, hour, day in (("UTC", 4, 11), ("UTC", 3, 12), ("Europe/Berlin", 4, 12), ("America/New_York", 0, 11)):
        clock = Clock(zone=ZoneInfo(zone), rollover_hour=hour)
        assert _read(file, HEAD + row, clock).touches == (("7", date(2027, 1, day), 3),)


@pytest.mark.parametrize(
    "moment", ["2027-01-11T09:00:00+00:00", "2027-01-11T10:00:00+01:00", "2027-01-11 09:00", "1799658000000"]
)
def test_moments_are_iso_or_milliseconds_and_in_utc_where_they_name_no_offset(file: Path, moment: str) -> None:
    assert _read(file, f"{HEAD}7,3,{moment},900\n", Clock(zone=UTC, rollover_hour=9)).touches[0][1] == date(2027, 1, 11)
    assert _read(file, f"{HEAD}7,3,{moment},900\n", Clock(zone=UTC, rollover_hour=10)).touches[0][1] == date(
        2027, 1, 10
    )


def test_columns_are_known_by_name_in_any_order_and_others_are_passed_over(file: Path) -> None:
    text = "\ufeffreview_state,Review_Time,review_rating,card_id\r\n2,2027-01-11T09:00:00Z,2,a b\r\n\r\n"
    assert _read(file, text).touches == (("a b", date(2027, 1, 11), 2),)


def test_a_line_that_stands_twice_counts_once_and_one_of_rating_0_is_counted_apart(file: Path) -> None:
    rows = ["7,3,2027-01-11T09:00:00Z,900\n", "7,3,2027-01-11T09:00:00Z,900\n", "7,0,2027-01-12T09:00:00Z,0\n"]
    found = _read(file, HEAD + "".join(rows))
    assert (len(found.touches), found.by_hand) == (1, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("7,5,2027-01-11T09:00:00Z,1", r"line 3: review_rating is '5', not 1 to 4"),
        ("7,good,2027-01-11T09:00:00Z,1", r"line 3: review_rating is 'good'"),
        ("7,,2027-01-11T09:00:00Z,1", r"line 3: review_rating is ''"),
        (",3,2027-01-11T09:00:00Z,1", r"line 3: card_id is empty"),
        ("7,3,yesterday,1", r"line 3: review_time is 'yesterday', no ISO 8601 moment"),
        ("7,3,99999999999999999999,1", r"line 3: review_time is '99999999999999999999'"),
        ("7,3,0001-01-01T00:00:00Z,1", r"line 3: "),
        ("7,3", r"line 3: review_time is ''"),
        ("7,3," + "x" * 10_000, r"line 3: review_time is 'x{40}…'"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(file: Path, row: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        _read(file, f"{HEAD}7,3,2027-01-11T09:00:00Z,1\n{row}\n")
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_many_bad_lines_are_counted_behind_the_first(file: Path) -> None:
    with pytest.raises(SourceError, match=r"line 2: .*; line 3: .*; line 4: .*; and 1,997 more\. Mend"):
        _read(file, HEAD + "7,9,2027-01-11T09:00:00Z,1\n" * 2000)


def test_a_cell_of_several_lines_leaves_the_count_of_lines_right(file: Path) -> None:
    with pytest.raises(SourceError, match="line 4: review_rating"):
        _read(file, HEAD + '"a\nb",3,2027-01-11T09:00:00Z,1\n7,9,2027-01-11T09:00:00Z,1\n')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("card_id,review_time\n1,2027-01-11T09:00:00Z\n", "no column review_rating"),
        ("question,answer\nWhat?,That.\n", "no column card_id and none review_rating and none review_time"),
        (HEAD + '7,"' + "x" * 200_000 + '",2027-01-11T09:00:00Z,1\n', "line 2: no CSV"),
    ],
)
def test_what_is_no_review_log_is_refused(file: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        _read(file, text)


def test_a_log_without_reviews_has_none(file: Path) -> None:
    assert _read(file, HEAD) == ReviewLog(touches=(), by_hand=0)


def test_bytes_that_are_no_text_a_folder_and_nothing_at_all_are_refused(file: Path) -> None:
    file.write_bytes(HEAD.encode() + b"7,3,\xff\xfe,1\n")
    with pytest.raises(SourceError, match="not in UTF-8"):
        review_log(str(file), CLOCK)
    file.write_bytes(HEAD.encode() + b"7,3,\0,1\n")
    with pytest.raises(SourceError, match="line 2"):
        review_log(str(file), CLOCK)
    with pytest.raises(SourceError, match="a folder"):
        review_log(str(file.parent), CLOCK)
    with pytest.raises(SourceError, match="no such file"):
        review_log(str(file.parent / "other.csv"), CLOCK)
