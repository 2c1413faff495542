"""What is on the sheet: as much of each part as there is room for, long texts cut, the same in every form."""

import re
from dataclasses import replace
from html import unescape
from unicodedata import combining

import pytest
from markdown_it import MarkdownIt
from sheets import EVES, HOSTILE, made

from export.sheet.entry import Entry, Piece
from export.sheet.room import COLUMNS, cut, lines, rows
from export.sheet.sheet import LINES, Sheet, sheet
from export.sheet.shorten import around_number, fitted
from export.sheet.writing import content
from srs.errors import UsageError
from srs.eve import Eve
from srs.model import Framework, Point, PointId, Prose, Role, SectionKind, Story

MARKDOWN_LINES = 70


@pytest.fixture(params=EVES)
def any_eve(request: pytest.FixtureRequest) -> Eve:
    """Each of the eves in turn."""
    return EVES[request.param]()


def _text(of: Sheet, ending: str = ".txt") -> str:
    return content(of, ending).decode()


def test_a_small_collection_is_there_as_a_whole() -> None:
    of = made(["Grease the bearing."], 1)
    text = _text(sheet(of))
    titles = [part.heading for part in sheet(of).parts]
    assert titles == ["Weakest points", "Frameworks", "Own stories", "Terms", "Questions to ask them"]
    assert "- answer 0 Grease the bearing. (62%): 0.0 Grease the bearing.; 0.1 Grease the bearing.;" in text
    assert "- F0 Grease the bearing. (0: Grease the bearing.): 0.0" in text
    assert "Situation: Grease the bearing. Task: Grease the bearing. Action:" in text
    assert "- term 0 Grease the bearing. Grease the bearing." in text
    assert "- 0 Grease the bearing.?" in text
    assert "Thursday 14 January 2027, tomorrow · SRE · Acme · 3 cards" in text
    assert text.endswith("\nPer cent: the chance of recall on the day without another review.\n")
    assert "…" not in text


def test_a_large_one_says_how_much_of_it_is_there() -> None:
    found = sheet(EVES["large"]())
    assert {part.title: part.total for part in found.parts}["Frameworks"] == 400
    assert all(part.entries for part in found.parts)
    assert len(found.parts) == 5
    assert re.search(r"WEAKEST POINTS \(\d+ OF 800\)", _text(found))


def test_long_texts_end_with_an_ellipsis() -> None:
    [first, *_] = sheet(EVES["large"]()).parts[0].entries
    assert first.cue.endswith(" …")
    assert first.text.endswith(" …")


def test_an_entry_is_there_once() -> None:
    of = made(["Tie."], 2)
    twice = replace(of, doubts=of.doubts * 3, questions=of.questions * 3)
    assert sheet(twice).parts == sheet(of).parts


def _circles(*steps: str) -> Framework:
    points = tuple(Point(id=PointId(f"{n} {step}"), text=step, tick=step) for n, step in enumerate(steps))
    return Framework(heading="Framework", names=("CIRCLES",), steps=points, text="")


def _with_frameworks(*steps: tuple[str, ...]) -> list[Entry]:
    """The entries of CIRCLES with these steps, each in a question of its own about bearing 0, 1, …"""
    of = made(["Tie."], len(steps))
    questions = [
        replace(each, prompt=f"How do you grease bearing {n}?", sections=(_circles(*words),))
        for n, (each, words) in enumerate(zip(of.questions, steps, strict=True))
    ]
    parts = sheet(replace(of, questions=tuple(questions))).parts
    return [entry for part in parts if part.title == "Frameworks" for entry in part.entries]


def test_frameworks_of_one_name_with_the_same_steps_are_one() -> None:
    [only] = _with_frameworks(("Comprehend", "Identify"), ("comprehend", "Identify."))
    assert only.line == "CIRCLES: Comprehend; Identify"


def test_a_framework_with_the_steps_of_one_question_says_what_it_is_about() -> None:
    found = _with_frameworks(("Comprehend the grease",), ("Comprehend the rust",))
    assert [each.line for each in found] == [
        "CIRCLES (How do you grease bearing 0?): Comprehend the grease",
        "CIRCLES (How do you grease bearing 1?): Comprehend the rust",
    ]


def test_what_a_question_is_about_is_as_its_cards_say_it() -> None:
    of = made(["Tie."], 1)
    card = replace(of.doubts[0].card, role=Role.FRAMEWORK, front="**Greasing a crane**: which structure?")
    shown = sheet(replace(of, doubts=(replace(of.doubts[0], card=card),))).parts
    assert [part.entries[0].remark for part in shown if part.title == "Frameworks"] == ["Greasing a crane"]


def test_the_points_of_an_answer_that_stands_there_are_not_there_again() -> None:
    of = made(["Tie."], 1)
    point = replace(of.doubts[1], card=replace(of.doubts[1].card, role=Role.POINT))
    shown = sheet(replace(of, doubts=(of.doubts[0], point))).parts[0].entries
    assert len(shown) == 1
    alone = sheet(replace(of, doubts=(point, of.doubts[0]))).parts[0].entries
    assert len(alone) == 2


def test_a_topic_stands_in_the_place_of_a_question_that_the_bank_lacks() -> None:
    of = made(["Tie."], 1)
    first = of.doubts[0]
    front = "(The bank has no question here.) How would you answer on: **A tidy rope locker**?"
    question = replace(first.question, prompt="a tidy rope locker", prompt_missing=True)
    doubt = replace(first, question=question, card=replace(first.card, front=front))
    assert sheet(replace(of, doubts=(doubt,))).parts[0].entries[0].cue == "A tidy rope locker"
    point = replace(doubt, card=replace(doubt.card, role=Role.POINT, front="**A tidy rope locker** · 1 of 2"))
    assert sheet(replace(of, doubts=(point,))).parts[0].entries[0].cue == "A tidy rope locker · 1 of 2"


LONG_STORY = Story(
    heading="Story",
    situation="The mooring ropes of the north quay parted in every storm, and " * 6,
    task="Keep the ships at the quay through the whole winter. " * 6,
    action="I measured the swell, wrote down which rope parted when, and moved the bollards. " * 6,
    result="The harbour master and everybody else at the quay were happy with what we did, " * 3
    + "for 87% fewer ropes parted, and no ship had to leave.",
)


def _told(story: Story, number: int = 8) -> str:
    """The first story of a page on which many of them stand."""
    of = made(["Tie."], number)
    stories = tuple((replace(each, prompt=f"Tell of storm {n}."), story) for n, each in enumerate(of.questions))
    [shown] = [part for part in sheet(replace(of, stories=stories)).parts if part.title == "Own stories"]
    return shown.entries[0].line


def test_a_long_story_keeps_each_of_its_parts_and_the_number_of_its_result() -> None:
    line = _told(LONG_STORY)
    assert lines(line) <= 4
    told = re.fullmatch(r"Tell of storm 0\. Situation: (.+) Task: (.+) Action: (.+) Result: (.+)", line)
    assert told is not None
    assert all(len(each) > 40 for each in told.groups())
    assert "87%" in told[4]


def test_a_short_part_of_a_story_leaves_its_room_to_the_others() -> None:
    line = _told(replace(LONG_STORY, task="Keep them.", situation="Ropes parted."))
    assert "Situation: Ropes parted. Task: Keep them. Action: I measured" in line
    assert len(line.partition("Action: ")[2].partition(" Result: ")[0]) > 100


@pytest.mark.parametrize("number", ["87%", "€4,000", "(3", "12", "p95"])
@pytest.mark.parametrize("most", [16, 40, 90])
@pytest.mark.parametrize("before", [0, 3, 20])
@pytest.mark.parametrize("after", [0, 30])
def test_a_number_stays_in_a_text_however_short(number: str, most: int, before: int, after: int) -> None:
    text = " ".join(["rope"] * before + [number] + ["quayside"] * after)
    found = around_number(text, most)
    assert number in found
    assert len(found) <= most + 4
    assert all(word in ("rope", "quayside", number, "…") for word in found.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_story_has_no_more_lines_than_it_may(text: str) -> None:
    pieces = [Piece(name=name, text=" ".join(text.split()), number=True) for name in ("Task", "Result")]
    assert lines("Before: " + fitted(pieces, 4, "Before: ")) <= 4


def test_only_what_is_on_the_page_is_explained() -> None:
    of = made(["Tie."], 1)
    never = tuple(replace(each, recall=None) for each in of.doubts)
    assert sheet(replace(of, doubts=never)).foot == ""
    for ending in (".txt", ".md", ".html"):
        assert "er cent" not in _text(sheet(replace(of, doubts=never)), ending)
    assert sheet(of).foot.startswith("Per cent: ")
    assert sheet(EVES["large"]()).foot.endswith("… stands for what was cut.")


def test_long_names_leave_the_day_and_the_count_of_cards() -> None:
    of = made(["Tie."], 1)
    long = replace(of.interview, role="Senior engineer of ropes " * 3, company="Harbours of Acme " * 3, stage="phone")
    about = sheet(replace(of, interview=long)).about
    assert about.startswith("Thursday 14 January 2027, tomorrow · Senior engineer of ropes Senior")
    assert about.endswith(" · phone · 3 cards")
    longer = replace(long, role="Senior engineer of ropes " * 30, company="Harbours of Acme " * 30)
    about = sheet(replace(of, interview=longer)).about
    assert lines(about) == 2
    assert about.endswith(" · phone · 3 cards")


def test_a_prompt_that_is_only_a_heading_gives_what_stands_below_it() -> None:
    of = made(["Tie."], 1)
    below = Prose(kind=SectionKind.ANSWER, heading="", text="Some ideas:\n\n- Who ties the ropes?\n- Who cuts them?")
    question = replace(of.questions[0], prompt="Questions to ask the interviewer", sections=(below,))
    doubts = tuple(replace(each, question=question) for each in of.doubts[:2])
    shown = sheet(replace(of, questions=(question,), doubts=doubts, stories=())).parts
    assert [part.title for part in shown] == ["Questions to ask them"]
    assert [each.line for each in shown[0].entries] == ["Who ties the ropes?", "Who cuts them?"]
    question = replace(question, prompt="List questions to ask when a rope parts")
    shown = sheet(replace(of, questions=(question,), doubts=of.doubts[:2], stories=())).parts
    assert [part.title for part in shown] == ["Weakest points"]


def test_text_has_a_page_of_lines_none_too_long(any_eve: Eve) -> None:
    found = _text(sheet(any_eve)).splitlines()
    assert len(found) <= LINES
    assert all(sum(not combining(each) for each in line) <= COLUMNS + 2 for line in found)


def test_no_form_has_anything_that_cannot_be_seen(any_eve: Eve) -> None:
    for ending in (".txt", ".md", ".html"):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", _text(sheet(any_eve), ending))


def test_markdown_reads_as_the_same_text(any_eve: Eve) -> None:
    of = sheet(any_eve)
    source = _text(of, ".md")
    assert len(source.splitlines()) <= MARKDOWN_LINES
    html = MarkdownIt("commonmark", {"html": True}).render(source)
    assert set(re.findall(r"<(\w+)", html)) <= {"h1", "h2", "p", "ul", "li", "strong", "em"}
    assert _entries_in(html) == [entry.line for part in of.parts for entry in part.entries]


def test_a_page_has_the_same_text_and_no_other_elements(any_eve: Eve) -> None:
    of = sheet(any_eve)
    body = _text(of, ".html").partition("<body>")[2]
    assert set(re.findall(r"<(\w+)", body)) <= {"main", "h1", "h2", "p", "ul", "li", "b", "i", "bdi", "footer"}
    assert not re.search(r"<\w+ ", body)
    assert _entries_in(body) == [entry.line for part in of.parts for entry in part.entries]


def _entries_in(html: str) -> list[str]:
    return [unescape(re.sub(r"<[^>]*>", "", each)) for each in re.findall(r"<li>(.*?)</li>", html, re.DOTALL)]


def test_the_same_eve_gives_the_same_bytes() -> None:
    assert content(sheet(EVES["hostile"]()), ".html") == content(sheet(EVES["hostile"]()), ".html")


def test_another_ending_is_refused_in_a_line() -> None:
    with pytest.raises(UsageError, match=r"a sheet is a file ending in \.txt, \.md or \.html, not '\.pdf'"):
        content(sheet(made(["Tie."], 1)), ".pdf")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_text_is_cut_to_its_lines(text: str, most: int) -> None:
    line = " ".join(text.split())
    kept = cut(line, most, "before: ")
    assert lines(f"before: {kept}") <= most
    assert kept in (line, "") or (kept.endswith(" …") and line.startswith(kept.removesuffix(" …")))
    assert "".join(rows(line)).replace(" ", "") == line.replace(" ", "")
