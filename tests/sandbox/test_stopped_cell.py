"""Where a cell stopped: of what its worker says, texts that are cut and numbers that can be lines."""

from __future__ import annotations

from autograder.sandbox.stopped_cell import Stopped


def stopped(**sent):
    return Stopped.of({"outputs": [], "stopped": sent})


def test_of_a_reply_only_texts_and_small_numbers_are_taken():
    sent = {
        "error": "E" * 99,
        "message": "a\x1b[2Jb\nc",
        "line": True,
        "text": ["x"],
        "first": -1,
        "of_this_place": 1,
    }
    assert Stopped.of({"outputs": [], "stopped": sent}) == Stopped("E" * 80, "ab c")
    assert Stopped.of({"outputs": [], "stopped": {"line": 10**7, "first": 3}}) == Stopped(above=2)
    assert Stopped.of({"outputs": [], "stopped": [1]}) is None and Stopped.of({"outputs": 3}) is None
    assert Stopped.of({}) == Stopped()


def test_each_field_is_taken_as_it_was_said():
    sent = {"error": "OSError", "message": "no file", "line": 3, "text": "open('x')", "first": 2}
    assert stopped(**sent, of_this_place=True) == Stopped("OSError", "no file", 3, "open('x')", 1, True)
    assert stopped() == Stopped("Error", "", 0, "", None, False)


def test_texts_are_cut_at_what_a_card_can_show():
    long = stopped(error="e" * 1000, message="m" * 1000, text="t" * 1000)
    assert (len(long.error), len(long.message), len(long.text)) == (80, 500, 120)


def test_a_cell_that_hung_or_died_has_the_reason_of_its_reply():
    assert Stopped.of({"error": "Crash", "message": "it ended the process"}) == Stopped(
        "Crash", "it ended the process"
    )
    cut = Stopped.of({"error": "e" * 1000, "message": "m" * 1000})
    assert (len(cut.error), len(cut.message)) == (80, 500)
    assert Stopped.of({"error": 3, "message": None}) == Stopped("Error", "")
    assert Stopped.of({"error": "Crash", "stopped": {"error": "A"}}).error == "Crash"


def test_a_line_is_a_number_from_one_to_a_million():
    assert stopped(line=1, first=1) == Stopped(line=1, above=0)
    assert stopped(line=999_999).line == 999_999
    for no_line in (0, -1, 1_000_000, True, 2.0, "3", None):
        assert stopped(line=no_line, first=no_line) == Stopped()


def test_only_true_is_true():
    assert [stopped(of_this_place=sent).of_this_place for sent in (True, 1, "yes", None)] == [
        True,
        False,
        False,
        False,
    ]
