"""Figure 4.1: one neuron as the lecture's graph, with values and gradients on the same edges.

Everything stands at a fixed place, so that nothing jumps when a number grows.
"""

from __future__ import annotations

import math

import numpy as np

from backprop.drawing import graph, svg
from backprop.drawing.notation import number, plain, squashed
from backprop.drawing.pull import pull_on_s
from backprop.numbers import neuron

HEIGHT = 419
LEFT, PRODUCT, SUM, SIGMA, Z, LOSS = 140, 320, 450, 580, 696, 828  # centres of the columns
ROWS = {"x_1": 40, "w_1": 112, "x_2": 184, "w_2": 256}
PRODUCT_ROWS = (76, 220)
MIDDLE = 148
TAB = 78  # width of a factor's tab
AS_SET = 3  # decimals of what a slider or a button sets: more would cover the names

INSET_LEFT, INSET_RIGHT, INSET_TOP, INSET_BOTTOM = 496, 664, 16, 80
REACH = 6.5  # the σ inset shows s from −REACH to REACH

AXIS, DECADE, DEEPEST = 367, 50, 48  # the factors: their zero line, pixels for ×10, longest bar


def draw_cockpit(done: neuron.Pass, weight: int = 0, inset: str = "slope") -> svg.Picture:
    """One forward and one backward pass.

    weight : 0 or 1, whose path is lit
    inset : what stands below the graph: "slope" for the three factors of that weight's gradient, "pull" for
        |∂L/∂s| against s
    """
    picture = svg.Picture(HEIGHT, label=label(weight))
    picture.add(_lit_path(weight))
    for i in (0, 1):
        picture.add(_lanes_of_source(done, i), _threads(i), _source(done, i), _product(done, i))
    picture.add(_sum_and_sigma(done), _loss(done), _slope_inset(done))
    return picture.add(pull_on_s(done) if inset == "pull" else _factors(done, weight))


def label(weight: int = 0) -> str:
    """The picture in words, with the numbers that stand in it."""
    n, low = weight + 1, "₁₂"[weight]
    return (
        "One sigmoid neuron. Inputs {x_1} and {x_2}, weights {w_1} and {w_2}, target {y}. "
        "Forward: s = {s}, z = {z}, loss {L}. "
        "Backward: ∂L/∂z = {dz}, times the slope {slope} is ∂L/∂s = {ds}; ∂L/∂w₁ = {dw_1}, ∂L/∂w₂ = {dw_2}. "
        f"The path to w{low} is lit: {{dz}} times {{slope}} times x{low} = {{x_{n}}}."
    )


# the graph


def _lit_path(weight: int) -> svg.Markup:
    """The band under the way back from L to the chosen weight."""
    row, product = ROWS[f"w_{weight + 1}"] + 8, PRODUCT_ROWS[weight] + 8
    runs = [
        (LOSS - 30, MIDDLE + 8, Z + 30), (Z - 30, MIDDLE + 8, SIGMA + 20), (SIGMA - 20, MIDDLE + 8, SUM + 20),
        (SUM - 20, product, PRODUCT + 20), (PRODUCT - 20, row, LEFT + 30),
    ]  # fmt: skip
    bands = (svg.rect(x2, y - 9, x1 - x2, 16, "backward-tint", radius=0) for x1, y, x2 in runs)
    return svg.group(*bands, is_=f"lit:w_{weight + 1}")


_wide = svg.gradient_width


def _pair(name: str) -> tuple[str, str]:
    """What an edge carries forward, and what comes back on it."""
    return name, f"d{name}"


def _of_source(done: neuron.Pass, i: int):
    """(name, value, gradient, factor on the way back, learnable) of x and of w."""
    yield f"x_{i + 1}", done.x[i], done.dx[i], done.w[i], False
    yield f"w_{i + 1}", done.w[i], done.dw[i], done.x[i], True


def _lanes_of_source(done: neuron.Pass, i: int) -> svg.Markup:
    """The value to the product, the gradient from the factor's tab."""
    parts = []
    for name, _, gradient, _, _ in _of_source(done, i):
        width = _wide(gradient)
        parts.append(graph.lanes(172, 298, ROWS[name], width=width, back_from=302 - TAB, names=_pair(name)))
    return svg.group(*parts)


def _threads(i: int) -> svg.Markup:
    """Each value goes to the tab of the other: they cross."""
    x, w = ROWS[f"x_{i + 1}"], ROWS[f"w_{i + 1}"]
    end = 308 - TAB + 8
    slope = (w - 2 - (x - 8)) / (end - 183)
    at = 183 + (w - 8 - (x - 8)) / slope  # where x's thread crosses the lane of w
    return svg.group(
        svg.casing(at - 4 / slope, w - 12, at + 4 / slope, w - 4),
        svg.thread(183, x - 8, end, w - 2),
        svg.thread(183, w - 8, end, x + 18),
    )


def _source(done: neuron.Pass, i: int) -> svg.Markup:
    """The nodes of x and w, their names and gradients, and the tabs at the product."""
    parts = []
    for name, value, gradient, factor, learnable in _of_source(done, i):
        y = ROWS[name]
        parts += [
            svg.tab(302 - TAB, y - 2, TAB, plain(factor, AS_SET), is_=f"factor:{name}"),
            svg.node(LEFT, y, plain(value, AS_SET), "learnable" if learnable else "variable", is_=name),
            svg.text(103, y - 5, name, "name", anchor="end"),
            svg.text(103, y + 18, number(gradient), "number", "backward", "end", learnable, is_=f"d{name}"),
        ]
    return svg.group(*parts)


def _lanes(x1, x2, y, value, gradient, names) -> svg.Markup:
    written = number(value), number(gradient)
    return graph.lanes(x1, x2, y, *written, width=_wide(gradient), names=names)


def _product(done: neuron.Pass, i: int) -> svg.Markup:
    y = PRODUCT_ROWS[i]
    return svg.group(
        svg.operation(PRODUCT - 18, y - 56, 36, 112, "×"),
        _lanes(342, 428, y, done.products[i], done.ds, _pair(f"p_{i + 1}")),
    )


def _sum_and_sigma(done: neuron.Pass) -> svg.Markup:
    return svg.group(
        svg.operation(SUM - 18, MIDDLE - 90, 36, 180, "Σ"),
        _lanes(472, 558, MIDDLE, done.s, done.ds, _pair("s")),
        svg.text(515, MIDDLE - 42, "s", "name", anchor="middle"),
        svg.operation(SIGMA - 18, MIDDLE - 18, 36, 36, "σ"),
        graph.lanes(602, 664, MIDDLE, width=_wide(done.dz), names=("σ(s)", "dz")),
    )


def _inside(x: float, y: float, shown: str, kind: str, radius: float, is_: str) -> svg.Markup:
    """A node of fixed size; a long number stands in it a little smaller."""
    colour, size = "on-ink" if kind == "loss" else "forward", 14 if len(shown) > 5 else None
    digits = svg.centred(x, y, shown, "number", colour, kind == "loss", size, is_=is_)
    return svg.group(svg.node(x, y, "", kind, radius), digits)


def _loss(done: neuron.Pass) -> svg.Markup:
    return svg.group(
        _inside(Z, MIDDLE, squashed(done.z), "variable", 30, "z"),
        svg.text(Z, MIDDLE - 42, "z", "name", anchor="middle"),
        svg.text(Z, MIDDLE + 48, number(done.dz), "number", "backward", "middle", is_="dz"),
        graph.lanes(728, 791, MIDDLE, width=_wide(done.dz), names=("z", "dL/dz")),
        _inside(LOSS, MIDDLE, number(done.L), "loss", 33, "L"),
        svg.text(LOSS, MIDDLE - 42, svg.symbol("L = (y − z)^2"), "name", anchor="middle"),
        svg.forward_arrow(LOSS, 224, LOSS, 185, is_="arrow:y"),
        svg.node(LOSS, 256, plain(done.y), is_="y"),
        svg.text(LOSS + 37, 262, "y", "name"),
    )


# the insets above the sigmoid


def _slope_inset(done: neuron.Pass) -> svg.Markup:
    """σ with its tangent at s; beyond the frame the point waits at the border."""
    half, tall = (INSET_RIGHT - INSET_LEFT) / 2, INSET_BOTTOM - INSET_TOP
    grid = np.linspace(-REACH, REACH, 60)
    at = np.clip(done.s, -REACH, REACH)

    def place(s, z):
        return INSET_LEFT + half * (1 + s / REACH), INSET_BOTTOM - tall * z

    x, y = place(at, done.z)
    rise = -tall * done.slope * REACH / half  # pixels up for one pixel to the right
    run = 32 / math.hypot(1, rise)
    run = min(run, INSET_RIGHT + 8 - x) if rise > -0.2 else run
    back = min(run, x - INSET_LEFT + 8) if rise > -0.2 else run
    slope_text = svg.join(svg.symbol("σ′(s)"), " = ", svg.said("slope", number(done.slope)))
    return svg.group(
        svg.line(INSET_LEFT, INSET_BOTTOM, INSET_RIGHT, INSET_BOTTOM, "faint", 1, is_="σ.y:0"),
        svg.line(INSET_LEFT, INSET_TOP, INSET_RIGHT, INSET_TOP, "faint", 1, is_="σ.y:1"),
        svg.text(INSET_LEFT - 8, INSET_BOTTOM + 5, "0", "small", "muted", "end", is_="σ.y=0"),
        svg.text(INSET_LEFT - 8, INSET_TOP + 5, "1", "small", "muted", "end", is_="σ.y=1"),
        svg.polyline([place(s, z) for s, z in zip(grid, neuron.sigmoid(grid), strict=True)], "forward"),
        svg.line(x - back, y - rise * back, x + run, y + rise * run, "ink", 2, is_="tangent"),
        svg.circle(x, y, 5, "forward", "surface", is_="point:s"),
        svg.text(
            INSET_RIGHT + 12,
            44,
            svg.join("slope of ", svg.symbol("σ"), " at ", svg.symbol("s")),
            "word",
            "muted",
        ),
        svg.text(INSET_RIGHT + 12, 68, slope_text, "name", size=17),
    )


# the three factors


def _factors(done: neuron.Pass, weight: int) -> svg.Markup:
    """∂L/∂w as a product, with bars on a scale of tenfold steps: there the bars add up."""
    n = weight + 1
    columns = [
        (70, f"∂L/∂w_{n}", done.dw[weight], number(done.dw[weight]), "backward", True),
        (PRODUCT, f"x_{n}", done.x[weight], plain(done.x[weight], AS_SET), "forward", False),
        (SIGMA, "σ′(s)", done.slope, number(done.slope), "ink", False),
        (LOSS, "2(z − y)", done.dz, number(done.dz), "backward", False),
    ]
    parts = [svg.line(24, AXIS, 876, AXIS, "muted", 1)]
    for (x, name, value, shown, colour, bold), what in zip(
        columns, (f"dw_{n}", f"x_{n}", "slope", "dz"), strict=True
    ):
        parts += [
            svg.text(x, 309, name, "name", anchor="middle"),
            svg.text(x, 331, shown, "number", colour, "middle", bold, is_=what),
            _bar(x, value, colour, f"bar:{what}"),
        ]
    for x, sign in ((195, "="), (SUM, "×"), (704, "×")):
        parts.append(svg.text(x, 321, sign, "name", "muted", "middle"))
    parts.append(svg.text(876, AXIS - 8, "> 1", "word", "muted", "end", is_="above the line"))
    parts.append(svg.text(876, AXIS + 19, "< 1", "word", "muted", "end", is_="below the line"))
    return svg.group(*parts)


def _bar(x: float, factor: float, colour: str, is_: str) -> svg.Markup:
    """Up for a factor above 1, down below it; a bar too long to show is cut through."""
    size = abs(factor)
    length = DECADE * math.log10(size) if size > 0 else -math.inf
    cut = length < -DEEPEST
    length = max(length, -DEEPEST)
    bar = svg.rect(x - 7, AXIS - max(length, 0), 14, abs(length), colour, radius=0, is_=is_)
    if not cut:
        return bar
    tear = svg.line(x - 10, AXIS + DEEPEST - 10, x + 10, AXIS + DEEPEST - 16, "surface", 4)
    return svg.group(bar, tear)
