"""Values as records of a change, and back."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from strategies import afterwards, interviews, questions

from srs.model import Afterwards, Interview, Question
from srs.store import codec
from srs.store.interviews import interview_from, interview_record


@given(questions())
def test_an_original_comes_back_from_its_record_as_it_was(one: Question) -> None:
    record = json.loads(json.dumps(codec.original_record(one)))
    assert codec.original_from(one.id, record) == one
    assert codec.original_from(one.id, codec.original_record(None)) is None


@given(interviews, st.none() | afterwards, st.booleans())
def test_an_interview_comes_back_from_its_record_as_it_was(
    one: Interview, over: Afterwards | None, retired: bool
) -> None:
    made = replace(one, over=over, retired=retired)
    record = json.loads(json.dumps(interview_record(made)))
    assert interview_from({"id": made.id, **record}) == made
