"""Fig 3.1: the U."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from backprop.drawing.notation import backward_html, math_html, number_html
from backprop.drawing.u_curve import Measured, draw_u
from backprop.figures.figure import Choice, Control, Figure, Shown, Slider
from backprop.numbers import gradient_check as numbers

_DTYPES: dict[str, type[np.floating]] = {"float64": np.float64, "float32": np.float32}
_DIGITS = {"float64": 16, "float32": 7}


def u_curve(derivative: Callable | None = None) -> Figure:
    """Slope and error for one ε; with a learner's `derivative` that is right, float64 runs on it."""
    measure, whose = _measure_of(derivative)
    curves, best = _all_curves(measure), {}
    for name, dtype in _DTYPES.items():
        best[name] = {kind: numbers.best_exponent(kind, dtype) for kind in numbers.KINDS}
    controls: list[Control] = [
        Slider("eps", "ε", 1e-16, 1.0, 0.5, log=True, digits=2, name="epsilon"),
        Choice("kind", "Formula", (("forward", "forward"), ("central", "central")), "forward"),
        Choice("dtype", "Numbers", (("float64", "float64"), ("float32", "float32")), "float64"),
    ]

    def render(values: dict) -> Shown:
        name, eps = values["dtype"], float(values["eps"])
        slopes = {kind: measure(name, kind, eps) for kind in numbers.KINDS}
        made = Measured(values["kind"], eps, slopes, curves[name], best[name], name)
        return Shown(draw_u(made), _say(made) + (whose if name == "float64" else ""))

    try_this = (
        "Find the best ε of each formula. Then switch to float32: which way does the bottom of the U move?"
    )
    return Figure("3.1", "The U", controls, render, try_this)


def _measure_of(derivative) -> tuple[Callable, str]:
    def ours(name: str, kind: str, eps: float) -> float:
        return numbers.measured_slope(kind, eps, _DTYPES[name])

    if derivative is None:
        return ours, ""
    if not numbers.agrees_on_the_curve(derivative):
        return ours, " Measured with ours until your function agrees."

    def theirs(name: str, kind: str, eps: float) -> float:
        return (
            float(derivative(numbers.loss, numbers.AT, eps, kind))
            if name == "float64"
            else ours(name, kind, eps)
        )

    return theirs, " <b>Measured with your function.</b>"


def _all_curves(measure: Callable) -> dict:
    """name of arithmetic -> kind -> (ε, relative errors)."""
    grid = 10.0 ** np.linspace(-16, 0, 225)
    return {
        name: {
            kind: (grid, np.array([numbers.slope_error(measure(name, kind, float(e))) for e in grid]))
            for kind in numbers.KINDS
        }
        for name in _DTYPES
    }


def _say(made: Measured) -> str:
    measured = made.slopes[made.kind]
    error = numbers.slope_error(measured)
    found = (
        f"The {made.kind} formula says {backward_html(measured, 4)}; the slope is "
        f"{backward_html(numbers.slope(numbers.AT), 4)}. {_off(error)}"
    )
    return f"{found} {_why(made, error)}"


def _off(error: float) -> str:
    if error >= 0.0095:
        return f"It is {number_html(100 * error, 2)} % off."
    if error == 0:
        return "It is right to the last digit."
    return f"The first {max(1, math.floor(-math.log10(error)))} digits are right."


def _why(made: Measured, error: float) -> str:
    dtype = _DTYPES[made.arithmetic]
    w, eps = dtype(numbers.AT), dtype(made.eps)
    low = w if made.kind == "forward" else w - eps
    a, b = float(numbers.loss(w + eps)), float(numbers.loss(low))
    if w + eps == w:
        return f"{math_html('w + ε')} is {math_html('w')} for this computer: the two losses are one."
    if a == b:
        return "The two losses do not differ in any digit, so the slope comes out as 0."
    if math.log10(made.eps) >= made.best[made.kind]:
        return (
            f"What is missing is the bend of the curve between the two points: {math_html('ε')} is too large."
        )
    same = max(0, math.floor(-math.log10(abs(a - b) / max(abs(a), abs(b)))))
    of = _DIGITS[made.arithmetic]
    return f"The two losses agree in {same} of {of} digits; their difference lives on the rest."
