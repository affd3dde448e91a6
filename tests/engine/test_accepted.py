"""What is accepted as a right answer (curriculum section 4), and which source is refused."""

import warnings
from collections import namedtuple

import numpy as np
import pytest
from small_exercise import right, verdict

from autograder.engine import compare
from autograder.engine.answer import Odd
from autograder.engine.local import plain
from autograder.engine.verdict import NOT_YET


@pytest.mark.parametrize(
    "source, forbidden",
    [
        ("def product(X, d):\n    return numerical_gradient(f, X), 0", "numerical_gradient"),
        ("def product(X, d):\n    g = numerical_gradient\n    return g(f, X), 0", "numerical_gradient"),
        ("def product(X, d):\n    return derivative (f, X), 0", "derivative"),
        ("from autograder.chapters.reference import backward as product", "autograder"),
        ("import solutions", "solutions"),
    ],
)
def test_forbidden_source(source, forbidden):
    said = verdict(right, source)
    assert said.status == NOT_YET and forbidden in said.headline


@pytest.mark.parametrize(
    "source",
    [
        "def product(X, d):\n    derivative = 2\n    return X * derivative + 1, X.T @ d",
        "def product(X, d):\n    # numerical_gradient(f, X) says the same\n    return X * 2 + 1, X.T @ d",
        'def product(X, d):\n    """Like numerical_gradient(f, X)."""\n    return X * 2 + 1, X.T @ d',
        "def sigmoid_derivative(s):\n    return s\n"
        "def product(X, d):\n    return sigmoid_derivative(X) * 2 + 1, X.T @ d",
        "def derivative(X):\n    return 2\ndef product(X, d):\n    return X * derivative(X) + 1, X.T @ d",
    ],
)
def test_innocent_source(source):
    assert verdict(right, source).passed


Pair = namedtuple("Pair", "A B")


@pytest.mark.parametrize(
    "answer",
    [
        lambda X, d: list(right(X, d)),
        lambda X, d: Pair(*right(X, d)),
        lambda X, d: tuple(r.tolist() for r in right(X, d)),
        lambda X, d: tuple(r.astype(np.float32) for r in right(X, d)),
        lambda X, d: right(X.astype(np.float32), d.astype(np.float32)),
        lambda X, d: tuple(r.astype(np.longdouble) for r in right(X, d)),
        lambda X, d: tuple(np.asfortranarray(r) for r in right(X, d)),
        lambda X, d: tuple(r.T.copy().T for r in right(X, d)),
        lambda X, d: tuple(np.repeat(r, 2, axis=0)[::2] for r in right(X, d)),
        lambda X, d: tuple(np.matrix(r) for r in right(X, d)),
        lambda X, d: tuple(np.ma.masked_array(r) for r in right(X, d)),
        lambda X, d: tuple(r * (1 + 1e-9) for r in right(X, d)),
    ],
)
def test_other_right_forms_are_accepted(answer):
    said = verdict(answer)
    assert said.passed, said.headline


def test_prints_and_warnings_cost_nothing(capfd):
    import os
    import sys

    def noisy(X, d):
        print("out")
        print("err", file=sys.stderr)
        os.write(2, b"fd 2")
        os.write(1, b"fd 1")
        warnings.warn("careful", RuntimeWarning, stacklevel=1)
        np.exp(np.array([1000.0]))
        return right(X, d)

    assert verdict(noisy).passed
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "value", [0.5, np.float64(0.5), np.array(0.5), np.array([0.5]), np.array([[0.5]]), [0.5]]
)
def test_anything_with_one_element_is_a_number(value):
    assert compare.same(plain(value), 0.5)


@pytest.mark.parametrize("value", [np.array([0.5, 0.5]), [], "0.5", None, {}, 0.5 + 0j, float("nan"), True])
def test_nothing_else_is_that_number(value):
    assert not compare.same(plain(value), 0.5)


def test_tolerances():
    want = np.array([1.0, 1e-3])
    assert compare.same(want * (1 + 0.9e-7), want) and not compare.same(want * (1 + 2e-7), want)
    assert compare.same(want + 0.9e-10, want) and not compare.same(want + 3e-9, want)
    single = (want * (1 + 5e-5)).astype(np.float32)
    assert compare.same(single, want) and not compare.same((want * (1 + 5e-4)).astype(np.float32), want)
    assert compare.same(0.0, 4e-18), "the tanh form gives 0 for σ(−40)"


def test_dict_in_any_order_of_keys():
    assert compare.same({"b": 1, "a": [2.0]}, {"a": np.array([2.0]), "b": 1})
    assert not compare.same({"a": [2.0]}, {"a": np.array([2.0]), "b": 1})


# --- plain data only ---------------------------------------------------------------------------------------


def test_subclasses_arrive_as_their_base():
    class Number(float):
        def __eq__(self, other):
            return True

        __hash__ = float.__hash__

        def __float__(self):
            return 7.0

    class Text(str):
        __slots__ = ()

    class Array(np.ndarray):
        pass

    assert type(plain(Number(0.5))) is float and plain(Number(0.5)) == 0.5 and plain(Number(0.5)) != 1
    assert type(plain(Text("a"))) is str
    assert type(plain(np.zeros(3).view(Array))) is np.ndarray
    assert type(plain(Pair(1, 2))) is tuple


def test_what_is_not_data_arrives_as_odd():
    assert isinstance(plain(object()), Odd) and isinstance(plain(len), Odd) and isinstance(plain({1, 2}), Odd)
    assert isinstance(plain(np.array([object()]))[0], Odd)
    endless = []
    endless.append(endless)
    assert plain(endless)  # comes to an end
