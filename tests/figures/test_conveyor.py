"""Figs 0.0 and 0.1: the arrays drawn are the arrays of a network that really runs."""

import re

import numpy as np
import pytest
from backprop import conveyor, patient_zero
from backprop.drawing.conveyor import WIDTHS, shapes, stations
from backprop.numbers.network import backward, forward, start_weights


@pytest.mark.parametrize("N", range(1, 9))
def test_shapes_are_those_of_a_network_that_runs(N):
    rng = np.random.default_rng(N)
    Ws = start_weights(WIDTHS, 1.0, rng)
    X, Y = rng.normal(size=(N, WIDTHS[0])), rng.normal(size=(N, WIDTHS[-1]))
    found = {name: array.shape for name, array in forward(X, *Ws).items()}
    found |= {f"W{k}": W.shape for k, W in enumerate(Ws, 1)}
    found |= {f"dW{k}": dW.shape for k, dW in enumerate(backward(X, Y, *Ws), 1)}
    assert shapes(N) == {"X": X.shape, **found}


@pytest.mark.parametrize("N", [1, 4, 8])
def test_label_and_sentence_say_the_shapes(N):
    figure = conveyor().set(N=N)
    assert f"H1 ({N}, 5)" in figure.label and f"Yhat ({N}, 2)" in figure.label
    assert f"({N}, 5)" in figure.say and "(5, 4)" in figure.say


def test_only_the_belt_moves_with_N():
    """The green and the dashed frames are the same at 1 and at 8; the blue ones are not."""

    def frames(N, colour):
        return re.findall(rf'<rect [^>]*stroke="var\(--bp-{colour}\)"[^>]*/>', conveyor().set(N=N).svg)

    assert frames(1, "learnable") == frames(8, "learnable") != []
    assert frames(1, "backward") == frames(8, "backward") != []
    assert frames(1, "forward") != frames(8, "forward")


def test_arrays_do_not_touch_and_fit():
    belt = stations()
    gaps = [b.x - a.right for a, b in zip(belt, belt[1:], strict=False)]
    assert min(gaps) > 50 and belt[-1].right + 78 < 900
    assert len(set(WIDTHS)) == len(WIDTHS), "a square weight hides a transposed one"


def test_patient_zero_tells_what_was_measured():
    assert patient_zero().label == (
        "A small network lies in bed with a thermometer. Its loss was 0.53 at first and is 1.6·10³¹ "
        "after 20 lessons. The same network with one sign put right went from 0.53 to 0.13."
    )
