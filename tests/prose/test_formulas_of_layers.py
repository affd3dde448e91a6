"""Each formula printed in chapters 05 and 06 is tried on numbers; printed names and shapes are the real ones.

The functions are those of the text notebooks themselves, run from their source.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
PLUMBING = re.compile(
    r"backprop import|predict\(|quiz\(|course_map|check\(|by_hand|lego\(|valve\(|slide\(|xray\(|import torch|plt\."
)


def chapter(name: str) -> tuple[str, dict]:
    """The markdown of a text notebook, and the namespace its code cells leave behind."""
    source = (ROOT / "solutions" / name / f"{name}.py").read_text(encoding="utf-8")
    prose, space = [], {"np": np, "print": lambda *said: None}
    for cell in re.split(r"^# %%", source, flags=re.M)[1:]:
        head, _, body = cell.partition("\n")
        if head.startswith(" [markdown]"):
            prose.append(re.sub(r"^# ?", "", body, flags=re.M))
        elif not PLUMBING.search(body):
            exec(body, space)
    return "\n".join(prose), space


PROSE_05, FIVE = chapter("05_layers")
PROSE_06, SIX = chapter("06_three_layer_net")
RNG = np.random.default_rng(4)
X, W, C = RNG.normal(size=(7, 4)), RNG.normal(size=(4, 6)), RNG.normal(size=(7, 6))
X6, Y6 = RNG.normal(size=(7, 4)), RNG.normal(size=(7, 3))
WS = [RNG.normal(size=shape) for shape in ((4, 6), (6, 5), (5, 3))]


def nudged(f, A, eps=1e-6):
    """∂f/∂A by central differences, written apart from the course."""
    grad = np.zeros(A.shape)
    for at in np.ndindex(A.shape):
        step = np.zeros(A.shape)
        step[at] = eps
        grad[at] = (f(A + step) - f(A - step)) / (2 * eps)
    return grad


def loss6(Ws):
    return SIX["mse"](SIX["forward"](X6, *Ws)["Yhat"], Y6)


def with_one(k, V):
    return [V if i == k else W for i, W in enumerate(WS)]


def near(a, b):
    np.testing.assert_allclose(a, b, rtol=1e-6, atol=1e-7)


# every printed formula, by the fragment that prints it


def sigmoid_back():
    s, g = RNG.normal(size=(3, 2)), RNG.normal(size=(3, 2))
    slope = FIVE["sigmoid"](s) * (1 - FIVE["sigmoid"](s))
    near(slope * g, nudged(lambda v: np.sum(FIVE["sigmoid"](v) * g), s))
    near(FIVE["sigmoid_backward"](s, g), slope * g)


def dense_back():
    near(X.T @ C, nudged(lambda V: np.sum((X @ V) * C), W))
    near(C @ W.T, nudged(lambda V: np.sum((V @ W) * C), X))
    for said, printed in zip(FIVE["dense_backward"](X, W, C), (C @ W.T, X.T @ C), strict=True):
        near(said, printed)


def bias_back():
    near(C.sum(axis=0), nudged(lambda b: np.sum((X @ W + b) * C), np.zeros(6)))
    ones = np.column_stack([X, np.ones(7)])
    taller = np.vstack([W, np.zeros(6)])
    near((ones.T @ C)[-1], C.sum(axis=0))
    near(ones @ taller, X @ W)


def arriving_gradient():
    near(nudged(lambda Z: np.sum(Z * C), X @ W), C)


def proof_of_m5():
    Z = X @ W
    for n, m in ((0, 0), (6, 5)):
        near(sum(X[n, i] * W[i, m] for i in range(4)), Z[n, m])
    for i, j in ((0, 0), (3, 5)):
        moved = nudged(lambda V, j=j: (X @ V)[2, j], W)
        near(moved[i, j], X[2, i])
        assert np.count_nonzero(np.abs(moved[:, [m for m in range(6) if m != j]]) > 1e-9) == 0
        near(sum(X[n, i] * C[n, j] for n in range(7)), (X.T @ C)[i, j])
    near(sum(C[1, m] * W[2, m] for m in range(6)), (C @ W.T)[1, 2])
    near(np.trace(C.T @ X @ np.ones_like(W)), np.trace((X.T @ C).T @ np.ones_like(W)))
    near(np.trace(C.T @ np.ones_like(X) @ W), np.trace((C @ W.T).T @ np.ones_like(X)))


def loss_and_start():
    Yhat = RNG.normal(size=(7, 3))
    near(SIX["mse"](Yhat, Y6), sum((Yhat[n, k] - Y6[n, k]) ** 2 for n in range(7) for k in range(3)) / 7)
    near(2 / 7 * (Yhat - Y6), nudged(lambda V: SIX["mse"](V, Y6), Yhat))


def three_steps():
    """The table of 6.1, line by line, each d against a nudge of the array it stands for."""
    kept = SIX["forward"](X6, *WS)
    O1, O2, Yhat = kept["O1"], kept["O2"], kept["Yhat"]
    W1, W2, W3 = WS
    d = 2 / 7 * (Yhat - Y6)
    near(O2.T @ d, nudged(lambda V: loss6(with_one(2, V)), W3))
    d = (d @ W3.T) * O2 * (1 - O2)
    near(d, nudged(lambda H: SIX["mse"](SIX["sigmoid"](H) @ W3, Y6), kept["H2"]))
    near(O1.T @ d, nudged(lambda V: loss6(with_one(1, V)), W2))
    d = (d @ W2.T) * O1 * (1 - O1)
    near(d, nudged(lambda H: SIX["mse"](SIX["sigmoid"](SIX["sigmoid"](H) @ W2) @ W3, Y6), kept["H1"]))
    near(X6.T @ d, nudged(lambda V: loss6(with_one(0, V)), W1))
    near(SIX["backward"](X6, Y6, *WS)[0], X6.T @ d)


def chain():
    kept = SIX["forward"](X6, *WS)
    near(kept["H1"], X6 @ WS[0])
    near(kept["O1"], SIX["sigmoid"](kept["H1"]))
    near(kept["H2"], kept["O1"] @ WS[1])
    near(kept["O2"], SIX["sigmoid"](kept["H2"]))
    near(kept["Yhat"], kept["O2"] @ WS[2])


def printed_sign_and_scale():
    for said, true in zip(SIX["printed_page"](X6, Y6, *WS), SIX["backward"](X6, Y6, *WS), strict=True):
        near(said, -7 * true)


def slip_of_the_update():
    stretched = np.ones((2, 1)) - np.ones((2, 2))
    assert stretched.shape == (2, 2)
    with pytest.raises(ValueError):
        np.ones((4, 1)) - np.ones((3, 4))


def slip_of_four_indices():
    A, G = RNG.normal(size=(4, 3)), RNG.normal(size=(4, 2))
    full = np.einsum("ni,mj->nmij", A, np.eye(2))
    assert full.shape == (4, 2, 3, 2) and full.size == 48 and np.count_nonzero(full) == 24
    near(np.einsum("nmij,nm->ij", full, G), A.T @ G)


def slip_of_scalars_as_matrices():
    """(5, 1) of errors times (5, 4) of outputs does not fit; for one sample and one unit it does."""
    with pytest.raises(ValueError):
        np.ones((5, 1)) @ np.ones((5, 4))
    x, w1, w2, y = 0.7, 0.4, -1.3, 0.2
    f = SIX["sigmoid"]
    slope = f(x * w1) * (1 - f(x * w1))

    def half(w):
        return 0.5 * (y - f(x * w) * w2) ** 2

    near(-(y - f(x * w1) * w2) * w2 * slope * x, (half(w1 + 1e-6) - half(w1 - 1e-6)) / 2e-6)


def slip_of_the_order():
    O, d, V = (RNG.normal(size=(4, 4)) for _ in range(3))
    assert np.abs((O * (1 - O) * d @ V.T) - (d @ V.T * O * (1 - O))).max() > 0.1
    near(d @ V.T * O * (1 - O), (d @ V.T) * (O * (1 - O)))


FORMULAS = [
    (
        PROSE_05,
        r"\frac{\partial L}{\partial s}=\underbrace{\sigma(s)\,\bigl(1-\sigma(s)\bigr)}",
        sigmoid_back,
    ),
    (PROSE_05, r"dW=X^{\mathsf T}\,dZ\qquad\qquad dX=dZ\,W^{\mathsf T}", dense_back),
    (PROSE_05, "$db$ is the sum of $dZ$ over its rows", bias_back),
    (PROSE_05, r"$L=\sum_{n,k}z_{nk}\,c_{nk}$", arriving_gradient),
    (PROSE_05, r"z_{nm}=\sum_{i=1}^{p}x_{ni}\,w_{im}", proof_of_m5),
    (PROSE_05, r"\sum_{n=1}^{N}x_{ni}\,\dfrac{\partial L}{\partial z_{nj}}", proof_of_m5),
    (PROSE_05, r"\operatorname{tr}((GW^{\mathsf T})^{\mathsf T}\mathrm dX)", proof_of_m5),
    (PROSE_06, r"$L=\frac1N\sum_n\sum_k(\hat y_{nk}-y_{nk})^2$", loss_and_start),
    (PROSE_06, r"$d=\frac2N(\hat Y-Y)$ | $dW_3=O_2^{\mathsf T}d$", three_steps),
    (
        PROSE_06,
        r"$d\leftarrow(d\,W_3^{\mathsf T})\odot O_2\odot(1-O_2)$ | $dW_2=O_1^{\mathsf T}d$",
        three_steps,
    ),
    (
        PROSE_06,
        r"X\xrightarrow{W_1}H_1\xrightarrow{f}O_1\xrightarrow{W_2}H_2\xrightarrow{f}O_2",
        chain,
    ),
    (PROSE_06, r"$d=-2(\hat y-y)$", printed_sign_and_scale),
    (PROSE_06, r"$W_3-\eta\,\dfrac{\partial MSE}{\partial W_2}$", slip_of_the_update),
    (PROSE_06, r"$\dfrac{\partial H_1}{\partial W_1}=X^{\mathsf T}$", slip_of_four_indices),
    (PROSE_06, r"$-(y-f(XW_1)W_2)\,W_2\,f'(XW_1)\,X$", slip_of_scalars_as_matrices),
    (PROSE_06, "`O*(1-O)*d @ W.T` instead of `d @ W.T*O*(1-O)`", slip_of_the_order),
]


@pytest.mark.parametrize(("prose", "printed", "holds"), FORMULAS, ids=lambda v: getattr(v, "__name__", ""))
def test_printed_formula_holds_on_numbers(prose, printed, holds):
    assert printed in prose
    holds()


@pytest.mark.parametrize("prose_and_space", [(PROSE_05, FIVE), (PROSE_06, SIX)], ids=["05", "06"])
def test_headings_show_the_real_signatures(prose_and_space):
    prose, space = prose_and_space
    shown = [
        call for line in re.findall(r"^### E\d.*$", prose, re.M) for call in re.findall(r"`([^`]+)`", line)
    ]
    assert len(shown) >= 4
    for call in shown:
        name, _, arguments = call.rstrip(")").partition("(")
        real = space[name]
        if not inspect.isclass(real):
            assert arguments == ", ".join(inspect.signature(real).parameters), call


def test_shapes_in_the_prose_of_05_are_the_real_ones():
    assert FIVE["dense_forward"](X, W).shape == (7, 6)
    assert "`X` has shape (N, p), `W` has (p, k), the result (N, k)" in PROSE_05
    dX, dW = FIVE["dense_backward"](X, W, C)
    assert (dX.shape, dW.shape) == (X.shape, W.shape)
    assert "`dX` has the shape of `X`, `dW` the shape of `W`" in PROSE_05 and "Return `(dX, dW)`" in PROSE_05
    assert FIVE["sigmoid_backward"](np.ones((2, 3, 4)), np.ones((2, 3, 4))).shape == (2, 3, 4)
    layer = FIVE["Dense"](W)
    layer.forward(X)
    assert layer.backward(C).shape == X.shape and layer.dW.shape == W.shape and layer.W is W
    assert "`self.W`, the very one" in PROSE_05 and "`self.dW`, written anew" in PROSE_05


def test_names_and_shapes_in_the_prose_of_06_are_the_real_ones():
    kept = SIX["forward"](X6, *WS)
    printed = re.search(r"under the keys (.*?)\. `X`", PROSE_06)[1]
    assert re.findall(r'`"(\w+)"`', printed) == list(kept)
    assert "`X` is (N, p), the matrices are (p, h1), (h1, h2), (h2, K)" in PROSE_06
    assert [W.shape for W in WS] == [(4, 6), (6, 5), (5, 3)] and kept["Yhat"].shape == (7, 3)
    grads = SIX["backward"](X6, Y6, *WS)
    assert "Return `(dW1, dW2, dW3)`, each with the shape of its matrix" in PROSE_06
    assert [g.shape for g in grads] == [W.shape for W in WS]
    assert (
        SIX["mse_grad"](kept["Yhat"], Y6).shape == kept["Yhat"].shape
        and np.ndim(SIX["mse"](kept["Yhat"], Y6)) == 0
    )
    for refused in ("mse", "mse_grad"):
        with pytest.raises(ValueError):
            SIX[refused](np.ones(5), np.ones((5, 1)))


def test_answers_are_at_most_eight_lines():
    for name in ("05_layers", "06_three_layer_net"):
        source = (ROOT / "solutions" / name / f"{name}.py").read_text(encoding="utf-8")
        for answer in re.findall(r"### BEGIN SOLUTION\n(.*?)\s*### END SOLUTION", source, re.S):
            if not answer.startswith("def mended_backward"):  # E6.4 stands there, and is mended, not written
                assert len(answer.splitlines()) <= 8
