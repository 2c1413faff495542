"""A tick says in one line what covers its point, and never ends in the middle of a thought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.ticks import gist, tick


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Check the seal of each lorry, then log it in the yard book.", "Check the seal of each lorry"),
        ("First, I'd check every seal of the lorry, because drivers forget.", "Check every seal of the lorry"),
        ("If the belt stops, I would call the lead of the shift.", "Call the lead of the shift"),
        ("Choose a fast, cheap way to weigh parcels.", "Choose a fast, cheap way to weigh parcels"),
        ("Weigh, scan, label, and seal parcels; log refusals.", "Weigh, scan, label, and seal parcels"),
        (
            "Publish a lane table with owner, capacity, opening hours, driver, fallback, and telephone for everyone.",
            "Publish a lane table with owner, capacity, opening hours, driver …",
        ),
        (
            "Scan each parcel in the yard so quickly that the drivers never wait at the gate again.",
            "Scan each parcel in the yard",
        ),
        ("Rotate on a schedule: every lane gets a rest day.", "Rotate on a schedule"),
        ("My approach follows a clear plan. I'd first stop the belt of the lane.", "Stop the belt of the lane"),
        ("My focus would be to empty the cold lane.", "Empty the cold lane"),
        ("The cold lane, while small, is the most costly.", "The cold lane is the most costly"),
        ("'Weigh' the parcels before loading.", "Weigh the parcels before loading"),
        ("Cost of a lane = rent + wages (per month)", "Cost of a lane = rent + wages (per month)"),
        ("Use scales (calibrated yearly) at each dock.", "Use scales at each dock"),
        ("`weigh` prints the weight of a parcel.", "weigh prints the weight of a parcel"),
        ("openGate lets a lorry in.", "openGate lets a lorry in"),
        ("lane.close keeps lorries out.", "lane.close keeps lorries out"),
        ("a lorry waits at the gate.", "A lorry waits at the gate"),
        ("If a lane is empty, it is a sign of fog.", "If a lane is empty, it is a sign of fog"),
        ("Helps in:\n  - weighing\n  - sealing of parcels", "Helps in: weighing, sealing of parcels"),
        (
            "**Good for:**\n- heavy parcels of the north\n- light parcels\n- parcels without a seal of their own",
            "Good for: heavy parcels of the north, light parcels …",
        ),
    ],
)
def test_the_gist_of_a_statement(text: str, line: str) -> None:
    assert gist(text) == line


def test_a_label_is_its_tick() -> None:
    assert tick("**Seals:** check them twice", "Seals") == "Seals"


def test_a_label_that_only_leads_to_bullets_is_followed_by_them() -> None:
    assert tick("Use:\n- a scale\n- a seal", "Use") == "Use: a scale, a seal"


@given(st.text(max_size=300))
def test_a_tick_is_one_line_of_few_words(text: str) -> None:
    line = gist(text)
    assert line
    assert "\n" not in line
    assert len(line.split()) <= 14
