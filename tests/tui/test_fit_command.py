"""`viva fit`: what it reports and sets, a log in a file, and what it refuses."""

import json
import shutil
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from commands import Viva
from factories import World
from learners import NEVER_FORGETS, QUICK_TO_FORGET, reviewed_by, touches_of

from srs.fit.folds import Fold
from srs.fit.reviews import Touch, reviews_of
from srs.fit.trial import trial
from srs.scheduler import DEFAULT_WEIGHTS
from tui.fit_report import _fold_lines, lines

TOUCHES = touches_of(60, 150, QUICK_TO_FORGET)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of one who forgets sooner than most, in a file that tests copy."""
    place = tmp_path_factory.mktemp("made") / "viva.db"
    world = World(str(place))
    reviewed_by(world, TOUCHES)
    world.store.close()
    return place


@pytest.fixture
def viva(made: Path, home: Path, viva: Viva) -> Viva:
    """Run a command on a copy of it."""
    collection = shutil.copy(made, home / "viva.db")
    return partial(viva, "--collection", str(collection), "--at", "2027-01-11T09:00+00:00")


def _log(place: Path, touches: list[Touch]) -> str:
    rows = (
        f"{card},{rating},{day}T09:{n // 60:02}:{n % 60:02}+00:00,900" for n, (card, day, rating) in enumerate(touches)
    )
    place.write_text("\n".join(["card_id,review_rating,review_time,review_duration", *rows]), encoding="utf-8")
    return str(place)


def test_better_weights_are_reported_set_and_taken_back(viva: Viva) -> None:
    code, out, err = viva("fit")
    assert (code, err) == (0, "")
    assert out.startswith("896 scored reviews of 60 cards (1,168 reviews in all).\n")
    assert "log loss (less is better)" in out
    assert "Weights fitted to the first 672 predict the 224 after them better.\n" in out
    assert "They are in force now; `viva undo` takes them back.\n" in out
    assert "Weights:" not in out
    weights = json.loads(viva("settings", "get", "weights", "--json")[1])["stored"]
    assert len(weights) == 21
    assert "other weights (fitted to 896 reviews)" in viva("undo")[1]
    assert json.loads(viva("settings", "get", "weights", "--json")[1])["stored"] is None


def test_the_report_as_json_has_losses_before_and_after_beside_a_constant(viva: Viva) -> None:
    code, out, err = viva("fit", "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["outcome"], found["reviews"], found["scored"], found["needed"]) == ("better", 1168, 896, 512)
    held_out, fitted_to = found["held_out"], found["all"]
    assert held_out["reviews"] == 224
    assert held_out["after"]["log_loss"] < held_out["before"]["log_loss"]
    assert fitted_to["after"]["log_loss"] < fitted_to["constant_log_loss"]
    assert held_out["after"]["rmse_bins"] is None
    assert fitted_to["after"]["rmse_bins"] is not None
    assert found["before"] == {"id": "fsrs-6-default", "default": True, "weights": list(DEFAULT_WEIGHTS)}
    assert json.loads(viva("settings", "get", "weights", "--json")[1])["stored"] == found["after"]["weights"]
    assert json.loads(viva("history", "--json")[1])[0]["id"] == found["action"]


def test_a_dry_run_changes_nothing_and_shows_weights_that_can_be_set(viva: Viva) -> None:
    code, out, _ = viva("fit", "--dry-run")
    assert code == 0
    assert out.endswith("Nothing was changed.\n")
    line = next(line for line in out.splitlines() if line.startswith("Weights: "))
    assert "weights is as" not in viva("settings", "set", "weights", *line.split()[1:])[1]
    assert "after them no better.\nNothing was changed.\n" in viva("fit")[1]


def test_due_days_follow_where_that_is_asked(viva: Viva) -> None:
    assert "Due days stay as they are" in viva("fit")[1]
    viva("undo")
    assert "come back on another day." in viva("fit", "--reschedule")[1]


def test_too_few_reviews_are_said_to_be_too_few_also_without_scipy(
    viva: Viva, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    for arguments in (("--collection", "other.db"), ("--log", _log(tmp_path / "log.csv", TOUCHES[:200]))):
        World(str(tmp_path / "other.db")).store.close()
        code, out, err = viva("fit", *arguments)
        assert (code, err) == (0, "")
        assert "A fit needs 512 scored reviews: with fewer it is as likely to do worse.\n" in out
    assert json.loads(viva("fit", "--collection", "other.db", "--json")[1])["outcome"] == "too_few"


def test_without_scipy_one_line_says_how_to_install_it(viva: Viva, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    assert viva("fit") == (1, "", "viva: fitting weights needs SciPy: pip install 'viva-srs[fit]'\n")


def test_a_log_in_a_file_is_fitted_to_without_a_collection(viva: Viva, tmp_path: Path) -> None:
    log = _log(tmp_path / "log.csv", TOUCHES)
    code, out, err = viva("--collection", "none.db", "fit", "--log", log, "--rollover", "4", "--zone", "UTC")
    assert (code, err) == (0, "")
    assert out.startswith("896 scored reviews of 60 cards (1,168 reviews in all).\n")
    assert out.splitlines()[-1].startswith("Weights: ")
    assert not (tmp_path / "none.db").exists()
    found = json.loads(viva("fit", "--log", log, "--rollover", "4", "--zone", "UTC", "--json")[1])
    of_collection = json.loads(viva("fit", "--dry-run", "--json")[1])
    assert found["after"] == of_collection["after"]
    assert found["by_hand"] == 0


def test_the_defaults_are_named_where_they_do_best(viva: Viva, tmp_path: Path) -> None:
    changed = touches_of(100, 150, QUICK_TO_FORGET, after=NEVER_FORGETS)
    code, out, _ = viva("fit", "--log", _log(tmp_path / "log.csv", changed), "--zone", "UTC")
    assert code == 0
    assert "after them no better.\nWeights: " in out
    never_sure = (*[0.001] * 4, *DEFAULT_WEIGHTS[4:20], 0.8)
    said = list(lines(trial(reviews_of(changed), never_sure), show_weights=False))
    assert said[-1] == "The default weights predict them best: `viva settings unset weights`."


def test_folds_show_what_earlier_reviews_predict_of_later_ones(viva: Viva, tmp_path: Path) -> None:
    found = json.loads(viva("fit", "--dry-run", "--folds", "--json")[1])["folds"]
    assert [fold["fitted_to"] for fold in found] == [151, 300, 449, 598, 747]
    assert [fold["judged_on"] for fold in found] == [149] * 5
    assert found[0]["fitted"] == found[0]["defaults"]
    assert found[-1]["fitted"]["log_loss"] < found[-1]["defaults"]["log_loss"]
    out = viva("fit", "--folds")[1]
    assert "\n  747, 149   " in out
    assert "On average the log loss is " in out
    few = _log(tmp_path / "few.csv", TOUCHES[:740])
    assert "they need 600 scored reviews\n" in viva("fit", "--log", few, "--zone", "UTC", "--folds")[1]


def test_folds_name_the_weights_that_their_figures_are_of() -> None:
    block = Fold(fitted_to=600, judged_on=149, constant=0.5, defaults=0.4, fitted=0.43, tried=0.4)
    said = list(_fold_lines([block, replace(block, fitted_to=749, fitted=0.35, tried=0.35)]))
    assert said[1].split()[-4:] == ["defaults", "fitted", "chosen", "constant"]
    assert said[2].split() == ["600,", "149", "0.4000", "0.4300", "0.4000", "0.5000"]
    assert said[3].split() == ["749,", "149", "0.4000", "0.3500", "0.3500", "0.5000"]
    assert " ".join(said[4:]) == (
        "On average the log loss is 0.0100 lower by fitted weights, 0.0250 lower by the chosen ones: the fitted where "
        "a trial on those reviews found them better, else the defaults."
    )
    assert max(map(len, said)) <= 80


def test_a_block_that_nothing_was_fitted_for_has_no_figure_of_fitted_weights() -> None:
    block = Fold(fitted_to=400, judged_on=149, constant=0.5, defaults=0.4, fitted=0.4, tried=0.4)
    said = list(_fold_lines([block, replace(block, fitted_to=512, fitted=0.35, tried=0.35)]))
    assert said[2].split() == ["400,", "149", "0.4000", "-", "0.4000", "0.5000"]
    assert "0.0500 lower by fitted weights (1 of 2 blocks)" in " ".join(said)
    none = list(_fold_lines([block]))
    assert none[-1] == "No block comes after 512 scored reviews, so nothing was fitted."


def test_weights_that_a_constant_beats_are_said_to_be_beaten() -> None:
    found = trial(reviews_of(TOUCHES), DEFAULT_WEIGHTS)
    assert found.held_out is not None
    beaten = "Yet to expect the same of every card (the share recalled, "
    assert beaten not in " ".join(lines(found, show_weights=False))
    every = replace(found.held_out.after, baseline=0.0)
    worse = replace(found, held_out=replace(found.held_out, before=every, after=every))
    said = list(lines(worse, show_weights=False))
    assert said[-3].endswith(" after them better.")
    assert said[-2].startswith(beaten)
    assert " ".join(said[-2:]).endswith("%) would have predicted them better still.")


def test_a_bad_line_of_a_log_is_named(viva: Viva, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("card_id,review_rating,review_time\n1,3,2027-01-11T09:00:00Z\n1,7,2027-01-12T09:00:00Z\n")
    code, out, err = viva("fit", "--log", str(log))
    assert (code, out) == (1, "")
    assert err == f"viva: {log}: line 3: review_rating is '7', not 1 to 4. Mend or remove them, then try again.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--zone", "UTC"), "--rollover and --zone go with --log"),
        (("--rollover", "3"), "--rollover and --zone go with --log"),
        (("--log", "log.csv", "--zone", "Nowhere/Town"), "--zone takes the name of a time zone"),
        (("--log", "log.csv", "--rollover", "24"), "24 is not in the range"),
        (("--log", "log.csv", "--reschedule"), "--reschedule does not go with --log"),
    ],
)
def test_what_does_not_go_together_is_refused(viva: Viva, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = viva("fit", *arguments)
    assert (code, out) == (2, "")
    assert said in err
