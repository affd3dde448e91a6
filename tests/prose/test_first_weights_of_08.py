"""What chapter 08 says of chains, first weights and the frameworks' variances, tried on arrays."""

import numpy as np
from backprop.numbers.how_deep import chain
from backprop.numbers.training import sigmoid


def test_from_another_start_the_chain_lets_other_shares_through():
    one, two, four = (chain(8, w, 1.0)[0][0] for w in (1, 2, 4))
    assert round(two / one) == 3 and four < one


def test_the_bound_of_the_chain_is_reached_with_a_bias():
    for w in (1, 4, 8):
        z, through = 0.5, 1.0
        for _ in range(8):
            z = float(sigmoid(w * z - w / 2))
            through *= w * z * (1 - z)
        assert abs(through / (w / 4) ** 8 - 1) < 1e-12


def test_root_two_makes_up_for_relu_on_average_and_misses_in_single_layers():
    rng, through = np.random.default_rng(0), []
    for _ in range(200):
        O = np.maximum(rng.normal(size=(200, 16)), 0)
        after = np.maximum(O @ rng.normal(0, 2**0.5 / 4, (16, 16)), 0)
        through.append((after**2).mean() / (O**2).mean())
    assert abs(np.mean(through) - 1) < 0.1 and np.quantile(np.sqrt(through), 0.05) < 0.8


def test_half_gets_through_a_relu_whatever_the_spread():
    """Half of the sum of squares gets through a ReLU, forward and back, for sums of mean 0."""
    H = np.random.default_rng(0).normal(0, [[0.1], [1.0], [30.0]], (3, 200_000))
    share = (np.maximum(H, 0) ** 2).mean(axis=1) / (H**2).mean(axis=1)
    np.testing.assert_allclose(share, 0.5, atol=0.01)
    np.testing.assert_allclose((H > 0).mean(axis=1), 0.5, atol=0.01)


def test_variances_of_the_box_keep_their_sizes():
    """1/fan-in forward, 1/fan-out backward, Glorot between the two."""
    rng, rows, p, k = np.random.default_rng(0), 4000, 300, 100
    X, d = rng.normal(size=(rows, p)), rng.normal(size=(rows, k))
    W = rng.normal(size=(p, k))
    assert abs((X @ W / np.sqrt(p)).std() - 1) < 0.03 and abs((d @ W.T / np.sqrt(k)).std() - 1) < 0.03
    assert 1 / p < 2 / (p + k) < 1 / k
    assert abs(np.tanh(1e-6) / 1e-6 - 1) < 1e-9 and abs(np.tanh(rng.normal(size=100_000)).mean()) < 0.01
