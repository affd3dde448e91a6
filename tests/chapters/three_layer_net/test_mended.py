"""E6.4: the colleague's code of the notebook holds the two faults that the bank names, and the check shows them."""

from __future__ import annotations

import re

import numpy as np
import prose
import pytest
from backprop.numbers.network import sigmoid

from autograder.chapters.reference import net_backward, numerical_gradient
from autograder.chapters.three_layer_net.mended import SIZES, net
from autograder.chapters.three_layer_net.mistakes.mended import colleague
from autograder.engine.compare import same

SOURCE = (prose.ROOT / "solutions/06_three_layer_net/06_three_layer_net.py").read_text(encoding="utf-8")


def cell(marker: str) -> str:
    """The code of the cell whose heading holds `marker`."""
    return re.split(r"^# %%.*$", SOURCE, flags=re.MULTILINE)[
        1 + [m.group() for m in re.finditer(r"^# %%.*$", SOURCE, re.MULTILINE)].index(marker)
    ]


def relative_error(a, b):
    return np.max(np.abs(a - b)) / max(1e-12, np.max(np.abs(a)) + np.max(np.abs(b)))


def of_the_notebook():
    """The colleague's pass as it is released, and each_layer."""
    names = {
        "np": np,
        "sigmoid": sigmoid,
        "numerical_gradient": numerical_gradient,
        "relative_error": relative_error,
    }
    planted = cell('# %% solution="mended_backward"').split("### BEGIN SOLUTION")[0]
    exec(planted + cell('# %% given="each-layer"'), names)
    return names["mended_backward"], names["each_layer"]


@pytest.mark.parametrize("layers", [2, 3, 4, 5])
def test_the_planted_code_makes_both_mistakes_of_the_bank(layers):
    case = net(np.random.default_rng(layers), layers, *SIZES[0])
    assert same(of_the_notebook()[0](*case), colleague(True, True)(*case))
    assert same(colleague(False, False)(*case), net_backward(*case))


@pytest.mark.parametrize("layers", [2, 3, 4, 5])
def test_the_reference_is_what_nudging_says(layers):
    X, Y, Ws = net(np.random.default_rng(layers), layers, *SIZES[0])
    assert max(of_the_notebook()[1](net_backward, X, Y, Ws)) < 1e-8


def test_each_layer_says_where_and_each_mended_fault_shows():
    """The four numbers of the notebook: the last right, two alike, the first another."""
    rng = np.random.default_rng(4)
    sizes = [3, 5, 4, 6, 2]
    X, Y = rng.normal(size=(7, 3)), rng.normal(size=(7, 2))
    Ws = [rng.normal(size=shape) for shape in zip(sizes[:-1], sizes[1:], strict=True)]
    planted, each_layer = of_the_notebook()
    first, second, third, last = each_layer(planted, X, Y, Ws)
    assert last < 1e-8 and abs(second - 0.75) < 1e-6 and abs(third - 0.75) < 1e-6  # (N − 1)/(N + 1)
    assert first > 0.05 and abs(first - 0.75) > 0.02
    one_left = each_layer(colleague(False, True), X, Y, Ws)
    assert one_left[0] > 0.5 and max(one_left[1:]) < 1e-8
    assert max(each_layer(colleague(True, False), X, Y, Ws)[:3]) < 0.76


def test_its_loss_falls_as_the_text_says():
    planted, _ = of_the_notebook()
    X, Y, Ws = net(np.random.default_rng(0), 4, *SIZES[0])

    def loss(Ws):
        O = X
        for W in Ws[:-1]:
            O = sigmoid(O @ W)
        return np.sum((O @ Ws[-1] - Y) ** 2) / len(Y)

    losses = [loss(Ws)]
    for _ in range(200):
        Ws = [W - 0.05 * g for W, g in zip(Ws, planted(X, Y, Ws), strict=True)]
        losses.append(loss(Ws))
    assert losses[-1] < 0.5 * losses[0] and np.all(np.diff(losses) < 0)
