"""Chapters 00 and 05: shapes, bricks, a valve, a dense layer cell by cell, slopes that shrink."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from backprop.drawing.notation import number, plain
from backprop.figures.talks import DZ, W, X
from backprop.numbers import network
from backprop.numbers.lego import tour

from truths.kinds import At, Way, besides, usual

P, FIRST, SECOND, K = 3, 5, 4, 2  # widths of the conveyor's net
DOWN = Way("backward", "down", True)


def conveyor(v: Mapping) -> dict:
    N = v["N"]
    belt = {"X": P, "H_1": FIRST, "O_1": FIRST, "H_2": SECOND, "O_2": SECOND, "Ŷ": K}
    truth = {"N": N, **besides(N, 1, 2, 3, 4, 5), **({"room": 8 - N} if N < 8 else {})}
    for name, width in belt.items():
        written = name.translate(str.maketrans({"_": None, "1": "₁", "2": "₂"}))
        truth |= {f"shape of {name}": f"(N, {width})", f"name of {name}": written}
        truth[f"array:{name}"] = _is_array("forward", N, width, False)
        if name != "X":
            truth[f"how {name} is made"] = "σ" if name[0] == "O" else "@"
    for k, (rows, cols) in enumerate(((P, FIRST), (FIRST, SECOND), (SECOND, K)), 1):
        truth |= {f"shape of {d}W_{k}": f"({rows}, {cols})" for d in ("", "d")}
        truth[f"array:W_{k}"] = _is_array("learnable", rows, cols, False)
        truth[f"array:dW_{k}"] = _is_array("backward", rows, cols, True)
    return truth


def big_picture(v: Mapping) -> dict:
    names = ("X", "H_1", "O_1", "H_2", "O_2", "Ŷ")
    written = [name.translate(str.maketrans({"_": None, "1": "₁", "2": "₂"})) for name in names]
    truth = {"upper row": "forward: what the network says", "box 6": "L"}
    truth |= {f"dlower row {k}": text for k, text in enumerate(("backward:", "how the loss", "answers"))}
    truth |= {f"sign {k}": text for k, text in enumerate(("W₁", "σ", "W₂", "σ", "W₃"))}
    truth |= {f"box {k}": text for k, text in enumerate(written)}
    truth |= {f"arrow:{name}": usual(name) for name in (*names, *(f"d{name}" for name in names[1:]))}
    truth |= {f"dbox {k}": f"d{written[k]}" for k in range(1, 6)}
    truth |= {f"arrow:kept {k}": Way("muted", "down", False) for k in range(1, 6)}
    for k, name in {1: "W_1", 3: "W_2", 5: "W_3"}.items():
        truth |= {f"arrow:d{name}": DOWN, f"∂L/∂ at {k}": f"∂L/∂{_low(name.replace('_', ''))}"}
    return truth


def _is_array(colour: str, rows: int, cols: int, dashed: bool, cell: float = 17):
    def so(mark) -> bool:
        left, top, right, bottom = mark.box
        size = (right - left) / cell, (bottom - top) / cell
        return (mark.colour, mark.dashed) == (colour, dashed) and np.allclose(size, (cols, rows), atol=0.05)

    return so


def lego(v: Mapping) -> dict:
    borrowed = ("Tanh" if v["bend"] == "Sigmoid" else "Sigmoid") if v["wrong"] else None
    made = tour(v["bend"], borrowed)
    slopes = {"Sigmoid": "O(1 − O)", "Tanh": "1 − O²", "ReLU": "(H > 0)", "Sine": "cos(H)"}
    right = made.error < 1e-6
    truth = {
        "brick at 150": "Dense", "brick at 372": v["bend"], "brick at 632": "Dense", "error": made.error,
        "verdict": "the same as nudging every number" if right else "not what nudging every number says",
        "slope": f"× {slopes[borrowed or v['bend']]}", "arrow:dW1": DOWN, "arrow:dW2": DOWN,
        "× W1": "× W₁", "× W2": "× W₂", "× W1^T": "× W₁T", "× W2^T": "× W₂T",
    }  # fmt: skip
    assert right == (borrowed is None)
    for k, name in enumerate(("X", "H", "O", "Ŷ")):
        truth |= {f"name {k}": name, f"dname {k}": f"d{name}"}
        if k < 3:
            truth[f"shape of {name}"] = str(made.ahead[k].shape)
            assert made.ahead[k].shape == made.back[k].shape
    return truth


def valve(v: Mapping) -> dict:
    s, dz = v["s"], v["grad"]
    z = 1 / (1 + math.exp(-s))
    slope = z * (1 - z)
    return {
        "s": s, "z": z, "dz": dz, "slope": slope, "ds": slope * dz, "tangent": _rises_by(slope),
        "point:s": At(y=("σ", z)),
    }  # fmt: skip


def _rises_by(slope: float):
    """In the box 192 pixels stand for 16 of s, 120 for 1 of z."""

    def slanted(mark) -> bool:
        (x1, y1), (x2, y2) = mark.points
        return abs((y1 - y2) / (x2 - x1) * (192 / 16) / 120 - slope) < 0.005

    return slanted


def talks(v: Mapping) -> dict:
    dX, dW = network.dense_backward(X, W, DZ)
    arrays = {"X": X, "W": W, "Z": X @ W, "dX": dX, "dW": dW, "dZ": DZ}
    mode, row, col = v["mode"], v["row"], v["col"]
    row, col = (min(n, size) for n, size in zip((row, col), arrays[mode].shape, strict=True))
    shown = {"Z": ("X", "W", "Z"), "dW": ("X", "W", "Z", "dW", "dZ"), "dX": ("X", "W", "Z", "dX", "dZ")}[mode]
    truth: dict = {}
    for name in shown:
        truth |= {f"{name}[{r},{c}]": value for (r, c), value in np.ndenumerate(arrays[name])}
    for name, array in arrays.items():
        truth[f"title:{name}"] = f"{name}({array.shape[0]}, {array.shape[1]})"
    for names, letter, count in (("X dX W dW", "i", 3), ("Z dZ", "j", 2), ("Z dZ", "n", 4)):
        for name in names.split():
            truth |= {
                f"{letter}:{k} of {name}": f"{letter}=1" if k == 1 else str(k) for k in range(1, count + 1)
            }
    if mode == "Z":
        pairs = list(zip(X[row - 1], W[:, col - 1], strict=True))
    elif mode == "dW":
        pairs = list(zip(X[:, row - 1], DZ[:, col - 1], strict=True))
    else:
        pairs = list(zip(DZ[row - 1], W[col - 1], strict=True))
    total = float(sum(a * b for a, b in pairs))
    for k, (a, b) in enumerate(pairs):
        truth |= {f"a:{k}": a, f"b:{k}": b} | ({f"ab:{k}": a * b} if mode == "dW" else {})
    letter, meaning = {"Z": ("i", "feature"), "dW": ("n", "sample"), "dX": ("j", "output")}[mode]
    at = f"{row}{col}"
    cell = {
        "Z": f"Z{at} = Σi X{row}i · Wi{col}", "dW": f"dW{at} = Σn Xn{row} · dZn{col}",
        "dX": f"dX{at} = Σj dZ{row}j · W{col}j",
    }[mode]  # fmt: skip
    rule = {"Z": "Z = X W", "dW": "dW = XT dZ", "dX": "dX = dZ WT"}[mode]
    truth |= {
        "sum": total,
        "cell": lambda t: _level(t) == cell,
        "rule": rule,
        "summed over": f"{letter} {meaning}",
    }
    return truth | besides(row, col, len(pairs), plain(total))


def _low(name: str) -> str:
    return name.translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _level(text: str) -> str:
    """Indices on the line."""
    return text.translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ", "0123456789ijkn"))


def squeeze(v: Mapping) -> dict:
    tau = v["tau"]
    u = np.linspace(-9, 9, 40001)
    O = 1 / (1 + np.exp(-tau * u))
    weight = np.exp(-(u**2) / 2)
    mean = float(np.sum(O * (1 - O) * weight) / np.sum(weight))
    beyond = 100 * (1 - math.erf(5 / (tau * math.sqrt(2))))
    much = 100 * math.erf(
        math.log((1 + math.sqrt(0.2)) / (1 - math.sqrt(0.2))) / (tau * math.sqrt(2))
    )  # slope 0.2
    said = "0.1" if 0 < beyond < 0.1 else f"{beyond:.1f}" if beyond < 10 else f"{beyond:.0f}"
    return {
        "mean slope": mean, "line:mean slope": At(x=("slopes", mean)), "bars:spread": _bars("forward", tau),
        "bars:slopes": lambda m: m.colour == "backward", **besides(said, f"{much:.0f}", plain(tau, 2), 0, 5, "0.2", "0.25", "0.7", number(mean)),
    }  # fmt: skip


def _bars(colour: str, tau: float):
    """The tallest is the share between 0 and 1: 150 pixels stand for a half."""
    share = min(0.5 * math.erf(1 / (tau * math.sqrt(2))), 0.5)
    return lambda m: m.colour == colour and abs((m.box[3] - m.box[1]) - 300 * share) < 0.6


TRUTHS = {
    "conveyor": conveyor,
    "big_picture": big_picture,
    "lego": lego,
    "valve": valve,
    "squeeze": squeeze,
    "talks": talks,
}
