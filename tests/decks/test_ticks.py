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
        ("**3. Good for** (cold):\n- heavy parcels\n- light ones", "Good for (cold): heavy parcels, light ones"),
        (
            "The old scale of the gate allows each tired driver to weigh the parcels of the lane alone.",
            "The old scale of the gate allows each tired driver …",
        ),
        (
            "Send frozen parcels back to the maker if the lane of the cold dock is full tonight.",
            "Send frozen parcels back to the maker if the lane …",
        ),
        (
            "A yard slip is a thin paper of all the drivers that packers must never lose.",
            "A yard slip is a thin paper of all the drivers …",
        ),
        (
            "Short, plain slips should always be preferred by packers provided they are quick to read.",
            "Short, plain slips should always be preferred by packers",
        ),
        (
            "Yard clerks of the north build all of their quick belts based on one old steam engine.",
            "Yard clerks of the north build all of their quick belts …",
        ),
        ("Drivers set `speed: 0;` on the belt to stop it.", "Drivers set speed: 0; on the belt to stop it"),
        ("Call `load(parcel, lane)` for each parcel, then wait.", "Call load(parcel, lane) for each parcel"),
        (
            "The gate opens for the parcel(s) of weigh(a, b)+c in belt.load(x) only.",
            "The gate opens for the parcel(s) of weigh+c in belt.load(x) only",
        ),
        ("3 steps: weigh → seal → load", "3 steps: weigh → seal → load"),
        ("Weigh parcels vs. seal parcels of the yard", "Weigh parcels vs. seal parcels of the yard"),
        ("Weigh the parcels of the lane, and", "Weigh the parcels of the lane"),
        ("Starting with the new lane, you can weigh parcels twice.", "You can weigh parcels twice"),
        ("Due to fog, a second lane was opened for lorries.", "A second lane was opened for lorries"),
        (
            "Against it:\n- the scale of the old gate needs a driver who can read the slips of all lanes\n- it is slow",
            "Against it: the scale of the old gate needs a driver who …",
        ),
        (
            "Every one of the eleven lanes of the yard has a scale (old ones by the gate of the north).",
            "Every one of the eleven lanes of the yard has a scale",
        ),
    ],
)
def test_the_gist_of_a_statement(text: str, line: str) -> None:
    assert gist(text) == line


def test_a_label_is_its_tick() -> None:
    assert tick("**Seals:** check them twice", "Seals") == "Seals"


def test_a_label_that_only_counts_is_followed_by_what_it_counts() -> None:
    assert tick("**3 steps:** weigh, seal, load", "3 steps") == "3 steps: weigh, seal, load"


def test_a_label_that_only_leads_to_bullets_is_followed_by_them() -> None:
    assert tick("Use:\n- a scale\n- a seal", "Use") == "Use: a scale, a seal"


@given(st.text(max_size=300))
def test_a_tick_is_one_line_of_few_words(text: str) -> None:
    line = gist(text)
    assert line
    assert "\n" not in line
    assert len(line.split()) <= 14
