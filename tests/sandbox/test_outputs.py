"""What cells printed and drew: text and pictures as they were, within bounds, and nothing that acts."""

from __future__ import annotations

import base64
import json

import nbformat
import pytest
from anything import any_json, json_with
from hypothesis import example, given
from hypothesis import strategies as st

from autograder.sandbox.outputs import (
    MOST_ALT,
    MOST_OF_A_NOTEBOOK,
    MOST_OUTPUTS,
    MOST_TEXT,
    TOO_MUCH,
    Room,
    clean_outputs,
    error_output,
    shown_text,
)

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
        {**SHOWN, "data": {"image/jpeg": JPEG, "text/plain": ""}},
        RESULT,
        {**RESULT, "data": {"text/plain": "", "image/png": PNG}},
        ERROR,
        {**ERROR, "traceback": []},
    ],
)
def test_what_a_notebook_shows_stays_as_it_is(output):
    expected = output if output.get("traceback") != [] else {**output, "traceback": ["KeyError: 'w'"]}
    assert clean_outputs([output, STREAM]) == [expected, STREAM]


def test_a_picture_is_read_out_by_its_words_and_by_no_others():
    data = {"image/png": PNG, "text/plain": "Figure 4.1 Cockpit. " + 3000 * "x"}
    (shown,) = clean_outputs([{**SHOWN, "data": data, "metadata": {"image/png": {"alt": "<b>mine</b>"}}}])
    assert shown["metadata"] == {"image/png": {"alt": data["text/plain"][:MOST_ALT]}}


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


def test_text_that_is_shown_is_cut_first_and_then_has_neither_escapes_nor_links():
    assert shown_text("abcdef", 4) == "abcd"
    assert shown_text("\x1b[31mred\x1b[0m https://x.org", 100) == "red https:\u2060//x.org"
    assert [shown_text(nothing, 100) for nothing in (None, 3, b"bytes", ["text"])] == [""] * 4


def test_a_name_and_a_message_of_an_error_are_read_as_far_as_they_can_be_shown():
    hidden = "\x1b[31m" * 40  # 200 characters that nobody sees
    error = error_output(hidden + "E" * 600, hidden + "m" * 600)
    assert error["traceback"] == ["E" * 400 + ": " + "m" * 198]
    assert (error["ename"], error["evalue"]) == ("E" * 80, "m" * 400)


# Of a notebook: each output takes 200 characters and its texts, wherever it keeps them.
TOLD = {"output_type": "stream", "name": "stderr", "text": TOO_MUCH}
SHORT = error_output(ERROR["ename"], ERROR["evalue"])  # what is kept of ERROR where there is no room
TAKES = [
    ({**STREAM, "text": "x" * 1000}, 1200),
    ({**SHOWN, "data": {"image/png": "p" * 700, "text/plain": "t" * 300}}, 1200),
    ({**STREAM, "text": ""}, 200),
]


@pytest.mark.parametrize(("output", "size"), TAKES)
def test_an_output_is_kept_where_it_just_fits_and_not_where_one_character_is_wanting(output, size):
    assert Room(size).keep([output]) == [output]
    assert Room(size - 1).keep([output]) == [TOLD]
    assert Room(2 * size).keep([output] * 2) == [output] * 2
    assert Room(2 * size - 1).keep([output] * 2) == [output, TOLD]


def test_where_the_room_ends_one_sentence_says_so_and_then_each_cell_keeps_its_first_error():
    room, large = Room(1000), {**STREAM, "text": "x" * 2000}
    assert room.keep([STREAM, large, STREAM, ERROR, large, ERROR]) == [STREAM, TOLD, SHORT]
    assert room.keep([STREAM, SHOWN, ERROR]) == [SHORT]
    assert room.keep([]) == []


def test_the_cells_of_a_notebook_share_its_room():
    room = Room(3 * 207)
    assert [room.keep([STREAM]) for _ in range(5)] == [[STREAM], [STREAM], [STREAM], [TOLD], []]
    room = Room(4 * 207 - 1)
    assert [room.keep([STREAM]) for _ in range(5)] == [[STREAM], [STREAM], [STREAM], [TOLD], []]


def test_an_error_takes_the_room_of_its_lines_and_without_room_stays_as_one_line():
    lines = {**ERROR, "traceback": ["x" * 300, "y" * 300]}
    assert Room(799).keep([lines]) == [SHORT] and Room(800).keep([lines]) == [lines]
    assert Room(100).keep([lines, STREAM, STREAM]) == [SHORT, TOLD]
    assert Room(800 + 207).keep([lines, STREAM]) == [lines, STREAM]
    assert Room(800 + 206).keep([lines, STREAM]) == [lines, TOLD]


def test_thousands_of_cells_of_errors_take_no_more_room_than_they_have_lines():
    room, lines = Room(10_000), {**ERROR, "traceback": ["x" * 9_000] * 200}
    kept = [one for _ in range(2000) for one in room.keep([lines] * 200)]
    assert kept == [SHORT, TOLD] + [SHORT] * 1999


def test_a_notebook_may_take_twelve_million_characters():
    assert MOST_OF_A_NOTEBOOK == 12_000_000
    most = {**STREAM, "text": "x" * (MOST_OF_A_NOTEBOOK - 200)}
    assert Room().keep([most]) == [most]
    assert Room().keep([{**most, "text": most["text"] + "x"}]) == [TOLD]
    assert "too large to keep" in TOO_MUCH and TOO_MUCH.endswith("\n")


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
