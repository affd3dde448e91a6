"""Fig 3.1: a loss with its tangent and its secant, and the error of the measured slope against ε."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from backprop.drawing import chart, svg
from backprop.drawing.notation import number, plain, power_of_ten
from backprop.numbers import gradient_check as numbers

CURVE = chart.Axes(
    56,
    54,
    296,
    286,
    (-1.6, 2.6),
    (0.0, 0.9),
    x_ticks=(-1, 2),
    y_name="",
    y_ticks=(0, 0.3, 0.6, 0.9),
    name="L",
)
ERROR = chart.Axes(
    452, 62, 352, 278, (1e-16, 1.0), (1e-13, 10.0), True, True, "ε",
    x_ticks=(1e-16, 1e-12, 1e-8, 1e-4, 1.0), y_ticks=(1.0, 1e-4, 1e-8, 1e-12), name="error",
)  # fmt: skip
_STEEP = {"forward": "slope 1", "central": "slope 2"}
_TONE = {"forward": "muted", "central": "ink"}


@dataclass(frozen=True)
class Measured:
    """One setting of the figure.

    slopes : kind -> the measured slope at this ε
    curves : kind -> (ε, errors) over the whole range, in the same arithmetic
    best : kind -> log10 of its best ε, in the same arithmetic
    """

    kind: str
    eps: float
    slopes: Mapping[str, float]
    curves: Mapping[str, tuple[np.ndarray, np.ndarray]]
    best: Mapping[str, float]
    arithmetic: str


def draw_u(made: Measured) -> svg.Picture:
    """The two charts for one ε."""
    picture = svg.Picture(392)
    picture.add(*_loss(made), *_errors(made))
    picture.label = _label(made)
    return picture


# the curve


def _loss(made: Measured) -> list[svg.Markup]:
    w, slope, measured = numbers.AT, numbers.slope(numbers.AT), made.slopes[made.kind]
    ws = np.linspace(*CURVE.x_range, 90)
    parts = [
        CURVE.frame(),
        svg.text(24, 30, svg.join(svg.symbol("L(w)", "forward")), "name"),
        CURVE.curve(ws, numbers.loss(ws)),
    ]
    ends = [w, w + made.eps] if made.kind == "forward" else [w - made.eps, w + made.eps]
    parts += [CURVE.drop(x, numbers.loss(x)) for x in {w, *ends}]
    parts += [_straight(w, numbers.loss(w), slope, "backward", "6 4"), _secant(made, measured)]
    sides = ("right",) if made.kind == "forward" else ("left", "right")
    parts += [
        CURVE.point(x, float(numbers.loss(x)), radius=5, hollow=True, is_=f"point:{side}")
        for side, x in zip(sides, [x for x in ends if x != w], strict=False)
    ]
    parts.append(CURVE.point(w, float(numbers.loss(w)), is_="point:w"))
    parts += _named_places(made)
    parts += [
        svg.line(168, 94, 194, 94, "ink", 2),
        svg.text(202, 99, svg.join("secant, slope ", svg.said("d measured", number(measured, 4))), "word"),
        svg.line(168, 120, 194, 120, "backward", 2, "6 4"),
        svg.text(202, 125, svg.join("tangent, slope ", svg.said("d", number(slope, 4))), "word", "backward"),
    ]
    return parts


def _straight(w, y, slope, colour, dash=None, reach=1.15) -> svg.Markup:
    xs = (w - reach, w + reach)
    return CURVE.curve(
        xs,
        [y + slope * (x - w) for x in xs],
        colour,
        2,
        dash,
        is_=f"line:{'d' if colour == 'backward' else 'd measured'}",
    )


def _secant(made: Measured, measured: float) -> svg.Markup:
    """The line whose slope was measured; with a tiny ε it pivots on the point itself."""
    w = numbers.AT
    if made.kind == "forward":
        return _straight(w, numbers.loss(w), measured, "ink", reach=1.3)
    middle = (numbers.loss(w + made.eps) + numbers.loss(w - made.eps)) / 2
    return _straight(w, middle, measured, "ink", reach=1.3)


def _named_places(made: Measured) -> list[svg.Markup]:
    """w and, where they do not collide with it, w − ε and w + ε under the axis."""
    places = [(numbers.AT, "w", 0.0)]
    if made.eps >= 0.3:
        sides = (1,) if made.kind == "forward" else (-1, 1)
        places += [(numbers.AT + side * made.eps, f"w {'+' if side > 0 else '−'} ε", side) for side in sides]
    bottom, parts = CURVE.y + CURVE.height, []
    for x, name, _ in places:
        px = CURVE.px(x)
        parts.append(svg.line(px, bottom, px, bottom + 6, "attention", 1.5))
        parts.append(
            svg.text(px, bottom + 44, svg.symbol(name, "attention"), "name", "attention", "middle", size=17)
        )
    parts.append(
        svg.text(CURVE.px(numbers.AT), bottom + 23, plain(numbers.AT), "word", anchor="middle", is_="w")
    )
    return parts


# the error


def _errors(made: Measured) -> list[svg.Markup]:
    parts = [ERROR.frame(), svg.text(416, 22, "error of the measured slope", "word")]
    parts.append(
        ERROR.upright(made.eps, label=svg.join(svg.symbol("ε"), " = ", svg.said("ε", _power(made.eps))))
    )
    for kind in numbers.KINDS:
        parts += _one_error(made, kind)
    bottom = ERROR.y + ERROR.height
    parts += [
        svg.text(ERROR.x - 36, bottom + 46, "← too small: rounding", "small", "muted"),
        svg.text(ERROR.x + ERROR.width, bottom + 46, "too large: bending →", "small", "muted", "end"),
    ]
    return parts


def _one_error(made: Measured, kind: str) -> list[svg.Markup]:
    """A line where the error is a law, dots where it is noise; a ring at the best, a point at the "
    "chosen ε."""
    eps, error = made.curves[kind]
    law = eps >= 10 ** (made.best[kind] + 0.5)
    tone = _TONE[kind]
    parts = [ERROR.dots(eps[~law], error[~law], tone), ERROR.curve(eps[law], error[law], tone, 1.75)]
    best = 10.0 ** made.best[kind]
    lowest = _around(made, kind)
    parts += [
        svg.circle(ERROR.px(best), ERROR.py(lowest), 9, "none", "ink", 1.25, is_=f"best:{kind}"),
        svg.line(
            ERROR.px(best), ERROR.py(lowest) + 9, ERROR.px(best), ERROR.y + ERROR.height, "muted", 1.25, "1 4"
        ),
    ]
    name_eps = 10 ** (made.best[kind] * 0.42)
    on_line = float(
        np.interp(math.log10(name_eps), np.log10(eps[law]), np.log10(np.maximum(error[law], 1e-16)))
    )
    dx, dy, anchor = (-12, -20, "end") if kind == "forward" else (10, 6, "start")
    parts.append(ERROR.label(name_eps, 10**on_line, kind, tone, anchor, dx, dy, is_=f"name:{kind}"))
    parts.append(
        ERROR.label(name_eps, 10**on_line, _STEEP[kind], tone, anchor, dx, dy + 18, is_=f"law:{kind}")
    )
    here = numbers.slope_error(made.slopes[kind])
    chosen = kind == made.kind
    if here > 0:
        shown = number(here) if chosen else ""
        parts.append(_marked(made.eps, here, shown, chosen, kind, _crowded(made, here)))
    return parts


def _crowded(made: Measured, error: float) -> bool:
    """Whether the name of a law stands right of this point, where its number would."""
    x, y = ERROR.px(made.eps), ERROR.py(error)
    for kind in numbers.KINDS:
        eps, errors = made.curves[kind]
        named = 10 ** (made.best[kind] * 0.42)
        level = 10 ** float(np.interp(math.log10(named), np.log10(eps), np.log10(np.maximum(errors, 1e-16))))
        left = ERROR.px(named) - (75 if kind == "forward" else 0)
        if left - 90 < x < left + 75 and abs(ERROR.py(level) - y) < 40:
            return True
    return False


def _around(made: Measured, kind: str) -> float:
    """The typical error close to the best ε: the geometric mean of the dots around it."""
    eps, error = made.curves[kind]
    near = (np.abs(np.log10(eps) - made.best[kind]) < 0.3) & (error > 0)
    return float(np.exp(np.mean(np.log(error[near]))))


def _marked(eps: float, error: float, shown: str, chosen: bool, kind: str, crowded: bool) -> svg.Markup:
    """The error at the chosen ε, its number right of the line."""
    x, y, radius = ERROR.px(eps), ERROR.py(error), 7 if chosen else 5
    dot = svg.circle(x, y, radius, "attention", "surface", 2, is_=f"point:error of {kind}")
    dx, anchor = (-14, "end") if crowded else (14, "start")
    text = ERROR.label(eps, error, shown, "ink", anchor, dx, 5, is_="error") if shown else ""
    return svg.group(dot, text)


def _power(eps: float) -> str:
    """0.1, 0.5, 10⁻⁴, 1.8·10⁻⁵."""
    exponent = math.log10(eps)
    if eps >= 0.01:
        return plain(eps, 2)
    if abs(exponent - round(exponent)) < 1e-9:
        return power_of_ten(round(exponent))
    return number(eps)


def _label(made: Measured) -> str:
    told = ", ".join(f"{kind} {number(numbers.slope_error(made.slopes[kind]))}" for kind in numbers.KINDS)
    bests = ", ".join(f"{kind} near {_power(10.0 ** made.best[kind])}" for kind in numbers.KINDS)
    return (
        f"Left: the loss L(w) at w = {{w}}, its tangent of slope {{d}} and the {made.kind} secant of slope "
        f"{{d measured}} for ε = {{ε}}, in {made.arithmetic}. "
        "Right: the relative error of both formulas against ε, each in the shape of a U; "
        f"here {told}; best {bests}."
    )
