"""What a worker says its cells printed: text and pictures only, cleaned, and never too much of it."""

import base64
import io

import pytest

from autograder.sandbox.outputs import MOST_OF_A_NOTEBOOK, TOO_MUCH, Room, clean_outputs, error_output
from autograder.sandbox.plain_text import PlainStream, cleaned, one_line, unlinked

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 30).decode()


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


@pytest.mark.parametrize(
    "sent, kept",
    [
        ("half \ud800 a character", "half \ufffd a character"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07\x1b]8;;http://a.b\x1b\\text", "text"),
        ("\x1b[2J\x1bc\x9b2J", "c2J"),
        ("a\x00\x08\x7f\u202eb\u2066", "ab"),
        ("tab\tline\r\nσ′ ≠ ∂ 🙂", "tab\tline\r\nσ′ ≠ ∂ 🙂"),
    ],
)
def test_text_keeps_its_meaning_and_loses_what_acts(sent, kept):
    assert cleaned(sent) == kept
    assert clean_outputs([stream(sent)])[0]["text"] == kept
    assert error_output(sent, sent)["evalue"] == kept
    cleaned(sent).encode("utf-8")


@pytest.mark.parametrize(
    "address", ["http://a.b", "file:///etc", "www.a.b", "data:text/html,x", "mailto:a@b.c", "a@b.c"]
)
def test_no_output_holds_an_address_that_a_page_makes_a_link_of(address):
    outputs = [
        stream(address),
        {"output_type": "execute_result", "data": {"text/plain": address}},
        {"output_type": "error", "ename": "E", "evalue": address, "traceback": [address]},
    ]
    assert address not in str(clean_outputs(outputs)) and unlinked(address).replace("\u2060", "") == address


def test_only_bytes_of_a_picture_are_a_picture():
    sent = {"image/png": PNG, "image/jpeg": PNG, "text/html": "<b>", "image/svg+xml": "<svg/>"}
    (shown,) = clean_outputs([{"output_type": "display_data", "data": sent}])
    assert shown["data"] == {"image/png": PNG}
    assert clean_outputs([{"output_type": "display_data", "data": {"image/png": "x"}}]) == []


@pytest.mark.parametrize(
    "sent", [None, "x", [None], [{}], [{"output_type": "stream"}], [stream(3)], [stream("x", "stdin")]]
)
def test_what_is_no_output_is_dropped(sent):
    assert clean_outputs(sent) == []


def test_the_outputs_of_a_notebook_have_one_room():
    room, big = Room(), stream("x" * 200_000)
    kept = [one for _ in range(100) for one in room.keep([big])]
    assert sum(len(one["text"]) for one in kept) <= MOST_OF_A_NOTEBOOK
    assert kept[-1]["text"] == TOO_MUCH and [one["text"] for one in kept].count(TOO_MUCH) == 1
    assert room.keep([error_output("ValueError", "still said")])[0]["evalue"] == "still said"


def test_a_name_is_one_line():
    assert one_line("a\nb\x1b[0m  c\ud800") == "a b c\ufffd"


# ---- the terminal


def written(*texts, encoding="utf-8"):
    below = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    stream = PlainStream(below)
    for text in texts:
        assert stream.write(text) == len(text)
    stream.flush()
    return below.buffer.getvalue().decode(encoding)


def test_nothing_that_acts_reaches_the_terminal():
    assert written("ada\x1b[2J\x1b]0;t\x07: \ud800\n", "x\x9b1A") == "ada: \ufffd\nx1A"
    assert written("bob: refused\rbob: taken \n") == "bob: refused bob: taken \n"


def test_a_stream_without_an_encoding_takes_every_letter_as_it_is():
    below = io.StringIO()
    PlainStream(below).write("XσX")
    assert below.getvalue() == "XσX"


def test_a_bar_is_still_drawn_and_a_terminal_without_the_letter_gets_a_question_mark():
    assert written("\r 50%|##  |\r", "\r\r", "") == "\r 50%|##  |\r\r\r"
    assert written("σ′ ok", encoding="ascii") == "?? ok"
