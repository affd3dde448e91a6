"""Numbers and symbols as a learner reads them."""

import math

import pytest
from backprop.drawing.notation import fixed, math_html, number, number_html, pieces, plain, short, words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.538, "0.538"), (-0.269, "−0.269"), (0.25, "0.250"), (1, "1.00"), (16, "16.0"), (123.4, "123"),
        (1234.5, "1234"), (99999, "99999"), (0.00134, "0.00134"), (0.001, "0.00100"), (5.8e-6, "5.8·10⁻⁶"),
        (6.7e-4, "6.7·10⁻⁴"), (-1e-13, "−1.0·10⁻¹³"), (1.5e7, "1.5·10⁷"), (0, "0"), (-0.0, "0"),
        (0.9999, "1.00"), (9.996, "10.0"), (math.nan, "–"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_computed_number_has_three_digits_and_never_nan(value, written):
    assert number(value) == written


def test_number_has_more_digits_where_the_difference_is_the_point():
    assert number(-0.22673, 4) == "−0.2267"
    assert number(7.254e-4, 4) == "7.25·10⁻⁴"


@pytest.mark.parametrize(
    ("value", "written"), [(2.0, "2"), (0.5, "0.5"), (-0.25, "−0.25"), (-0.0, "0"), (1e-9, "1.0·10⁻⁹")]
)
def test_number_that_was_set_stands_as_it_was_set(value, written):
    assert plain(value) == written


def test_short_takes_the_set_form_only_where_it_is_short():
    assert (short(-0.25), short(0.77730), short(1 / 3), short(-1)) == ("−0.25", "0.777", "0.333", "−1")


def test_fixed_has_no_negative_zero():
    assert (fixed(-0.001), fixed(-0.25), fixed(3, 0)) == ("0.00", "−0.25", "3")


def test_letters_are_italic_and_digits_upright_and_a_transpose_too():
    assert pieces("w_1") == [("w", "level", True), ("1", "sub", False)]
    assert pieces("W^T") == [("W", "level", True), ("T", "sup", False)]
    assert pieces("x_{ij}") == [("x", "level", True), ("ij", "sub", True)]
    assert pieces("Σ(s)")[0] == ("Σ(", "level", False)


def test_symbols_in_labels_and_sentences():
    assert words("∂L/∂w_1") == "∂L/∂w₁"
    assert math_html("w_1") == '<span class="bp-m"><i>w</i><sub>1</sub></span>'
    assert number_html(5.8e-6) == "5.8·10<sup>−6</sup>"
