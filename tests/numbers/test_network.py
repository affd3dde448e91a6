"""The three-layer network against an independent gradient, and the twelve liars against the truth."""

import numpy as np
import pytest
from backprop.numbers import lego, network
from backprop.numbers.liars import LIARS, slide_run, train_on_moons
from backprop.numbers.liars import testimony as heard

SIZES = [(7, 4, 6, 5, 3), (5, 3, 4, 6, 1), (1, 2, 3, 2, 1), (4, 1, 1, 1, 2)]


def probe(sizes, seed=0):
    """X, Y and three matrices for sizes (N, p, h1, h2, K)."""
    rng = np.random.default_rng(seed)
    N, p, h1, h2, K = sizes
    Ws = [rng.normal(0, 1.2, shape) for shape in ((p, h1), (h1, h2), (h2, K))]
    return rng.normal(size=(N, p)), rng.normal(size=(N, K)), Ws


def complex_step(X, Y, Ws):
    """The gradient without any subtraction: Im L(w + ih)/h with h = 1e-30, written apart from the library."""

    def loss(weights):
        O = X
        for W in weights[:-1]:
            O = 1 / (1 + np.exp(-(O @ W)))
        return np.sum((O @ weights[-1] - Y) ** 2) / len(Y)

    grads = []
    for k, W in enumerate(Ws):
        grad = np.zeros(W.shape)
        for at in np.ndindex(W.shape):
            moved = [V.astype(complex) for V in Ws]
            moved[k][at] += 1e-30j
            grad[at] = loss(moved).imag / 1e-30
        grads.append(grad)
    return grads


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("seed", range(3))
def test_backward_agrees_with_the_complex_step_to_twelve_digits(sizes, seed):
    X, Y, Ws = probe(sizes, seed)
    for ours, true in zip(network.backward(X, Y, *Ws), complex_step(X, Y, Ws), strict=True):
        assert ours.shape == true.shape
        assert np.max(np.abs(ours - true)) <= 1e-12 * np.max(np.abs(true))


@pytest.mark.parametrize("sizes", SIZES)
def test_every_array_of_the_way_back_has_the_shape_of_its_owner(sizes):
    X, Y, Ws = probe(sizes)
    arrays = network.way_back(X, Y, *Ws)
    for name in ("H1", "O1", "H2", "O2", "Yhat"):
        assert arrays["d" + name].shape == arrays[name].shape
    for k, (W, dW) in enumerate(zip(Ws, network.backward(X, Y, *Ws), strict=True), 1):
        assert arrays[f"dW{k}"].shape == W.shape
        np.testing.assert_allclose(arrays[f"dW{k}"], dW, rtol=1e-13)


def test_layers_put_together_are_the_network():
    X, Y, (W1, W2, W3) = probe(SIZES[0])
    kept = network.forward(X, W1, W2, W3)
    d, dW3 = network.dense_backward(kept["O2"], W3, network.mse_grad(kept["Yhat"], Y))
    d, dW2 = network.dense_backward(kept["O1"], W2, network.sigmoid_backward(kept["H2"], d))
    _, dW1 = network.dense_backward(X, W1, network.sigmoid_backward(kept["H1"], d))
    for ours, theirs in zip((dW1, dW2, dW3), network.backward(X, Y, W1, W2, W3), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-13)


def test_sigmoid_is_quiet_and_right_far_out():
    with np.errstate(all="raise"):
        np.testing.assert_array_equal(network.sigmoid(np.array([-1000.0, 0.0, 1000.0])), [0, 0.5, 1])


def test_training_step_leaves_its_weights_alone():
    X, Y, Ws = probe(SIZES[0])
    kept = [W.copy() for W in Ws]
    new = network.training_step(X, Y, Ws, 0.1)
    for W, old, moved, dW in zip(Ws, kept, new, network.backward(X, Y, *Ws), strict=True):
        np.testing.assert_array_equal(W, old)
        np.testing.assert_allclose(moved, old - 0.1 * dW)


def test_shares_agree_with_a_million_draws():
    rng = np.random.default_rng(0)
    for tau in (0.5, 2.7, 8.0):
        s = rng.normal(0, tau, 1_000_000)
        O = network.sigmoid(s)
        slope = O * (1 - O)
        assert abs(network.mean_slope(tau) - slope.mean()) < 5e-4
        assert abs(network.saturated_share(tau) - np.mean(np.abs(s) > 5)) < 2e-3
        edges = np.linspace(0, 0.25, 11)
        found, _ = np.histogram(slope, edges)
        np.testing.assert_allclose(network.slope_shares(edges, tau), found / len(s), atol=2e-3)
        edges = np.arange(-24, 25.0)
        found, _ = np.histogram(s, edges)
        np.testing.assert_allclose(network.normal_shares(edges, tau), found / len(s), atol=2e-3)


def test_start_weights_spread_as_the_recipe_says():
    Ws = network.start_weights((300, 200, 100, 50), 4.0, np.random.default_rng(0))
    for W, spread in zip(Ws, (4 / np.sqrt(300), 4 / np.sqrt(200), 1 / np.sqrt(100)), strict=True):
        assert abs(W.std() / spread - 1) < 0.05


@pytest.mark.parametrize("name", lego.BENDS)
def test_any_brick_fits_if_it_goes_back_with_its_own_slope(name):
    assert lego.tour(name).error < 1e-8
    other = "Tanh" if name == "Sigmoid" else "Sigmoid"
    wrong = lego.tour(name, other)
    assert wrong.error > 0.01
    assert [a.shape for a in wrong.ahead] == [a.shape for a in wrong.back]


def test_dense_brick_overwrites_its_gradient():
    layer = lego.Dense(np.ones((3, 2)))
    layer.forward(np.ones((4, 3)))
    layer.backward(np.ones((4, 2)))
    layer.backward(np.ones((4, 2)))
    np.testing.assert_array_equal(layer.dW, 4 * np.ones((3, 2)))


@pytest.mark.parametrize("liar", LIARS, ids=lambda liar: liar.letter)
def test_gradient_check_sees_every_liar(liar):
    cosines, error = heard(liar.backward)
    assert error > 0.1
    assert all(-1 <= c <= 1 + 1e-12 for c in cosines)


def test_gradient_check_believes_the_truth():
    cosines, error = heard(network.backward)
    assert error == 0 and np.allclose(cosines, 1)


def test_no_two_liars_say_the_same():
    X, Y, Ws = probe(SIZES[0])
    said = [np.concatenate([g.ravel() for g in liar.backward(X, Y, *Ws)]) for liar in LIARS]
    for i, a in enumerate(said):
        for b in said[:i]:
            assert np.max(np.abs(a - b)) > 1e-3


def test_training_with_the_right_gradient_reaches_the_recipe():
    run = train_on_moons()
    assert run.accuracy >= 0.97 and run.losses[-1] < 0.1 * run.losses[0]


def test_training_survives_a_gradient_that_explodes():
    run = train_on_moons(lambda *args: tuple(-1e3 * g for g in network.backward(*args)), epochs=30)
    assert not np.isfinite(run.losses[-1]) or run.losses[-1] > 1e3


def test_slide_climbs_and_its_correction_falls():
    up, down = slide_run()
    assert np.all(np.diff(up) > 0) and np.all(np.diff(down) < 0) and up[0] == down[0]
