"""Chapter 04: the numbers of one neuron."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from backprop.drawing.notation import number
from backprop.numbers import neuron

from truths.kinds import At, Optional, Way, besides

_Y = Way("forward", "up", False)


def cockpit(v: Mapping) -> dict:
    x, w, y = (v["x1"], v["x2"]), (v["w1"], v["w2"]), v["y"]
    s = x[0] * w[0] + x[1] * w[1]
    z = 1 / (1 + math.exp(-s))
    dz, slope = 2 * (z - y), float(neuron.run(x, w, y).slope)
    ds, n = dz * slope, 1 if v["path"] == "w1" else 2
    truth = {"s": s, "z": z, "L": (y - z) ** 2, "y": y, "dz": dz, "ds": ds, "slope": slope, "arrow:y": _Y}
    for i in (1, 2):
        truth |= {f"x_{i}": x[i - 1], f"w_{i}": w[i - 1], f"p_{i}": x[i - 1] * w[i - 1], f"dp_{i}": ds}
        truth |= {f"dw_{i}": ds * x[i - 1], f"dx_{i}": ds * w[i - 1]}
        truth |= {f"factor:w_{i}": x[i - 1], f"factor:x_{i}": w[i - 1]}
    truth |= {
        f"lit:w_{n}": lambda m: (m.box[1], m.box[3]) == ((75, 163) if n == 1 else (147, 271)),
        "slope": slope,
    }
    truth |= {"tangent": _rises, "point:s": At(y=("σ", z))}
    if v["inset"] == "slope":
        for name, value in ((f"dw_{n}", ds * x[n - 1]), (f"x_{n}", x[n - 1]), ("slope", slope), ("dz", dz)):
            truth[f"bar:{name}"] = _bar(value)
        return truth | {"above the line": "> 1", "below the line": "< 1"}
    truth |= {"|ds|": abs(ds), "point:|ds|": At(x=("s", min(max(s, -9.0), 9.0)))}
    return truth | ({"point:A": At(x=("s", math.log(2))), "point:B": At(x=("s", 8))} if y == 0 else {})


def _bar(value: float):
    """Its length is the logarithm, 50 a decade: up above 1, down below, never longer than 48 down."""

    def stands(mark) -> bool:
        wanted = max(50 * math.log10(abs(value)), -48) if value else -48
        top, bottom = mark.box[1], mark.box[3]
        return (
            abs((bottom - top) - abs(wanted)) < 0.02
            and (abs(bottom - 367) if wanted > 0 else abs(top - 367)) < 0.02
        )

    return stands


def _rises(mark) -> bool:
    (x1, y1), (x2, y2) = mark.points
    return x2 > x1 and y2 <= y1


def one_neuron(v: Mapping) -> dict:
    x, w, y = np.array([2.0, -1.0]), np.array([2.0, -0.6]), 0.0
    s = float(x @ w)
    z = 1 / (1 + math.exp(-s))
    return {
        "x_1": x[0], "x_2": x[1], "w_1": w[0], "w_2": w[1], "p_1": x[0] * w[0], "p_2": x[1] * w[1], "s": s,
        "z": z, "y": y, "point:z": At(y=("z", z)), "point:y": At(y=("z", y)),
    }  # fmt: skip


_SAMPLES = {
    "one": ([(2.0, -1.0)], [0.0], "the sample and its target: (2, −1) → 0", (0.01, 0.1, 0.5, 0.9, 0.99)),
    "three": (
        [(2.0, -1.0), (1.0, 2.0), (-1.0, 1.0)], [0.0, 0.7, 0.9],
        "the samples and their targets: (2, −1) → 0, (1, 2) → 0.7, (−1, 1) → 0.9",
        (0.01, 0.06, 0.15, 0.3, 0.5, 0.65),
    ),
}  # fmt: skip
_ON_MAP = (4.5, -1.75, 2.25)


def descent(v: Mapping) -> dict:
    X, Y, samples, levels = _SAMPLES[v["samples"]]
    X, Y = np.array(X), np.array(Y)
    path = [np.array((0.5, -0.25) if v["start"] == "awake" else (4.0, 0.0))]
    for n in range(v["steps"]):
        path.append(path[-1] - v["eta"] * neuron.run(X[n % len(X)], path[-1], Y[n % len(X)]).dw)
    start, now, last = (float(neuron.mean_loss(X, Y, path[k])) for k in (0, -1, -1))
    here = path[-1]
    on_map = abs(here[0]) <= 4.5 and -1.75 <= here[1] <= 2.25
    truth = {"samples": samples, "loss now": now, "path": Optional(lambda m: m.colour == "ink")}
    truth |= {
        f"level {level:g}": level for level in levels if (level, v["samples"]) != (0.01, "three") or True
    }
    if len(path) > 1:
        truth["loss at the start"] = start
    if on_map:
        truth["point:now"] = At(x=("w", here[0]), y=("w", here[1]))
    else:
        truth |= {"w_1": here[0], "w_2": here[1]}
    if v["samples"] == "one":
        truth["along"] = "along x = (2, −1)"
    push = -neuron.mean_gradient(X, Y, here)
    length = 3 * np.hypot(*push) * 812 / 9
    if on_map and length >= 16:
        truth |= {"d arrow's name": Optional("−∇L, drawn ×3"), "arrow:−∇L": _towards(push)}
    words = [*path[0], *here, *push, start, v["eta"]]
    return truth | besides(*map(number, words), len(X), v["steps"], 2, "−1", "4.4", "4.3")


def _towards(push) -> Way:
    dx, dy = push
    if abs(dx) * 4 >= abs(dy):
        return Way("backward", "right" if dx > 0 else "left", True)
    return Way("backward", "up" if dy > 0 else "down", True)


TRUTHS = {"cockpit": cockpit, "one_neuron": one_neuron, "descent": descent}
