"""What cells printed and drew: text and pictures as they were, within bounds, and nothing that acts."""

from __future__ import annotations

import base64
import json

import nbformat
import pytest
from anything import any_json, json_with
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.sandbox.outputs import MOST_OUTPUTS, MOST_TEXT, clean_outputs, error_output

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n and the rest of it").decode()
JPEG = base64.b64encode(b"\xff\xd8\xff and the rest of it").decode()
STREAM = {"output_type": "stream", "name": "stdout", "text": "step 1\n"}
SHOWN = {"output_type": "display_data", "data": {"image/png": PNG}, "metadata": {}}
RESULT = {
    "output_type": "execute_result",
    "data": {"text/plain": "42"},
    "metadata": {},
    "execution_count": None,
}
ERROR = {"output_type": "error", "ename": "KeyError", "evalue": "'w'", "traceback": ["one", "two"]}
WORDS = ["output_type", "name", "text", "data", "ename", "evalue", "traceback", "text/plain", "image/png"]
KINDS = st.sampled_from(["stream", "display_data", "execute_result", "error", "stdout", "stderr", PNG, JPEG])


@pytest.mark.parametrize(
    "output",
    [
        STREAM,
        {**STREAM, "name": "stderr"},
        {**STREAM, "text": ""},
        SHOWN,
        {**SHOWN, "data": {"image/jpeg": JPEG, "text/plain": "<Figure>"}},
        RESULT,
        {**RESULT, "data": {"text/plain": "", "image/png": PNG}},
        ERROR,
        {**ERROR, "traceback": []},
    ],
)
def test_what_a_notebook_shows_stays_as_it_is(output):
    expected = output if output.get("traceback") != [] else {**output, "traceback": ["KeyError: 'w'"]}
    assert clean_outputs([output, STREAM]) == [expected, STREAM]


@pytest.mark.parametrize(
    "output",
    [
        None,
        "stream",
        [STREAM],
        {},
        {**STREAM, "output_type": "update_display_data"},
        {**STREAM, "name": "stdlog"},
        {**STREAM, "name": ["stdout"]},
        {**STREAM, "text": ["a", "b"]},
        {**SHOWN, "data": None},
        {**SHOWN, "data": {}},
        {**SHOWN, "data": {"text/html": "<b>x</b>"}},
        {**SHOWN, "data": {"image/svg+xml": "<svg onload=alert(1)>"}},
        {**SHOWN, "data": {"text/plain": 42}},
        {**SHOWN, "data": {"image/png": 42}},
        {**SHOWN, "data": {"image/png": [PNG]}},
        {**SHOWN, "data": {"image/png": JPEG}},
        {**SHOWN, "data": {"image/jpeg": PNG}},
        {**SHOWN, "data": {"image/png": base64.b64encode(b"<svg>\x89PNG\r\n\x1a\n").decode()}},
        {**SHOWN, "data": {"image/png": PNG + "<script>"}},
        {**SHOWN, "data": {"image/png": PNG[:-1]}},
        {**SHOWN, "data": {"image/png": PNG[:8] + "<" + PNG[8:]}},
        {**SHOWN, "data": {"image/png": "pictüre"}},
    ],
)
def test_what_is_neither_text_nor_a_picture_is_dropped_alone(output):
    assert clean_outputs([output, STREAM]) == [STREAM]


def test_only_the_harmless_part_of_an_output_stays():
    data = {"text/html": "<script>alert(1)</script>", "text/plain": "a table", "image/png": "no picture"}
    both = {**RESULT, "data": data, "metadata": {"isolated": True}, "transient": {}, "execution_count": 7}
    assert clean_outputs([both]) == [{**RESULT, "data": {"text/plain": "a table"}}]
    assert clean_outputs([{**STREAM, "more": 1}]) == [STREAM]


def test_an_execution_count_belongs_to_a_result_alone():
    assert "execution_count" not in clean_outputs([SHOWN])[0]
    assert clean_outputs([{**RESULT, "execution_count": 3}])[0]["execution_count"] is None


@pytest.mark.parametrize(
    ("name", "message", "said"),
    [
        ("KeyError", "'w'", ("KeyError", "'w'", "KeyError: 'w'")),
        ("", "so", ("Error", "so", "Error: so")),
        (None, None, ("Error", "", "Error: ")),
        (3, 4, ("Error", "", "Error: ")),
        ("E" * 100, "m" * 1000, ("E" * 80, "m" * 500, "E" * 100 + ": " + "m" * 498)),
    ],
)
def test_an_error_is_a_name_and_a_message_whatever_came(name, message, said):
    error = error_output(name, message)
    assert (error["ename"], error["evalue"], *error["traceback"]) == said
    assert error["output_type"] == "error"
    nbformat.validate(error, version=4, ref="error")


def test_lines_of_an_error_are_text_and_not_without_end():
    lines = ["x" * 20_000, 3, None, *map(str, range(300))]
    [error] = clean_outputs([{**ERROR, "traceback": lines}])
    assert error["traceback"] == ["x" * 10_000, *map(str, range(197))]
    assert clean_outputs([{**ERROR, "traceback": "one"}])[0]["traceback"] == ["KeyError: 'w'"]


def test_there_is_an_end_to_text_and_to_outputs():
    assert (MOST_OUTPUTS, MOST_TEXT) == (200, 200_000)
    assert len(clean_outputs([STREAM] * 201)) == 200
    [printed, shown] = clean_outputs(
        [{**STREAM, "text": "x" * 200_001}, {**RESULT, "data": {"text/plain": "x" * 200_001}}]
    )
    assert len(printed["text"]) == len(shown["data"]["text/plain"]) == 200_000
    assert clean_outputs([STREAM, "no output"] * 150) == [STREAM] * 100


@pytest.mark.parametrize("outputs", [None, "x", {"outputs": [STREAM]}, (STREAM,), 3])
def test_what_is_no_list_of_outputs_is_none(outputs):
    assert clean_outputs(outputs) == []


@given(st.lists(json_with(WORDS, KINDS | any_json), max_size=4) | any_json)
@example([{"output_type": ["stream"]}])
@example([{"output_type": "stream", "name": "stdout", "text": "\ud800"}])
@example([{**SHOWN, "data": {"image/png": "\ud800"}}])
def test_of_anything_only_a_valid_harmless_notebook_output_remains(outputs):
    for output in clean_outputs(outputs):
        nbformat.validate(output, version=4, ref=output["output_type"])
        assert set(output.get("data", {})) <= {"text/plain", "image/png", "image/jpeg"}
        json.dumps(output)
