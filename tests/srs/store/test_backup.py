"""Backups: whole copies, thinned with age, and a way back that loses nothing of what stood there."""

import sqlite3
import threading
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from factories import World, basic, question

from srs import actions
from srs.errors import CollectionError, NotFoundError
from srs.model import Rating
from srs.session import ReviewSession
from srs.store import backup, open_store
from srs.store.backup import Backup, surplus

NOON = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)


@pytest.fixture
def stored(place: Path) -> Path:
    """A collection of three questions, one answered, closed."""
    world = World(str(place))
    world.add([question(f"Question {n}") for n in range(3)], basic)
    ReviewSession(world.journal).answer(Rating.GOOD)
    world.store.close()
    return place


def _rows(place: Path) -> dict[str, list[tuple[object, ...]]]:
    world = World(str(place))
    rows = world.rows() | world.rows("action", "entry", "change", "undone")
    assert world.store.problems() == ()
    world.store.close()
    return rows


def _answer(place: Path) -> None:
    world = World(str(place))
    ReviewSession(world.journal).answer(Rating.EASY)
    world.store.close()


def _names(place: Path) -> list[str]:
    return sorted(file.name for file in place.parent.iterdir() if not file.name.endswith(("-wal", "-shm")))


def test_a_backup_is_a_whole_collection_named_by_its_moment_and_reason(stored: Path) -> None:
    made = backup.make(stored, "manual", now=datetime(2027, 3, 31, 14, 5, 6, 789, tzinfo=UTC))
    assert made.path == stored.parent / "viva.db.backups" / "20270331T140506000789Z-manual.db"
    assert (made.reason, made.automatic) == ("manual", False)
    assert backup.backups(stored) == (made,)
    assert _rows(made.path) == _rows(stored)


def test_backups_are_as_private_as_the_collection(stored: Path) -> None:
    backup.make(stored, "manual")
    assert backup.folder_of(stored).stat().st_mode & 0o777 == 0o700


def test_a_backup_holds_what_is_not_yet_in_the_main_file(stored: Path) -> None:
    world = World(str(stored))
    ReviewSession(world.journal).answer(Rating.EASY)
    assert (stored.parent / "viva.db-wal").stat().st_size > 0
    made = backup.make(stored, "daily")
    assert len(world.entries()) == 2
    world.store.close()
    assert _rows(made.path) == _rows(stored)


def test_a_backup_while_another_program_writes_is_sound(stored: Path) -> None:
    over = threading.Event()

    def write() -> None:
        world = World(str(stored))
        with world.store.reading() as transaction:
            card = next(iter(transaction.schedule.states()))
        on = True
        while not over.is_set():
            actions.flag(world.journal, card, on=on)
            on = not on
        world.store.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [backup.make(stored, "manual") for _ in range(8)]
    finally:
        over.set()
        writer.join()
    counts = []
    for each in made:
        store = open_store(str(each.path))
        assert store.problems() == ()
        with store.reading() as transaction:
            counts.append(len(transaction.log.actions(100_000)))
        store.close()
    assert counts == sorted(counts)


def test_a_backup_that_cannot_be_written_leaves_nothing(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "copy", fail)
    with pytest.raises(CollectionError, match=r"no backup can be written .*No space left on device") as refused:
        backup.make(stored, "manual")
    assert "\n" not in str(refused.value)
    assert list(backup.folder_of(stored).iterdir()) == []


def test_a_backup_of_no_collection_is_refused(place: Path) -> None:
    place.write_text("not a collection" * 100, encoding="utf-8")
    with pytest.raises(CollectionError, match="no Viva collection"):
        backup.make(place, "manual")
    assert backup.backups(place) == ()


def test_files_of_other_names_are_no_backups(stored: Path) -> None:
    folder = backup.folder_of(stored)
    folder.mkdir()
    for name in ("notes.db", "20270331-manual.db", "20270331T140506000789Z-manual.txt"):
        (folder / name).touch()
    assert backup.backups(stored) == ()


# -------------------------------------------------------------------------------------------------------- thinning


def _backups(*ages_in_hours: float, reason: str = "daily") -> list[Backup]:
    moments = [NOON - timedelta(hours=hours) for hours in ages_in_hours]
    return [Backup(path=Path(f"{moment.isoformat()}.db"), made_at=moment, reason=reason) for moment in moments]


def _days(*ages: float) -> list[float]:
    return [24 * age for age in ages]


@pytest.mark.parametrize(
    ("ages", "gone"),
    [
        ([0, 1, 2, 3, 30, 35], []),
        ([*_days(2), 49, 50], [49, 50]),
        (_days(2, 3, 4, 5, 13), []),
        ([*_days(13), 24 * 13 + 1, 24 * 13 + 2], [24 * 13 + 1, 24 * 13 + 2]),
        (_days(14, 15, 16, 17, 18), _days(15, 16, 18)),
        (_days(69, 70), []),
        (_days(70, 75, 90, 91, 120, 121), _days(75, 91, 120)),
    ],
    ids=["all of two days", "one a day", "days apart", "the last of a day", "a week", "week to month", "a month"],
)  # fmt: skip
def test_automatic_backups_are_thinned_to_days_weeks_and_months(ages: Sequence[float], gone: Sequence[float]) -> None:
    assert list(surplus(_backups(*ages), NOON.date())) == _backups(*gone)


def test_a_persons_own_backups_are_never_thinned(stored: Path) -> None:
    own = _backups(*_days(*range(200)), *_days(*range(200)), reason="manual")
    assert surplus(own, NOON.date()) == ()
    first = backup.make(stored, "manual", now=NOON - timedelta(days=100))
    second = backup.make(stored, "manual", now=NOON - timedelta(days=100, hours=1))
    backup.make(stored, "daily", now=NOON)
    assert {first, second} < set(backup.backups(stored))


def test_a_year_of_days_leaves_a_handful_and_always_the_newest() -> None:
    kept: list[Backup] = []
    for day in range(365):
        now = datetime(2026, 4, 1, 9, 0, tzinfo=UTC) + timedelta(days=day)
        kept.append(Backup(path=Path(f"{day}.db"), made_at=now, reason="daily"))
        gone = set(surplus(kept, now.date()))
        assert kept[-1] not in gone
        kept = [each for each in kept if each not in gone]
        ages = [(now.date() - each.made_at.date()).days for each in kept]
        assert [age for age in ages if age < 14] == list(range(min(day, 13), -1, -1))
        assert len(kept) <= 14 + 9 + 12
    gaps = [after.made_at - before.made_at for before, after in pairwise(kept)]
    assert max(gaps) <= timedelta(days=38)


def test_thinning_deletes_the_files(stored: Path) -> None:
    for hours in (0, 1, 2):
        backup.make(stored, "daily", now=NOON - timedelta(days=5, hours=hours))
    kept = backup.make(stored, "daily", now=NOON)
    assert [each.made_at for each in backup.backups(stored)] == [kept.made_at, NOON - timedelta(days=5)]
    assert len(list(backup.folder_of(stored).iterdir())) == 2


def test_a_backup_is_due_once_a_day(stored: Path) -> None:
    assert backup.due_today(stored, NOON)
    backup.make(stored, "daily", now=NOON)
    assert not backup.due_today(stored, NOON + timedelta(hours=23, minutes=59))
    assert backup.due_today(stored, NOON + timedelta(days=1))


def test_a_backup_is_chosen_by_the_start_of_its_name_or_is_the_newest(stored: Path) -> None:
    with pytest.raises(NotFoundError, match="no backup in"):
        backup.chosen(stored, None)
    old = backup.make(stored, "manual", now=NOON)
    new = backup.make(stored, "manual", now=NOON + timedelta(hours=1))
    assert backup.chosen(stored, None) == new
    assert backup.chosen(stored, "20270331T12") == old
    with pytest.raises(NotFoundError, match="more than one backup"):
        backup.chosen(stored, "2027")
    with pytest.raises(NotFoundError, match="begins with '2026'"):
        backup.chosen(stored, "2026")


# ---------------------------------------------------------------------------------------------------------- restore


def test_restore_brings_back_exactly_and_backs_up_what_stood_there(stored: Path) -> None:
    then = _rows(stored)
    made = backup.make(stored, "manual")
    _answer(stored)
    now = _rows(stored)
    assert now != then
    before = backup.restore(stored, made.path)
    assert before is not None
    assert before.reason == "restore"
    assert _rows(stored) == then
    assert _rows(before.path) == now
    with closing(sqlite3.connect(stored)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_restore_where_nothing_stands_makes_the_collection(stored: Path, tmp_path: Path) -> None:
    target = tmp_path / "other" / "viva.db"
    assert backup.restore(target, stored) is None
    assert _rows(target) == _rows(stored)


def test_restore_keeps_what_was_in_the_journal_of_the_old_collection(stored: Path) -> None:
    made = backup.make(stored, "manual")
    world = World(str(stored))
    ReviewSession(world.journal).answer(Rating.EASY)
    now = len(world.entries())
    before = backup.restore(stored, made.path)
    world.store.close()
    assert before is not None
    assert len(_rows(before.path)["entry"]) == now == 2
    assert len(_rows(stored)["entry"]) == 1


@pytest.mark.parametrize("what", ["damaged", "foreign", "text", "missing", "folder"])
def test_a_source_that_is_no_sound_collection_is_refused_and_nothing_changes(stored: Path, what: str) -> None:
    source = stored.parent / "source.db"
    if what == "damaged":
        content = stored.read_bytes()
        source.write_bytes(content[:8192] + b"\x00\xff" * 4096 + content[16384:])
    elif what == "foreign":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("CREATE TABLE card (id INTEGER)")
    elif what == "text":
        source.write_text("not a collection", encoding="utf-8")
    elif what == "folder":
        source.mkdir()
    before, names = stored.read_bytes(), _names(stored)
    with pytest.raises(CollectionError) as refused:
        backup.restore(stored, source)
    assert str(source) in str(refused.value)
    assert "\n" not in str(refused.value)
    assert stored.read_bytes() == before
    assert _names(stored) == names


def test_restore_over_a_damaged_collection_keeps_it_aside(stored: Path) -> None:
    made = backup.make(stored, "manual")
    then = _rows(made.path)
    damaged = b"SQLite format 3\x00" + b"\xff" * 9000
    for n in (1, 2):
        stored.write_bytes(damaged)
        stored.with_name("viva.db-wal").write_bytes(b"the last answers")
        assert backup.restore(stored, made.path) is None
        assert stored.with_name(f"viva.db.damaged-{n}").read_bytes() == damaged
        assert stored.with_name(f"viva.db.damaged-{n}-wal").read_bytes() == b"the last answers"
        assert _rows(stored) == then


def test_a_restore_that_fails_leaves_the_collection_in_its_place(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backup.make(stored, "manual")
    damaged = b"SQLite format 3\x00" + b"\xff" * 9000
    stored.write_bytes(damaged)
    copy = backup.copy

    def fail(source: Path, target: Path) -> None:
        if source == made.path:
            raise OSError(28, "No space left on device")
        copy(source, target)

    monkeypatch.setattr(backup, "copy", fail)
    with pytest.raises(CollectionError, match="cannot be restored: No space left"):
        backup.restore(stored, made.path)
    assert stored.read_bytes() == damaged
    assert _names(stored) == ["viva.db", "viva.db.backups"]


def test_an_old_backup_can_be_restored_though_it_is_superfluous_by_now(stored: Path) -> None:
    old = backup.make(stored, "daily", now=datetime.now(UTC) - timedelta(days=100, hours=1))
    then = _rows(old.path)
    later = backup.folder_of(stored) / ((old.made_at + timedelta(minutes=1)).strftime("%Y%m%dT%H%M%S%fZ") + "-daily.db")
    later.write_bytes(old.path.read_bytes())
    _answer(stored)
    backup.restore(stored, old.path)
    assert _rows(stored) == then


def test_ages_are_counted_in_days_of_the_calendar() -> None:
    assert surplus(_backups(*_days(2)), date(2027, 3, 31)) == ()


def test_a_program_that_has_the_collection_open_sees_what_was_restored(tmp_path: Path) -> None:
    world = World(place=str(tmp_path / "viva.db"))
    world.add([question()], basic)
    saved = backup.make(tmp_path / "viva.db", "manual")
    session = ReviewSession(world.journal)
    assert session.view.card
    answered = session.view.card.id
    session.answer(Rating.GOOD)
    assert world.state(answered).reviews == 1
    backup.restore(tmp_path / "viva.db", saved.path)
    assert world.state(answered).reviews == 0
    ReviewSession(world.elsewhere()).answer(Rating.EASY)
    assert world.state(answered).reviews == 1
    assert world.store.problems() == ()
