"""Fig 3.1: a loss with its tangent and its secant, and the error of the measured slope against ε."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from backprop.drawing import chart, svg
from backprop.drawing.notation import number, plain, power_of_ten
from backprop.drawing.places import Box, Spot, Taken
from backprop.numbers import gradient_check as numbers

CURVE = chart.Axes(
    56,
    54,
    296,
    286,
    (-1.0, 1.9),
    (0.0, 0.36),
    x_ticks=(-1, 0),
    y_name="",
    y_ticks=(0, 0.1, 0.2, 0.3),
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
        svg.line(174, 66, 200, 66, "ink", 2),
        svg.text(208, 71, svg.join("secant, slope ", svg.said("d measured", number(measured, 4))), "word"),
        svg.line(174, 92, 200, 92, "backward", 2, "6 4"),
        svg.text(208, 97, svg.join("tangent, slope ", svg.said("d", number(slope, 4))), "word", "backward"),
    ]
    return parts


def _straight(w, y, slope, colour, dash=None, reach=1.7) -> svg.Markup:
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
        return _straight(w, numbers.loss(w), measured, "ink", reach=1.7)
    middle = (numbers.loss(w + made.eps) + numbers.loss(w - made.eps)) / 2
    return _straight(w, middle, measured, "ink", reach=1.7)


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
    name = _name_of(made, kind)
    at = (10**name.exponent, 10**name.level, kind, tone, name.anchor, name.dx, name.dy)
    parts.append(ERROR.label(*at, is_=f"name:{kind}"))
    parts.append(ERROR.label(*at[:2], _STEEP[kind], *at[3:6], name.dy + 18, is_=f"law:{kind}"))
    here = numbers.slope_error(made.slopes[kind])
    chosen = kind == made.kind
    if here > 0:
        shown = number(here) if chosen else ""
        parts.append(_marked(made.eps, here, shown, chosen, kind, _number_spot(made, here)))
    return parts


@dataclass(frozen=True)
class NamePlace:
    """Where the name of a law stands: beside its line at 10**exponent, moved by (dx, dy) pixels."""

    exponent: float
    level: float
    dx: float
    dy: float
    anchor: str

    @property
    def span(self) -> tuple[float, float]:
        """Its left and right end, with some air."""
        x = ERROR.px(10**self.exponent) + self.dx
        left = x - _NAME if self.anchor == "end" else x
        return left - 6, left + _NAME + 6


_NAME = 62  # room for "forward" and "slope 2"
# along the law, as a share of the way to its best ε; the last one of "central" is right of the chart
_BESIDE = {
    "forward": (
        (0.42, -12, -20, "end"),
        (0.08, -12, -20, "end"),
        (0.6, -12, -20, "end"),
        (0.42, -84, -36, "end"),
    ),
    "central": ((0.42, 10, 6, "start"), (0.8, 10, 6, "start"), (0.0, 12, 34, "start")),
}


def _name_of(made: Measured, kind: str) -> NamePlace:
    """The first place beside the law through which the line of the chosen ε does not run."""
    eps, error = made.curves[kind]
    places = []
    for share, dx, dy, anchor in _BESIDE[kind]:
        exponent = made.best[kind] * share
        level = float(np.interp(exponent, np.log10(eps), np.log10(np.maximum(error, 1e-16))))
        places.append(NamePlace(exponent, level, dx, dy, anchor))
    line = ERROR.px(made.eps)
    return next((place for place in places if not place.span[0] < line < place.span[1]), places[0])


def _number_spot(made: Measured, error: float) -> Spot:
    """Where the number of the chosen point stands: right of it unless the name of a law stands there."""
    x, y = ERROR.px(made.eps), ERROR.py(error)
    names = []
    for place in (_name_of(made, kind) for kind in numbers.KINDS):
        left, right = place.span
        top = ERROR.py(10**place.level) + place.dy - 13
        names.append(Box(left, top, right, top + 36))
    taken = Taken(Box(ERROR.x, 40, 900, ERROR.y + ERROR.height), names, [])
    sides = [(x + 14, "start"), (x - 14, "end")]
    return taken.place([(at, y + dy, side) for dy in (5, 26, -16) for at, side in sides], 66)


def _around(made: Measured, kind: str) -> float:
    """The typical error close to the best ε: the geometric mean of the dots around it."""
    eps, error = made.curves[kind]
    near = (np.abs(np.log10(eps) - made.best[kind]) < 0.3) & (error > 0)
    return float(np.exp(np.mean(np.log(error[near]))))


def _marked(eps: float, error: float, shown: str, chosen: bool, kind: str, spot: Spot) -> svg.Markup:
    """The error at the chosen ε, its number beside the line."""
    x, y, radius = ERROR.px(eps), ERROR.py(error), 7 if chosen else 5
    dot = svg.circle(x, y, radius, "attention", "surface", 2, is_=f"point:error of {kind}")
    text = svg.rimmed(*spot[:2], shown, "word", "ink", spot[2], is_="error") if shown else ""
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
