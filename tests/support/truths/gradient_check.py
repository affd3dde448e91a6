"""Chapter 03: one loss, its slope measured; the price of a gradient."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from backprop.drawing.notation import number, plain
from backprop.numbers import gradient_check as numbers

from truths.kinds import At, besides
from truths.reverse_mode import _grouped, _lasts

_TYPES = {"float64": np.float64, "float32": np.float32}


def u_curve(v: Mapping) -> dict:
    w, eps, kind, dtype = numbers.AT, v["eps"], v["kind"], _TYPES[v["dtype"]]
    measured = {name: numbers.measured_slope(name, eps, dtype) for name in numbers.KINDS}
    errors = {name: numbers.slope_error(measured[name]) for name in numbers.KINDS}
    best = {name: 10.0 ** numbers.best_exponent(name, dtype) for name in numbers.KINDS}
    sides = {"right": w + eps} | ({"left": w - eps} if kind == "central" else {})
    truth = {
        "w": w, "d": numbers.slope(w), "d measured": measured[kind], "ε": eps,
        "point:w": At(x=("L", w), y=("L", float(numbers.loss(w)))),
        "line:d": _falls_like(numbers.slope(w)), "line:d measured": _falls_like(measured[kind]),
        "law:forward": "slope 1", "law:central": "slope 2", "name:forward": "forward", "name:central": "central",
        **{f"point:{side}": At(x=("L", x), y=("L", float(numbers.loss(x)))) for side, x in sides.items() if x != w},
        **{f"best:{name}": At(x=("error", best[name]), log="xy") for name in numbers.KINDS},
        **{
            f"point:error of {name}": At(x=("error", eps), y=("error", max(error, 1e-13)), log="xy")
            for name, error in errors.items() if error > 0
        },
    }  # fmt: skip
    if errors[kind] > 0:
        truth["error"] = errors[kind]
    said = [number(100 * errors[kind], 2), *map(number, errors.values()), *map(number, best.values())]
    digits = {"float64": 16, "float32": 7}[v["dtype"]]
    return truth | besides(*said, *range(digits + 1), 64, 32, *(_power(b) for b in best.values()), plain(eps))


def _power(eps: float) -> str:
    exponent = round(math.log10(eps))
    raised = str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}" if abs(eps / 10.0**exponent - 1) < 1e-9 else number(eps)


def _falls_like(slope: float):
    """A line in the left chart: 296 pixels for 2.9, 286 for 0.36."""

    def slanted(mark) -> bool:
        (x1, y1), (x2, y2) = mark.points[0], mark.points[-1]
        return abs((y1 - y2) / (x2 - x1) * (296 / 2.9) / (286 / 0.36) - slope) < 0.005

    return slanted


def price(v: Mapping) -> dict:
    bills = [numbers.bill(width) for width in numbers.WIDTHS]
    truth: dict = {"ms 0.01": "0.01 ms", "ms 1": "1 ms", "ms 100": "0.1 s", "ms 10000": "10 s"}
    for bill in bills:
        here = bill.weights == v["weights"]
        of, shown = "" if here else f" of {bill.weights}", _two_digits(bill.times)
        truth |= {
            f"P{of}": bill.weights, f"d by one run back{of}": _lasts(bill.back_ms),
            f"d by nudging{of}": _lasts(bill.numerical_ms), f"times{of}": shown,
        }  # fmt: skip
        if here:
            scaled = f"scaled up from {_grouped(bill.walked)} of them" if bill.walked < bill.passes else ""
            truth |= {"passes": 2 * bill.weights, "times on the gap": f"{shown} times", "walked": scaled}
        for name in ("back_ms", "numerical_ms"):
            place = At(x=("bill", bill.weights), y=("bill", getattr(bill, name)), log="xy")
            truth[f"point:{name} of {bill.weights}"] = place
    return truth


def _two_digits(times: float) -> str:
    rounded = float(f"{times:.1e}")
    return _grouped(round(rounded)) if rounded >= 10 else number(rounded, 2)


TRUTHS = {"u_curve": u_curve, "price": price}
