"""One neuron against derivatives that know nothing of the chain rule."""

import numpy as np
import pytest
from backprop.numbers import neuron
from backprop.numbers.patient_zero import fever_chart


def complex_step(f, v):
    """∂f/∂v by the complex step: no cancellation, good to the last digits."""
    v = np.asarray(v, dtype=float)
    grad = np.empty_like(v)
    for i in range(len(v)):
        moved = v.astype(complex)
        moved[i] += 1e-30j
        grad[i] = f(moved).imag / 1e-30
    return grad


def loss(x, w, y):
    return (y - 1 / (1 + np.exp(-np.sum(x * w)))) ** 2


@pytest.mark.parametrize("p", [1, 2, 3, 10])
def test_gradients_agree_with_the_complex_step(p):
    rng = np.random.default_rng(p)
    x, w, y = rng.normal(size=p), rng.normal(size=p), rng.random()
    dw, dx = neuron.neuron_backward(x, w, y)
    np.testing.assert_allclose(dw, complex_step(lambda v: loss(x, v, y), w), rtol=1e-12)
    np.testing.assert_allclose(dx, complex_step(lambda v: loss(v, w, y), x), rtol=1e-12)


def test_sigmoid_is_quiet_and_right_at_the_ends():
    s = np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0])
    np.testing.assert_array_equal(neuron.sigmoid(s)[[0, 2, 4]], [0, 0.5, 1])
    np.testing.assert_allclose(neuron.sigmoid(-40.0), np.exp(-40), rtol=1e-12)


def test_slope_keeps_its_digits_where_z_times_one_minus_z_is_zero():
    z = neuron.sigmoid(40.0)
    assert z * (1 - z) == 0
    np.testing.assert_allclose(neuron.sigmoid_slope(40.0), np.exp(-40), rtol=1e-12)


def test_weights_and_inputs_of_different_length_are_refused():
    with pytest.raises(ValueError, match="equally long"):
        neuron.run([1, 2], [1, 2, 3], 0)


def test_a_path_takes_the_samples_in_turn():
    X, Y = np.array([[2.0, -1.0], [1.0, 2.0], [-1.0, 1.0]]), np.array([0, 0.7, 0.9])
    path = neuron.sgd_path(X, Y, (0.5, -0.25), 0.7, 5)
    assert path.shape == (6, 2)
    for t, step in enumerate(np.diff(path, axis=0)):
        x = X[t % 3]
        assert abs(step[0] * x[1] - step[1] * x[0]) < 1e-12, "each step lies along its own sample"


def test_mean_loss_of_many_weights_is_the_loss_of_each():
    X, Y = np.array([[2.0, -1.0], [1.0, 2.0]]), np.array([0, 1])
    w = np.random.default_rng(0).normal(size=(3, 4, 2))
    each = [[np.mean([loss(x, v, y) for x, y in zip(X, Y, strict=True)]) for v in row] for row in w]
    np.testing.assert_allclose(neuron.mean_loss(X, Y, w), each, rtol=1e-12)
    np.testing.assert_allclose(
        neuron.mean_gradient(X, Y, w[0, 0]),
        complex_step(lambda v: sum(loss(x, v, y) for x, y in zip(X, Y, strict=True)) / 2, w[0, 0]),
        rtol=1e-12,
    )


def test_patient_zero_gets_worse_with_every_lesson_and_its_twin_does_not():
    assert np.all(np.diff(fever_chart()) > 0)
    assert fever_chart(sign=1)[-1] < 0.5 * fever_chart(sign=1)[0]
