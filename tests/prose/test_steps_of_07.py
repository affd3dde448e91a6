"""What chapter 07 says of steps that are too long, of momentum and Adam, and of its page of digits."""

import numpy as np
from backprop.data import load_digits, plane_split
from backprop.numbers.training import descend, init_weights, mse, run_forward


def test_some_nets_wake_up_again_after_the_jump():
    data = plane_split("moons", seed=0)
    for seed in range(10):
        rng = np.random.default_rng(seed)
        walk = descend(data.X, data.Y, init_weights([3, 16, 16, 1], 4.0, rng), 3.0, 20, rng)
        with np.errstate(all="ignore"):
            losses = [mse(run_forward(data.X, next(walk))[2], data.Y) for _ in range(2000)]
        if losses[19] > 0.45 and losses[-1] < 0.1:
            return
    raise AssertionError("none of ten woke up within a hundred epochs")


def test_momentum_and_adam_as_the_box_says():
    v = w = 0.0
    for _ in range(300):
        v = 0.9 * v + 1.0
        w, before = w - 0.1 * v, w
    assert abs((before - w) / 0.1 - 10) < 1e-9
    for g in (1e-3, 7.0, -40.0):
        m, q = 0.1 * g / (1 - 0.9), 0.001 * g**2 / (1 - 0.999)  # the running means, each brought to full size
        assert abs(abs(m / np.sqrt(q)) - 1) < 1e-9


def test_the_page_of_digits_shows_an_eight_without_holes_in_its_first_row():
    images, labels = load_digits()
    eights = [i for i in range(120, 132) if labels[i] == 8]
    inner = [images[i].reshape(8, 8)[1:7, 2:6] for i in eights]
    assert any((block > 0).mean() > 0.85 for block in inner)
