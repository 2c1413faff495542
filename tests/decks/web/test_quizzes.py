"""Pages that ask with options to tick, with buttons that hold answers, or with records in a script."""

from time import process_time

import pytest

from decks import importers
from decks.drafts import Draft, Reading
from decks.web.importer import IMPORTER
from srs.model import SectionKind

_OPTIONS = {
    "labels-behind": (
        "<p>{ask}</p><input type=radio name=n id=1><label for=1>clerk</label><br>"
        "<input type=radio name=n id=2><label for=2>guard</label><br><input type=radio name=n><label>driver</label><br>"
    ),
    "labels-around": (
        "<h3>{ask}</h3><label><input type='radio' name='q'> clerk</label><label><input type='radio' name='q'> guard"
        "</label><label><input type='radio' name='q'> driver</label>"
    ),
    "items": (
        "<p>{ask}</p><ul><li><input type=checkbox> clerk</li><li><input type=checkbox> guard</li>"
        "<li><input type=checkbox> driver</li></ul>"
    ),
    "blocks": (
        "<div class=que>{ask}</div><div class=o><div><input type=radio><label for=x>clerk</label></div><i></i></div>"
        "<div class=o><div><input type=radio><label for=x>guard</label></div></div>"
        "<div class=o><div><input type=radio><label for=x>driver</label></div></div>"
    ),
    "lettered": (
        "<p>{ask}<br><input type=radio> A) clerk<br><input type=radio> B) guard<br><input type=radio> C) driver</p>"
    ),
}
_ANSWERS = {
    "named": "<p>Answer: b<br>Explanation: He has the list.</p>",
    "folded": "<details><summary>View Answer</summary><p>Answer: b<br>Explanation: He has the list.</p></details>",
    "button": (
        "<button class=x><details><summary>View Answer</summary><p>Answer: b<br>\nExplanation: He has the list.</p>"
        "</details></button>"
    ),
    "words": "<details><summary>Show Answer</summary><p>b) guard - He has the list.</p></details>",
}
_ASKED = ("Who counts the crates?", "Who signs the list?", "Who locks the gate?", "The crates are swept by ____")


def _read(body: str) -> Reading:
    return IMPORTER.read(f"<!DOCTYPE html><html><head></head><body><h1>Depot</h1>{body}</body></html>", "page.html")


def _choices(draft: Draft) -> list[tuple[str, bool | None]]:
    return [(one.text, one.right) for part in draft.sections for one in part.choices]


def _answer(draft: Draft) -> str:
    return "\n".join(part.text for part in draft.sections if part.kind is SectionKind.ANSWER)


@pytest.mark.parametrize("answer", _ANSWERS.values(), ids=list(_ANSWERS))
@pytest.mark.parametrize("options", _OPTIONS.values(), ids=list(_OPTIONS))
def test_options_to_tick_are_choices(options: str, answer: str) -> None:
    blocks = (f"<div>{options.format(ask=f'{number}. {ask}')}{answer}</div>\n" for number, ask in enumerate(_ASKED, 1))
    reading = _read("\n".join(blocks))
    assert [draft.prompt for draft in reading.drafts] == list(_ASKED)
    for draft in reading.drafts:
        assert _choices(draft) == [("clerk", False), ("guard", True), ("driver", False)]
        assert _answer(draft).removeprefix("Explanation: ") == "He has the list."
    assert reading.unplaced == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<li class=opt><input type=radio>{}</li>", "<li class='opt correct'><input type=radio>{}</li>"),
        ("<label><input type=radio>{}</label>", "<label data-correct=true><input type=radio>{}</label>"),
        ("<p><input type=radio value=wrong>{}</p>", "<p><input type=radio value=correct>{}</p>"),
        (
            "<div class=q-false><div><input type=radio><label>{}</label></div></div>",
            "<div class=q-true><div><input type=radio><label>{}</label></div></div>",
        ),
    ],
)
def test_what_marks_an_option_right_in_the_page_marks_it_right(wrong: str, right: str) -> None:
    body = "".join(
        f"<h3>{ask}</h3><div>{wrong.format('clerk')}{right.format('guard')}{wrong.format('driver')}</div>\n"
        for ask in _ASKED[:3]
    )
    reading = _read(body)
    assert [_choices(draft) for draft in reading.drafts] == [[("clerk", False), ("guard", True), ("driver", False)]] * 3


@pytest.mark.parametrize("options", _OPTIONS.values(), ids=list(_OPTIONS))
def test_options_to_tick_of_which_none_is_known_to_be_right_are_choices(options: str) -> None:
    blocks = (f"<div>{options.format(ask=f'{number}. {ask}')}</div>\n" for number, ask in enumerate(_ASKED, 1))
    reading = _read("\n".join(blocks))
    assert [_choices(draft) for draft in reading.drafts] == [[("clerk", None), ("guard", None), ("driver", None)]] * 4


def test_boxes_that_open_answers_are_no_options() -> None:
    body = "".join(
        f"<div class=tab><input type=checkbox id=c{number}><label for=c{number}>{ask}</label>"
        f"<div class=tab-content>The guard, number {number}.</div></div>\n"
        for number, ask in enumerate(_ASKED[:3])
    )
    reading = _read(body)
    assert [(draft.prompt, _answer(draft)) for draft in reading.drafts] == [
        (ask, f"The guard, number {number}.") for number, ask in enumerate(_ASKED[:3])
    ]


def test_fields_of_a_form_that_asks_nothing_are_left_out() -> None:
    body = (
        "<form><input type=checkbox><label for=a>Send me news</label><input type=text><button>Go</button></form>"
        "<details><summary>Who counts?</summary>The clerk.</details>"
    )
    reading = _read(body)
    assert [(draft.prompt, _choices(draft), _answer(draft)) for draft in reading.drafts] == [
        ("Who counts?", [], "The clerk.")
    ]


_SCRIPT = """\
<!DOCTYPE html>
<html><head><title>Depot quiz</title></head>
<body>
<h1>Depot quiz</h1>
<div id="question"></div><button onclick="next()">Next</button>
<script>
  const questions = [
    { question: "Who counts the crates?", options: ["clerk", "guard"], answer: 0 },
    { question: "Who signs?", options: ["clerk", "guard"], answer: 1 }
  ];
  let score = 0;
</script>
</body></html>
"""


def test_records_in_the_script_of_a_page_without_questions_are_its_questions() -> None:
    importer = importers.importer_for(_SCRIPT, "page.html")
    reading = importer.read(_SCRIPT, "page.html")
    assert reading.title == "Depot quiz"
    assert [(draft.prompt, _choices(draft)) for draft in reading.drafts] == [
        ("Who counts the crates?", [("clerk", True), ("guard", False)]),
        ("Who signs?", [("clerk", False), ("guard", True)]),
    ]
    assert [sorted(draft.lines) for draft in reading.drafts] == [[8], [9]]
    lines = {number for number, line in enumerate(_SCRIPT.split("\n"), 1) if line.strip()}
    assert lines == {8, 9} | set(reading.furniture) | {left.line for left in reading.unplaced}


def test_a_script_of_a_page_that_asks_itself_is_none_of_its_questions() -> None:
    page = _SCRIPT.replace('<div id="question"></div>', "<h2>Who sweeps the yard?</h2><p>Nobody.</p>")
    assert [draft.prompt for draft in IMPORTER.read(page, "page.html").drafts] == ["Who sweeps the yard?"]


@pytest.mark.parametrize(
    "bit", ["<input type=radio>", "<input type=radio> a", "<div><i><input type=radio></i>", "<label for=a></label>"]
)
def test_many_boxes_take_linear_time(bit: str) -> None:
    def taken(times: int) -> float:
        begun = process_time()
        _read(f"<h3>Who counts?</h3>{bit * times}")
        return process_time() - begun

    taken(10)
    assert taken(20_000) < 10 * max(taken(5_000), 0.05)
