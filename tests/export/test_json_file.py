import json
from dataclasses import replace

from export.document import question_documents
from export.exporters import exporter
from export.selection import Selection


def test_the_document_says_what_it_is_and_holds_every_question(selection: Selection) -> None:
    found = json.loads(exporter("json").to_bytes(selection))
    assert list(found) == ["version", "exported_at", "banks", "questions"]
    assert (found["version"], found["exported_at"]) == (1, "2027-01-11T09:00:00.000Z")
    assert found["questions"] == question_documents(selection)
    assert [bank["name"] for bank in found["banks"]] == ["Harbour Questions"]


def test_where_the_bank_lies_on_the_disk_is_nobodys_business(selection: Selection) -> None:
    assert b"/banks/harbour.txt" not in exporter("json").to_bytes(selection)


def test_text_that_has_no_utf_8_comes_back_all_the_same(selection: Selection) -> None:
    prompt = "half \ud800 a pair, \x00 and \x1f, 港"
    odd = replace(selection.questions[0], prompt=prompt)
    content = exporter("json").to_bytes(replace(selection, questions=(odd,)))
    assert json.loads(content)["questions"][0]["question"] == prompt
    assert "港".encode() in content
