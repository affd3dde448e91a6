"""Fig 8.2 "How deep can you shout?": what is left of a gradient, layer by layer, on its way to the input."""

import numpy as np

from backprop.drawing.chart import Axes
from backprop.drawing.notation import number, plain
from backprop.drawing.svg import (
    Markup,
    Picture,
    backward_arrow,
    circle,
    forward_arrow,
    group,
    join,
    line,
    path,
    rimmed,
    said,
    symbol,
    text,
)

MOST = 16
LEFT, FIRST, LAST = (
    60,
    172,
    606,
)  # of the plot, the input and the last layer: the layers between share the room
LOW, HIGH = 1e-18, 1e7
TICKS = (1e-18, 1e-12, 1e-6, 1.0, 1e6)
TOP, PLOT, NET = 100, 234, 58


def draw_how_deep(kind, n, gain, arrives, slopes, bound, curve) -> Picture:
    """arrives (n + 1,), slopes (n,), bound (n + 1,) or None; curve: (gains, what arrives at the input)."""
    picture = Picture(396)
    axes = Axes(
        LEFT, TOP, LAST + 18 - LEFT, PLOT, (0, 1), (LOW, HIGH), y_log=True,
        x_ticks=(), y_ticks=TICKS, y_name="", name="left",
    )  # fmt: skip
    places = [FIRST + (LAST - FIRST) * k / n for k in range(n + 1)]
    picture.add(axes.frame(), axes.level(1.0))
    picture.add(_net(places), _bound(axes, places, bound, arrives), _lollipops(axes, places, arrives))
    picture.add(_names(places, n), _over_gain(kind, gain, arrives[0], curve))
    picture.add(text(20, 28, join("what is left of a push on ", _last(kind, n)), "word"))
    picture.add(_factor(kind, slopes))
    picture.label = _in_words(kind, n, gain, arrives, bound)
    return picture


def _last(kind, n) -> Markup:
    return symbol(f"z_{{{n}}}" if kind == "chain" else f"O_{{{n}}}", "backward")


def _net(places) -> Markup:
    """The layers as a row of circles: the way there solid, the way back dashed."""
    out = []
    for k, (a, b) in enumerate(zip(places[:-1], places[1:], strict=True)):
        out.append(forward_arrow(a + 7, NET - 4, b - 8, NET - 4, width=1.5, is_=f"arrow:{k + 1}"))
        out.append(backward_arrow(b - 7, NET + 4, a + 8, NET + 4, width=1.25, is_=f"arrow:d{k + 1}"))
    for k, x in enumerate(places):
        out.append(circle(x, NET, 7, "panel" if k == 0 else "surface", "ink", 1.5))
    return group(*out)


def _lollipops(axes, places, arrives) -> Markup:
    """One stem a layer on a log scale; what is below the scale gets a triangle at its foot and its number."""
    out, bottom = [], TOP + PLOT
    for k, (x, value) in enumerate(zip(places, arrives, strict=True)):
        y = axes.py(value)
        if value < LOW:
            out.append(path(f"M{x - 6} {bottom - 13}h12l-6 10z", None, fill="backward", is_=f"stem:{k}"))
            continue
        out.append(line(x, bottom, x, y, "backward", 2.5, "5 3", is_=f"stem:{k}"))
        out.append(circle(x, y, 6, "backward", "surface", 1.5))
    y = axes.py(max(arrives[0], LOW))
    here = number(arrives[0])
    out.append(
        rimmed(
            places[0] - 13,
            min(y, TOP + PLOT - 12) + 5,
            here,
            "number",
            "backward",
            "end",
            True,
            is_="d input",
        )
    )
    return group(*out)


def _bound(axes, places, bound, arrives) -> Markup:
    """The most that could arrive: a thin dashed line with hollow points."""
    if bound is None:
        return Markup("")
    points = [(x, axes.py(b)) for x, b in zip(places, bound, strict=True)]
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = [circle(x, y, 3.5, "surface", "muted", 1.25) for x, y in points[:-1]]
    x, y = points[0]
    name = text(x - 2, y - 12 if y > TOP + 8 else y + 24, "bound", "small", "muted", "middle")
    return group(path(d, "muted", 1.25, dash="5 4", is_="curve:bound"), *dots, name)


def _names(places, n) -> Markup:
    """Numbers of the layers under their stems: the input, the first, the last, and every fourth between."""
    out = [text(places[0], TOP + PLOT + 24, "input", "small", "muted", "middle")]
    for k in range(1, n + 1):
        if k == n or (k % 4 == 0 and n - k > 1 and k > 1):
            word = f"layer {k}" if k == n and n > 2 else str(k)
            out.append(text(places[k], TOP + PLOT + 24, word, "small", "muted", "middle", is_=f"layer {k}"))
    return group(*out)


def _factor(kind, slopes) -> Markup:
    """What one step back multiplies by, and how large the slope in it is here."""
    mean = float(np.mean(slopes))
    words = join(
        "each step back multiplies by ", symbol("w" if kind == "chain" else "W", "learnable"),
        " and by the slope ", symbol("σ′"), "; here the slope is ", said("mean slope", number(mean, 2)),
        " on average",
    )  # fmt: skip
    return text(20, TOP + PLOT + 52, words, "small", "muted")


def _over_gain(kind, gain, here, curve) -> Markup:
    """On the same scale: what arrives at the input, for every gain."""
    gains, values = curve
    name = symbol("w") if kind == "chain" else "gain"
    axes = Axes(
        676, TOP, 180, PLOT, (0.5, 10), (LOW, HIGH), x_log=True, y_log=True, x_ticks=(0.5, 1, 2, 4, 10),
        y_ticks=(), y_axis=False, name="gain",
    )  # fmt: skip
    shown = max(here, LOW)
    out = [
        axes.frame(),
        axes.level(1.0),
        text(axes.x - 28, 28, join("at the input, for every ", name), "word"),
        axes.curve(gains, values, "backward", 2, "6 4", "curve:over gain"),
    ]
    if (values >= LOW).any():
        best = int(np.argmax(values))
        top = axes.py(values[best])
        if 0 < best < len(gains) - 1:
            words = join("most at ", said("gain of the most", number(gains[best], 2)))
            x = min(axes.px(gains[best]), axes.x + axes.width - 40)
            out.append(text(x, top - 14, words, "small", "muted", "middle"))
    out.append(line(axes.px(gain), axes.py(shown), axes.px(gain), TOP + PLOT, "learnable", 1.5, "1 4"))
    out.append(axes.point(gain, shown, "backward", is_="point:gain"))
    return group(*out)


def _in_words(kind, n, gain, arrives, bound) -> str:
    net = f"a chain of {n} sigmoids with weight {plain(gain, 2)}" if kind == "chain" else (
        f"a random net of {n} layers of 16 sigmoids, gain {plain(gain, 2)}"
    )  # fmt: skip
    most = "" if bound is None else f" At most {number(bound[0])} could arrive."
    first = f"A gradient on its way back through {net}: of 1 at the last layer,"
    return f"{first} {{d input}} reaches the input.{most}"
