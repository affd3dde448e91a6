"""What counts as the same text: names, spacing and comments do not, numbers, operators and order in a line do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from autograder.handback.fingerprints import (
    RUN,
    WINDOW,
    WORDS,
    code_hashes,
    pieces,
    winnowed,
    written_hashes,
)

LINE = "s = w1 * x1 + w2 * x2 + b"


def test_renamed_variables_spacing_and_comments_change_nothing():
    other = "total=u*p+v*q+c   # my own sum"
    assert code_hashes(LINE) == code_hashes(other) != []


def test_a_name_that_comes_back_is_not_two_names():
    assert code_hashes("s = w * x + w * y") != code_hashes("s = w * x + v * y")


def test_numbers_operators_attributes_and_calls_of_the_language_count():
    for one, other in (
        ("y = 2 * x + 1 - z", "y = 3 * x + 1 - z"),
        ("y = 2 * x + 1 - z", "y = 2 * x - 1 - z"),
        ("y = np.exp(x) + 1", "y = np.log(x) + 1"),
        ("y = sum(x) + len(z)", "y = max(x) + len(z)"),
    ):
        assert code_hashes(one) != code_hashes(other)


def test_a_text_of_any_length_is_one_token():
    assert code_hashes("print('loss', a + b)") == code_hashes('print("how far off we are", u + v)')


def test_what_does_not_parse_has_fingerprints_too():
    assert code_hashes("def f(x:\n    return x * (2 + x") != []


def test_definitions_are_pieces_whatever_stands_between_them():
    cell = "def f(x):\n    return (\n        x\n    )\n\nprint(f(2))\nclass A:\n    a = 1\n"
    assert pieces(cell) == ["def f(x):\n    return (\n        x\n    )", "print(f(2))", "class A:\n    a = 1"]
    assert pieces("") == [""]


def test_written_words_count_whatever_their_case():
    assert written_hashes("The slope is small, there.") == written_hashes("the SLOPE is small — there")
    assert len(written_hashes("one two three four five")) == 5 - WORDS + 1
    assert written_hashes("too few words") == []


@given(st.lists(st.integers(0, 50)), st.lists(st.integers(0, 2**32), min_size=WINDOW, max_size=12))
def test_a_run_of_equal_hashes_as_long_as_a_window_is_always_seen(before, shared):
    assert winnowed(before + shared) & winnowed(shared[:WINDOW])


def test_equal_tokens_of_a_run_and_a_window_are_always_seen():
    """What the docstring promises: RUN + WINDOW - 1 equal tokens."""
    tokens = ["1", "+", "2", "*", "3", "-", "4", "/", "5"]
    assert len(tokens) == RUN + WINDOW - 1
    alone, among = " ".join(tokens), "7 - 6 * " + " ".join(tokens) + " - 9 * 8"
    assert winnowed(code_hashes(alone)) & winnowed(code_hashes(among))
