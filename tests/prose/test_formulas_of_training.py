"""Each formula printed in chapters 07 and 08 is tried on numbers; the model answer of M8 too.

The functions are those of the text notebooks themselves, run from their source.
"""

import re
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


def chapter(name: str) -> tuple[str, dict]:
    """The markdown of a text notebook, and what its given and solved cells define."""
    source = (ROOT / "solutions" / name / f"{name}.py").read_text(encoding="utf-8")
    prose, space = [], {"np": np}
    for head, body in re.findall(r"^# %%([^\n]*)\n(.*?)(?=^# %%|\Z)", source, re.M | re.S):
        if head.startswith(" [markdown]"):
            prose.append(re.sub(r"^# ?", "", body, flags=re.M))
        elif "solution=" in head or ("given=" in head and "setup" not in head):
            exec(body, space)
    return "\n".join(prose), space


PROSE_07, SEVEN = chapter("07_training")
PROSE_08, EIGHT = chapter("08_debugging_clinic")
RNG = np.random.default_rng(8)


def sigmoid(s):
    return 1 / (1 + np.exp(-s))


def slope(f, x, eps=1e-6):
    """df/dx by central differences, written apart from the course."""
    return (f(x + eps) - f(x - eps)) / (2 * eps)


def printed(formula, prose):
    assert formula in prose, f"no longer printed: {formula}"


def test_the_step_goes_downhill():
    printed(r"W\;\leftarrow\;W-\eta\,\frac{\partial L}{\partial W}", PROSE_07)
    X, Y = RNG.normal(size=(7, 4)), RNG.normal(size=(7, 3))
    Ws = [RNG.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]

    def loss(Ws):
        return np.sum((SEVEN["forward"](X, *Ws)["Yhat"] - Y) ** 2) / 7

    grads = SEVEN["backward"](X, Y, *Ws)
    after = SEVEN["sgd_step"](Ws, grads, 1e-4)
    drop = 1e-4 * sum((g**2).sum() for g in grads)
    assert abs((loss(Ws) - loss(after)) / drop - 1) < 0.01


def test_loss_and_slope_of_a_batch_of_the_smallest_net():
    printed(r"L=\frac1N\sum_i(wx_i-y_i)^2", PROSE_07)
    printed(r"\frac2N\sum_i(wx_i-y_i)\,x_i", PROSE_07)
    x, y = RNG.normal(size=5), RNG.normal(size=5)
    by_formula = 2 / 5 * ((0.7 * x - y) * x).sum()
    assert abs(by_formula - slope(lambda w: ((w * x - y) ** 2).mean(), 0.7)) < 1e-8


def test_the_root_of_the_fan_in_keeps_the_spread():
    printed(r"\sqrt{\text{fan-in}}", PROSE_07)
    sums = RNG.choice([-1.0, 1.0], size=(20_000, 100)).sum(axis=1)
    assert abs(sums.std() - 10) < 0.3
    (W, _) = SEVEN["init_weights"]([400, 300, 2], 4, np.random.default_rng(0))
    assert abs((RNG.normal(size=(500, 400)) @ W).std() - 4) < 0.1


def test_the_gradient_at_the_input():
    printed(r"\frac{\partial L}{\partial X}=\frac{\partial L}{\partial H_1}\,W_1^\top", PROSE_07)
    X, Y = RNG.normal(size=(1, 4)), RNG.normal(size=(1, 3))
    Ws = [RNG.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]
    net = SEVEN["forward"](X, *Ws)
    d = 2 * (net["Yhat"] - Y)
    d = (d @ Ws[2].T) * net["O2"] * (1 - net["O2"])
    d = (d @ Ws[1].T) * net["O1"] * (1 - net["O1"])
    for i in range(4):

        def loss(v, i=i):
            moved = X.copy()
            moved[0, i] = v
            return np.sum((SEVEN["forward"](moved, *Ws)["Yhat"] - Y) ** 2)

        assert abs((d @ Ws[0].T)[0, i] - slope(loss, X[0, i])) < 1e-7


def test_one_step_back_through_a_layer():
    printed(r"d_{k}=\bigl(d_{k+1}\,W_{k+1}^\top\bigr)\odot O_k\odot(1-O_k)", PROSE_08)
    H, W, C = RNG.normal(size=(3, 4)), RNG.normal(size=(4, 2)), RNG.normal(size=(3, 2))
    O1 = sigmoid(H)
    by_formula = (C @ W.T) * O1 * (1 - O1)
    for i in np.ndindex(H.shape):

        def loss(v, i=i):
            moved = H.copy()
            moved[i] = v
            return (C * (sigmoid(moved) @ W)).sum()

        assert abs(by_formula[i] - slope(loss, H[i])) < 1e-8


def run_chain(x, ws):
    z, steps = x, []
    for w in ws:
        s = w * z
        z = sigmoid(s)
        steps.append((s, z))
    return steps


@pytest.mark.parametrize("seed", range(6))
def test_the_chain_stays_below_its_bound_and_m8s_product_is_exact(seed):
    printed(r"\left|\frac{\partial z_n}{\partial x}\right|\;\le\;\left(\frac{w}{4}\right)^{n}", PROSE_08)
    printed(r"\le\left(\frac14\right)^{n}\prod_{k=2}^{n}|w_k|\cdot", PROSE_08)
    printed(r"\prod_{k=1}^{n}\sigma'(s_k)\,\prod_{k=2}^{n}w_k", PROSE_08)
    rng = np.random.default_rng(seed)
    n, ws, x, y = 5, rng.normal(size=5) * 3, rng.normal(), 0.3

    def loss_from(s1):
        z = sigmoid(s1)
        for w in ws[1:]:
            z = sigmoid(w * z)
        return (z - y) ** 2

    steps = run_chain(x, ws)
    dz = 2 * (steps[-1][1] - y)
    product = dz * np.prod([z * (1 - z) for _, z in steps]) * np.prod(ws[1:])
    assert abs(product - slope(loss_from, steps[0][0], 1e-5)) < 1e-9
    assert abs(product) <= 0.25**n * np.prod(abs(ws[1:])) * abs(dz)
    w = abs(ws[0])
    through = slope(lambda x: run_chain(x, [w] * n)[-1][1], x, 1e-5)
    assert abs(through) <= (w / 4) ** n + 1e-12


def test_m8_part_two():
    """σ′ = ¼ − (z − ½)², σ′ < e^{−s}, and from the second on every z of the chain lies between ½ and 1."""
    printed(r"\sigma'=z(1-z)=\frac14-(z-\frac12)^2\le\frac14", PROSE_08)
    printed(r"\sigma'(s)<e^{-s}\le e^{-w/2}", PROSE_08)
    s = np.linspace(-8, 8, 401)
    z = sigmoid(s)
    np.testing.assert_allclose(z * (1 - z), 0.25 - (z - 0.5) ** 2, atol=1e-15)
    assert (z * (1 - z) < np.exp(-s)).all()
    for w in (1.0, 4.0, 9.0):
        steps = run_chain(-3.0, [w] * 6)
        for sk, _ in steps[2:]:
            assert sk >= w / 2 and w * sigmoid(sk) * (1 - sigmoid(sk)) < w * np.exp(-w / 2)


def test_m8_part_three():
    """From zero weights the first step moves W3 alone; all units of a layer stay equal."""
    X, Y = RNG.normal(size=(9, 3)), RNG.normal(size=(9, 1))
    Ws = [np.zeros(shape) for shape in ((3, 4), (4, 4), (4, 1))]
    for step in range(50):
        Ws = SEVEN["sgd_step"](Ws, SEVEN["backward"](X, Y, *Ws), 0.5)
        assert all(abs(W - W[:, :1]).max() == 0 for W in Ws) and abs(Ws[2] - Ws[2][0]).max() < 1e-12
        if step == 0:
            assert not Ws[0].any() and not Ws[1].any() and Ws[2].all()
    assert Ws[0].any() and Ws[1].any()


def test_cross_entropy_cancels_the_slope_of_the_last_layer():
    printed(r"L=-y\ln z-(1-y)\ln(1-z)", PROSE_08)
    printed(r"\dfrac{\partial L}{\partial s}=\dfrac{z-y}{z(1-z)}\cdot z(1-z)=z-y", PROSE_08)
    for y in (0.0, 0.3, 1.0):

        def loss(z, y=y):
            return -y * np.log(z) - (1 - y) * np.log(1 - z)

        for s in (-3.0, 0.4, 5.0):
            z = sigmoid(s)
            assert abs((z - y) / (z * (1 - z)) - slope(loss, z, 1e-7)) < 1e-4
            assert abs(slope(lambda s: loss(sigmoid(s)), s) - (z - y)) < 1e-7


def test_why_gain_4_and_why_root_2():
    """Variance through a layer: ¼·gain near 0 for sigmoids; half of the squares survive a ReLU."""
    printed(r"$1/\sigma'(0)$", PROSE_08)
    assert abs(slope(sigmoid, 0.0) - 0.25) < 1e-9
    h = RNG.normal(size=200_000)
    assert abs((np.maximum(h, 0) ** 2).mean() - 0.5) < 0.01
    W = np.sqrt(2 / 400) * RNG.normal(size=(400, 400))
    X = np.maximum(RNG.normal(size=(200, 400)), 0)
    assert abs(((np.maximum(X @ W, 0) ** 2).mean() / (X**2).mean()) - 1) < 0.1


def test_vital_signs_by_hand_are_those_of_the_function():
    """The worked table of 8.2, through the answer itself: W is the hidden layer of a net with ReLU."""
    W, g = np.array([[3.0, 0], [0, 4]]), np.array([[0.0, 3], [0, 4]])
    H = np.array([[6.0, -1], [7, 2]])
    X = H @ np.linalg.inv(W)
    signs = EIGHT["vital_signs"](
        X, np.zeros((2, 1)), [W, np.ones((2, 1))], "relu", [g, np.zeros((2, 1))], 0.2
    )
    assert signs["grad_norm"][0] == 5 and abs(signs["update_ratio"] - 0.2) < 1e-12
    assert signs["saturated"] == [0.5] and signs["dead"] == [0] and signs["twins"] == 4
