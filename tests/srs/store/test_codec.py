"""Values as records of a change, and back."""

import json

from hypothesis import given
from strategies import questions

from srs.model import Question
from srs.store import codec


@given(questions())
def test_an_original_comes_back_from_its_record_as_it_was(one: Question) -> None:
    record = json.loads(json.dumps(codec.original_record(one)))
    assert codec.original_from(one.id, record) == one
    assert codec.original_from(one.id, codec.original_record(None)) is None
