"""The right answers of chapters 04 to 06 against the complex-step derivative, which rounds nothing away.

f(w + ih) = f(w) + ih f'(w) + …, so f'(w) = Im f(w + ih)/h; with h = 1e-200 nothing is lost. The
forward passes below are written anew, without looking at the reference.
"""

import numpy as np
import pytest

from autograder.chapters import reference

H = 1e-200


def squeeze(s):
    return 1 / (1 + np.exp(-s))


def complex_step(f, at):
    at = np.asarray(at, dtype=float)
    gradient = np.zeros(at.shape)
    for index in np.ndindex(at.shape):
        nudged = at.astype(complex)
        nudged[index] += 1j * H
        gradient[index] = f(nudged).imag / H
    return gradient


def agree(got, want):
    return np.max(np.abs(got - want)) <= 1e-12 * np.max(np.abs(want))


@pytest.mark.parametrize("p", [1, 3, 10])
@pytest.mark.parametrize("seed", range(3))
def test_neuron_backward(p, seed):
    g = np.random.default_rng(seed)
    x, w, y = g.normal(size=p), g.normal(size=p), g.uniform()
    dw, dx = reference.neuron_backward(x, w, y)
    assert agree(dw, complex_step(lambda v: (y - squeeze(np.sum(x * v))) ** 2, w))
    assert agree(dx, complex_step(lambda v: (y - squeeze(np.sum(w * v))) ** 2, x))


@pytest.mark.parametrize("seed", range(3))
def test_sigmoid_backward(seed):
    g = np.random.default_rng(seed)
    s, grad = g.normal(0, 3, (5, 4)), g.normal(size=(5, 4))
    assert agree(reference.sigmoid_backward(s, grad), complex_step(lambda v: np.sum(grad * squeeze(v)), s))


@pytest.mark.parametrize("N, p, k", [(7, 4, 3), (1, 4, 3), (5, 1, 2), (5, 3, 1)])
def test_dense_backward(N, p, k):
    g = np.random.default_rng(N)
    X, W, dZ = g.normal(size=(N, p)), g.normal(size=(p, k)), g.normal(size=(N, k))
    dX, dW = reference.dense_backward(X, W, dZ)
    assert agree(dX, complex_step(lambda v: np.sum(dZ * (v @ W)), X))
    assert agree(dW, complex_step(lambda v: np.sum(dZ * (X @ v)), W))


@pytest.mark.parametrize("sizes", [(7, 4, 6, 5, 3), (5, 3, 4, 6, 1), (1, 4, 6, 5, 3), (6, 1, 1, 1, 1)])
@pytest.mark.parametrize("seed", range(3))
def test_three_layer_backward(sizes, seed):
    g = np.random.default_rng(seed)
    N, p, h1, h2, K = sizes
    X, Y = g.normal(size=(N, p)), g.uniform(0.1, 0.9, (N, K))
    Ws = [g.normal(0, 1.2, shape) for shape in ((p, h1), (h1, h2), (h2, K))]
    for i, grad in enumerate(reference.backward(X, Y, *Ws)):

        def loss(v, i=i):
            A, B, C = (v if j == i else W for j, W in enumerate(Ws))
            return np.sum((squeeze(squeeze(X @ A) @ B) @ C - Y) ** 2) / N

        assert grad.shape == Ws[i].shape
        assert agree(grad, complex_step(loss, Ws[i]))


def test_mse_grad():
    g = np.random.default_rng(1)
    Yhat, Y = g.normal(size=(5, 3)), g.normal(size=(5, 3))
    assert agree(reference.mse_grad(Yhat, Y), complex_step(lambda v: np.sum((v - Y) ** 2) / 5, Yhat))


def test_a_wrong_factor_would_be_seen():
    g = np.random.default_rng(1)
    s, grad = g.normal(size=4), g.normal(size=4)
    right = complex_step(lambda v: np.sum(grad * squeeze(v)), s)
    assert not agree(reference.sigmoid_backward(s, grad) * (1 + 1e-11), right)


def test_numbers_of_the_contract():
    """Chapter 04's neuron, as printed in the curriculum."""
    x, w, y = np.array([2.0, -1.0]), np.array([0.5, -0.25]), 0.0
    s, z, L = reference.neuron_forward(x, w, y)
    assert (s, round(z, 6), round(L, 6)) == (1.25, 0.777300, 0.604195)
    dw, dx = reference.neuron_backward(x, w, y)
    assert np.allclose(dw, (0.538217, -0.269109), atol=5e-7, rtol=0)
    assert np.allclose(dx, (0.134554, -0.067277), atol=5e-7, rtol=0)
    (moved,) = reference.sgd_step([w], [dw], 1.0)
    assert round(reference.neuron_forward(x, moved, y)[2], 6) == 0.226702


def test_sigmoid_far_out_is_quiet():
    s = np.array([-1000.0, -40.0, 0.0, 40.0, 1000.0])
    with np.errstate(all="raise", under="ignore"):
        assert reference.sigmoid(s).tolist() == [0.0, pytest.approx(4.248354255291589e-18), 0.5, 1.0, 1.0]


def test_the_figures_say_the_same():
    """The library behind the figures was written by others; its gradients are ours."""
    from backprop.numbers import network

    g = np.random.default_rng(3)
    X, Y = g.normal(size=(7, 4)), g.uniform(size=(7, 3))
    Ws = [g.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]
    for ours, theirs in zip(reference.backward(X, Y, *Ws), network.backward(X, Y, *Ws), strict=True):
        assert np.allclose(ours, theirs, rtol=1e-12, atol=1e-14)
