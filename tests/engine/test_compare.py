"""When two values count as the same: kinds, shapes, tolerances, single precision."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.engine.compare import (
    as_array,
    as_number,
    close,
    count_numbers,
    has_nan,
    is_float32,
    same,
    scaled,
    sequence,
)


@pytest.mark.parametrize(
    "value", [1, 2.5, True, [1, 2], (1.0, 2.0), np.ones((2, 3)), [[1], [2]], np.float32(1)]
)
def test_real_numbers_are_arrays(value):
    assert as_array(value).shape == np.shape(value)
    assert np.array_equal(as_array(value), value)


@pytest.mark.parametrize(
    "value", [None, "1", b"1", {}, {"a": 1}, 1j, [1j], object(), [object()], [[1, 2], [3]]]
)
def test_anything_else_is_none(value):
    assert as_array(value) is None


def test_a_number_has_one_element():
    for value in (3, 3.0, [3], np.array([[3.0]])):
        assert as_number(value) == 3.0 and type(as_number(value)) is float
    for value in ([], [1, 2], "3", None, 3j):
        assert as_number(value) is None


def test_single_precision_is_found_wherever_it_stands():
    single, half = np.ones(2, dtype=np.float32), np.ones(2, dtype=np.float16)
    for value in (single, half, np.float32(1), [single], (1, [half]), {"a": single}, {"a": [half]}):
        assert is_float32(value)
    for value in (np.ones(2), 1.0, [1.0], {"a": np.ones(2)}, [], {}, None, np.ones(2, dtype=int)):
        assert not is_float32(value)


def test_shapes_come_before_values():
    assert close(np.ones((2, 3)), np.ones((2, 3)))
    assert not close(np.ones((3, 2)), np.ones((2, 3)))
    assert not close(np.ones(3), np.ones((1, 3)))
    assert not close(np.ones(3), 1.0) and not close([], 1.0)
    assert close([[1.0]], 1.0) and close(np.array([1.0]), np.float64(1.0))
    assert not close("1", 1.0) and not close(None, 1.0)


def test_double_precision_has_seven_digits():
    want = np.array([2.0, -3.0])
    assert close(want * (1 + 0.9e-7), want) and not close(want * (1 + 1.2e-7), want)
    assert close(np.array([0.9e-10]), np.array([0.0])) and not close(np.array([1.2e-10]), np.array([0.0]))
    assert close(want * (1 + 0.9e-3), want, rtol=1e-3) and not close(want * (1 + 2e-3), want, rtol=1e-3)
    assert close(want + 0.009, want, atol=0.01) and not close(want + 0.02, want, atol=0.01)


def test_single_precision_has_four_digits_and_looks_at_the_largest_entry():
    want = np.array([1.0, 100.0])
    assert close(np.array([1.0, 100.009], dtype=np.float32), want)
    assert not close(np.array([1.0, 100.02], dtype=np.float32), want)
    assert close(np.array([1.0009, 100.0], dtype=np.float32), want)  # a tenth of 1e-4 of the largest
    assert not close(np.array([1.0009, 100.0]), want)
    assert not close(np.array([1.002, 100.0], dtype=np.float32), want)
    assert close(np.array([1.0009, 100.0]), want, rtol=1e-4)
    assert not close(np.array([1.0009, 100.0]), want, rtol=0.9e-4)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_never_right(bad):
    assert not close(np.array([1.0, bad]), np.array([1.0, bad])) and not close(bad, bad)


def test_the_wanted_form_decides():
    want = (np.ones(2), 3.0)
    assert same([np.ones(2), 3], want) and same((np.ones(2), 3.0), want)
    assert not same((np.ones(2),), want) and not same((np.ones(2), 3.0, 1), want)
    assert not same(3.0, want) and not same({"a": 1}, want) and not same((np.ones(2), 4.0), want)
    assert same(np.ones((2, 3)), [np.ones(3), np.ones(3)])
    assert same("a", "a") and not same("b", "a") and not same(1, "a")
    assert same(None, None) and not same(0, None)
    assert same({"a": 1.0, "b": [2]}, {"b": [2.0], "a": 1})
    assert not same({"a": 1.0}, {"a": 1.0, "b": 2}) and not same({"a": 2.0}, {"a": 1.0})
    assert not same([1.0], {"a": 1.0})


def test_tolerances_go_all_the_way_in():
    for got, want in (((1.01,), (1.0,)), ({"a": 1.01}, {"a": 1.0}), (1.01, 1.0)):
        assert not same(got, want)
        assert same(got, want, rtol=0.02) and same(got, want, atol=0.02)
        assert not same(got, want, rtol=0.005) and not same(got, want, atol=0.005)


def test_parts_of_a_value():
    assert sequence((1, 2)) == [1, 2] and sequence([]) == []
    assert [part.tolist() for part in sequence(np.eye(2))] == [[1, 0], [0, 1]]
    assert sequence(np.array(1.0)) is None and sequence(1.0) is None and sequence({"a": 1}) is None


def test_every_number_is_multiplied():
    assert scaled(2, 3.0) == 6 and scaled(np.array([1, 2]), 0.5).tolist() == [0.5, 1.0]
    assert scaled({"a": [1, (2,)]}, 2.0) == {"a": (2, (4,))}
    assert isinstance(scaled([1], 2.0), tuple)


def test_nan_is_found_wherever_it_stands():
    for value in (np.nan, np.inf, [1.0, np.nan], {"a": np.array([-np.inf])}, ({"a": [np.nan]},)):
        assert has_nan(value)
    for value in (1.0, [1, 2], {"a": np.ones(2)}, "nan", None, (), np.array([1, 2]), True):
        assert not has_nan(value)


def test_text_inside_a_list_is_no_number_and_none_neither():
    assert as_array(["1", "2"]) is None and as_array(None) is None and as_array({}) is None


def test_how_many_numbers_an_answer_holds():
    assert count_numbers(np.ones((3, 4))) == 12 and count_numbers(2.5) == 1 and count_numbers(None) == 1
    assert count_numbers([np.ones(3), [1, 2], (4.0,)]) == 6 and count_numbers([]) == 0


def test_what_is_scaled_becomes_numbers_first():
    assert scaled([1, 2], 0.5) == (0.5, 1.0) and scaled(np.array(["3"]), 2.0) == 6.0


def test_a_flat_array_has_parts_and_a_number_none():
    assert sequence(np.array([1.0, 2.0])) == [1.0, 2.0] and sequence(np.array(3.0)) is None


def test_no_number_is_near_infinity():
    assert not close(1.0, np.inf) and not close(np.array([1.0, 2.0]), np.array([1.0, -np.inf]))
    assert not close(np.inf, np.inf) and not same((1.0, 2.0), (1.0, np.inf))


def test_numbers_are_counted_wherever_they_stand():
    assert count_numbers({"a": [np.ones((2, 3)), (1.0, "text")], "b": np.float64(2)}) == 9
    assert count_numbers([]) == count_numbers({}) == count_numbers(np.ones((0, 5))) == 0
