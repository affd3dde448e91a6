"""Chapter 06: the X-ray of a three-layer net."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from backprop.drawing.svg import gradient_width
from backprop.figures.xray import SAMPLES, START, TARGETS
from backprop.numbers import network

from truths.kinds import Way, besides

UNITS = ((260, 340), (220, 300, 380), (260, 340), (300,))
GAPS = (112, 310, 508)
PLACES = [(k, i, j) for k in range(3) for i in range(len(UNITS[k])) for j in range(len(UNITS[k + 1]))]


def xray(v: Mapping) -> dict:
    """As it came, but for the weight that the slider holds."""
    step, N = v["step"], v["batch"]
    X, Y = SAMPLES[:N], TARGETS[:N]
    Ws = [W.copy() for W in START]
    layer, i, j = PLACES[v["weight"]]
    Ws[layer][i, j] = v["value"]
    a = network.way_back(X, Y, *Ws)
    truth = {
        "L": a["L"], "Yhat[0,0]": a["Yhat"][0, 0], "Y[0,0]": Y[0, 0], "row": "N = 1" if N == 1 else "row 1",
        "shape at 43": "(N, 2)", "shape at 211": "(N, 3)", "shape at 409": "(N, 2)", "shape at 577": "(N, 1)",
        "shape of W1": "(2, 3)", "shape of W2": "(3, 2)", "shape of W3": "(2, 1)",
        f"W{layer + 1}[{i},{j}]": v["value"], "arrow:Y": Way("forward", "up", False),
        "ring:held": lambda m: np.allclose(m.middle, (GAPS[layer], (UNITS[layer][i] + UNITS[layer + 1][j]) / 2)),
    }  # fmt: skip
    for name in ("X", "H1", "O1", "H2", "O2"):
        truth |= {f"{name}[0,{k}]": value for k, value in enumerate(a[name][0])}
    for k in (1, 2):
        truth |= {f"lock:{k},{u}": bool for u, H in enumerate(a[f"H{k}"][0]) if abs(H) > 5}
    for k, W in enumerate(Ws):
        truth |= {
            f"ribbon:W{k + 1}[{r},{c}]": _wide("forward", min(1.5 + 3.6 * abs(w), 15))
            for (r, c), w in np.ndenumerate(W)
        }
    return truth | _way_back(a, step, (layer, i, j)) | besides(step, 3, 2, 1, N, i, j, 12)


def _way_back(a: Mapping, step: int, held: tuple) -> dict:
    truth: dict = {}
    if step:
        truth = {f"dYhat[0,{c}]": g for c, g in enumerate(a["dYhat"][0])}
        d, grad = {1: ("dYhat", "dW3"), 2: ("dH2", "dW2"), 3: ("dH1", "dW1")}[step]
        for name in (d, grad):
            truth |= {f"{name}[{r},{c}]": g for (r, c), g in np.ndenumerate(a[name])}
            truth[f"shape of {name}"] = f"({a[name].shape[0]}, {a[name].shape[1]})"
    for k in (2, 1)[: max(step - 1, 0)]:
        for name in (f"dH{k}", f"dO{k}"):
            truth |= {f"{name}[0,{c}]": g for c, g in enumerate(a[name][0])}
    for k in (3, 2, 1)[:step]:
        for (r, c), g in np.ndenumerate(a[f"dW{k}"]):
            truth[f"ribbon:dW{k}[{r},{c}]"] = _wide("backward", gradient_width(g))
    layer, i, j = held
    if 3 - layer <= step:
        truth[f"dW{layer + 1}[{i},{j}]"] = a[f"dW{layer + 1}"][i, j]
    return truth


def _wide(colour: str, width: float):
    return lambda m: m.colour == colour and abs(m.width - width) < 0.02 and m.dashed == (colour == "backward")


TRUTHS = {"xray": xray}
