"""Fig 4.2: the map is the loss, the path is SGD, and a learner's functions walk it when they are right."""

import numpy as np
import pytest
from backprop import descent
from backprop.drawing import descent as drawing
from backprop.drawing.notation import number
from backprop.numbers import neuron

BACKWARD, STEP = neuron.neuron_backward, neuron.sgd_step


def unanswered(*_):
    raise NotImplementedError


def test_default_is_two_steps_of_the_canonical_neuron():
    figure = descent()
    path = neuron.sgd_path([[2, -1]], [0], (0.5, -0.25), 1.0, 2)
    losses = [neuron.run([2, -1], w, 0).L for w in path]
    assert f"with loss {number(losses[0])}; after 2 steps" in figure.label
    assert f"with loss {number(losses[2])}" in figure.label
    assert number(losses[2]) in figure.say


@pytest.mark.parametrize("samples", ["one", "three"])
@pytest.mark.parametrize("start", ["awake", "asleep"])
@pytest.mark.parametrize("eta", [0.01, 1, 30])
@pytest.mark.parametrize("steps", [0, 1, 60])
def test_nothing_breaks_at_the_ends(samples, start, eta, steps):
    figure = descent().set(samples=samples, start=start, eta=eta, steps=steps)
    assert figure.error is None and "nan" not in figure.svg
    assert f"after {steps} steps" in figure.label


def test_the_lowest_place_is_lower_than_its_neighbours_and_on_the_map():
    X, Y = np.array(drawing.THREE.X), np.array(drawing.THREE.Y)
    w1, w2, losses = drawing._heights(drawing.THREE)
    row, column = np.unravel_index(losses.argmin(), losses.shape)
    assert 0 < row < len(w2) - 1 and 0 < column < len(w1) - 1
    lowest = np.array([w1[column], w2[row]])
    assert np.linalg.norm(neuron.mean_gradient(X, Y, lowest)) < 0.02


def test_pixels_and_weights_have_one_scale_on_both_axes():
    x0, y0 = drawing.place((0, 0))
    x1, y1 = drawing.place((1, 1))
    assert np.isclose(x1 - x0, y0 - y1)
    assert drawing.place((drawing.LOW1, drawing.LOW2)) == (drawing.LEFT, drawing.BOTTOM)
    assert np.allclose(drawing.place((drawing.HIGH1, drawing.HIGH2)), (drawing.RIGHT, drawing.TOP), atol=0.2)


def test_numbered_levels_are_levels():
    for ground in (drawing.ONE, drawing.THREE):
        assert set(ground.numbered) <= set(ground.levels)


def test_right_functions_of_a_learner_walk():
    calls = []

    def theirs(x, w, y):
        calls.append(w)
        return BACKWARD(x, w, y)

    figure = descent(
        theirs, lambda params, grads, eta: [p - eta * g for p, g in zip(params, grads, strict=True)]
    )
    assert "Every step is yours" in figure.say and calls
    assert figure.label == descent().label


@pytest.mark.parametrize(
    ("backward", "step"),
    [
        (unanswered, STEP),
        (BACKWARD, unanswered),
        (lambda x, w, y: tuple(-g for g in BACKWARD(x, w, y)), STEP),
        (lambda x, w, y: None, STEP),
        (BACKWARD, lambda params, grads, eta: [p + eta * g for p, g in zip(params, grads, strict=True)]),
    ],
)
def test_wrong_or_missing_functions_do_not(backward, step):
    figure = descent(backward, step)
    assert "These steps are ours" in figure.say and figure.label == descent().label


def test_functions_that_break_later_do_not_break_the_figure():
    def fragile(x, w, y):
        if abs(w[0]) > 8:
            raise ZeroDivisionError
        return BACKWARD(x, w, y)

    figure = descent(fragile, STEP).set(eta=30, steps=60)
    assert figure.error is None and figure.label == descent().set(eta=30, steps=60).label


def test_sentence_names_what_happened():
    assert "has not moved yet" in descent().set(steps=0).say
    assert "asleep" in descent().set(start="asleep", eta=0.1).say
    assert "along" in descent().set(samples="three").say
