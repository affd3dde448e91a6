"""The bank of the bonus of chapter 07: a file for each mistake, all told apart, and the reference against nudging."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from autograder.chapters.reference import numerical_gradient
from autograder.chapters.training.cross_entropy import SOFTMAX_CROSS_ENTROPY, case, softmax_cross_entropy
from autograder.engine.compare import same

BANK = SOFTMAX_CROSS_ENTROPY.bank
CASE = case(np.random.default_rng(3), 7, 4)


@pytest.mark.parametrize("mistake", BANK, ids=lambda m: m.id)
def test_every_mistake_has_a_file(mistake):
    assert (Path(__file__).parent / "wrong/E7.4 bonus" / f"{mistake.id}.py").is_file()
    assert not same(mistake.wrong(*CASE), softmax_cross_entropy(*CASE))


def test_mistakes_are_told_apart():
    for a, b in combinations(BANK, 2):
        assert not same(a.wrong(*CASE), b.wrong(*CASE)), f"{a.id} and {b.id}"


def test_reference_is_what_nudging_says():
    Scores, Y = CASE
    near = numerical_gradient(lambda S: softmax_cross_entropy(S, Y)[0], Scores)
    np.testing.assert_allclose(softmax_cross_entropy(Scores, Y)[1], near, atol=1e-9)


def test_reference_is_quiet_far_out():
    with np.errstate(all="raise", under="ignore"):
        L, d = softmax_cross_entropy([[1000.0, -1000.0], [-1000.0, 1000.0]], [[1, 0], [1, 0]])
    assert L == 1000 and d.tolist() == [[0, 0], [-0.5, 0.5]]
