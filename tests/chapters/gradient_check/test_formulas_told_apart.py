"""With a large ε, every wrong formula of chapter 03 has a number of its own."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from autograder.chapters.gradient_check import exercises as gradient_check
from autograder.chapters.gradient_check import numerical_gradient
from autograder.chapters.gradient_check.exercises import FORMULAS, derivative
from autograder.engine import probes
from autograder.engine.compare import close
from autograder.engine.verdict import Setting

# error of each formula at f = w³, w = 1.5, ε = 0.1, as in the curriculum
PRINTED = {
    "central": 0.01,
    "forward": 0.46,
    "backward": -0.44,
    "two_missing": 6.77,
    "brackets_missing": -6.68,
    "both_steps_forward": -6.75,
}


@pytest.mark.parametrize("name", PRINTED)
def test_numbers_of_the_curriculum(name):
    error = FORMULAS[name](lambda w: w**3, 1.5, 0.1) - 3 * 1.5**2
    assert round(error, 2) == PRINTED[name]


def test_hard_coded_step_has_no_error():
    assert abs(derivative(lambda w: w**3, 1.5, 1e-5, "central") - 6.75) < 5e-3


@pytest.mark.parametrize("seed", range(10))
def test_formulas_are_told_apart(seed):
    """On the three curves together; on one alone some coincide, central and exact on w² for one."""
    generator = probes.rng(Setting(seed=seed), "E3.1")
    curves = gradient_check._curves(generator)
    asked = [(f, generator.uniform(1.1, 1.9), generator.uniform(0.15, 0.3)) for f, _ in curves]
    numbers = {name: np.array([formula(*args) for args in asked]) for name, formula in FORMULAS.items()}
    for (a, first), (b, second) in combinations(numbers.items(), 2):
        assert not np.allclose(first, second, rtol=1e-6, atol=1e-6), f"{a} and {b}"
    exact = np.array([slope(args[1]) for (_, slope), args in zip(curves, asked, strict=True)])
    for name in ("central", "forward"):  # an ε of one's own is told from both right formulas
        assert not np.allclose(numbers[name], exact, rtol=2e-3, atol=2e-3), name


@pytest.mark.parametrize("seed", range(10))
def test_gradient_formulas_are_told_apart(seed):
    generator = probes.rng(Setting(seed=seed), "E3.2")
    f, W = numerical_gradient.watched(generator, (3, 4)), probes.away_from_zero(generator, (3, 4))
    found = {name: formula(f.value, W, 0.2) for name, formula in numerical_gradient.FORMULAS.items()}
    found |= {"central": numerical_gradient.central(f.value, W, 0.2), "exact": f.slope(W)}
    for (a, first), (b, second) in combinations(found.items(), 2):
        assert not np.allclose(first, second, rtol=1e-3, atol=1e-3), f"{a} and {b}"


def test_slope_of_the_watched_function_agrees_with_a_complex_step():
    generator = np.random.default_rng(0)
    f, W = numerical_gradient.watched(generator, (3, 4)), generator.normal(size=(3, 4))
    for i in np.ndindex(W.shape):
        E = np.zeros(W.shape, dtype=complex)
        E[i] = 1e-30j
        V = W + E
        value = np.sum(f.A * np.sin(f.B * V) + f.A * V**3) + 0.5 * np.sum(f.B * V) ** 2
        assert np.isclose(value.imag / 1e-30, f.slope(W)[i])
    assert close(numerical_gradient.central(f.value, W, 1e-5), f.slope(W), rtol=1e-7)


def test_what_f_is_asked_is_kept_and_nothing_raises():
    f = numerical_gradient.watched(np.random.default_rng(0), (2, 2))
    assert f.asked(np.zeros(4)) == 0.0 and f.asked("W") == 0.0 and f.asked(np.zeros((2, 2), dtype=int)) == 0.0
    assert f.kinds == ["f", "?", "i"] and f.shapes == [(4,), (2, 2)]
